"""The quotable units of a passage: its sentences, list items with the sentence that introduces them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Document
from ingest.passage import Passage
from ingest.sentences import sentences

WHOLE_WORDS = 60
"""A passage up to this length is quoted whole: 'Geen bijzonderheden.' means nothing without its neighbours."""
LEAD_REACH = 900
"""Characters up to which an enumeration is quoted from its lead-in on; beyond it the item stands alone."""


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
    if len(passage.text.split()) <= WHOLE_WORDS and not _introduces(passage.text):
        whole = (passage.start, passage.end)
        return (Unit(start=whole[0], end=whole[1], quote_start=whole[0], quote_end=whole[1]),)
    return tuple(_units(document, passage))


def _units(document: Document, passage: Passage) -> Iterator[Unit]:
    for block in document.blocks:
        if block.end <= passage.start or block.kind is BlockKind.HEADING:
            continue
        if block.start >= passage.end:
            return
        text = document.text[block.start : block.end]
        spans = ((0, len(text)),) if block.kind is BlockKind.TABLE_ROW else sentences(text, passage.language)
        for i, (start, end) in enumerate(spans):
            begin, stop = block.start + start, block.start + end
            if begin >= passage.end or stop <= passage.start:
                continue
            last = i == len(spans) - 1
            yield Unit(
                start=begin,
                end=stop,
                quote_start=_from_lead(document, block, begin),
                quote_end=_with_items(document, block, stop) if last and _introduces(text) else stop,
            )


def _introduces(text: str) -> bool:
    return text.rstrip().endswith(":")


def _from_lead(document: Document, block: Block, start: int) -> int:
    if block.lead is None:
        return start
    lead = document.blocks[block.lead]
    return lead.start if start - lead.start <= LEAD_REACH else start


def _with_items(document: Document, lead: Block, end: int) -> int:
    """Return the end of the enumeration that `lead` introduces, as far as it stays quotable."""
    index = next((i for i, b in enumerate(document.blocks) if b.start == lead.start), None)
    for block in document.blocks if index is None else document.blocks[index + 1 :]:
        if (
            block.kind is not BlockKind.LIST_ITEM
            or block.section != lead.section
            or block.end - lead.start > LEAD_REACH
        ):
            break
        end = block.end
    return end
