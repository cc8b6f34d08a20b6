"""The page that a quote stands on, as a picture with the quote boxed."""

from ingest.document import Document
from ingest.errors import NoSuchPlace
from ingest.read.normal import normal
from ingest.read.render import render_page


def show(document: Document, original: bytes, quote: str | None = None, page: int | None = None) -> bytes:
    """Return one page as PNG: the one named, or the one on which the quote begins.

    Raises:
        NoSuchPlace: the document has no pages or not that one, or the quote does not stand there.
        BrokenFile: the page cannot be drawn.
    """
    if not document.pages:
        raise NoSuchPlace("the document has no pages: only PDFs are shown as pictures")
    if page is not None and not 1 <= page <= len(document.pages):
        raise NoSuchPlace(f"there is no page {page}: the document has {len(document.pages)} pages")
    if quote is None:
        return render_page(original, page or 1, ())
    start = find_quote(document, quote, page)
    boxes = document.places.boxes(start, start + len(normal(quote)))
    on = page if page is not None else document.page_at(start)
    return render_page(original, on or 1, boxes)


def find_quote(document: Document, quote: str, page: int | None = None) -> int:
    """Return where a quote begins in the canonical text: its first place, or its first on that page.

    Raises:
        NoSuchPlace: it does not stand there, letter by letter.
    """
    sought = normal(quote)
    if not sought:
        raise NoSuchPlace("the quote is empty: write some words of the page")
    at = document.text.find(sought)
    while at >= 0 and page is not None and not _touches(document, at, at + len(sought), page):
        at = document.text.find(sought, at + 1)
    if at < 0:
        where = "in the document" if page is None else f"on page {page}"
        raise NoSuchPlace(f"{sought[:60]!r} does not stand {where}: a quote must be literal")
    return at


def _touches(document: Document, start: int, end: int, page: int) -> bool:
    return any(box.page == page for box in document.places.boxes(start, end))
