"""Pages without a text layer: found, and read with Tesseract where it is installed."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.errors import UnreadScan
from ingest.read import ocr
from ingest.read.pdf_drawn import RawPage
from ingest.read.pdf_glyphs import File
from ingest.read.pdf_words import SCANNED, PlacedWord, Style
from ingest.read.render import shades
from ingest.read.steps import step

_LETTERS = 1.12  # the size of a font, in heights from ascender to descender
_ALIKE = 0.09
_SIDE_BY_SIDE = 2  # pages at a time
_MOST = 0.5  # share of the pages: with more of them unread, a document cannot be relied on


@dataclass(frozen=True, slots=True)
class Scans:
    """What became of the pages without a text layer.

    Attributes:
        confidence: Of the pages that Tesseract read, by number.
        unread: Numbers of those that nobody did.
        tried: Whether Tesseract is installed.
    """

    confidence: Mapping[int, float]
    unread: tuple[int, ...]
    tried: bool


def is_scan(page: RawPage) -> bool:
    """Whether a page shows something but holds no text that can be seen; an empty page is none."""
    return bool(page.shapes) and all(word.why for word in page.words)


def read_scans(file: File, pages: Sequence[RawPage]) -> tuple[tuple[RawPage, ...], Scans]:
    """Read the pages without a text layer.

    Raises:
        UnreadScan: Tesseract is not installed, and half of the pages or more need it.
    """
    tesseract = ocr.executable()
    found: list[RawPage] = []
    confidence: dict[int, float] = {}
    unread: list[int] = []
    for page, words in _recognised(file, pages, tesseract):
        sure = ocr.confidence(words)
        if sure is not None:
            confidence[page.number] = sure
            found.append(replace(page, words=(*page.words, *_placed(words, page))))
            continue
        found.append(page)
        if is_scan(page):
            unread.append(page.number)
    if unread and len(unread) >= _MOST * len(pages):
        raise UnreadScan(unread_message(unread, tried=tesseract is not None))
    return tuple(found), Scans(confidence, tuple(unread), tried=tesseract is not None)


def unread_message(numbers: Sequence[int], *, tried: bool = False) -> str:
    """Say which pages have no text layer, and what reads them, or that it was `tried`.

    >>> unread_message([1, 2, 3, 7])
    'no text layer on pages 1-3, 7: install Tesseract (tesseract-ocr, tesseract-ocr-nld) to read them'
    """
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0])]
    named = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    if tried:
        return f"no text layer on pages {named}, and Tesseract read nothing on them: look at them yourself"
    return (
        f"no text layer on pages {named}: install Tesseract (tesseract-ocr, tesseract-ocr-nld) to read them"
    )


def _recognised(
    file: File, pages: Sequence[RawPage], tesseract: str | None
) -> Iterator[tuple[RawPage, tuple[ocr.OcrWord, ...]]]:
    """Yield every page with what Tesseract reads on it, in order; a few pages are read side by side."""
    waiting: deque[tuple[RawPage, Future[tuple[ocr.OcrWord, ...]] | None]] = deque()
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for page in pages:
            scan = tesseract is not None and is_scan(page)
            drawn = shades(file, page.number, ocr.DPI / 72) if scan else None
            future = pool.submit(ocr.recognise, tesseract or "", drawn) if drawn is not None else None
            waiting.append((page, future))
            while len(waiting) > _SIDE_BY_SIDE or (waiting and waiting[0][1] is None):
                yield _next(waiting, len(pages))
        while waiting:
            yield _next(waiting, len(pages))


def _next(
    waiting: deque[tuple[RawPage, Future[tuple[ocr.OcrWord, ...]] | None]], total: int
) -> tuple[RawPage, tuple[ocr.OcrWord, ...]]:
    page, future = waiting.popleft()
    if future is None:
        return page, ()
    words = future.result()
    step(page.number, total)
    return page, words


def _placed(words: Sequence[ocr.OcrWord], page: RawPage) -> list[PlacedWord]:
    scale = 72 / ocr.DPI
    usual = _usual_size(words)
    placed: list[PlacedWord] = []
    for word in words:
        near = abs(word.size - usual) < _ALIKE * usual
        size = round(_LETTERS * scale * (usual if near else word.size), 1)
        style = Style(
            size, bold=False, italic=False, font=SCANNED, colour=(0, 0, 0, 255), unseen=False, turn=0
        )
        place = (word.left * scale, page.height - word.line_bottom * scale)
        end = (word.right * scale, page.height - word.line_top * scale)
        base = page.height - word.base * scale
        placed.append(PlacedWord(word.text, *place, *end, base, glued=word.raised, style=style, order=0))
    return placed


def _usual_size(words: Sequence[ocr.OcrWord]) -> float:
    """Return the size of most of the letters: lines of one size are measured a little differently."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size)] += len(word.text)
    return sizes.most_common(1)[0][0]
