"""Columns from pieces of lines: which side of a page is read first, and what stands in its margin."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.read.pdf_drawn import Shape
from ingest.read.pdf_lines import Line

_STEP = 2.0  # points: the resolution at which white space is looked for
_GUTTER = 8.0  # points: narrower white space does not part columns
_WIDE = 20.0  # sizes: a line of running text, not of a margin
_NEXT = 1.6  # sizes: from one line of a paragraph to the next
_LEVEL = 1.6  # points: baselines nearer than this are one row


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text of the document is set: its size and where its column stands."""

    size: float
    left: float
    right: float


def body_of(found: Sequence[Line]) -> Body:
    """Find the size of most of the text, and the column that it fills."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0]
    own = [line for line in found if abs(line.size - size) <= 0.5 and len(line.text) > 25]
    if not own:
        own = list(found)
    left = _edge([line.x0 for line in own], lowest=True)
    right = _edge([line.x1 for line in own], lowest=False)
    return Body(size, left, right)


def _edge(values: Sequence[float], *, lowest: bool) -> float:
    """Return the outermost value that a fair share of the lines reach."""
    bins = Counter(round(value / 4) for value in values)
    frequent = [value for value, count in bins.items() if count >= 0.04 * len(values)]
    chosen = (min if lowest else max)(frequent or list(bins))
    return chosen * 4.0


def margin_of(found: Sequence[Line], body: Body) -> tuple[list[Line], list[Line]]:
    """Part the pieces of a page into those of its text and those of its margin column."""
    beside = [line for line in found if line.x1 <= body.left - 2 or line.x0 >= body.right + 2]
    wide = [line for line in found if line.x1 - line.x0 > _WIDE * line.size]
    small = [line for line in beside if line.size <= body.size - 0.7 and not _under(line, wide)]
    margin = [line for line in small if not _labels(line, found, small)]
    aside = {id(line) for line in margin}
    kept = [line for line in found if id(line) not in aside]
    most = sum(line.x1 - line.x0 for line in margin) > 0.5 * sum(line.x1 - line.x0 for line in found)
    return (list(found), []) if most else (kept, margin)


def _labels(line: Line, found: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether a short piece stands right before small text that is no margin itself, as a note's label does."""
    aside = {id(other) for other in beside}
    return len(line.text) <= 4 and any(
        abs(other.base - line.base) < 0.6 * other.size and 0 <= other.x0 - line.x1 < 2 * other.size
        for other in found
        if id(other) not in aside
    )


def boxed(found: Sequence[Line], shapes: Sequence[Shape]) -> tuple[list[Line], list[list[Line]]]:
    """Part the pieces of a page into the rest and those of each box that other text runs beside."""
    rest, boxes = list(found), []
    for shape in shapes:
        if shape.image or not shape.simple or shape.x1 - shape.x0 < 60 or shape.y1 - shape.y0 < 30:
            continue
        inside = [line for line in rest if _in(line, shape)]
        aside = {id(line) for line in inside}
        level = [
            line
            for line in rest
            if id(line) not in aside and shape.y0 < line.base + 0.3 * line.size < shape.y1
        ]
        if len(inside) > 1 and len(level) > 1 and all(_off(line, shape) for line in level):
            boxes.append(inside)
            rest = [line for line in rest if id(line) not in aside]
    return rest, boxes


def _in(line: Line, shape: Shape) -> bool:
    middle = line.base + 0.3 * line.size
    return shape.y0 < middle < shape.y1 and shape.x0 - 2 <= line.x0 and line.x1 <= shape.x1 + 2


def _off(line: Line, shape: Shape) -> bool:
    return line.x1 <= shape.x0 + 2 or line.x0 >= shape.x1 - 2


def _under(line: Line, wide: Sequence[Line]) -> bool:
    """Whether a line is the end of text as small as itself that reaches over it, such as a footnote's."""
    return any(
        abs(other.size - line.size) < 0.3 and other.x0 - 1 <= line.x0 and line.x1 <= other.x1 + 1
        for other in wide
        if 0 < other.base - line.base < _NEXT * line.size
    )


def regions(found: Sequence[Line], size: float) -> list[list[Line]]:
    """Return the pieces of a page as columns in reading order; what spans two columns is one by itself."""
    if len(found) < 8:
        return [list(found)]
    gutter = _gutter(found)
    if gutter is None:
        return [list(found)]
    ordered: list[list[Line]] = []
    for band in _bands(found, gutter):
        left = [line for line in band if line.x1 <= gutter]
        right = [line for line in band if line.x0 >= gutter]
        if len(left) + len(right) == len(band) and _columns(left, right, size):
            ordered.extend((*regions(left, size), *regions(right, size)))
        elif ordered and not _is_column(ordered[-1], gutter):
            ordered[-1].extend(band)
        else:
            ordered.append(list(band))
    return ordered


def _is_column(lines: Sequence[Line], gutter: float) -> bool:
    return all(line.x1 <= gutter for line in lines) or all(line.x0 >= gutter for line in lines)


def _gutter(found: Sequence[Line]) -> float | None:
    """Return where the emptiest upright strip between two inked sides lies."""
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    count = int((right - left) / _STEP) + 1
    ink = [0.0] * count
    for line in found:
        for i in range(int((line.x0 - left) / _STEP), min(int((line.x1 - left) / _STEP) + 1, count)):
            ink[i] += 1
    lowest = 0.25 * len(found)
    best: tuple[float, float] | None = None
    start: int | None = None
    for i in range(count + 1):
        if i < count and ink[i] <= lowest * 0.6:
            start = i if start is None else start
            continue
        if start is not None and start > 0 and i < count:
            centre = _thinnest(ink, start, i)
            weight = min(max(ink[:start]), max(ink[i:]))
            if (i - start) * _STEP >= _GUTTER * 0.5 and (best is None or weight > best[0]):
                best = (weight, left + centre * _STEP)
        start = None
    return best[1] if best and best[0] >= 4 else None


def _thinnest(ink: Sequence[float], start: int, end: int) -> float:
    low = min(ink[start:end])
    thin = [i for i in range(start, end) if ink[i] == low]
    return thin[len(thin) // 2] + 0.5


def _bands(found: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Part a page, from top to bottom, into what crosses the gutter and what leaves it free."""
    bands: list[tuple[bool, list[Line]]] = []
    for line in sorted(found, key=lambda line: -line.base):
        crosses = line.x0 < gutter < line.x1
        if (bands and bands[-1][0] == crosses) or (
            bands and not crosses and any(abs(line.base - other.base) < _LEVEL for other in bands[-1][1])
        ):
            bands[-1][1].append(line)
        else:
            bands.append((crosses, [line]))
    return [band for _, band in bands]


def _columns(left: Sequence[Line], right: Sequence[Line], size: float) -> bool:
    """Whether two sides are columns of running text, not the cells or the numbers of the same rows."""
    if len(left) < 4 or len(right) < 4:
        return False
    if max(line.x0 for line in right) < min(line.x1 for line in left):
        return False
    gap = min(line.x0 for line in right) - max(line.x1 for line in left)
    return gap >= 0.5 * size and all(_filled(side, size) or _several(side, size) for side in (left, right))


def _several(side: Sequence[Line], size: float) -> bool:
    """Whether a side is itself columns of running text that nothing crosses."""
    gutter = _gutter(side)
    if gutter is None:
        return False
    left = [line for line in side if line.x1 <= gutter]
    right = [line for line in side if line.x0 >= gutter]
    return len(left) + len(right) == len(side) and _columns(left, right, size)


def _filled(side: Sequence[Line], size: float) -> bool:
    width = max(line.x1 for line in side) - min(line.x0 for line in side)
    return width > 9 * size and median(line.x1 - line.x0 for line in side) > 0.6 * width
