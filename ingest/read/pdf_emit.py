"""Feeds the parts of a PDF to the builder, and keeps the place of every word."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.document import BlockKind, Box, Page, Places
from ingest.read.builder import MARK, Builder
from ingest.read.hyphen import Words
from ingest.read.pdf_drawn import RawPage
from ingest.read.pdf_notes import NoteBody
from ingest.read.pdf_structure import Part
from ingest.read.pdf_text import BlockText, Lifts, Run, block_text
from ingest.read.pdf_words import upright

CELL_JOINT = " | "  # between two cells of a table row; an empty cell leaves its bar


class Emitter:
    """Adds blocks and notes to a builder; `pages` and `places` are asked for at the end."""

    def __init__(self, builder: Builder, pages: Sequence[RawPage], lifts: Lifts, words: Words) -> None:
        self._builder = builder
        self._pages = {page.number: page for page in pages}
        self._lifts = lifts
        self._words = words
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._boxes: list[Box] = []
        self._printed: list[tuple[int, str]] = []
        self._lines: list[tuple[int, str]] = []

    def parts(self, made: Sequence[Part]) -> None:
        """Add every part as a block, a list item or a heading."""
        for part in made:
            cells = part.group.lines[0].cells
            composed = block_text(cells or [part.group.lines], self._lifts, self._words, CELL_JOINT)
            index = self._add(part, composed)
            self._put_aside(composed)
            self._printed.append((part.group.lines[0].page, composed.text.replace(MARK, "")))
            self._lines.extend((line.page, line.text) for line in part.group.lines if not line.cells)
            if index >= 0:
                self._place(self._builder.blocks[index].start, composed.runs)

    def _put_aside(self, composed: BlockText) -> None:
        for page, marker in composed.lifted:
            self._builder.remove("note_marker", marker, page)
        for page, count in Counter(composed.hyphens).items():
            self._builder.remove("hyphen", "-" * count, page)

    def _add(self, part: Part, composed: BlockText) -> int:
        builder = self._builder
        if part.kind is BlockKind.HEADING:
            if part.number is None:
                return builder.heading(composed.text, part.level, marks=composed.marks)
            printed, _, title = _split(composed.text, part.number)
            return builder.heading(title, part.level, number=printed, marks=composed.marks)
        if part.kind is BlockKind.LIST_ITEM:
            return builder.item(composed.text, part.depth, paragraph=part.paragraph, marks=composed.marks)
        return builder.block(composed.text, part.kind, paragraph=part.paragraph, marks=composed.marks)

    def _place(self, start: int, runs: Sequence[Run]) -> None:
        for run in runs:
            page = self._pages[run.page]
            if run.end > run.start:
                self._starts.append(start + run.start)
                self._ends.append(start + run.end)
                self._boxes.append(upright(run.word, run.page, page.width, page.height))

    def printed(self) -> Sequence[tuple[int, str]]:
        """Return page and text of every block so far."""
        return self._printed

    def lines(self) -> Sequence[tuple[int, str]]:
        """Return page and text of every line so far, rows of tables left out."""
        return self._lines

    def notes(self, bodies: Sequence[NoteBody]) -> None:
        """Add the bodies of the footnotes; their key is their position."""
        for i, body in enumerate(bodies):
            composed = block_text([body.lines], {}, self._words)
            self._put_aside(composed)
            self._builder.remove("note_marker", body.label, body.page)
            text = composed.text
            self._builder.note(str(i), body.label, text, body.page)

    def places(self) -> Places:
        """Return where the words of all blocks stand."""
        return Places(start=tuple(self._starts), end=tuple(self._ends), box=tuple(self._boxes))

    def pages(self, confidence: Mapping[int, float]) -> tuple[Page, ...]:
        """Return every page of the file with its share of the text; `confidence` is that of scanned pages."""
        firsts: dict[int, int] = {}
        for start, box in zip(self._starts, self._boxes, strict=True):
            firsts.setdefault(box.page, start)
        following = self._builder.text_end
        found: list[Page] = []
        for number in sorted(self._pages, reverse=True):
            page = self._pages[number]
            start = min(firsts.get(number, following), following)
            found.append(
                Page(
                    number=number,
                    start=start,
                    end=following,
                    width=page.width,
                    height=page.height,
                    ocr_confidence=confidence.get(number),
                )
            )
            following = start
        return tuple(reversed(found))


def _split(text: str, number: str) -> tuple[str, str, str]:
    """Part a heading into its number as printed, white space, and its title."""
    end = len(number)
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[:end], " ", text[end:].strip()
