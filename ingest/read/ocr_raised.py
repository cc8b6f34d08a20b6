"""Raised numbers on a scanned page: footnote markers, which Tesseract takes for quotes and exclamation marks.

They are found by their size and height beside the letters they follow, before the page is recognised; the page is
then read without them, and they are read by themselves, enlarged.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]

_INK = 170  # of 255: darker is ink
_LEAST, _MOST = 0.42, 0.82  # height of a raised figure, in heights of an ordinary letter with a stem
_RAISED = 0.28  # of that height: how far its foot stands above the line at least
_REACH = 0.9  # of that height: how far from its letter it may stand
_WINDOW = 12.0  # heights: how much of the line before it tells where the line stands
_LINE = 4  # letters
_FIGURES = 3  # of a number at most
_NARROW = 0.12  # of its height: a figure is wider than that
_PAD = 12  # pixels round a figure that is read by itself
_LARGER = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A small group of ink in pixels from the upper left corner: x0, y0, x1, y1, ends exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def height(self) -> int:
        """Its height."""
        return self.y1 - self.y0


def marks_of(page: Grey) -> tuple[Mark, ...]:
    """Return the connected groups of ink of a page."""
    rows, starts, ends = _runs(page < _INK)
    if not len(rows):
        return ()
    group = _joined(rows, starts, ends)
    _, which = np.unique(group, return_inverse=True)
    count = int(which.max()) + 1
    x0, y0 = np.full(count, 1 << 30), np.full(count, 1 << 30)
    x1, y1 = np.zeros(count, np.int64), np.zeros(count, np.int64)
    np.minimum.at(x0, which, starts)
    np.minimum.at(y0, which, rows)
    np.maximum.at(x1, which, ends)
    np.maximum.at(y1, which, rows + 1)
    table = np.stack([x0, y0, x1, y1], 1)
    return tuple(Mark(*box) for box in table.tolist())


def _runs(ink: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the horizontal runs of ink: row, first column, column behind the last."""
    framed = np.zeros((ink.shape[0], ink.shape[1] + 2), np.int8)
    framed[:, 1:-1] = ink
    steps = np.diff(framed, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return rows, starts, ends


def _joined(rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Name the group of every run: runs of neighbouring rows that touch are of one group."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first = np.searchsorted(rows, np.arange(rows[-1] + 2)).tolist()
    start, end = starts.tolist(), ends.tolist()
    for row in range(len(first) - 2):
        i, j, stop_i, stop_j = first[row], first[row + 1], first[row + 1], first[row + 2]
        while i < stop_i and j < stop_j:
            if start[i] <= end[j] and start[j] <= end[i]:
                parent[root(j)] = root(i)
            if end[i] < end[j]:
                i += 1
            else:
                j += 1
    return np.array([root(i) for i in range(len(parent))])


def raised(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
    """Return the groups of raised figures: small, above the line, close behind ordinary letters."""
    tall = _usual_height(marks)
    if not tall:
        return ()
    letters = sorted((m for m in marks if 0.5 * tall <= m.height <= 1.6 * tall), key=lambda m: m.x1)
    ends = np.array([m.x1 for m in letters])
    begins = np.array(sorted(m.x0 for m in letters))
    leading = sorted(letters, key=lambda m: m.x0)
    small = [m for m in marks if _LEAST * tall <= m.height <= _MOST * tall and _figure(m)]
    found = [m for m in small if _follows(m, letters, ends, tall) or _leads(m, leading, begins, tall)]
    for _ in range(_FIGURES - 1):
        taken = set(found)
        found += [m for m in small if m not in taken and any(_beside(m, other, tall) for other in found)]
    return _grouped(found, tall)


def _beside(mark: Mark, other: Mark, tall: float) -> bool:
    """Whether a mark can be the next figure of a number."""
    level = abs(mark.y1 - other.y1) < 0.15 * tall and abs(mark.y0 - other.y0) < 0.15 * tall
    return level and -0.2 * tall <= mark.x0 - other.x1 < 0.4 * tall


def _usual_height(marks: Sequence[Mark]) -> float:
    """Return the height of an ordinary letter with a stem, such as a figure or a capital; 0 without text."""
    heights = sorted(m.height for m in marks if 8 <= m.height <= 90 and m.x1 - m.x0 <= 2 * m.height)
    if len(heights) < 40:
        return 0.0
    # Half of the letters have no stem; the tall half begins above their height.
    return float(heights[int(0.8 * len(heights))])


def _figure(mark: Mark) -> bool:
    width = mark.x1 - mark.x0
    return _NARROW * mark.height <= width <= 1.1 * mark.height


def _follows(mark: Mark, letters: Sequence[Mark], ends: NDArray[np.int64], tall: float) -> bool:
    """Whether a mark stands close behind letters whose line it is raised above; they are in order of their ends."""
    first, last = np.searchsorted(ends, [mark.x0 - _WINDOW * tall, mark.x0 + 0.15 * tall])
    near = _level(mark, letters[first:last], tall)
    if len(near) < _LINE or min(mark.x0 - m.x1 for m in near) > _REACH * tall:
        return False
    foot = float(np.median([m.y1 for m in near]))
    return mark.y1 < foot - _RAISED * tall and mark.y0 < foot - 0.6 * tall


def _leads(mark: Mark, letters: Sequence[Mark], begins: NDArray[np.int64], tall: float) -> bool:
    """Whether a mark begins a line, as the label of a note does; the letters are in order of their beginnings."""
    first, last = np.searchsorted(begins, [mark.x1 - 0.15 * tall, mark.x1 + _WINDOW * tall])
    near = _level(mark, letters[first:last], tall)
    before, _ = np.searchsorted(begins, [mark.x0 - _WINDOW * tall, mark.x0])
    alone = not _level(mark, letters[before : int(np.searchsorted(begins, mark.x0 - 0.5 * tall))], tall)
    if len(near) < _LINE or not alone or min(m.x0 - mark.x1 for m in near) > 2 * _REACH * tall:
        return False
    foot = float(np.median([m.y1 for m in near]))
    return mark.y1 < foot - 0.6 * _RAISED * tall and mark.y0 < foot - 0.5 * tall


def _level(mark: Mark, letters: Sequence[Mark], tall: float) -> list[Mark]:
    """Return the letters on whose line a mark may stand."""
    return [
        m
        for m in letters
        if m is not mark and m.y0 - 0.6 * tall < mark.y0 < m.y1 - 0.6 * _RAISED * tall and m.y1 > mark.y1
    ]


def _grouped(found: Sequence[Mark], tall: float) -> tuple[tuple[Mark, ...], ...]:
    """Put figures that stand side by side together; return the groups from top to bottom, from left to right."""
    groups: list[list[Mark]] = []
    for mark in sorted(found, key=lambda m: m.x0):
        near = (
            group
            for group in groups
            if abs(group[-1].y0 - mark.y0) < 0.4 * tall and -0.2 * tall <= mark.x0 - group[-1].x1 < 0.5 * tall
        )
        home = next(near, None)
        if home is None:
            groups.append([mark])
        else:
            home.append(mark)
    return tuple(map(tuple, sorted(groups, key=lambda group: (round(group[0].y1 / tall), group[0].x0))))


def consecutive(read: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return numbers as they count up where most of them do: a small figure is easily taken for another.

    Args:
        read: The markers of a page, or the labels of its notes.
        other: The labels, or the markers; where they are as many, they are the same numbers.

    >>> consecutive(["1", "7", "3", "4"], [])
    ['1', '2', '3', '4']
    """
    votes = [read, other] if len(read) == len(other) else [read]
    begins = Counter(int(label) - i for labels in votes for i, label in enumerate(labels))
    begin, hits = max(begins.items(), key=lambda item: (item[0] >= 0, item[1]), default=(-1, 0))
    if begin < 0 or hits < 2 or 2 * hits < len(read) * len(votes):
        return list(read)
    return [str(begin + i) for i in range(len(read))]


def box_of(group: Sequence[Mark]) -> Mark:
    """Return the bounds of a group."""
    return Mark(
        min(m.x0 for m in group),
        min(m.y0 for m in group),
        max(m.x1 for m in group),
        max(m.y1 for m in group),
    )


def without(page: Grey, groups: Sequence[Sequence[Mark]]) -> Grey:
    """Return the page with these groups painted over."""
    clean = page.copy()
    for group in groups:
        for m in group:
            clean[m.y0 - 1 : m.y1 + 1, m.x0 - 1 : m.x1 + 1] = 255
    return clean


def enlarged(page: Grey, group: Sequence[Mark]) -> Grey:
    """Return one group by itself on white, large enough to be read."""
    box = box_of(group)
    part = np.full((box.height + 2 * _PAD, box.x1 - box.x0 + 2 * _PAD), 255, np.uint8)
    for m in group:
        top, left = m.y0 - box.y0 + _PAD, m.x0 - box.x0 + _PAD
        part[top : top + m.height, left : left + m.x1 - m.x0] = page[m.y0 : m.y1, m.x0 : m.x1]
    image = Image.fromarray(part)
    return np.array(image.resize((image.width * _LARGER, image.height * _LARGER), Image.Resampling.BICUBIC))
