"""Which words of a page can be seen: what cannot is not text, and is dropped by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.read.pdf_drawn import RawPage, Shape
from ingest.read.pdf_frame import Floats
from ingest.read.pdf_words import PlacedWord, Style, upright

Shades = NDArray[np.uint8]
SCALE = 2.0  # pixels a point at which suspect words are looked at

_CONTRAST = 45  # of 255: text nearer than this to its ground may be invisible
_SEEN = 24  # of 255: a shade that differs by this much within a word shows letters
_COVER = 0.6  # of a word
_INSET = 0.22  # of the height of a word: keeps the edges of what covers it out of sight
_BARE = 0.08  # idem where nothing covers it: a full stop alone must be seen
_LIGHT = 200  # of 255
_WHITE = (255, 255, 255)


def visible(page: RawPage, shades: Callable[[], Shades]) -> tuple[PlacedWord, ...]:
    """Return the words of a page, each with the reason why it cannot be seen, if so.

    Args:
        page: Words and shapes as drawn.
        shades: Renders the page in grey, `SCALE` pixels a point; called only if a word is suspect.
    """
    if not page.words:
        return ()
    boxes = np.array([_box(word, page) for word in page.words])
    areas = [shape for shape in page.shapes if _may_hide(shape)]
    under = _overlapping(boxes, areas)
    middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (middle_x >= 0) & (middle_x <= page.width) & (middle_y >= 0) & (middle_y <= page.height)
    orders = np.array([word.order for word in page.words])
    picture: Shades | None = None
    judged: list[PlacedWord] = []
    on_paper: dict[Style, str] = {}  # the suspicion where nothing else is drawn depends on the style alone
    for i, word in enumerate(page.words):
        why = "hidden" if word.style.unseen else "" if inside[i] else "outside_page"
        suspicion = ""
        if not why and i in under:
            suspicion = _suspicion(word, under[i])
        elif not why:
            if word.style not in on_paper:
                on_paper[word.style] = _suspicion(word, ())
            suspicion = on_paper[word.style]
        doubt = "hidden" if not why and word.order in page.doubtful else ""
        if suspicion or doubt:
            picture = shades() if picture is None else picture
            inset = _INSET if suspicion else _BARE
            later = _printed_over(i, boxes, orders)
            why = "" if _shows(boxes[i], page.height, picture, inset, later) else suspicion or doubt
        judged.append(replace(word, why=why) if why else word)
    return tuple(judged)


def _box(word: PlacedWord, page: RawPage) -> tuple[float, float, float, float]:
    if word.style.turn <= 0:
        return word.x0, word.y0, word.x1, word.y1
    box = upright(word, page.number, page.width, page.height)
    return box.x0, box.y0, box.x1, box.y1


def _may_hide(shape: Shape) -> bool:
    if shape.image:
        return True
    return shape.filled and shape.colour[3] > 0 and shape.x1 - shape.x0 > 3 and shape.y1 - shape.y0 > 3


def _overlapping(boxes: Floats, areas: Sequence[Shape]) -> dict[int, list[Shape]]:
    """Return the areas that most of a word lies in, in painting order, by its index."""
    found: dict[int, list[Shape]] = {}
    room = _COVER * np.maximum((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), 0.01)
    for area in areas:
        width = np.minimum(boxes[:, 2], area.x1) - np.maximum(boxes[:, 0], area.x0)
        height = np.minimum(boxes[:, 3], area.y1) - np.maximum(boxes[:, 1], area.y0)
        for i in np.flatnonzero((width > 0) & (height > 0) & (width * height >= room)).tolist():
            found.setdefault(i, []).append(area)
    return found


def _suspicion(word: PlacedWord, areas: Sequence[Shape]) -> str:
    """Return why a word may be invisible: something is painted over it, or its ground has its colour."""
    ground: tuple[int, ...] = _WHITE
    unsure = word.style.colour[3] < 60
    for area in areas:
        if area.order > word.order >= 0:
            return "covered"
        if area.image or not area.simple or area.colour[3] < 255:
            unsure = True
        else:
            ground, unsure = area.colour[:3], False
    colour = word.style.colour[:3]
    near = max(abs(a - b) for a, b in zip(ground, colour, strict=True)) < _CONTRAST
    return "hidden" if near or (unsure and min(colour) > _LIGHT) else ""


def _printed_over(i: int, boxes: Floats, orders: NDArray[np.int64]) -> Floats:
    """Return the boxes of words painted later in the same place: a ground printed on the bar that covers a name."""
    one = boxes[i]
    across = (boxes[:, 0] < one[2]) & (boxes[:, 2] > one[0]) & (boxes[:, 1] < one[3]) & (boxes[:, 3] > one[1])
    over: Floats = boxes[across & (orders > orders[i]) & (orders[i] >= 0)]
    return over


def _shows(box: Floats, height: float, picture: Shades, inset: float, later: Floats) -> bool:
    """Whether the page as rendered shows letters where the word stands, other than those painted later."""
    x0, y0, x1, y1 = (float(value) for value in box)
    inset_x, inset_y = 0.06 * (x1 - x0), inset * (y1 - y0)
    left, right = int((x0 + inset_x) * SCALE), int((x1 - inset_x) * SCALE) + 1
    top, bottom = int((height - y1 + inset_y) * SCALE), int((height - y0 - inset_y) * SCALE) + 1
    part = picture[max(top, 0) : bottom, max(left, 0) : right]
    if len(later):
        columns = np.arange(max(left, 0), max(left, 0) + part.shape[1])
        free = np.ones(len(columns), dtype=np.bool_)
        for other in later:
            free &= (columns < (other[0] - 1) * SCALE) | (columns > (other[2] + 1) * SCALE)
        part = part[:, free]
    return bool(part.size) and int(part.max()) - int(part.min()) > _SEEN
