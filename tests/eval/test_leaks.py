"""The leak suite in small: it finds nothing where nothing is given away, and finds what is."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.canaries import Canary, State, invented
from eval.leaks import Leaks, Suite
from eval.leaks_found import Tally
from eval.leaks_place import Place
from eval.leaks_report import render

STATES = (State.NO_EVIDENCE, State.MARKED_NL, State.PERSONAL, State.BROKEN, State.WITHDRAWN, State.UNATTESTED)
PLANTED = "planted"


def chosen() -> tuple[Canary, ...]:
    """One canary a state, and one that stands in a public document for everyone to see."""
    held = [canary for canary in invented(4) if canary.state in STATES and canary.language == "en"]
    public = next(c for c in invented(5) if c.state is State.HIDDEN and c.language == "en")
    return (*held, replace(public, id=PLANTED, sentences=(" ".join(public.sentences),)))


@pytest.fixture(scope="module")
def done(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Leaks:
    place = Place(folder=tmp_path_factory.mktemp("leaks") / "place", canaries=chosen(), models=models)
    return Suite(place=place, tally=Tally(), page=False, ways_each=3).run(lambda *_: None)


def test_what_is_not_public_is_heard_of_nowhere(done: Leaks) -> None:
    assert [leak for leak in done.tally.leaks if leak.probe.canary != PLANTED] == []


def test_a_canary_that_was_planted_in_the_open_is_found_on_every_kind_of_surface(done: Leaks) -> None:
    found = {leak.probe.surface for leak in done.tally.leaks if leak.probe.canary == PLANTED}

    assert {"ask", "search", "explain", "files: passages of every generation"} <= found
    assert done.tally.bound > 0.003


def test_the_suite_knows_its_own_power(done: Leaks) -> None:
    found, public = done.control

    assert public == 2
    assert found == 2
    assert done.answered > 0


def test_the_report_counts_by_state_surface_and_language(done: Leaks) -> None:
    text = render(done)

    assert f"{len(done.tally.probes)} probes, {len(done.tally.leaks)} leaks" in text
    assert all(state.value in text for state in STATES)
    assert "upper 95 % bound" in text
