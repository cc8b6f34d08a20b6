"""What is answered where a document is asked for by name, asked to the example documents."""

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.jsonform import outcome_json

LETTER = "xva-kamerbrief-besluitmoratorium-2024-06.pdf"


def test_a_letter_that_is_asked_for_by_its_date_is_what_answers(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat zegt de brief van 21 juni 2024 over dienstplicht?")

    assert isinstance(outcome, Answer), outcome
    assert {citation.source.file for citation in outcome.footnotes} == {LETTER}
    (named,) = outcome_json(outcome, {})["understood"].get("named", [])
    assert named["title"] == outcome.footnotes[0].source.title
    assert named["day"] == "2024-06-21"


def test_a_document_alone_is_answered_with_more_than_its_opening(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat staat er in de brief van 21 juni 2024?")

    assert isinstance(outcome, Answer), outcome
    assert {citation.source.file for citation in outcome.footnotes} == {LETTER}
    assert len({citation.headings for citation in outcome.quoted}) > 1


def test_where_the_document_does_not_answer_all_are_searched_and_that_is_said(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat zegt het ambtsbericht van mei 2024 over adoptie?")

    assert "Algemeen ambtsbericht Varenië, mei 2024" in (outcome.message or "")
    assert "daarom is in alle bronnen gezocht" in (outcome.message or "")


def test_a_date_of_no_document_changes_nothing(assistant: Assistant) -> None:
    question = "Wat zegt de brief van 22 juni 2024 over dienstplicht?"

    assert assistant.ask(question).understood.named is None


def test_a_later_document_is_not_named_on_an_earlier_date(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat zegt de brief van 21 juni 2024 over dienstplicht?", as_of="2024-06-20")

    assert outcome.understood.named is None
    if isinstance(outcome, Answer):
        assert LETTER not in {citation.source.file for citation in outcome.footnotes}


def test_the_name_holds_for_the_question_after_it(assistant: Assistant) -> None:
    outcome = assistant.ask(
        "En over terugkeer?", history=["Wat zegt de brief van 21 juni 2024 over dienstplicht?"]
    )

    assert outcome.understood.named is not None
