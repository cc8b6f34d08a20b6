"""From where to where a unit is quoted: a list whole with what introduces it, where that is short enough to be read.

One of three conditions is not the rule. What is longer than `REACH` is quoted from its lead-in on where that is near,
and otherwise alone; `ingest.list_context` tells of any quotation what its reader must know then.
"""

from bisect import bisect_left, bisect_right

from ingest.aside import set_aside
from ingest.document import Document
from ingest.lists import leads_of, listed_under
from ingest.sentences import sentences

REACH = 1400
"""Characters up to which a list is quoted whole, with what introduces it."""
LEAD_REACH = 900
"""Characters up to which a longer list is quoted from its lead-in on; beyond it the item stands alone."""
_LANGUAGE = "nl"  # of sentence ends: one for all, so that everyone who asks gets the same spans

Span = tuple[int, int]


def quoted(document: Document, start: int, end: int, clean: Span) -> Span:
    """Return where a quotation of document.text[start:end] begins and ends so that it stands alone.

    `clean` is what is known to be evidence: the passage.
    """
    first, last = blocks_of(document, start, end)
    before = _whole(document, first, start, end)
    after = before if first == last else _whole(document, last, start, end)
    for begin, stop in ((before[0], after[1]), before, after):
        if (begin, stop) != (start, end) and stop - begin <= REACH and clear(document, begin, stop, clean):
            return begin, stop
    begin, stop = _from_lead(document, first, start), _with_items(document, last, start, end)
    return (begin, stop) if clear(document, begin, stop, clean) else (start, end)


def blocks_of(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the first and the last block of a span."""
    first = bisect_right(document.blocks, start, key=lambda block: block.end)
    return first, max(bisect_left(document.blocks, end, key=lambda block: block.start) - 1, first)


def _whole(document: Document, index: int, start: int, end: int) -> Span:
    """Return the span with the list around block `index`, the outermost that can be quoted whole."""
    outer: list[int] = []
    for lead in (*reversed(leads_of(document, index)), *opened(document, index, end)):
        found = listed_under(document, lead, REACH)
        if found is not None and found.whole:
            stop = max(document.blocks[found.last].end, end)
            begins = (lead_in(document, one, stop, REACH) for one in (*outer, lead))
            begin = next((at for at in begins if at is not None), None)
            if begin is not None:
                return min(begin, start), stop
        outer.append(lead)
    return start, end


def opened(document: Document, index: int, end: int) -> tuple[int, ...]:
    """Return the block itself where a span holds its end, which may introduce a list."""
    return (index,) if document.blocks[index].end <= end else ()


def lead_in(document: Document, lead: int, stop: int, reach: int) -> int | None:
    """Return from where on a block introduces its list: its last sentences, as many as are within reach of `stop`."""
    block = document.blocks[lead]
    text = document.text_of(block)
    if stop - block.start <= reach:
        return block.start
    starts = (block.start + begin for begin, _ in sentences(text, _LANGUAGE))
    return next((at for at in starts if stop - at <= reach), None)


def _from_lead(document: Document, index: int, start: int) -> int:
    begins = (lead_in(document, lead, start, LEAD_REACH) for lead in reversed(leads_of(document, index)))
    return min(next((at for at in begins if at is not None), start), start)


def _with_items(document: Document, index: int, start: int, end: int) -> int:
    """Return the end of the items that a span introduces, as far as they are near."""
    for lead in opened(document, index, end):
        found = listed_under(document, lead, start + LEAD_REACH - document.blocks[lead].end)
        end = document.blocks[found.last].end if found is not None else end
    return end


def clear(document: Document, begin: int, stop: int, clean: Span) -> bool:
    """Tell whether what is quoted beside what is known to be evidence is evidence as well."""
    beside = ((begin, clean[0]), (clean[1], stop))
    return not any(a < b and set_aside(document, a, b) for a, b in beside)
