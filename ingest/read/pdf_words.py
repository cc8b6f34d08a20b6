"""Words from glyphs: where a word ends is decided by the space that is seen, not by the file's order alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.document import Box
from ingest.read.pdf_frame import Floats

Ints = NDArray[np.int64]

_WIDE = 0.12  # of the height of a glyph's box: wider than the letter spacing by this much is a space
_LOOSE = 0.8  # of the gaps between letters: where letters stand unevenly, the wider gaps tell the spacing
_NEARLY_ALL = 0.98  # of the gaps within words
_SLACK = 0.05
_TELLING = 25  # gaps between letters that tell how a font is spaced
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▫", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf06f": "o"}
)
SCANNED = -1
_LIGATURE = np.array([ord(letter) for letter in "fijlstIJ"])
_SPACES = np.array(
    [*range(9, 14), 28, 29, 30, 31, 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029]
    + [0x202F, 0x205F, 0x3000]
)


@dataclass(frozen=True, slots=True)
class Style:
    """How glyphs are set.

    Attributes:
        font: Names the font within its page; `SCANNED` for what was read from a picture.
        colour: Red, green, blue and opacity of the fill, 0 to 255.
        unseen: Invisible by its own attributes.
        turn: Quarter turns anticlockwise of its reading direction; -1: askew.
    """

    size: float
    bold: bool
    italic: bool
    font: int
    colour: tuple[int, int, int, int]
    unseen: bool
    turn: int


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs of one page in the file's order: parallel rows, boxes in the frame of their turn.

    Attributes:
        codes: Code points.
        boxes: x0, y0, x1, y1.
        base: Height of the baseline.
        style: Index into `styles`; -1: white space that pdfium put in.
        order: When the object that holds it is painted.
    """

    codes: Ints
    boxes: Floats
    base: Floats
    style: Ints
    order: Ints
    styles: tuple[Style, ...]


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word, or a part of one in another style, in the frame in which it reads from left to right.

    Attributes:
        base: Height of the baseline.
        glued: No space before it: it continues the word before.
        order: When it is painted.
        why: Why it cannot be seen: "", "hidden", "covered" or "outside_page".
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    glued: bool
    style: Style
    order: int
    why: str = ""

    @property
    def size(self) -> float:
        """Height of the font in points."""
        return self.style.size


def upright(word: PlacedWord, page: int, width: float, height: float) -> Box:
    """Return where the word stands on the displayed page, whatever way it reads."""
    x0, y0, x1, y1 = word.x0, word.y0, word.x1, word.y1
    match word.style.turn:
        case 1:
            return Box(page, width - y1, x0, width - y0, x1)
        case 2:
            return Box(page, width - x1, height - y1, width - x0, height - y0)
        case 3:
            return Box(page, y0, height - x1, y1, height - x0)
        case _:
            return Box(page, x0, y0, x1, y1)


def words_of(glyphs: Glyphs) -> tuple[PlacedWord, ...]:
    """Cut the glyphs of a page into words."""
    _part_ligatures(glyphs)
    blank = np.isin(glyphs.codes, _SPACES)
    drawn = np.flatnonzero((glyphs.style >= 0) & ~blank)
    if not len(drawn):
        return ()
    wide = glyphs.boxes[:, 2] > glyphs.boxes[:, 0]  # pdfium puts spaces without width into uneven letters
    typed = np.cumsum(blank & (glyphs.style >= 0) & wide)  # spaces that stand in the file itself
    apart, glued = _cuts(glyphs, drawn, np.diff(typed[drawn]) > 0)
    starts = [0, *(np.flatnonzero(apart) + 1).tolist()]
    ends = [*starts[1:], len(drawn)]
    joined = [False, *glued[np.flatnonzero(apart)].tolist()]
    text = "".join(map(chr, glyphs.codes[drawn].tolist())).translate(_SYMBOLS)
    first, last = drawn[starts], drawn[np.array(ends) - 1]
    x0 = np.minimum(glyphs.boxes[first, 0], glyphs.boxes[last, 0]).tolist()
    x1 = np.maximum(glyphs.boxes[first, 2], glyphs.boxes[last, 2]).tolist()
    y0, y1 = glyphs.boxes[first, 1].tolist(), glyphs.boxes[first, 3].tolist()
    base, style, order = (
        glyphs.base[first].tolist(),
        glyphs.style[first].tolist(),
        glyphs.order[first].tolist(),
    )
    return tuple(
        PlacedWord(
            text[a:b], x0[i], y0[i], x1[i], y1[i], base[i], joined[i], glyphs.styles[style[i]], order[i]
        )
        for i, (a, b) in enumerate(zip(starts, ends, strict=True))
    )


def _part_ligatures(glyphs: Glyphs) -> None:
    """Give each letter of a ligature its share of the box: all of them are said to stand in the whole of it."""
    boxes, letter = glyphs.boxes, np.isin(glyphs.codes, _LIGATURE)
    same = (
        (boxes[1:] == boxes[:-1]).all(1) & (glyphs.order[1:] == glyphs.order[:-1]) & (glyphs.style[1:] >= 0)
    )
    same &= letter[1:] & letter[:-1]
    for i in np.flatnonzero(same & ~np.concatenate(([False], same[:-1]))).tolist():
        end = i + 1
        while end < len(same) and same[end]:
            end += 1
        edges = np.linspace(boxes[i, 0], boxes[i, 2], end - i + 2)
        boxes[i : end + 1, 0], boxes[i : end + 1, 2] = edges[:-1], edges[1:]


def _cuts(
    glyphs: Glyphs, drawn: Ints, typed: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return, for each pair of neighbours, whether a word ends between them, and whether the next is glued on."""
    boxes, base, style = glyphs.boxes[drawn], glyphs.base[drawn], glyphs.style[drawn]
    height = np.maximum(boxes[:-1, 3] - boxes[:-1, 1], 0.1)
    gap = (boxes[1:, 0] - boxes[:-1, 2]) / height
    spacing = _spacings(glyphs, np.where(typed, 1.0, gap), style)
    least = spacing + _WIDE
    inside = (np.diff(glyphs.order[drawn]) == 0) & (np.diff(style) == 0)
    room = np.maximum(least, _uneven(len(least), gap, typed, inside, style))[style[:-1]]
    near = ~typed & (gap > -0.5) & (gap < np.where(np.diff(style) == 0, room, least[style[:-1]]))
    table = glyphs.styles
    size = np.array([one.size for one in table])[style]
    turn = np.array([one.turn for one in table])[style]
    kind = {(one.unseen, one.colour, one.bold): 0 for one in table}
    kinds = {look: i for i, look in enumerate(kind)}
    look = np.array([kinds[one.unseen, one.colour, one.bold] for one in table])[style]
    shift = np.abs(np.diff(base))
    near &= (turn[1:] == turn[:-1]) & (shift <= 0.8 * np.maximum(size[1:], size[:-1]))
    alike = (
        (shift < 0.125 * np.minimum(size[1:], size[:-1]))
        & (np.abs(np.diff(size)) < 0.05 * np.maximum(size[1:], size[:-1]))
        & (look[1:] == look[:-1])
    )
    return ~(near & alike), near & ~alike


def _spacings(glyphs: Glyphs, gap: Floats, style: Ints) -> Floats:
    """Return the letter spacing of each style, in heights of a glyph's box."""
    same = style[1:] == style[:-1]
    inside = same & (np.abs(gap) < 0.6)
    usual = _usual(gap[inside])
    found = np.full(len(glyphs.styles), usual)
    for i in range(len(glyphs.styles)):
        own = gap[inside & (style[:-1] == i)]
        if len(own) >= _TELLING:
            found[i] = _usual(own)
    return found


def _uneven(
    count: int, gap: Floats, typed: NDArray[np.bool_], inside: NDArray[np.bool_], style: Ints
) -> Floats:
    """Return, by style, how wide a gap within a word may be where letters stand unevenly; 0 where they do not.

    A font that is not embedded is shown by another: its letters stand where those of the first would. That can
    be told only of a style whose spaces stand in the file, and from gaps `inside` one object of text.
    """
    found = np.zeros(count)
    for i in range(count):
        own = (style[:-1] == i) & inside & (gap > -0.5) & (gap < 1.0)
        letters, spaces = gap[own & ~typed], gap[own & typed]
        if len(letters) >= _TELLING and len(spaces) > len(letters) / 20:
            noise = float(np.quantile(letters, _NEARLY_ALL)) + _SLACK
            found[i] = min(noise, 0.9 * float(np.median(spaces)))
    return found


def _usual(gaps: Floats) -> float:
    return float(min(max(np.quantile(gaps, _LOOSE), 0.0), 0.3)) if len(gaps) else 0.0
