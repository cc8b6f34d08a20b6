"""Pages without a text layer: found, and read with Tesseract where it is installed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.errors import NoText
from ingest.read import ocr
from ingest.read.pdf_drawn import RawPage
from ingest.read.pdf_glyphs import File
from ingest.read.pdf_words import PlacedWord, Style
from ingest.read.render import picture

_MOST = 0.5  # share of the pages: with more of them unread, a document cannot be relied on


@dataclass(frozen=True, slots=True)
class Scans:
    """What became of the pages without a text layer.

    Attributes:
        confidence: Of the pages that Tesseract read, by number.
        unread: Numbers of those that nobody did.
    """

    confidence: Mapping[int, float]
    unread: tuple[int, ...]


def is_scan(page: RawPage) -> bool:
    """Whether a page shows something but holds no text that can be seen; an empty page is none."""
    return bool(page.shapes) and all(word.why for word in page.words)


def read_scans(file: File, pages: Sequence[RawPage]) -> tuple[tuple[RawPage, ...], Scans]:
    """Read the pages without a text layer.

    Raises:
        NoText: Tesseract is not installed, and half of the pages or more need it.
    """
    tesseract = ocr.executable()
    found: list[RawPage] = []
    confidence: dict[int, float] = {}
    unread: list[int] = []
    for page in pages:
        words = _recognised(file, page, tesseract) if tesseract and is_scan(page) else ()
        sure = ocr.confidence(words)
        if sure is not None:
            confidence[page.number] = sure
            found.append(replace(page, words=(*page.words, *_placed(words, page))))
            continue
        found.append(page)
        if is_scan(page):
            unread.append(page.number)
    if unread and len(unread) >= _MOST * len(pages):
        raise NoText(unread_message(unread))
    return tuple(found), Scans(confidence, tuple(unread))


def unread_message(numbers: Sequence[int]) -> str:
    """Say which pages have no text layer, and what reads them.

    >>> unread_message([1, 2, 3, 7])
    'no text layer on pages 1-3, 7: install Tesseract (tesseract-ocr, tesseract-ocr-nld) to read them'
    """
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0])]
    named = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return (
        f"no text layer on pages {named}: install Tesseract (tesseract-ocr, tesseract-ocr-nld) to read them"
    )


def _recognised(file: File, page: RawPage, tesseract: str) -> tuple[ocr.OcrWord, ...]:
    return ocr.recognise(tesseract, picture(file, page.number, ocr.DPI / 72))


def _placed(words: Sequence[ocr.OcrWord], page: RawPage) -> list[PlacedWord]:
    scale = 72 / ocr.DPI
    placed: list[PlacedWord] = []
    for word in words:
        bottom, top = page.height - word.line_bottom * scale, page.height - word.line_top * scale
        size = round(0.8 * (top - bottom), 0)
        style = Style(size, bold=False, italic=False, font=-1, colour=(0, 0, 0, 255), unseen=False, turn=0)
        base = bottom + 0.22 * (top - bottom)
        placed.append(
            PlacedWord(
                word.text,
                word.left * scale,
                bottom,
                word.right * scale,
                top,
                base,
                glued=False,
                style=style,
                order=0,
            )
        )
    return placed
