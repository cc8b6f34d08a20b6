"""The quotable units of a passage: short paragraphs whole, long ones in runs of sentences, list items with their lead-in.

A single sentence seldom stands alone ('Dit geldt niet voor hen.'); a paragraph does. So a unit is a paragraph
where it is short enough to be read at once, and a few consecutive sentences of it otherwise. A question is no answer:
what only asks is no unit, and is quoted with the answer under it at most.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.aside import set_aside
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
_CLOSERS = " ”\"'’»)"

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
    """Return the units of a passage in reading order; none for a passage that only asks."""
    if len(passage.text.split()) <= WHOLE_PASSAGE_WORDS and not _introduces(passage.text):
        start, end = passage.start, passage.end
        whole = Unit(start=start, end=end, quote_start=start, quote_end=end)
        return () if only_asks(passage.text, passage.language) else (whole,)
    return tuple(_units(document, passage))


def only_asks(text: str, language: str) -> bool:
    """Tell whether a text is questions and nothing else.

    >>> only_asks("Is het er veilig? En voor wie?", "nl"), only_asks("Is het er veilig? Nee.", "nl")
    (True, False)
    """
    asks = text.rstrip(_CLOSERS).endswith("?")
    return asks and all(text[a:b].rstrip(_CLOSERS).endswith("?") for a, b in sentences(text, language))


def _units(document: Document, passage: Passage) -> Iterator[Unit]:
    asked: Block | None = None
    for index, block in _blocks(document, passage):
        start, end = max(block.start, passage.start), min(block.end, passage.end)
        if block.lead is None and only_asks(document.text[start:end], passage.language):
            asked = block if block.kind is BlockKind.QUESTION and start == block.start else None
            continue
        runs = tuple(_runs(document.text[start:end], block, passage.language))
        for i, (begin, stop) in enumerate(runs):
            last = i == len(runs) - 1 and end == block.end
            lead = document.blocks[block.lead] if block.lead is not None else asked
            yield Unit(
                start=start + begin,
                end=start + stop,
                quote_start=_from_lead(document, lead, passage, start + begin),
                quote_end=_with_items(document, index, passage, start + stop) if last else start + stop,
            )
        asked = None


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


def _from_lead(document: Document, lead: Block | None, passage: Passage, start: int) -> int:
    if lead is None or start - lead.start > LEAD_REACH:
        return start
    return start if lead.start < passage.start and set_aside(document, lead.start, start) else lead.start


def _with_items(document: Document, index: int, passage: Passage, end: int) -> int:
    """Return the end of the enumeration that block `index` introduces, as far as it stays quotable."""
    lead = document.blocks[index]
    if not _introduces(document.text[lead.start : lead.end]):
        return end
    for block in document.blocks[index + 1 :]:
        if block.lead != index or block.end - lead.start > LEAD_REACH:
            break
        if block.end > passage.end and set_aside(document, end, block.end):
            break
        end = block.end
    return end
