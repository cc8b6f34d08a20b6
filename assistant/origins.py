"""Round-tripping: two documents that seem to confirm each other while one source speaks in both."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from assistant.cite import Citation
from ingest.context import telling_title
from ingest.document import NoteKind
from ingest.passage import Source

_SIGNS = re.compile(r"[^\W_]+")
_TELLING = 5
"""Words that a note or title needs before two of them can be taken for the same."""


class SharedBy(StrEnum):
    """Why two footnotes count as one source."""

    SAME_TEXT = "same_text"
    SAME_SOURCE = "same_source"
    CITES = "cites"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOrigin:
    """Two footnotes that are no confirmation of each other.

    Attributes:
        notes: Their numbers; where one document cites the other, the citing one first.
        source: What both rest on, in the words of the first; the title of the cited one; empty for the same text.
    """

    notes: tuple[int, int]
    by: SharedBy
    source: str = ""


def shared_origins(
    footnotes: Sequence[Citation], repeated: frozenset[tuple[int, int]] = frozenset()
) -> tuple[SharedOrigin, ...]:
    """Return the pairs of footnotes from different works with one origin.

    `repeated`: pairs that are known to say the same in the same words.
    """
    known = [_Known.of(n, citation) for n, citation in enumerate(footnotes, 1)]
    found = (_shared(one, other, same=(one.n, other.n) in repeated) for one, other in combinations(known, 2))
    return tuple(origin for origin in found if origin is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A footnote and what its document's own notes at that place say, looked up once.

    Attributes:
        rests_on: The notes that name one source, by their key: 'ibid.' and 'vertrouwelijke bron' do not.
    """

    n: int
    source: Source
    notes: tuple[str, ...]
    rests_on: Mapping[str, str]

    @classmethod
    def of(cls, n: int, citation: Citation) -> "_Known":
        underlying = citation.underlying
        telling = (
            note.text
            for note in underlying
            if note.kind is not NoteKind.CONFIDENTIAL and len(_SIGNS.findall(note.text)) >= _TELLING
        )
        return cls(
            n=n,
            source=citation.source,
            notes=tuple(note.text for note in underlying),
            rests_on={_key(text): text for text in telling},
        )

    def cites(self, other: "_Known") -> bool:
        """Tell whether a note of the document at this place names the other document, by title or address."""
        named, url = telling_title(other.source), other.source.url
        title, telling = _key(named), len(_SIGNS.findall(named)) >= _TELLING
        return any(
            (telling and title in _key(text)) or (url is not None and url in text) for text in self.notes
        )


def _shared(one: _Known, other: _Known, *, same: bool) -> SharedOrigin | None:
    a, b = one.source, other.source
    if a.id == b.id or (a.work and a.work == b.work):
        return None  # an edition is no second witness, and is named as an edition
    if one.cites(other):
        return SharedOrigin(notes=(one.n, other.n), by=SharedBy.CITES, source=b.title)
    if other.cites(one):
        return SharedOrigin(notes=(other.n, one.n), by=SharedBy.CITES, source=a.title)
    common = next((text for key, text in one.rests_on.items() if key in other.rests_on), None)
    if common is not None:
        return SharedOrigin(notes=(one.n, other.n), by=SharedBy.SAME_SOURCE, source=common)
    return SharedOrigin(notes=(one.n, other.n), by=SharedBy.SAME_TEXT) if same else None


def _key(text: str) -> str:
    return "".join(_SIGNS.findall(text.casefold()))
