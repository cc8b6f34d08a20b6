"""Editions, kinds and times that are asked for and lacking are said to be, asked to the example documents."""

import pytest

from assistant.answer import Answer, Reason, Refusal
from assistant.ask import Assistant
from assistant.jsonform import outcome_json


def test_the_previous_ambtsbericht_is_quoted_and_named(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat zegt het vorige ambtsbericht over deserteurs in Varenië?")

    assert isinstance(outcome, Answer), outcome
    assert {c.source.file for c in outcome.footnotes} == {"xva-ambtsbericht-2022-06.pdf"}
    assert "Vorige editie: Algemeen ambtsbericht Varenië, juni 2022" in (outcome.message or "")
    form = outcome_json(outcome, {})
    assert form["understood"].get("edition") == "previous"
    (edition,) = form.get("editions", [])
    assert edition["document_id"] == outcome.footnotes[0].source.id
    assert f"{edition['title']} (verslagperiode tot en met {edition['day']})" in (form["message"] or "")


def test_the_newest_ambtsbericht_is_that_of_the_reference_date(assistant: Assistant) -> None:
    question = "Wat zegt het nieuwste algemene ambtsbericht over deserteurs in Varenië?"

    now, then = assistant.ask(question), assistant.ask(question, as_of="2023-06-01")

    files = [
        {c.source.file for c in outcome.footnotes} for outcome in (now, then) if isinstance(outcome, Answer)
    ]
    assert all("xva-ambtsbericht-2022-06.pdf" not in found for found in files[:1])
    assert files[1:] == [{"xva-ambtsbericht-2022-06.pdf"}]


def test_a_work_with_one_edition_has_no_previous_one(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat zegt de vorige Country Guidance over deserteurs in Ostavië?")

    assert isinstance(outcome, Refusal)
    assert "geen eerdere editie" in outcome.message
    assert outcome_json(outcome, {}).get("editions") == []


def test_where_no_edition_is_asked_for_none_is_named(assistant: Assistant) -> None:
    form = outcome_json(assistant.ask("Worden deserteurs vervolgd in Varenië?"), {})

    assert form["footnotes"]
    assert (form["understood"].get("edition"), form.get("editions")) == (None, [])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Worden deserteurs in Varenië vervolgd volgens Amnesty?", "Niet opgenomen: Amnesty."),
        ("Are deserters prosecuted in Varenia according to the EUAA?", "Not held: EUAA."),
        (
            "Worden deserteurs vervolgd in Kelmar volgens het ambtsbericht?",
            "Niet opgenomen over Kelmar: ambtsbericht.",
        ),
    ],
)
def test_a_kind_that_is_not_held_is_said_not_to_be(assistant: Assistant, question: str, said: str) -> None:
    outcome = assistant.ask(question)

    assert isinstance(outcome, Refusal)
    assert said in outcome.message


def test_a_date_before_everything_is_said_to_be(assistant: Assistant) -> None:
    outcome = assistant.ask("Worden deserteurs vervolgd in Varenië?", as_of="1995-01-01")

    assert isinstance(outcome, Refusal)
    assert "Vóór 1995-01-01 is niets gepubliceerd dat is opgenomen" in outcome.message


def test_an_event_without_a_date_is_said_to_have_none(assistant: Assistant) -> None:
    outcome = assistant.ask("Worden deserteurs vervolgd in Varenië sinds de machtsovername?")

    assert "Onbekend is wanneer dit was: de machtsovername" in (outcome.message or "")
    assert outcome_json(outcome, {})["understood"].get("unplaced") == ["de machtsovername"]


def test_a_year_outside_every_source_is_said_to_be(assistant: Assistant) -> None:
    outcome = assistant.ask("Werden deserteurs in Varenië in 1998 vervolgd?")

    assert "1998" in (outcome.message or "")


def test_policy_is_answered_with_policy_and_facts_with_facts(assistant: Assistant) -> None:
    policy = assistant.ask("Wat is het Nederlandse beleid voor lhbti's uit Varenië?")
    facts = assistant.ask("Wat melden de landenrapporten over lhbti's in Varenië?")

    assert isinstance(policy, Answer)
    assert isinstance(facts, Answer)
    assert all(c.source.source_type.states_policy for c in policy.footnotes)
    assert not any(c.source.source_type.states_policy for c in facts.footnotes)


def test_what_no_policy_speaks_of_is_not_answered_with_policy_on_something_else(assistant: Assistant) -> None:
    """The reports speak of deserters at length; the policy of the examples does not mention them."""
    outcome = assistant.ask("Wat is het Nederlandse beleid voor deserteurs uit Varenië?")

    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.INSUFFICIENT_EVIDENCE
