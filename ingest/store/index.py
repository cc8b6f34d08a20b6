"""What an index of passages can do, whatever keeps it: one contract, one test suite, two homes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from ingest.store.payload import passage_id
from ingest.store.records import EVERYWHERE, Hit, Point, Record, Scored, SparseVector, Where

EXACT_UP_TO = 200_000
"""Passages that are searched exactly, without an approximate graph.

On two cores and 100,000 passages of 384 components an exact search costs 0.6 ms within one country of
forty and 14 ms over everything; a graph takes 95 s more to build, and two builds of it answer differently.
"""

SCANNED = 500
"""Matching passages up to which a sparse search scores each of them, rather than walk the inverted index."""

Progress = Callable[[int], None]
"""Told the number of points that a step has just added."""


class Index(Protocol):
    """One finished set of passages; any number of processes may read it at once.

    Results are ordered by score, highest first, and by passage (document id, start, end) among equals,
    also where a limit cuts through equals: the same question gives the same answer.
    """

    def count(self, where: Where = EVERYWHERE) -> int:
        """Return how many passages match."""

    def dense(self, vector: NDArray[np.float32], where: Where, limit: int) -> tuple[Scored, ...]:
        """Return the passages nearest to a vector by cosine."""

    def sparse(self, vector: SparseVector, where: Where, limit: int) -> tuple[Scored, ...]:
        """Return the passages with the highest dot product, each term weighted by its IDF.

        IDF is ln(1 + (n - df + 0.5) / (df + 0.5)), n being all passages that have terms, whatever `where`
        leaves out. Passages that share no term are not returned.
        """

    def fetch(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """Return the passages with these ids, in that order.

        Raises:
            StoreError: one of them is not in the index.
        """

    def scroll(self) -> Iterator[Record]:
        """Yield everything, by document id, start and end."""

    def facets(self, field: str, where: Where = EVERYWHERE) -> tuple[tuple[str, int], ...]:
        """Return the values of a keyword field with the number of matching passages, most frequent first."""

    def close(self) -> None:
        """Give the files or the connection back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one generation keeps its index: under its id, or in its folder, as the store sees fit."""

    generation: str
    folder: Path


class Store(Protocol):
    """Where indexes are kept, one for each generation."""

    @property
    def name(self) -> str:
        """Name of the kind of store, as in a generation's record."""

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Build an index of points whose vectors have `dim` components; what was there before is gone.

        Raises:
            StoreError: the store refused a point.
        """

    def open(self, place: Place) -> Index:
        """Open an index for reading.

        Raises:
            StoreError: there is none, or it cannot be read.
        """

    def switch(self, generation: str) -> None:
        """Make a generation the one that other programs find, where the store has such a notion."""

    def drop(self, generation: str) -> None:
        """Remove what a generation keeps outside its folder; nothing to remove is no error."""


def hits(index: Index, scored: Sequence[Scored]) -> tuple[Hit, ...]:
    """Fetch the chosen passages, keeping their order and scores."""
    records = index.fetch([item.id for item in scored])
    return tuple(
        Hit(passage=record.passage, facts=record.facts, score=item.score)
        for record, item in zip(records, scored, strict=True)
    )


def best(search: Callable[[int], Sequence[tuple[float, UUID]]], limit: int) -> tuple[Scored, ...]:
    """Return the first `limit` of (score, point number) in the order of the contract.

    A store breaks ties in its own way and cuts through them at its limit; so it is asked for more until
    the cut no longer runs through equals. Point numbers sort as their passages do.
    """
    asked = limit + 8
    while True:
        found = sorted(search(asked), key=_rank)
        if len(found) < asked or not limit or found[-1][0] < found[limit - 1][0]:
            return tuple(Scored(id=passage_id(number), score=score) for score, number in found[:limit])
        asked *= 4


def _rank(found: tuple[float, UUID]) -> tuple[float, int]:
    return -found[0], found[1].int
