"""The quotable units of a passage: short paragraphs whole, long ones in runs of sentences, list items with their lead-in.

A single sentence seldom stands alone ('Dit geldt niet voor hen.'); a paragraph does. So a unit is a paragraph
where it is short enough to be read at once, and a few consecutive sentences of it otherwise. A question is no answer:
what only asks is no unit, and is quoted with the answer under it at most; what only stands around the text
(`ingest.trappings`) is none either.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby, islice

from ingest.document import Block, BlockKind, Document
from ingest.lists import introduces
from ingest.neighbours import with_neighbours
from ingest.passage import Passage
from ingest.quoting import LEAD_REACH, blocks_of, quoted
from ingest.sentences import sentences
from ingest.trappings import trappings

WHOLE_PASSAGE_WORDS = 100
"""A passage up to this length is quoted whole: 'Geen bijzonderheden.' means nothing without its neighbours."""
UNIT_WORDS = 110
"""A paragraph up to this length is one unit; a longer one is cut at sentence ends."""
RUN_WORDS = 70
"""About how long the runs of sentences of a longer paragraph are."""
_CLOSERS = " ”\"'’»)"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """document.text[start:end]: the least that is quoted.

    Attributes:
        quote_start: Where a quotation of this unit begins so that it stands alone (lead-in and what it leans on included).
        quote_end: Where it ends (the items of an enumeration that it introduces and what turns it included).
    """

    start: int
    end: int
    quote_start: int
    quote_end: int


def units(document: Document, passage: Passage) -> tuple[Unit, ...]:
    """Return the units of a passage in reading order; none for a passage that only asks or holds no text of its own."""
    first, last = blocks_of(document, passage.start, passage.end)
    around = trappings(document, first, last)
    spans = (
        _between(document, passage, range(first, last + 1), around)
        if around
        else ((passage.start, passage.end),)
    )
    return tuple(unit for start, end in spans for unit in _of(document, start, end, passage.language))


def only_asks(text: str, language: str) -> bool:
    """Tell whether a text is questions and nothing else.

    >>> only_asks("Is het er veilig? En voor wie?", "nl"), only_asks("Is het er veilig? Nee.", "nl")
    (True, False)
    """
    asks = text.rstrip(_CLOSERS).endswith("?")
    return asks and all(text[a:b].rstrip(_CLOSERS).endswith("?") for a, b in sentences(text, language))


def _unit(document: Document, span: Span, clean: Span, language: str, asked: Block | None = None) -> Unit:
    start, end = span
    quote = quoted(document, start, end, clean)
    quote_start, quote_end = with_neighbours(document, quote, clean, language)
    if asked is not None and start - asked.start <= LEAD_REACH:
        quote_start = min(quote_start, asked.start)
    return Unit(start=start, end=end, quote_start=quote_start, quote_end=quote_end)


def _between(
    document: Document, passage: Passage, blocks: Sequence[int], around: AbstractSet[int]
) -> Iterator[Span]:
    """Yield what of a passage stands between what is around its text."""
    for kept, group in groupby(blocks, key=lambda index: index not in around):
        run = [document.blocks[index] for index in group]
        if kept:
            yield max(run[0].start, passage.start), min(run[-1].end, passage.end)


def _of(document: Document, start: int, end: int, language: str) -> Iterator[Unit]:
    text = document.text[start:end]
    if len(text.split()) > WHOLE_PASSAGE_WORDS or introduces(text):
        yield from _units(document, start, end, language)
    elif not only_asks(text, language):
        yield _unit(document, (start, end), (start, end), language)


def _units(document: Document, start: int, end: int, language: str) -> Iterator[Unit]:
    asked: Block | None = None
    first, last = blocks_of(document, start, end)
    for block in islice(document.blocks, first, last + 1):
        if block.kind is BlockKind.HEADING:
            continue
        begin, stop = max(block.start, start), min(block.end, end)
        if block.lead is None and only_asks(document.text[begin:stop], language):
            asked = block if block.kind is BlockKind.QUESTION and begin == block.start else None
            continue
        for a, b in _runs(document.text[begin:stop], block, language):
            yield _unit(document, (begin + a, begin + b), (start, end), language, asked)
        asked = None


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
