"""What a page of a PDF holds as drawn: words, shapes, and the bookmarks of its document."""

from dataclasses import dataclass

from ingest.read.pdf_words import PlacedWord


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn path or image: where, when (painting order), and with what it is filled.

    Attributes:
        simple: A line or a rectangle, not an outline whose bounds say little.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    order: int
    colour: tuple[int, int, int, int]
    filled: bool
    image: bool
    simple: bool


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as drawn: words in the file's own order, and the shapes around them.

    Attributes:
        doubtful: Painting order of the text that a clip path or a layer may hide (see `pdf_layers`).
    """

    number: int
    width: float
    height: float
    words: tuple[PlacedWord, ...]
    shapes: tuple[Shape, ...]
    doubtful: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark: its title, depth (1 is outermost) and 1-based page."""

    title: str
    level: int
    page: int | None
