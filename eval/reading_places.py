"""Whether the rectangles of a sentence hold that sentence: random sentences, checked with pdfium's own search."""

import difflib
import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.reading_footnotes import squeezed
from ingest.document import BlockKind, Box, Document
from ingest.read.pdf_glyphs import opened, text_in
from ingest.sentences import sentences

_SHORT = 25  # characters: shorter sentences prove little
_EDGE = 0.25  # of the height of a line, taken off above and below: neighbours reach into it
_ROOM = 0.2  # points beside a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """How many sentences were tried, how many stand on the right page, and which rectangles hold another text."""

    tried: int
    paged: int
    wrong: tuple[str, ...]


def places(
    files: Mapping[str, bytes], documents: Mapping[str, Document], count: int, seed: int = 7
) -> Places:
    """Try that many random sentences of the running text."""
    pool = [
        (file, start, end)
        for file, document in documents.items()
        for block in document.blocks
        if block.kind is not BlockKind.TABLE_ROW
        for start, end in _spans(document, block.start, block.end)
        if end - start >= _SHORT
    ]
    chosen = sorted(random.Random(seed).sample(pool, min(count, len(pool))))  # noqa: S311 (no secret)
    paged, wrong = 0, []
    for file in sorted({file for file, _, _ in chosen}):
        document = documents[file]
        for _, start, end in (one for one in chosen if one[0] == file):
            boxes = document.places.boxes(start, end)
            paged += bool(boxes) and boxes[0].page == document.page_at(start)
            if not _holds(files[file], document, boxes, (start, end)):
                wrong.append(f"{file} p. {document.page_at(start)}: {document.text[start:end][:80]}")
    return Places(tried=len(chosen), paged=paged, wrong=tuple(wrong))


def _spans(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + a, start + b) for a, b in sentences(document.text[start:end], "en")]


def _holds(data: bytes, document: Document, boxes: Sequence[Box], span: tuple[int, int]) -> bool:
    """Whether the letters under the rectangles are the sentence's, footnote markers aside."""
    start, end = span
    with opened(data) as file:
        under = "".join(text_in(file, _inner(box)) for box in boxes)
    said, seen = _letters(document.text[start:end]), _letters(under)
    if said == seen:
        return True
    # The first figure of a marker touches the word before it.
    labels = {
        squeezed(note.label) for note in document.notes if note.at is not None and start <= note.at <= end
    }
    changes = difflib.SequenceMatcher(None, said, seen, autojunk=False).get_opcodes()
    return all(
        kind == "equal" or (kind == "insert" and any(label.startswith(seen[c:d]) for label in labels))
        for kind, _, _, c, d in changes
    )


def _inner(box: Box) -> Box:
    edge = _EDGE * (box.y1 - box.y0)
    return Box(box.page, box.x0 - _ROOM, box.y0 + edge, box.x1 + _ROOM, box.y1 - edge)


def _letters(text: str) -> str:
    return squeezed(unicodedata.normalize("NFKC", text))
