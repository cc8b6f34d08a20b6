"""Tables: rows and cells from ruled lines and shaded cells, or from what is aligned without them."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.read.pdf_drawn import Shape
from ingest.read.pdf_lines import Line, line_of, rows
from ingest.read.pdf_words import PlacedWord

_THIN = 2.6  # points: thicker shapes are areas
_NEAR = 3.0  # points
_ALIGNED = 0.7  # of the cells
_STRIP = 7.0  # points
_BLANK = 0.45  # of the size: a space between words of one cell
_WHITE = 250  # of 255


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: heights of its horizontal edges from the top down, and its vertical ones; maybe none."""

    x0: float
    x1: float
    ys: tuple[float, ...]
    xs: tuple[float, ...]


def grids(shapes: Sequence[Shape]) -> list[Grid]:
    """Find the ruled tables of a page among what is drawn on it."""
    found: list[Grid] = []
    edges = _edges(shapes)
    while edges:
        group = _connected(edges)
        edges = [edge for edge in edges if edge not in group]
        x0, x1 = min(edge[1] for edge in group), max(edge[2] for edge in group)
        ys = _distinct(edge[0] for edge in group)[::-1]
        if len(ys) < 3 or x1 - x0 < 80:
            continue
        xs = _distinct(
            side
            for shape in shapes
            for side in _sides(shape)
            if x0 - _NEAR <= side <= x1 + _NEAR and shape.y1 > ys[-1] - _NEAR and shape.y0 < ys[0] + _NEAR
        )
        found.append(Grid(x0, x1, tuple(ys), tuple(xs)))
    return found


def _edges(shapes: Sequence[Shape]) -> list[tuple[float, float, float]]:
    """Return horizontal edges as height, left and right end; those at one height that meet are one."""
    raw: list[tuple[float, float, float]] = []
    for shape in shapes:
        width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
        if shape.image or not shape.simple or width < 8 or _white(shape):
            continue
        if height <= _THIN:
            raw.append(((shape.y0 + shape.y1) / 2, shape.x0, shape.x1))
        elif 6 < height < 400 and width > 15:
            raw.extend(((shape.y0, shape.x0, shape.x1), (shape.y1, shape.x0, shape.x1)))
    merged: list[tuple[float, float, float]] = []
    for y, x0, x1 in sorted(raw, key=lambda edge: (round(edge[0] / _THIN), edge[1])):
        if merged and abs(merged[-1][0] - y) < _THIN and x0 <= merged[-1][2] + 4:
            merged[-1] = (merged[-1][0], merged[-1][1], max(merged[-1][2], x1))
        else:
            merged.append((y, x0, x1))
    return [edge for edge in merged if edge[2] - edge[1] >= 60]


def _white(shape: Shape) -> bool:
    return shape.filled and (min(shape.colour[:3]) >= _WHITE or shape.colour[3] == 0)


def _connected(edges: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return the first edge and all that begin and end where it does, in reach of each other."""
    first = edges[0]
    like = [e for e in edges if abs(e[1] - first[1]) < 5 and abs(e[2] - first[2]) < 5]
    like.sort(key=lambda edge: -edge[0])
    at = like.index(first)
    group = [first]
    for part in (like[at + 1 :], like[:at][::-1]):
        last = first
        for edge in part:
            if abs(last[0] - edge[0]) > 260:
                break
            group.append(edge)
            last = edge
    return group


def _sides(shape: Shape) -> tuple[float, ...]:
    width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
    if shape.image or not shape.simple or height < 6 or _white(shape):
        return ()
    return ((shape.x0 + shape.x1) / 2,) if width <= _THIN else (shape.x0, shape.x1)


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def ruled_rows(found: Sequence[Line], grid: Grid, page: int) -> tuple[list[Line], list[Line]]:
    """Return the rows of a ruled table, and the pieces of lines that are not in it.

    Nothing is a table that has one column or one row: it is text in a box.
    """
    inside = [line for line in found if within(line, grid)]
    words = [word for line in inside for word in line.words]
    bands = [
        [word for word in words if lower <= word.base + 0.3 * word.size < upper]
        for upper, lower in zip(grid.ys, grid.ys[1:], strict=False)
    ]
    bands = [band for band in bands if band]
    bounds = _bounds(bands, grid)
    if len(bands) < 2 or not bounds:
        return [], list(found)
    table = [_columns(band, bounds, page) for band in bands]
    table = _without_empty([row for rows_ in table for row in _by_line(rows_)])
    several = sum(sum(map(bool, row)) > 1 for row in table)
    if len(table) < 2 or several < 0.5 * len(table):
        return [], list(found)
    ids = {id(line) for line in inside}
    return [_row(row, page) for row in table], [line for line in found if id(line) not in ids]


def within(line: Line, grid: Grid) -> bool:
    """Whether a line stands in a table."""
    middle = (line.x0 + line.x1) / 2
    level = line.base + 0.3 * line.size
    return grid.ys[-1] - 1 < level < grid.ys[0] + 1 and grid.x0 - 4 < middle < grid.x1 + 4


def _bounds(bands: Sequence[Sequence[PlacedWord]], grid: Grid) -> list[float]:
    """Return where columns end: at upright rules that cut no words, and in strips without any."""
    words = [word for band in bands for word in band]
    ruled = [
        x
        for x in grid.xs
        if grid.x0 + 8 < x < grid.x1 - 8
        and sum(word.x0 + 2 < x < word.x1 - 2 for word in words) <= 0.01 * len(words)
    ]
    edges = [grid.x0, *ruled, grid.x1]
    free: list[float] = []
    for left, right in itertools.pairwise(edges):
        inner = [[word for word in band if left <= (word.x0 + word.x1) / 2 < right] for band in bands]
        free.extend(_strips([part for part in inner if _gapped(part)]))
    return sorted([*ruled, *free])


def _gapped(words: Sequence[PlacedWord]) -> bool:
    """Whether a row has a gap that is no space between words: a label over all columns tells nothing."""
    spans = sorted((word.x0, word.x1) for word in words)
    return any(b[0] - a[1] > _STRIP for a, b in itertools.pairwise(spans))


def _strips(bands: Sequence[Sequence[PlacedWord]]) -> list[float]:
    """Return the middles of wide upright strips that no word stands in, with words on both sides in most rows."""
    bounds: list[float] = []
    spans = sorted((word.x0, word.x1) for band in bands for word in band)
    reached = spans[0][1] if spans else 0.0
    for x0, x1 in spans:
        middle = (reached + x0) / 2
        if x0 - reached > _STRIP:
            both = sum(
                any(w.x1 < middle for w in band) and any(w.x0 > middle for w in band) for band in bands
            )
            if both >= max(2, 0.5 * len(bands)):
                bounds.append(middle)
        reached = max(reached, x1)
    return bounds


Cells = list[tuple[Line, ...]]


def _columns(words: Sequence[PlacedWord], bounds: Sequence[float], page: int) -> Cells:
    """Part the words of a row into cells; one that runs over a bound without a gap is the row's only one."""
    columns: list[list[PlacedWord]] = [[] for _ in range(len(bounds) + 1)]
    for word in words:
        columns[sum((word.x0 + word.x1) / 2 > bound for bound in bounds)].append(word)
    if sum(map(bool, columns)) > 1 and _is_label(words):
        columns = [list(words), *([] for _ in bounds)]
    return [_cell(column, page) for column in columns]


def _is_label(words: Sequence[PlacedWord]) -> bool:
    """Whether words stand on one line with nothing but spaces between them: a label over several columns."""
    ordered = sorted(words, key=lambda word: word.x0)
    pairs = list(itertools.pairwise(ordered))
    level = all(abs(a.base - b.base) < 0.3 * b.size for a, b in pairs)
    return level and all(b.x0 - a.x1 < _BLANK * b.size for a, b in pairs)


def _by_line(row: Cells) -> list[Cells]:
    """Part a row whose rules are missing: most of its cells have short lines on the same baselines."""
    filled = [cell for cell in row if cell]
    most = max((len(cell) for cell in filled), default=0)
    tall = [cell for cell in filled if len(cell) == most]
    short = all(len(line.words) <= 5 for cell in tall for line in cell)
    figures = [any(letter.isdigit() for letter in line.text) for cell in tall for line in cell]
    short = short and sum(figures) >= 0.5 * len(figures)
    if most < 2 or not short or len(tall) < max(2, 0.6 * len(filled)):
        return [row]
    bases = [line.base for line in tall[0]]
    level = all(abs(line.base - base) < 2 for cell in tall for line, base in zip(cell, bases, strict=True))
    if not level:
        return [row]
    parted: list[Cells] = [[() for _ in row] for _ in bases]
    for i, cell in enumerate(row):
        for line in cell:
            nearest = min(range(len(bases)), key=lambda j: abs(bases[j] - line.base))
            parted[nearest][i] = (*parted[nearest][i], line)
    return parted


def _without_empty(table: Sequence[Cells]) -> list[Cells]:
    used = [any(row[i] for row in table) for i in range(len(table[0]))] if table else []
    return [[cell for cell, keep in zip(row, used, strict=True) if keep] for row in table]


def _row(parts: Cells, page: int) -> Line:
    while not parts[-1]:
        parts = parts[:-1]
    lines = [line for part in parts for line in part]
    whole = line_of(page, [word for line in lines for word in line.words])
    top = max(lines, key=lambda line: line.base)
    return replace(whole, base=top.base, size=top.size, cells=tuple(parts))


def _cell(words: Sequence[PlacedWord], page: int) -> tuple[Line, ...]:
    ordered = sorted(words, key=lambda word: (-round(word.base / 3), word.x0))
    return tuple(rows([line_of(page, [word]) for word in ordered]))
