"""The one place where a wrong citation could be let through.

A `Citation` is a quotation that is known to stand, to the letter, at its offsets in the canonical text of a
document that is admitted at this moment: constructing one is the check. Everything shown as a footnote is
derived from a `Citation`; nothing else in the program can make one.

Its reach, said plainly: it proves provenance, not entailment.
"""

from dataclasses import dataclass
from typing import Protocol

from ingest.aside import evidence_path, set_aside, to_set_aside
from ingest.document import Box, Document, Section, SourceNote
from ingest.errors import CoiError, UnknownDocument
from ingest.passage import Source


class CitationError(CoiError):
    """A quotation does not stand where it is said to stand, or its document may not be cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quotation with its place: building one is the check.

    Attributes:
        start, end: Half-open offsets into the document's canonical text, in code points.

    Raises:
        CitationError: canonical[start:end] is not `quote`, the quote is blank, or part of it is set aside.
    """

    source: Source
    document: Document
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        where = f"{self.source.file} [{self.start}:{self.end}]"
        if self.document.sha256 != self.source.sha256:
            raise CitationError(f"{where}: text and description belong to different versions")
        if not 0 <= self.start < self.end <= len(self.document.text) or not self.quote.strip():
            raise CitationError(f"{where}: no such place")
        if self.document.text[self.start : self.end] != self.quote:
            raise CitationError(f"{where}: the document does not say {self.quote[:80]!r} there")
        if set_aside(self.document, self.start, self.end):
            raise CitationError(f"{where}: speaks to a machine, so it is no evidence")

    @property
    def id(self) -> str:
        """Document version and offsets."""
        return f"{self.source.id}:{self.start}-{self.end}"

    @property
    def page(self) -> int | None:
        """1-based page on which the quotation begins; None if the source is unpaged."""
        return self.document.page_at(self.start)

    @property
    def ocr_confidence(self) -> float | None:
        """How sure the reading of its least sure page is, 0 to 1; None where nothing was read from a picture."""
        pages = (page for page in self.document.pages if page.start < self.end and self.start < page.end)
        return min((p.ocr_confidence for p in pages if p.ocr_confidence is not None), default=None)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Rectangles of the quotation, one a line, in reading order; empty if the source is unpaged."""
        return self.document.places.boxes(self.start, self.end)

    @property
    def underlying(self) -> tuple[SourceNote, ...]:
        """The document's own footnotes at the quotation: what its author relied on there."""
        notes = self.document.notes_in(self.start, self.end)
        return tuple(note for note in notes if not to_set_aside(note.text))

    @property
    def section(self) -> Section | None:
        """The innermost section around the quotation."""
        around = [s for s in self.document.sections if s.start <= self.start < s.end]
        return max(around, key=lambda s: (s.level, s.start), default=None)

    @property
    def headings(self) -> tuple[str, ...]:
        """Titles of the sections around the quotation, outermost first."""
        section = self.section
        return evidence_path(section) if section else ()

    @property
    def section_number(self) -> str | None:
        """Number of the innermost numbered section around the quotation."""
        numbered = [s for s in self.document.sections if s.number and s.start <= self.start < s.end]
        deepest = max(numbered, key=lambda s: (s.level, s.start), default=None)
        return deepest.number if deepest else None

    @property
    def paragraph(self) -> str | None:
        """Printed number of the paragraph in which the quotation begins."""
        return next((b.paragraph for b in self.document.blocks if b.start <= self.start < b.end), None)


class Shelf(Protocol):
    """Where citable documents stand: only what is admitted at the moment of asking."""

    def source(self, document_id: str) -> Source | None:
        """Return the description of an admitted document; None for any other."""

    def document(self, source: Source) -> Document:
        """Return the canonical document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a composer proposes to quote: a place in a document. Its words are read from the document, not given."""

    document_id: str
    start: int
    end: int

    def overlaps(self, other: "Draft", gap: int = 0) -> bool:
        """Tell whether two places share text, or less than `gap` characters part them."""
        return (
            self.document_id == other.document_id
            and self.start < other.end + gap
            and other.start < self.end + gap
        )


def cite(draft: Draft, shelf: Shelf) -> Citation:
    """Turn a proposed place into a citation.

    Raises:
        CitationError: the document is not admitted (any more), or has no such place.
    """
    source = shelf.source(draft.document_id)
    if source is None:
        raise CitationError(f"{draft.document_id}: not an admitted document")
    try:
        document = shelf.document(source)
    except UnknownDocument as error:
        raise CitationError(str(error)) from error
    quote = document.text[draft.start : draft.end]
    return Citation(source=source, document=document, start=draft.start, end=draft.end, quote=quote)
