"""Where the same sentence stands in several documents: a table made with every generation, looked up in microseconds.

A clause counts as the same where its letters and digits are, about the same countries; a short one ('Geen
bijzonderheden.') only under the same heading as well. Numbers count: 'in 2019' is not 'in 2020'.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ingest.kept_arrays import read_arrays, write_arrays
from ingest.passage import Passage

FILE_NAME = "repeats.npz"
SHORT = 10
"""Words below which a clause says too little to be the same without its heading."""
MOSTLY = 0.8
"""Share of the words that has to stand elsewhere for a text to count as largely the same."""
_BREAK = re.compile(r"\n+|(?<=[.;:!?])\s+(?=[\"'“‘«(A-ZÀ-Þ0-9•–-])")
_SIGNS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A place in another document that says the same: canonical[start:end].

    Attributes:
        exact: Every word of the text stands there and next to nothing else; otherwise `MOSTLY` of it or more.
    """

    document_id: str
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    key: int
    start: int
    end: int
    words: int


class _Place(NamedTuple):
    """Where clause number `clause` of a text stands in another document."""

    start: int
    end: int
    clause: int
    same_heading: bool


@dataclass(frozen=True, slots=True, eq=False)
class Repeats:
    """Clauses that occur in more than one document: rows ordered by key, each with the place where it stands."""

    keys: NDArray[np.uint64]
    rows: NDArray[np.int32]
    documents: tuple[str, ...]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> "Repeats":
        """Make the table of a generation's passages."""
        places: dict[int, list[tuple[str, int, int, int]]] = defaultdict(list)
        for passage in passages:
            under = _heading_number(passage)
            for clause in _clauses(passage, passage.text):
                start, end = passage.start + clause.start, passage.start + clause.end
                places[clause.key].append((passage.document_id, start, end, under))
        repeated = {key: at for key, at in places.items() if len({place[0] for place in at}) > 1}
        documents = tuple(sorted({place[0] for at in repeated.values() for place in at}))
        number = {document: i for i, document in enumerate(documents)}
        flat = sorted((key, number[d], *rest) for key, at in repeated.items() for d, *rest in at)
        return cls(
            np.array([row[0] for row in flat], dtype=np.uint64),
            np.array([row[1:] for row in flat], dtype=np.int32).reshape(-1, 4),
            documents,
        )

    @classmethod
    def read(cls, folder: Path) -> "Repeats | None":
        """Return the table kept in a generation's folder; None where there is none that can be read."""
        kept = read_arrays(folder / FILE_NAME, ("keys", "rows", "documents"))
        if kept is None:
            return None
        return cls(kept["keys"], kept["rows"], tuple(str(name) for name in kept["documents"]))

    def write(self, folder: Path) -> None:
        """Keep the table in a generation's folder."""
        documents = np.array(self.documents, dtype=np.str_)
        write_arrays(folder / FILE_NAME, {"keys": self.keys, "rows": self.rows, "documents": documents})

    def find(self, passage: Passage, text: str) -> tuple[Repeat, ...]:
        """Return where else `text`, words of `passage`, stands: the fullest place in every other document."""
        clauses = tuple(_clauses(passage, text))
        total = sum(clause.words for clause in clauses)
        under = _heading_number(passage)
        held: dict[int, list[_Place]] = defaultdict(list)
        for i, clause in enumerate(clauses):
            for document, start, end, heading in self._rows(clause.key):
                held[document].append(_Place(start, end, i, heading == under))
        found = (
            _fullest(self.documents[document], places, clauses, len(text), total)
            for document, places in held.items()
            if self.documents[document] != passage.document_id
        )
        return tuple(repeat for repeat in found if repeat is not None)

    def _rows(self, key: int) -> Iterator[tuple[int, int, int, int]]:
        wanted = np.uint64(key)
        first = int(np.searchsorted(self.keys, wanted, side="left"))
        last = int(np.searchsorted(self.keys, wanted, side="right"))
        yield from self.rows[first:last].tolist()


def contained(passage: Passage, text: str, other: Passage, within: str) -> bool:
    """Tell whether (nearly) everything that `text` says is said by `within`, about the same countries."""
    clauses = tuple(_clauses(passage, text))
    there = {clause.key for clause in _clauses(other, within)}
    same = sum(clause.words for clause in clauses if clause.key in there)
    return bool(clauses) and same >= 0.9 * sum(clause.words for clause in clauses)


def _heading_number(passage: Passage) -> int:
    return crc32(_heading(passage).encode()) & 0x7FFFFFFF


def _heading(passage: Passage) -> str:
    return "".join(_SIGNS.findall(passage.headings[-1].casefold())) if passage.headings else ""


def _clauses(passage: Passage, text: str) -> Iterator[_Clause]:
    """Yield the clauses of `text` with their places in it; the same text is always cut alike."""
    about = ",".join(sorted(passage.countries))
    heading = _heading(passage)
    start = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        words = _SIGNS.findall(text[start:end].casefold())
        if words:
            scope = f"{about}|{heading}" if len(words) < SHORT else about
            digest = blake2b(f"{scope}|{''.join(words)}".encode(), digest_size=8).digest()
            yield _Clause(key=int.from_bytes(digest), start=start, end=end, words=len(words))
        start = gap.end() if gap else end


def _fullest(
    document: str,
    places: list[_Place],
    clauses: tuple[_Clause, ...],
    length: int,
    total: int,
) -> Repeat | None:
    """Return the run of places, no longer than the text itself, that holds most of its words.

    Of two that hold as much the one under the same heading is meant.
    """
    places = sorted(places)
    starts = [place.start for place in places]
    best = (0, False, 0, 0)
    for i, first in enumerate(places):
        reach = first.start + length + length // 5 + 60
        run = [place for place in places[i : bisect_right(starts, reach)] if place.end <= reach]
        words = sum(clauses[k].words for k in {place.clause for place in run})
        if (words, first.same_heading) > best[:2]:
            best = (words, first.same_heading, first.start, max(place.end for place in run))
    words, _, start, end = best
    if words < MOSTLY * total:
        return None
    exact = words == total and end - start <= length + max(20, length // 20)
    return Repeat(document_id=document, start=start, end=end, exact=exact)
