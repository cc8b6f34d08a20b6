r"""One document as it was read: canonical text, its structure, and the way back to the page.

Canonical text is made once, by a reader, and never rewritten. Blocks are separated by one
blank line ("\n\n"); inside a block white space is a single space, hyphenated line ends are
joined, and running heads, page numbers and footnotes are lifted out. Everything else in the
program points into it with half-open offsets in code points, so a quotation is a substring.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of canonical text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUESTION = "question"
    ANSWER = "answer"
    CAPTION = "caption"


class NoteKind(StrEnum):
    """What the document's own footnote rests on, as far as its text says."""

    PUBLIC_URL = "public_url"
    REPORT = "report"
    CONFIDENTIAL = "confidential"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: PDF points, origin at the lower left corner, x0 <= x1, y0 <= y1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, list item, table row or heading: canonical[start:end].

    Attributes:
        section: Index into `Document.sections` of the innermost enclosing section; -1 before the first.
        paragraph: The number printed at its head ("12", "3", "a"), without dot or bracket; None if unnumbered.
        lead: Index of the block that introduces this list item ("De IND beschouwt …:"); None otherwise.
        language: ISO 639-1 where it differs from the document's; None otherwise.
    """

    start: int
    end: int
    kind: BlockKind
    section: int = -1
    paragraph: str | None = None
    lead: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it, up to the next heading of its own or a higher level.

    Attributes:
        start, end: From the first character of the heading to the end of the last block under it,
            subsections included.
        number: As printed, without a final dot ("3.2.1", "C2", "24.4.3"); None if unnumbered.
        title: As printed, without that number.
        path: Titles of the enclosing sections, outermost first, this one last.
        level: 1 for a chapter, growing inwards.
        countries: ISO 3166 alpha-3 codes this section is about; empty: the document's own.
    """

    start: int
    end: int
    number: str | None
    title: str
    path: tuple[str, ...]
    level: int
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """A footnote or endnote of the document itself, lifted out of the running text.

    Attributes:
        label: As printed ("12", "*", "a").
        at: Offset in the canonical text at which the marker stood; None if no marker was found.
        text: Its body, in the same normal form as canonical text, without the label.
        page: 1-based page of the body; None if the source is unpaged.
    """

    label: str
    at: int | None
    text: str
    page: int | None = None
    kind: NoteKind = NoteKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Text that the file holds and the canonical text does not, by named kind.

    `reason` is one of: running_head, page_number, margin, symbol, chrome, contents, note_marker, note_body,
    hyphen, hidden, covered, outside_page, duplicate.
    `note_body` text stands in `SourceNote`; it is listed here so that nothing is lost silently.
    """

    reason: str
    text: str
    page: int | None = None


class Origin(StrEnum):
    """Where a file keeps what it says of itself outside its pages."""

    PDF_INFO = "pdf_info"
    XMP = "xmp"
    WORD = "word"
    WORD_CUSTOM = "word_custom"
    HTML_META = "html_meta"
    XML_META = "xml_meta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What a file says of itself outside its pages, unproven and never quoted: author, keywords, labels.

    Attributes:
        name: As the file spells it ("Keywords", "dc:subject", "MSIP_Label_…_Name", "og:site_name").
        value: In the normal form of canonical text, at most 2,000 characters, never empty.
    """

    origin: Origin
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: number (1-based position in the file), printed label, and its share of the text."""

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where canonical text stands on its pages: parallel sequences of runs, ascending in `start`, not overlapping.

    A run is a word (or part of one) on one line; its characters divide its box evenly.
    Characters between runs are joints (spaces, paragraph breaks) and have no place.
    """

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    box: Sequence[Box] = ()

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box a line for canonical[start:end], in reading order."""
        lines: list[Box] = []
        i = max(bisect_right(self.start, start) - 1, 0)
        while i < len(self.start) and self.start[i] < end:
            if self.end[i] > start:
                part = _part(self.start[i], self.end[i], self.box[i], start, end)
                if lines and _same_line(lines[-1], part):
                    lines[-1] = _union(lines[-1], part)
                else:
                    lines.append(part)
            i += 1
        return tuple(lines)


def _part(run_start: int, run_end: int, box: Box, start: int, end: int) -> Box:
    width = (box.x1 - box.x0) / (run_end - run_start)
    left = max(start, run_start) - run_start
    right = min(end, run_end) - run_start
    return Box(box.page, box.x0 + left * width, box.y0, box.x0 + right * width, box.y1)


def _same_line(a: Box, b: Box) -> bool:
    overlap = min(a.y1, b.y1) - max(a.y0, b.y0)
    return a.page == b.page and b.x0 >= a.x0 - 1 and overlap > 0.5 * min(a.y1 - a.y0, b.y1 - b.y0)


def _union(a: Box, b: Box) -> Box:
    return Box(a.page, min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a reader makes of one file. Facts about the file (title, publisher, dates) are the manifest's.

    Attributes:
        sha256: Of the bytes read: the identity of this version.
        text: Canonical text.
        blocks: Cover every non-joint character of `text`, ascending, not overlapping.
        found: Facts read from the document itself, only where it states them: "published", "covers_from",
            "covers_until" (ISO dates, possibly partial), "title", "publisher".
        warnings: One line each, for the quality report.
        properties: What the file says of itself outside its pages; no part of `text`.
    """

    sha256: str
    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    notes: tuple[SourceNote, ...] = ()
    pages: tuple[Page, ...] = ()
    removed: tuple[Removed, ...] = ()
    places: Places = field(default_factory=Places)
    found: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()

    def text_of(self, block: Block) -> str:
        """Return the canonical text of one of the blocks."""
        return self.text[block.start : block.end]

    def page_at(self, offset: int) -> int | None:
        """Return the 1-based page on which the character at `offset` stands; None if the source is unpaged."""
        if not self.pages:
            return None
        i = bisect_right([page.start for page in self.pages], offset) - 1
        return self.pages[max(i, 0)].number

    def notes_in(self, start: int, end: int) -> tuple[SourceNote, ...]:
        """Return the document's own footnotes whose marker stands in canonical[start:end] or right behind it."""
        return tuple(n for n in self.notes if n.at is not None and start < n.at <= end)
