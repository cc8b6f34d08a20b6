"""What the reader of a quotation from a list must know: that the list goes on, and what introduces it."""

import re

from ingest.aside import set_aside
from ingest.document import BlockKind, Document
from ingest.lists import introduces, leads_of, listed_under
from ingest.quoting import LEAD_REACH, blocks_of, lead_in, opened

CATALOGUE = 15
"""Items from which on a list is a catalogue: its entries stand by themselves."""
_FURTHEST = 25_000  # characters over which a list is followed to tell whether a quotation has all of it
_BACK = 3  # blocks that may stand between two items of one count: one of them was taken for a heading
_NUMBER = re.compile(r"(\d+)\.\d+[. ]")  # of a recommendation under paragraph N of a review

Span = tuple[int, int]


def list_goes_on(document: Document, start: int, end: int) -> bool:
    """Tell whether document.text[start:end] has some items of a list and lacks others; a catalogue's are not missed."""
    first, last = blocks_of(document, start, end)
    blocks = document.blocks
    for lead in {*leads_of(document, first), *leads_of(document, last), *opened(document, last, end)}:
        found = listed_under(document, lead, _FURTHEST)
        if found is None or found.items >= CATALOGUE or _numbered_on(document, lead):
            continue
        if blocks[lead + 1].start < start or blocks[found.last].end > end or not found.whole:
            return True
    return False


def introduced_by(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what introduces the list from which document.text[start:end] is quoted and is not quoted with it.

    Outermost first: more than one where a list stands within a list. It may stand pages before: 'The following
    recommendations did not enjoy the support of Syria:'.
    """
    first, _ = blocks_of(document, start, end)
    spans = (
        (lead_in(document, lead, document.blocks[lead].end, LEAD_REACH), document.blocks[lead].end)
        for lead in reversed(_leads(document, first))
        if document.blocks[lead].end <= start and document.blocks[lead].kind is not BlockKind.HEADING
    )
    return tuple((at, stop) for at, stop in spans if at is not None and not set_aside(document, at, stop))


def _leads(document: Document, index: int) -> tuple[int, ...]:
    """Return what introduces a block, the nearest first, also where only its number tells that."""
    return leads_of(document, index) or _by_number(document, index) or _by_count(document, index)


def _numbered_on(document: Document, lead: int) -> bool:
    """Tell whether the items under 'N.' are numbered 'N.1', 'N.2': entries that stand by themselves."""
    number = _number(document, lead + 1)
    return number is not None and number == document.blocks[lead].paragraph


def _by_number(document: Document, index: int) -> tuple[int, ...]:
    """Return the paragraph 'N. …:' above a recommendation 'N.M', with the others of its count between."""
    number = _number(document, index)
    if number is None or (
        index and number not in {_number(document, index - 1), document.blocks[index - 1].paragraph}
    ):
        return ()
    for at in range(index - 1, -1, -1):
        block = document.blocks[at]
        if block.paragraph == number and _number(document, at) is None:
            return (at,) if introduces(document.text_of(block)) else ()
    return ()


def _number(document: Document, index: int) -> str | None:
    found = _NUMBER.match(document.text, document.blocks[index].start)
    return found[1] if found is not None else None


def _by_count(document: Document, index: int) -> tuple[int, ...]:
    """Return the lead of item 2 for an item 4 under 'heading' 3, which is an item as well."""
    blocks = document.blocks
    first = index
    while first >= 0 and blocks[first].kind is BlockKind.LIST_ITEM and blocks[first].lead is None:
        first -= 1
    label = blocks[first + 1].paragraph or "" if first < index else ""
    for block in reversed(range(max(first - _BACK, 0), first + 1) if label.isdecimal() else ()):
        before = blocks[block].paragraph or ""
        if (
            blocks[block].kind is BlockKind.LIST_ITEM
            and before.isdecimal()
            and 0 < int(label) - int(before) <= 2
        ):
            return leads_of(document, block)
    return ()
