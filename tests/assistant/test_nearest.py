"""Who is refused is told where to read on: literal places, closed, and nothing where nothing is near."""

from pathlib import Path

import pytest

from assistant.answer import Reason, Refusal
from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.jsonform import outcome_json
from assistant.nearest import MOST, NEAR_FROM, nearest
from assistant.verify import Verifier
from ingest.register import Register
from ingest.revise import withdraw
from ingest.settings import Settings
from tests.furnished import copied

NEAR = "Are deaf people in Varenia allowed to drive?"


def refused(assistant: Assistant, question: str) -> Refusal:
    outcome = assistant.ask(question)
    assert isinstance(outcome, Refusal)
    return outcome


def test_a_refusal_names_literal_places_on_the_country_one_a_section(assistant: Assistant) -> None:
    outcome = refused(assistant, NEAR)

    assert outcome.reason is Reason.INSUFFICIENT_EVIDENCE
    assert 1 <= len(outcome.nearest) <= MOST
    for citation in outcome.nearest:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert "XVA" in citation.source.countries
    sections = [(c.source.work or c.source.id, c.headings[-1]) for c in outcome.nearest]
    assert len(set(sections)) == len(sections)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",  # no source is about it
        "Wat staat er in het niet-gepubliceerde ambtsbericht Varenië?",
        "Moet ik deze asielaanvraag uit Varenië inwilligen?",
    ],
)
def test_nothing_is_near_to_what_no_source_is_about_or_what_may_not_be_asked(
    assistant: Assistant, question: str
) -> None:
    assert refused(assistant, question).nearest == ()


def test_places_are_named_from_a_chance_on_that_is_worth_a_look(assistant: Assistant) -> None:
    found = assistant.explain(NEAR)
    chosen = assistant.composer.compose(found.asked, found.candidates)

    assert nearest(chosen, NEAR_FROM, assistant.library)
    assert nearest(chosen, NEAR_FROM - 0.01, assistant.library) == ()


def test_a_saved_refusal_is_verified_and_a_withdrawn_source_is_no_longer_near(
    library_data: Path, tmp_path: Path
) -> None:
    data = copied(library_data, tmp_path / "data")
    assistant = open_assistant(data, Settings())
    before = refused(assistant, NEAR)
    saved = outcome_json(before, {})
    assert [finding.problem for finding in Verifier(data).check(dict(saved))] == [None] * len(before.nearest)

    gone = before.nearest[0].source
    withdraw(Register(data / "register.sqlite"), gone.sha256, by="A. Tester", why="published by mistake")

    assert all(citation.source.id != gone.id for citation in getattr(assistant.ask(NEAR), "nearest", ()))
    problems = [finding.problem or "" for finding in Verifier(data).check(dict(saved))]
    assert any("withdrawn since" in problem for problem in problems)
