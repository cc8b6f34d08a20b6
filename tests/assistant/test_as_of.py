"""On a reference date it is said which edition counts, and that later ones are held; nothing of these is told."""

import pytest

from assistant.answer import Answer, Refusal
from assistant.ask import Assistant

QUESTIONS = {"nl": "Worden lhbti's vervolgd in Varenië?", "en": "Are deserters prosecuted in Varenia?"}


@pytest.mark.parametrize(
    ("language", "said", "later"),
    [
        ("nl", "op 2023-06-01 was de nieuwste bruikbare editie", "Er zijn latere edities opgenomen"),
        ("en", "on 2023-06-01 the newest edition that can be used was", "Later editions are held"),
    ],
)
def test_the_edition_that_counts_is_named_and_later_ones_only_mentioned(
    assistant: Assistant, language: str, said: str, later: str
) -> None:
    outcome = assistant.ask(QUESTIONS[language], as_of="2023-06-01")

    assert isinstance(outcome, Answer), outcome
    (line,) = (line for line in (outcome.message or "").split("\n") if said in line)
    assert later in line
    assert "Algemeen ambtsbericht Varenië, juni 2022" in line
    assert "2024" not in line


def test_where_nothing_later_is_held_nothing_is_said(assistant: Assistant) -> None:
    outcome = assistant.ask(QUESTIONS["nl"], as_of="2026-01-01")

    assert isinstance(outcome, Answer), outcome
    assert "bruikbare editie" not in (outcome.message or "")


def test_a_refusal_says_how_much_came_later(assistant: Assistant) -> None:
    outcome = assistant.ask(QUESTIONS["nl"], as_of="2015-01-01")

    assert isinstance(outcome, Refusal)
    assert "Na 2015-01-01 gepubliceerd en daarom niet gebruikt: " in outcome.message


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Gold er in 2022 een besluitmoratorium voor Varenië?", "geldt vanaf 2024-"),
        ("Was there a decision moratorium for Varenia in 2022?", "is in force from 2024-"),
    ],
)
def test_that_a_year_chose_an_older_version_of_the_rules_is_said(
    assistant: Assistant, question: str, said: str
) -> None:
    outcome = assistant.ask(question)

    assert isinstance(outcome, Answer), outcome
    assert any(c.source.valid_from == "2022-01-01" for c in outcome.quoted)
    (line,) = (line for line in (outcome.message or "").split("\n") if said in line)
    assert "2022" in line


def test_rules_of_today_and_sides_of_years_have_no_such_note(assistant: Assistant) -> None:
    for question in (
        "Geldt er een besluitmoratorium voor Varenië?",
        "Vergelijk het besluitmoratorium voor Varenië in 2022 en 2024",
    ):
        outcome = assistant.ask(question)

        assert isinstance(outcome, Answer), outcome
        assert "wat toen gold" not in (outcome.message or "")


def test_a_comparison_of_dates_does_not_say_it_of_its_sides(assistant: Assistant) -> None:
    outcome = assistant.ask(
        "Wat is het verschil in beleid voor lhbti uit Varenië per 2022-06-01 en per 2024-06-01?"
    )

    assert isinstance(outcome, Answer), outcome
    assert [side.label for side in outcome.sides] == ["2022-06-01", "2024-06-01"]
    assert "bruikbare editie" not in (outcome.message or "")


def test_a_year_that_no_source_on_the_country_is_about_is_said(assistant: Assistant) -> None:
    outcome = assistant.ask("Worden deserteurs vervolgd in Kelmar in 2020?")

    assert isinstance(outcome, Refusal)
    assert "Geen van de bronnen gaat over 2020." in outcome.message
