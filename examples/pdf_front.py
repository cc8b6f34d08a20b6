"""What stands before and around the text of a PDF: title pages, contents, running heads, letterhead."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from examples.marking import DISCLAIMER, FICTION, date_in_words
from examples.pages import Book
from examples.source import Heading, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The page of each heading, by its index in the body, and the number of pages."""

    pages: Mapping[int, int]
    total: int


Front = Callable[[Source, Contents, Book], None]


def ambtsbericht_front(source: Source, contents: Contents, book: Book) -> None:
    """Draw title page, colophon and contents, and set the running head and 'Pagina x van y'."""
    canvas, frame = book.canvas, book.frame
    date = date_in_words(source["published"], source["language"])
    _write(canvas, 322, 770, _wrapped(source["publisher"], 34), ("Vera", 11))
    _write(canvas, 322, 736, ["Fictief voorbeeld"], ("Vera", 9))
    _write(canvas, frame.left, 560, _wrapped(source["title"], 26), ("VeraBd", 22))
    _write(canvas, frame.left, 490, _wrapped(source["subtitle"], 50), ("Vera", 12))
    _write(canvas, frame.left, 440, [f"Datum {date}"], ("Vera", 11))
    _write(canvas, frame.left, 120, [FICTION["nl"]], ("VeraBd", 10))
    canvas.showPage()
    y = _write(canvas, frame.left, 740, ["Colofon"], ("VeraBd", 13)) - 14
    rows = (
        ("Plaats", source["place"] or "Den Haag"),
        ("Datum", date),
        ("Opgesteld door", source["department"] or "Cluster Ambtsberichten"),
        ("Contact", source["contact"] or "voorbeeldredactie@example.org"),
    )
    for label, value in rows:
        _write(canvas, frame.left, y, [label], ("VeraBd", 9))
        y = _write(canvas, frame.left + 110, y, _wrapped(value, 55), ("Vera", 9)) - 6
    y = _write(canvas, frame.left, y - 20, [FICTION["nl"]], ("VeraBd", 9))
    _write(canvas, frame.left, y - 4, _wrapped(DISCLAIMER["nl"], 78), ("Vera", 9))
    canvas.showPage()
    book.page = 3
    furniture = _ambtsbericht_furniture(source, contents, book)
    book.furniture = furniture  # the running head begins after the title pages
    _contents(source, contents, book, "Inhoudsopgave", 3)


def _ambtsbericht_furniture(source: Source, contents: Contents, book: Book) -> Callable[[int], None]:
    date = date_in_words(source["published"][:7], source["language"])

    def draw(page: int) -> None:
        title = source["title"]
        head = " | ".join([title, *([] if date in title else [date]), "Fictief voorbeeld"])
        _write(book.canvas, book.frame.left, 785, [head], ("Vera", 7))
        footer = f"Pagina {page} van {contents.total}"
        x = book.frame.right - stringWidth(footer, "Vera", 7)
        _write(book.canvas, x, 45, [footer], ("Vera", 7))

    return draw


def agency_front(source: Source, contents: Contents, book: Book) -> None:
    """Draw cover, legal notice and contents with dot leaders, and set the running head."""
    canvas, frame, language = book.canvas, book.frame, source["language"]
    date = date_in_words(source["published"][:7], language)
    canvas.setFillGray(0.85)
    canvas.rect(0, 600, 596, 242, stroke=0, fill=1)
    canvas.setFillGray(0)
    _write(canvas, frame.left, 780, [source["publisher"]], ("Helvetica", 11))
    _write(canvas, frame.left, 690, _wrapped(source["title"], 30), ("Helvetica-Bold", 26))
    _write(canvas, frame.left, 560, _wrapped(source["subtitle"], 60), ("Helvetica", 14))
    _write(canvas, frame.left, 500, [date], ("Helvetica", 14))
    _write(canvas, frame.left, 110, [FICTION[language]], ("Helvetica-Bold", 11))
    canvas.showPage()
    y = _write(canvas, frame.left, 760, ["Legal notice"], ("Helvetica-Bold", 12)) - 8
    completed = f"Manuscript completed in {date}."
    for text in (FICTION[language], DISCLAIMER[language], source["legal"], completed):
        if text:
            y = _write(canvas, frame.left, y, _wrapped(text, 92), ("Helvetica", 9.5)) - 8
    canvas.showPage()
    book.page = 3

    def draw(page: int) -> None:
        _write(canvas, frame.left, 800, [f"{source['title']} | {source['publisher']}"], ("Helvetica", 8))
        canvas.line(frame.left, 794, frame.right, 794)
        _write(canvas, 295, 40, [str(page)], ("Helvetica", 9))

    book.furniture = draw  # the running head begins after the cover
    _contents(source, contents, book, "Contents", 3)


def letter_front(source: Source, contents: Contents, book: Book) -> None:
    """Draw the letterhead of page 1 and set the margin column and 'Pagina x van y'."""
    canvas, frame = book.canvas, book.frame
    date = date_in_words(source["published"], source["language"]) if source["published"] else ""
    _write(canvas, 322, 765, _wrapped(source["publisher"], 34), ("Vera", 11))
    _write(canvas, frame.left, 705, ["> Retouradres Postbus 00000 0000 XX Voorbeeldstad"], ("Vera", 6.5))
    addressee = source["addressee"] or "De voorzitter van de Tweede Kamer; der Staten-Generaal"
    _write(canvas, frame.left, 682, [part.strip() for part in addressee.split(";")], ("Vera", 9))
    y = 560.0
    for label, value in (("Datum", date), ("Betreft", source["title"])):
        if value:
            _write(canvas, frame.left, y, [label], ("Vera", 9))
            y = _write(canvas, frame.left + 57, y, _wrapped(value, 50), ("Vera", 9))
    book.y = y - 30

    def draw(page: int) -> None:
        at = _margin(canvas, 466, 682, source["department"] if page == 1 else "", "")
        at = _margin(canvas, 466, at, "Ons kenmerk", source["reference"])
        _margin(canvas, 466, at, "Fictief voorbeeld", FICTION["nl"])
        _write(canvas, 466, 45, [f"Pagina {page} van {contents.total}"], ("Vera", 6.5))

    book.furniture = draw  # the column differs on the first page


def _margin(canvas: Canvas, x: float, y: float, label: str, value: str) -> float:
    if not label or (not value and label == "Ons kenmerk"):
        return y
    y = _write(canvas, x, y, _wrapped(label, 22), ("VeraBd", 6.5))
    return _write(canvas, x, y, _wrapped(value, 24), ("Vera", 6.5)) - 7


def _contents(source: Source, contents: Contents, book: Book, title: str, depth: int) -> None:
    canvas, frame = book.canvas, book.frame
    family = "Vera" if title == "Inhoudsopgave" else "Helvetica"
    bold = "VeraBd" if family == "Vera" else "Helvetica-Bold"
    book.y = _write(canvas, frame.left, book.y - 12, [title], (bold, 15)) - 10
    for i, element in enumerate(source.body):
        if not isinstance(element, Heading) or element.level > depth:
            continue
        book.need(16)
        font = bold if element.level == 1 else family
        book.y -= 20 if element.level == 1 else 13
        indent = 14.0 * (element.level - 1)
        label = f"{element.number}  {element.text}" if element.number else element.text
        page = str(contents.pages.get(i, 0))
        _write(canvas, frame.left + indent, book.y, [label], (font, 9))
        edge = frame.right - stringWidth(page, font, 9)
        if family == "Helvetica":
            start = frame.left + indent + stringWidth(label, font, 9) + 4
            dots = "." * max(3, int((edge - 4 - start) / stringWidth(".", font, 9)))
            _write(canvas, start, book.y, [dots], (font, 9))
        _write(canvas, edge, book.y, [page], (font, 9))
    book.turn()


def _wrapped(text: str, limit: int) -> list[str]:
    return list(_rows(text, limit))


def _rows(text: str, limit: int) -> Iterator[str]:
    row = ""
    for word in text.split():
        if row and len(row) + 1 + len(word) > limit:
            yield row
            row = word
        else:
            row = f"{row} {word}".strip()
    if row:
        yield row


def _write(canvas: Canvas, x: float, y: float, rows: list[str], font: tuple[str, float]) -> float:
    for row in rows:
        canvas.setFont(*font)
        canvas.drawString(x, y, row)
        y -= font[1] * 1.3
    return y
