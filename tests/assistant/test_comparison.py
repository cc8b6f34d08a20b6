"""Follow-ups, comparisons and questions back, asked to the example documents."""

import json
from pathlib import Path

import pytest

from assistant.answer import Answer, Reason, Refusal
from assistant.ask import Assistant
from assistant.conversation import Turn
from assistant.jsonform import outcome_json
from assistant.verify import Verifier

MORATORIUM = "Geldt er een besluitmoratorium voor Varenië?"
CHANGED = "Wat is er veranderd tussen 2022 en 2024 in het besluitmoratorium voor Varenië?"


def compared(assistant: Assistant, question: str) -> Answer:
    outcome = assistant.ask(question)
    assert isinstance(outcome, Answer), outcome
    assert outcome.sides
    return outcome


def test_a_follow_up_is_answered_like_the_complete_question(assistant: Assistant) -> None:
    followed = assistant.ask("en in Ostavië?", history=["Worden deserteurs vervolgd in Varenië?"])
    whole = assistant.ask("Worden deserteurs vervolgd in Ostavië?")

    assert isinstance(followed, Answer)
    assert isinstance(whole, Answer)
    assert followed.footnotes == whole.footnotes
    assert followed.understood.question == "Worden deserteurs vervolgd in Ostavië?"
    assert set(followed.understood.carried) == {"topic", "group"}


def test_a_date_of_the_words_before_still_counts(assistant: Assistant) -> None:
    turns = ["Geldt er een besluitmoratorium voor Ostavië per 1 maart 2023?"]

    outcome = assistant.ask("en voor Varenië?", history=turns)

    assert isinstance(outcome, Answer)
    assert outcome.understood.as_of == "2023-03-01"
    assert {c.source.valid_from for c in outcome.footnotes if c.source.valid_from} == {"2022-01-01"}


def test_a_question_without_an_answer_is_asked_of_the_country_of_the_turn_before(
    assistant: Assistant,
) -> None:
    met = 0
    for people in ("alleenstaande vrouwen", "lhbti's", "minderjarigen", "terugkeerders"):
        question, before = f"Worden {people} vervolgd?", f"Hoe leven {people}"
        alone, whole = assistant.ask(question), assistant.ask(f"Worden {people} vervolgd in Varenië?")
        named = assistant.ask(question, history=[f"{before} in Varenië?"])
        told = assistant.ask(question, history=[Turn(text=f"{before}?", about="XVA")])
        if isinstance(alone, Refusal) and isinstance(whole, Answer):
            met += 1
            assert isinstance(named, Answer)
            assert isinstance(told, Answer)
            assert named.footnotes == told.footnotes == whole.footnotes
            assert named.understood.carried == told.understood.carried == ("country",)
            assert named.question == question
        else:
            assert not named.understood.carried, "what has an answer of its own takes nothing over"
    assert met


def test_what_was_refused_is_refused_in_a_follow_up_too(assistant: Assistant) -> None:
    secret = "Wat staat er in de interne werkinstructie over Varenië?"

    outcome = assistant.ask("en over Ostavië?", history=[secret])

    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.NON_PUBLIC


@pytest.mark.parametrize(
    ("question", "asks"),
    [("en?", "over welk land?"), ("What is the policy?", "Which country"), ("Ostavië?", "over Ostavië?")],
)
def test_a_vague_question_is_asked_back_with_what_is_held(
    assistant: Assistant, question: str, asks: str
) -> None:
    outcome = assistant.ask(question)

    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.UNCLEAR
    assert asks in outcome.message
    assert outcome.message.count("?") == 1
    assert "Varenia" in outcome.message or "Varenië" in outcome.message


def test_a_choice_against_the_words_is_obeyed_and_told(assistant: Assistant) -> None:
    outcome = assistant.ask(MORATORIUM, country="XOS")

    assert outcome.message is not None
    assert "gekozen is Ostavië; de vraag noemt Varenië" in outcome.message
    assert isinstance(outcome, Answer)
    assert all("XVA" not in (c.section.countries if c.section else ()) for c in outcome.footnotes)


def test_every_side_of_a_comparison_is_answered_for_itself(assistant: Assistant) -> None:
    answer = compared(assistant, "Vergelijk de positie van deserteurs in Varenië met die in Ostavië")

    assert [side.label for side in answer.sides] == ["Varenië", "Ostavië"]
    for side, code in zip(answer.sides, ("XVA", "XOS"), strict=True):
        for n in side.statements:
            note = answer.footnotes[answer.statements[n - 1].notes[0] - 1]
            countries = (note.section.countries if note.section else ()) or note.source.countries
            assert code in countries or "*" in countries


def test_two_dates_are_answered_from_their_versions_with_what_changed(assistant: Assistant) -> None:
    answer = compared(assistant, CHANGED)

    rules = [c for c in answer.footnotes if c.source.valid_from]
    assert {c.source.valid_from for c in rules} >= {"2022-01-01", "2024-01-01"}
    assert answer.changes
    for section in answer.changes:
        for change in section.changes:
            before = answer.footnotes[change.before - 1] if change.before else None
            after = answer.footnotes[change.after - 1] if change.after else None
            assert before is None or after is None or before.source.work == after.source.work
            assert before is None or after is None or before.quote != after.quote


def test_a_comparison_verifies_until_a_number_is_changed(assistant: Assistant, library_data: Path) -> None:
    saved = json.loads(json.dumps(outcome_json(assistant.ask(CHANGED), {})))
    verifier = Verifier(library_data)
    assert [finding.problem for finding in verifier.check(saved) if finding.problem] == []

    section = next(s for s in saved["changes"] if s["changes"])
    section["changes"][0]["after"] = section["changes"][0]["before"] = len(saved["footnotes"]) + 1
    saved["sides"][0]["statements"] = [99]

    assert len([finding for finding in verifier.check(saved) if finding.problem]) == 2


def test_an_explicit_date_bars_the_later_side_of_a_comparison(assistant: Assistant) -> None:
    outcome = assistant.ask(CHANGED, as_of="2023-06-30")

    assert isinstance(outcome, Answer)
    assert all((c.source.published or "9") <= "2023-06-30" for c in outcome.footnotes)


def test_a_side_without_an_answer_is_named(assistant: Assistant) -> None:
    outcome = assistant.ask("Vergelijk het besluitmoratorium voor Varenië met dat voor Eritrea")

    assert isinstance(outcome, Answer)
    assert outcome.outcome == "partial"
    assert outcome.not_covered == ("Eritrea",)
    assert outcome.sides[1].reason == "insufficient_evidence"


def test_the_same_comparison_gives_the_same_bytes(assistant: Assistant) -> None:
    once, again = (json.dumps(outcome_json(assistant.ask(CHANGED), {}), sort_keys=True) for _ in range(2))

    assert once == again


def test_a_saved_turn_brings_its_date_and_country(assistant: Assistant) -> None:
    before = Turn(text="Geldt er een besluitmoratorium?", as_of="2023-03-01", country="XVA")

    outcome = assistant.ask("en een vertrekmoratorium?", history=[before])

    assert outcome.understood.countries == ("XVA",)
    assert outcome.understood.as_of == "2023-03-01"
