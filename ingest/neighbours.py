"""What a quotation needs of the sentences around it in its paragraph: the one it leans on, and the one that turns it.

'Zij kunnen dit wel cumulatief zijn.' says nothing without who and what; a rule misleads without the 'However, …'
right behind it. Only whole neighbouring sentences of the same paragraph are added, and never so many that the
quotation is no longer read at a glance.
"""

from collections.abc import Iterator
from itertools import islice

from ingest.document import BlockKind, Document
from ingest.leaning import leans, turns
from ingest.quoting import REACH, Span, blocks_of, clear
from ingest.sentences import sentences

BACK = 5
"""Sentences over which what leans on what leans on another is followed back."""
LONGEST = REACH + 300
"""Characters up to which the one sentence that a list leans on, or that turns it, is quoted with it."""


def with_neighbours(document: Document, quote: Span, clean: Span, language: str) -> Span:
    """Return a quotation with the sentences of its paragraph without which it cannot be understood.

    `clean` is what is known to be evidence: the passage. What would be too long gets the nearest sentence alone,
    or nothing.
    """
    begin, stop = quote
    begins, turned = (*_begins(document, begin, language),), _turned(document, stop, language)
    if not begins and turned == stop:
        return quote
    near, far = (begins[0], begins[-1]) if begins else (begin, begin)
    wanted = ((far, turned, REACH), (near, turned, LONGEST), (near, stop, LONGEST), (begin, turned, LONGEST))
    fitting = ((a, b) for a, b, most in wanted if b - a <= most and clear(document, a, b, clean))
    return next(fitting, quote)


def _begins(document: Document, begin: int, language: str) -> Iterator[int]:
    """Yield where the sentences begin that what is quoted from `begin` on leans on, the nearest first."""
    block = document.blocks[blocks_of(document, begin, begin + 1)[0]]
    start = max(block.start, begin - LONGEST)
    if (
        start >= begin
        or block.kind is BlockKind.TABLE_ROW
        or not leans(document.text[begin : block.end], language)
    ):
        return
    before = [start + at for at, _ in sentences(document.text[start:begin], language)]
    for at in islice(reversed(before if start == block.start else before[1:]), BACK):
        yield at
        if not leans(document.text[at:begin], language):
            return


def _turned(document: Document, stop: int, language: str) -> int:
    """Return the end of the sentence behind, if it turns what is quoted up to `stop`; otherwise `stop` itself."""
    block = document.blocks[blocks_of(document, stop - 1, stop)[0]]
    behind = document.text[stop : min(block.end, stop + LONGEST)]
    if block.kind is BlockKind.TABLE_ROW or not turns(behind, language):
        return stop
    return stop + next(iter(sentences(behind, language)))[1]
