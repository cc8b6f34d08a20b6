"""Pairs of questions in small: alike where nothing parts them, told apart where something does."""

from pathlib import Path

import pytest

from eval.canaries import State
from eval.canary_files import public_offer, write
from eval.command_line import coi
from eval.leaks_place import background
from eval.made_files import Sheet
from eval.pair_questions import Pair, make_pairs
from eval.pairs import compare
from eval.pairs_report import render
from eval.worlds import Worlds

SEED = 3


@pytest.fixture(scope="module")
def made(models: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Worlds, tuple[Pair, ...]]:
    held, pairs = make_pairs(SEED, 1)
    worlds = Worlds(folder=tmp_path_factory.mktemp("pairs"), models=models)
    worlds.make(held)
    return worlds, pairs


def test_which_of_two_names_is_held_back_is_decided_by_lot() -> None:
    held, pairs = make_pairs(SEED, 12)

    assert len(pairs) == 12 * 18
    assert len({pair.held for pair in pairs} & {pair.absent for pair in pairs}) == 0
    # In each pair the first of the names stands for the drawn document, the second for its twin.
    drawn = sum(pair.names[-1][0] in {canary.file for canary in held} for pair in pairs) / 18
    assert 0 < drawn < 12
    assert {canary.state for canary in held} <= set(State)


def test_a_document_that_is_held_back_reads_like_one_that_is_not_there(
    made: tuple[Worlds, tuple[Pair, ...]],
) -> None:
    worlds, pairs = made
    done = compare(worlds, pairs[::3], SEED, lambda *_: None, page=False)

    assert done.pairs + done.by_name == 6
    assert done.pairs >= 4
    assert done.elsewhere == ()
    assert done.told_apart == 0
    assert "over 6 pairs" in render(done)


def test_a_pair_that_differs_by_its_words_does_not_count_as_matched(
    made: tuple[Worlds, tuple[Pair, ...]],
) -> None:
    worlds, _ = made
    # "Shelters in the capital" stand in a public document of both folders, "lighthouses" in none.
    known = "Waar vinden vrouwen die terugkeren naar Somalië opvang?"
    pair = Pair(held=known, absent="Waar staan de vuurtorens van Somalië?", names=(("x", "y"),))
    done = compare(worlds, (pair,), SEED, lambda *_: None, page=False)

    assert (done.pairs, done.by_name) == (0, 1)


def test_a_document_that_did_come_in_is_told_apart(
    made: tuple[Worlds, tuple[Pair, ...]], tmp_path: Path
) -> None:
    worlds, pairs = made
    held, _ = make_pairs(SEED, 1)
    sheet = Sheet(title=held[0].title, parts=(("Report", held[0].sentences),))
    offers = [*background(), public_offer("in.md", sheet, language=held[0].language)]
    assert coi("ingest", write(tmp_path, offers), "--data", worlds.with_held).code == 0

    # The three questions that the document itself answers.
    done = compare(worlds, pairs[6:9], SEED, lambda *_: None, page=False)

    assert done.told_apart > 0
    assert done.elsewhere
