"""What may be quoted of a passage, cut once: the same passages are looked at again and again."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

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
        self._kept: dict[str, Cut] = {}

    def of(self, passage: Passage, source: Source) -> Cut:
        """Return the units of a passage of this source."""
        found = self._kept.get(passage.id)
        if found is None:
            if len(self._kept) >= REMEMBERED:
                self._kept.clear()
            document = self._documents.document(source)
            parts = tuple(units(document, passage))
            found = Cut(parts, tuple(document.text[unit.start : unit.end] for unit in parts))
            self._kept[passage.id] = found
        return found

    def warm(self, passages: Sequence[tuple[Passage, Source]]) -> None:
        """Cut as many as are remembered before a question needs them."""
        for passage, source in passages[:REMEMBERED]:
            self.of(passage, source)
