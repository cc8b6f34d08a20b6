"""Lines from words: what stands on one baseline, within one column."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from ingest.read.pdf_words import PlacedWord

_SPACE = 0.12  # of the height of a glyph's box, as in pdf_words
_APART = 1.0  # of the size: words further apart than this may stand in different columns


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, from left to right; `base` and `size` are those of its largest part."""

    page: int
    words: tuple[PlacedWord, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    cells: tuple[tuple["Line", ...], ...] = ()  # of a row of a table; empty where a column is
    _text: str | None = field(default=None, init=False, repr=False, compare=False)  # once it was asked for

    @property
    def text(self) -> str:
        """The line as printed, one space between words."""
        if self._text is None:
            object.__setattr__(self, "_text", joined(self.words))
        return self._text or ""

    @property
    def bold(self) -> bool:
        """Whether its letters are bold, most of them at least."""
        return share(self.words, lambda word: word.style.bold) > 0.6

    @property
    def italic(self) -> bool:
        """Whether its letters are slanted, most of them at least."""
        return share(self.words, lambda word: word.style.italic) > 0.6

    @property
    def colour(self) -> tuple[int, int, int, int]:
        """Colour of its first word."""
        return self.words[0].style.colour


def share(words: Sequence[PlacedWord], of: Callable[[PlacedWord], bool]) -> float:
    """Return the share of the letters that stand in such words."""
    whole = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if of(word)) / whole


def joined(words: Iterable[PlacedWord]) -> str:
    """Return the words with one space between them, none where they are glued."""
    return "".join([word.text if word.glued else f" {word.text}" for word in words]).strip()


def line_of(page: int, words: Sequence[PlacedWord]) -> Line:
    """Make a line of words that are in order."""
    sizes: Counter[tuple[float, float]] = Counter()
    for word in words:
        sizes[round(word.size, 1), round(word.base, 1)] += len(word.text)
    most = max(size for size, _ in sizes)
    (size, base), _ = max(sizes.items(), key=lambda item: (item[0][0] > 0.7 * most, item[1]))
    return Line(
        page,
        tuple(words),
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        base,
        size,
    )


def pieces(page: int, words: Iterable[PlacedWord]) -> list[Line]:
    """Chain words that follow each other in the file and on the page; a wide gap ends a piece."""
    found: list[Line] = []
    chain: list[PlacedWord] = []
    for word in words:
        if chain and not _follows(chain[-1], word):
            found.append(line_of(page, chain))
            chain = []
        chain.append(word)
    if chain:
        found.append(line_of(page, chain))
    return found


def _follows(before: PlacedWord, after: PlacedWord) -> bool:
    if before.style.turn != after.style.turn:
        return False
    size = max(before.size, after.size)
    shift = abs(before.base - after.base)
    level = shift < 0.2 * size or (shift < 0.6 * size and min(before.size, after.size) < 0.85 * size)
    return level and -0.3 * size < after.x0 - before.x1 < _APART * size


def rows(found: Sequence[Line]) -> list[Line]:
    """Put the pieces of one column that share a baseline together, from top to bottom."""
    placed: list[list[Line]] = []
    for piece in sorted(found, key=lambda line: (-line.size, -line.base)):
        home = next((row for row in placed if _on(row[0], row, piece)), None)
        if home is None:
            placed.append([piece])
        else:
            home.append(piece)
    merged = [_merged(row) for row in placed]
    return sorted(merged, key=lambda line: (-line.base, line.x0))


def _on(first: Line, row: Sequence[Line], piece: Line) -> bool:
    rise = piece.base - first.base
    if abs(rise) <= 0.22 * max(first.size, piece.size):
        return True
    small = piece.size < 0.85 * first.size and len(piece.text) <= 8
    if not small or not -0.4 * first.size < rise < 0.65 * first.size:
        return False
    return any(-0.5 * first.size < piece.x0 - part.x1 < 0.7 * first.size for part in row)


def _merged(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    words: list[PlacedWord] = []
    for piece in sorted(row, key=lambda line: line.x0):
        head = piece.words[0]
        if words and words[-1].x1 > head.x0 + head.size:
            words = sorted((*words, *piece.words), key=lambda word: word.x0)
            continue
        near = bool(words) and head.x0 - words[-1].x1 < _SPACE * (head.y1 - head.y0)
        words.append(replace(head, glued=near))
        words.extend(piece.words[1:])
    return line_of(row[0].page, words)


def cells(line: Line, apart: float = 1.4) -> list[tuple[PlacedWord, ...]]:
    """Cut a line where the gap is wider than that many sizes."""
    parts: list[list[PlacedWord]] = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - parts[-1][-1].x1 > apart * line.size:
            parts.append([])
        parts[-1].append(word)
    return [tuple(part) for part in parts]


def leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from one baseline to the next."""
    steps: Counter[float] = Counter()
    for above, below in itertools.pairwise(lines):
        step = above.base - below.base
        if above.page == below.page and abs(above.size - below.size) < 0.5 and 0.8 < step / above.size < 2.2:
            steps[round(step, 0)] += 1
    if not steps:
        return 1.2 * median(line.size for line in lines) if lines else 12.0
    return steps.most_common(1)[0][0]
