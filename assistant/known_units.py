"""What may be quoted of a passage, cut once: the same passages are looked at again and again."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from assistant.remembered import Remembered
from ingest.document import Document
from ingest.passage import Passage, Source
from ingest.units import Unit, units

REMEMBERED = 20_000
"""Passages whose units are kept in a process at most, about 2 KB each."""


class Documents(Protocol):
    """Where the canonical documents are."""

    def document(self, source: Source) -> Document:
        """Return the canonical document."""


class Cut(NamedTuple):
    """The units of a passage, and the text of each."""

    units: tuple[Unit, ...]
    texts: tuple[str, ...]


class KnownUnits:
    """Cuts passages into what may be quoted, and remembers it; a document never changes under its id."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._kept: Remembered[Cut] = Remembered(REMEMBERED)

    def of(self, passage: Passage, source: Source) -> Cut:
        """Return the units of a passage of this source."""
        return self._kept.of([passage.id], lambda _: {passage.id: self._cut(passage, source)})[passage.id]

    def warm(self, passages: Sequence[tuple[Passage, Source]]) -> None:
        """Cut as many as are remembered before a question needs them."""
        for passage, source in passages[:REMEMBERED]:
            self.of(passage, source)

    def sentences(self, passages: Sequence[tuple[Passage, Source]]) -> list[str]:
        """Return what may be quoted of as many passages as are remembered."""
        return [text for each in passages[:REMEMBERED] for text in self.of(*each).texts]

    def _cut(self, passage: Passage, source: Source) -> Cut:
        document = self._documents.document(source)
        parts = tuple(units(document, passage))
        return Cut(parts, tuple(document.text[unit.start : unit.end] for unit in parts))
