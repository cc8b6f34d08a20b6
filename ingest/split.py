"""From a document to passages: one section is never mixed with another, one block is not cut unless it must be.

A passage is a run of whole blocks of one
section, about `TARGET_WORDS` long; an enumeration stays with the sentence that introduces it where it fits.
What is set aside (`ingest.aside`) is in no passage: a passage ends before it and another begins behind it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile

from ingest.aside import asides, evidence_path
from ingest.document import Block, BlockKind, Document
from ingest.passage import PER_SECTION, Passage, Source
from ingest.sentences import sentences

SPLITTER_VERSION = "2"
"""Part of every generation's fingerprint: raise it when the same document gives other passages."""

TARGET_WORDS = 160
MAXIMUM_WORDS = 240
_JOINTS = " |\n"

Span = tuple[int, int]


def split(document: Document, source: Source) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order.

    Together they cover all blocks but headings, and all that is said but what is set aside.
    """
    gone = tuple((one.start, one.end) for one in asides(document))
    body = [block for block in document.blocks if block.kind is not BlockKind.HEADING]
    passages: list[Passage] = []
    for _, group in groupby(body, key=lambda block: (block.section, block.language)):
        blocks = tuple(group)
        language = blocks[0].language or source.language
        passages += [
            _passage(document, source, span, blocks) for span in _runs(document.text, blocks, language, gone)
        ]
    return tuple(passages)


def _runs(text: str, blocks: Sequence[Block], language: str, gone: Sequence[Span]) -> Iterator[Span]:
    start = end = words = 0
    for piece, apart in _pieces(text, blocks, language, gone):
        size = _words(text, piece)
        if words and (apart or words + size > MAXIMUM_WORDS or words >= TARGET_WORDS):
            yield start, end
            words = 0
        if not words:
            start = piece[0]
        end, words = piece[1], words + size
    if words:
        yield start, end


def _pieces(
    text: str, blocks: Sequence[Block], language: str, gone: Sequence[Span]
) -> Iterator[tuple[Span, bool]]:
    """Yield what may stand in passages, and whether something was set aside right before it."""
    apart = False
    for block in blocks:
        at = block.start
        for start, end in (*_inside(block, gone), (block.end, block.end)):
            for piece in _whole(text, *_trimmed(text, at, start), language):
                yield piece, apart
                apart = False
            apart = apart or end > start
            at = end


def _inside(block: Block, gone: Sequence[Span]) -> Iterator[Span]:
    first = bisect_right(gone, block.start, key=lambda span: span[1])
    return takewhile(lambda span: span[0] < block.end, islice(gone, first, None))


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out the space and the bars of a table at the edges of what is left of a block."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip(_JOINTS)), end - len(said) + len(said.rstrip(_JOINTS))


def _whole(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Yield a block, or what is left of it, cut where it is too long."""
    if start >= end:
        return
    if _words(text, (start, end)) <= MAXIMUM_WORDS:
        yield start, end
    else:
        yield from _cut(text, start, end, language)


def _cut(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    for begin, stop in sentences(text[start:end], language):
        yield from _cut_words(text, start + begin, start + stop)


def _cut_words(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a run without sentence ends (a table poured into one line, a 100 MB line) at spaces."""
    while _words(text, (start, min(end, start + 4000))) > MAXIMUM_WORDS or end - start > 4000:
        cut = text.rfind(" ", start, start + 1600)
        cut = cut if cut > start else start + 1600
        yield start, cut
        start = cut + (text[cut : cut + 1] == " ")
    if start < end:
        yield start, end


def _words(text: str, span: Span) -> int:
    return text.count(" ", *span) + text.count("\n\n", *span) + 1


def _passage(document: Document, source: Source, span: Span, blocks: Sequence[Block]) -> Passage:
    start, end = span
    section = document.sections[blocks[0].section] if blocks[0].section >= 0 else None
    inside = [block for block in blocks if block.start < end and block.end > start]
    about = section.countries if section is not None else ()
    return Passage(
        document_id=source.id,
        start=start,
        end=end,
        text=document.text[start:end],
        language=blocks[0].language or source.language,
        section=_number(document, blocks[0].section),
        headings=evidence_path(section) if section is not None else (),
        paragraph=next((block.paragraph for block in inside if block.paragraph), None),
        page=document.page_at(start),
        countries=about or tuple(code for code in source.countries if code != PER_SECTION),
    )


def _number(document: Document, index: int) -> str | None:
    """Return the number of the innermost numbered section around: 'Ad b.' under 24.4.3 is cited as 24.4.3."""
    if index < 0:
        return None
    inner = document.sections[index]
    around = (
        s for s in reversed(document.sections[: index + 1]) if s.start <= inner.start and s.end >= inner.end
    )
    return next((section.number for section in around if section.number), None)
