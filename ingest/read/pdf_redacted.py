"""Bars that black out words: each becomes a gap in the text, so that no quotation closes it unseen.

What stood under a bar was dropped before; a bar with a ground printed on it ('5.1.2.e') speaks for itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.read.pdf_drawn import RawPage, Shape
from ingest.read.pdf_words import PlacedWord

GAP = "█████"
"""What a bar without a printed ground is in the text, however long it is."""

_DARK = 60  # of 255
_BLACK = 40
_OPAQUE = 250
_INSIDE = 0.6  # of a word
_BESIDE = 2.5  # sizes between a bar and the words beside it
_LEAST_WORDS = 3  # of a line of prose
_MOST = 400  # bars a page: more is a drawing


def with_gaps(page: RawPage) -> RawPage:
    """Return a page with a gap among its words for every bar that blacks out something."""
    bars = [shape for shape in page.shapes if _may_be_bar(shape)]
    if not bars or len(bars) > _MOST:
        return page
    words = list(page.words)
    upright = [word for word in words if word.style.turn == 0]
    for bar in bars:
        inside = [word for word in upright if _within(word, bar)]
        if any(not word.why for word in inside):
            continue
        covered = [word for word in inside if word.why == "covered" and word.order < bar.order]
        beside = list(_beside(bar, upright))
        if covered and (_darker(bar, _DARK) or beside):
            words.insert(words.index(covered[0]), _gap(bar, covered[0]))
        elif _darker(bar, _BLACK) and _in_line(bar, beside, upright):
            left = [word for word in beside if word.x1 <= (bar.x0 + bar.x1) / 2]
            nearest = max(left, key=lambda word: word.x1) if left else min(beside, key=lambda word: word.x0)
            words.insert(words.index(nearest) + bool(left), _gap(bar, nearest))
    return replace(page, words=tuple(words))


def _may_be_bar(shape: Shape) -> bool:
    wide, high = shape.x1 - shape.x0, shape.y1 - shape.y0
    return (
        shape.filled
        and shape.simple
        and not shape.image
        and shape.colour[3] >= _OPAQUE
        and wide > 8
        and high > 4
    )


def _darker(bar: Shape, limit: int) -> bool:
    return max(bar.colour[:3]) < limit


def _within(word: PlacedWord, bar: Shape) -> bool:
    width = min(word.x1, bar.x1) - max(word.x0, bar.x0)
    height = min(word.y1, bar.y1) - max(word.y0, bar.y0)
    area = (word.x1 - word.x0) * (word.y1 - word.y0)
    return width > 0 and height > 0 and width * height >= _INSIDE * max(area, 0.01)


def _beside(bar: Shape, words: Sequence[PlacedWord]) -> Iterator[PlacedWord]:
    """Yield the words that can be seen right before and behind a bar."""
    for word in words:
        near = min(abs(word.x0 - bar.x1), abs(bar.x0 - word.x1)) <= _BESIDE * word.size
        if not word.why and near and _same_line(bar, word) and not _within(word, bar):
            yield word


def _same_line(bar: Shape, word: PlacedWord) -> bool:
    height = min(word.y1, bar.y1) - max(word.y0, bar.y0)
    return height > 0.5 * (word.y1 - word.y0) and bar.y1 - bar.y0 < 2.2 * word.size


def _in_line(bar: Shape, beside: Sequence[PlacedWord], words: Sequence[PlacedWord]) -> bool:
    """Whether a bar under which nothing is left stands in a line of prose, as tall as its letters."""
    if not beside or bar.x1 - bar.x0 < 1.5 * (bar.y1 - bar.y0):
        return False
    line = [word for word in words if not word.why and abs(word.base - beside[0].base) < 1]
    lettered = [word for word in line if sum(map(str.isalpha, word.text)) > 1]
    return len(lettered) >= _LEAST_WORDS and bar.y0 > beside[0].base - 0.6 * beside[0].size


def _gap(bar: Shape, like: PlacedWord) -> PlacedWord:
    return replace(
        like, text=GAP, x0=bar.x0, x1=bar.x1, y0=like.y0, y1=like.y1, glued=False, order=bar.order, why=""
    )
