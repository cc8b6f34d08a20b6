"""What goes into an index and comes out of it, in the project's own words."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.partial_date import earliest, latest
from ingest.passage import Passage, Source, SourceType

NONE = "-"
"""What an empty keyword field is stored as, so that 'about no country' and 'of no work' can be selected."""

KEYWORDS = ("country", "language", "source_type", "work", "file", "document")
NUMBERS = (
    "published_from",
    "published_until",
    "valid_from",
    "valid_until",
    "covers_from",
    "covers_until",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SparseVector:
    """Term weights: each index at most once; the index itself multiplies by IDF when it searches.

    Attributes:
        indices: Term numbers, unsigned 32 bits, in any order.
        values: One weight per index.
    """

    indices: NDArray[np.uint32]
    values: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.indices.shape != self.values.shape or self.indices.ndim != 1:
            raise ValueError(f"{self.indices.shape} indices for {self.values.shape} values; give one each")

    @classmethod
    def of(cls, weights: Iterable[tuple[int, float]]) -> "SparseVector":
        """Build one from (term number, weight) pairs, ordered by term number."""
        pairs = sorted(weights)
        return cls(
            indices=np.array([term for term, _ in pairs], dtype=np.uint32),
            values=np.array([weight for _, weight in pairs], dtype=np.float32),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What can be filtered on about a passage's document; days as YYYYMMDD, unknown as None.

    A partial date spans the days it could mean: 'from' is the first, 'until' the last of them. An unknown
    day matches no bound except the 'or unknown' ones of `Where`.
    """

    file: str
    source_type: SourceType
    work: str | None = None
    published_from: int | None = None
    published_until: int | None = None
    valid_from: int | None = None
    valid_until: int | None = None
    covers_from: int | None = None
    covers_until: int | None = None

    @classmethod
    def of(cls, source: Source) -> "Facts":
        """Take the filterable facts from a document's description."""
        return cls(
            file=source.file,
            source_type=source.source_type,
            work=source.work,
            published_from=_first_day(source.published),
            published_until=_last_day(source.published),
            valid_from=_first_day(source.valid_from),
            valid_until=_last_day(source.valid_until),
            covers_from=_first_day(source.covers_from),
            covers_until=_last_day(source.covers_until),
        )


def _first_day(iso: str | None) -> int | None:
    return None if iso is None else earliest(iso)


def _last_day(iso: str | None) -> int | None:
    return None if iso is None else latest(iso)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A passage ready to be indexed.

    Attributes:
        dense: Shape (dim,), L2 norm 1.
        dense_key: Name of `dense` in the cache of vectors (what was encoded, and by what). It stands for
            the vector in the content hash: the same text encoded in another batch may differ in its last
            bits and is still the same content. Without it the vector's bytes count.
    """

    passage: Passage
    dense: NDArray[np.float32]
    sparse: SparseVector
    facts: Facts
    dense_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which passages to look at: every condition must hold; the fields are `KEYWORDS` and `NUMBERS`.

    `any_of` and `none_of` compare keywords (`NONE` selects an empty field); the others compare numbers,
    where an unknown number matches only the 'or unknown' ones. A misspelt field is a ValueError: it would
    match nothing, or everything, in silence.
    """

    any_of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    none_of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    at_least: tuple[tuple[str, int], ...] = ()
    at_most: tuple[tuple[str, int], ...] = ()
    at_least_or_unknown: tuple[tuple[str, int], ...] = ()
    at_most_or_unknown: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        for field, _ in self.any_of + self.none_of:
            if field not in KEYWORDS:
                raise ValueError(f"no keyword field {field!r}; one of {', '.join(KEYWORDS)}")
        for field, _ in self.at_least + self.at_most + self.at_least_or_unknown + self.at_most_or_unknown:
            if field not in NUMBERS:
                raise ValueError(f"no number field {field!r}; one of {', '.join(NUMBERS)}")


EVERYWHERE = Where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A passage's id and its score: all that ranking needs, before any text is read."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A passage as the index holds it."""

    passage: Passage
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, with the score of whatever ranked it."""

    passage: Passage
    facts: Facts
    score: float
