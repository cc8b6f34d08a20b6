"""The quotable units of a passage: short paragraphs whole, long ones in runs of sentences, list items with their lead-in.

A single sentence seldom stands alone ('Dit geldt niet voor hen.'); a paragraph does. So a unit is a paragraph
where it is short enough to be read at once, and a few consecutive sentences of it otherwise.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Document
from ingest.passage import Passage
from ingest.sentences import sentences

WHOLE_PASSAGE_WORDS = 100
"""A passage up to this length is quoted whole: 'Geen bijzonderheden.' means nothing without its neighbours."""
UNIT_WORDS = 110
"""A paragraph up to this length is one unit; a longer one is cut at sentence ends."""
RUN_WORDS = 70
"""About how long the runs of sentences of a longer paragraph are."""
LEAD_REACH = 900
"""Characters up to which an enumeration is quoted from its lead-in on; beyond it the item stands alone."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """document.text[start:end]: the least that is quoted.

    Attributes:
        quote_start: Where a quotation of this unit begins so that it stands alone (its lead-in included).
        quote_end: Where it ends (the items of an enumeration that it introduces included).
    """

    start: int
    end: int
    quote_start: int
    quote_end: int


def units(document: Document, passage: Passage) -> tuple[Unit, ...]:
    """Return the units of a passage in reading order; never empty for a passage with text."""
    if len(passage.text.split()) <= WHOLE_PASSAGE_WORDS and not _introduces(passage.text):
        start, end = passage.start, passage.end
        return (Unit(start=start, end=end, quote_start=start, quote_end=end),)
    return tuple(_units(document, passage))


def _units(document: Document, passage: Passage) -> Iterator[Unit]:
    for index, block in _blocks(document, passage):
        start, end = max(block.start, passage.start), min(block.end, passage.end)
        runs = tuple(_runs(document.text[start:end], block, passage.language))
        for i, (begin, stop) in enumerate(runs):
            last = i == len(runs) - 1 and end == block.end
            yield Unit(
                start=start + begin,
                end=start + stop,
                quote_start=_from_lead(document, block, start + begin),
                quote_end=_with_items(document, index, start + stop) if last else start + stop,
            )


def _blocks(document: Document, passage: Passage) -> Iterator[tuple[int, Block]]:
    first = bisect_right(document.blocks, passage.start, key=lambda block: block.end)
    for index in range(first, len(document.blocks)):
        block = document.blocks[index]
        if block.start >= passage.end:
            return
        if block.kind is not BlockKind.HEADING:
            yield index, block


def _runs(text: str, block: Block, language: str) -> Iterator[Span]:
    if block.kind is BlockKind.TABLE_ROW or len(text.split()) <= UNIT_WORDS:
        yield 0, len(text)
        return
    start = end = words = 0
    for begin, stop in sentences(text, language):
        size = len(text[begin:stop].split())
        if words and words + size > RUN_WORDS:
            yield start, end
            words = 0
        start = begin if not words else start
        end, words = stop, words + size
    if words:
        yield start, end


def _introduces(text: str) -> bool:
    return text.rstrip().endswith(":")


def _from_lead(document: Document, block: Block, start: int) -> int:
    if block.lead is None:
        return start
    lead = document.blocks[block.lead]
    return lead.start if start - lead.start <= LEAD_REACH else start


def _with_items(document: Document, index: int, end: int) -> int:
    """Return the end of the enumeration that block `index` introduces, as far as it stays quotable."""
    lead = document.blocks[index]
    if not _introduces(document.text[lead.start : lead.end]):
        return end
    for block in document.blocks[index + 1 :]:
        if block.lead != index or block.end - lead.start > LEAD_REACH:
            break
        end = block.end
    return end
