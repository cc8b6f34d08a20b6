"""What is published is whole, one of few that are kept, and can be switched back from."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import StoreError
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from ingest.store.index import Place, Progress
from ingest.store.lock import ingest_lock
from ingest.store.publish import KEEP, publish, switch
from ingest.store.records import Point
from tests.ingest.store.versions import contents, in_use, ingest, point


def test_a_passage_given_twice_is_named(tmp_path: Path) -> None:
    twice = replace(contents(1), points=(point(1, 0), point(1, 1), point(1, 0)))
    with ingest_lock(tmp_path) as held, pytest.raises(StoreError, match=point(1, 0).passage.id):
        publish(Generations(tmp_path, EdgeStore()), held, twice, lambda _: None)


def test_the_last_generations_are_kept_and_one_can_switch_back(tmp_path: Path) -> None:
    ids = [ingest(tmp_path, version).generation.id for version in range(1, KEEP + 2)]
    generations = Generations(tmp_path, EdgeStore())
    assert [one.id for one in generations.held()] == ids[:0:-1]
    with ingest_lock(tmp_path) as held:
        switch(generations, held, ids[1])
        assert in_use(tmp_path) == 2
        with pytest.raises(StoreError, match=ids[0]):
            switch(generations, held, ids[0])
    assert not ingest(tmp_path, KEEP + 1).built
    assert in_use(tmp_path) == KEEP + 1


@pytest.mark.parametrize("damage", ["record", "shard"])
def test_a_damaged_generation_is_built_again(tmp_path: Path, damage: str) -> None:
    generation = ingest(tmp_path, 1).generation
    folder = tmp_path / "generations" / generation.id
    if damage == "record":
        (folder / "generation.json").write_text("{", encoding="ascii")
    else:
        (folder / "shard").rename(folder / "lost")
    with pytest.raises(StoreError):
        in_use(tmp_path)
    assert ingest(tmp_path, 1).built
    assert in_use(tmp_path) == 1


def test_publishing_needs_the_lock_of_that_folder(tmp_path: Path) -> None:
    with ingest_lock(tmp_path / "one") as held, pytest.raises(StoreError, match="lock"):
        publish(Generations(tmp_path / "two", EdgeStore()), held, contents(1), lambda _: None)


class Losing(EdgeStore):
    """A store that loses a passage: what the checks before publishing are for."""

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Leave out the first passage."""
        super().build(place, dim, points[1:], progress)


class Scrambling(EdgeStore):
    """A store that gives every passage the same vector."""

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Put something else in the place of the dense vectors."""
        blank = np.array([0.5, 0.5, 0.5, 0.5], np.float32)
        super().build(place, dim, [replace(one, dense=blank) for one in points], progress)


@pytest.mark.parametrize("store", [Losing(), Scrambling()])
def test_what_the_store_lost_or_changed_is_never_published(tmp_path: Path, store: EdgeStore) -> None:
    ingest(tmp_path, 1)
    with ingest_lock(tmp_path) as held, pytest.raises(StoreError):
        publish(Generations(tmp_path, store), held, contents(2), lambda _: None)
    assert in_use(tmp_path) == 1
