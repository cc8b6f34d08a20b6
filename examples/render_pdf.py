"""Typeset a source as PDF in one of three layouts: ambtsbericht, agency report, ministry letter."""

import math
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from examples.pages import Book, Frame, draw_line
from examples.pdf_front import Contents, Front, agency_front, ambtsbericht_front, letter_front
from examples.source import Boxed, Figure, Heading, Item, Paragraph, Source, Table
from examples.typeset import Face, break_lines, words_of

# Corners of the country's outline and places on it, as shares of width and height.
_MAP_X, _MAP_Y = (0.05, 0.3, 0.62, 0.95, 0.88, 0.55, 0.2, 0.08), (0.2, 0.02, 0.1, 0.3, 0.75, 0.97, 0.85, 0.55)
_SPOT_X, _SPOT_Y = (0.2, 0.55, 0.4, 0.7, 0.25, 0.55, 0.8, 0.12), (0.7, 0.78, 0.5, 0.5, 0.3, 0.22, 0.66, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one kind of document looks; `heads[i]` sets headings of level i + 1."""

    frame: Frame
    body: Face
    note: Face
    heads: tuple[Face, ...]
    tab: float
    chapters_on_new_pages: bool
    front: Front


def _face(
    family: str, size: float, leading: float, *, justify: bool = False, hyphenate: bool = False
) -> Face:
    bold = {"Vera": "VeraBd", "Helvetica": "Helvetica-Bold"}[family]
    return Face(regular=family, bold=bold, size=size, leading=leading, justify=justify, hyphenate=hyphenate)


def _heads(family: str, sizes: tuple[float, ...]) -> tuple[Face, ...]:
    return tuple(_face(family, size, size * 1.35) for size in sizes)


def _layout(name: str) -> Layout:
    if name == "pdf-ambtsbericht":
        return Layout(
            frame=Frame(left=80, right=510, top=745, bottom=80),
            body=_face("Vera", 9, 13, justify=True, hyphenate=True),
            note=_face("Vera", 7, 9),
            heads=_heads("Vera", (15, 10.5, 9, 9)),
            tab=45,
            chapters_on_new_pages=True,
            front=ambtsbericht_front,
        )
    if name == "pdf-euaa":
        return Layout(
            frame=Frame(left=72, right=523, top=755, bottom=72),
            body=_face("Helvetica", 10.5, 14.5, justify=True),
            note=_face("Helvetica", 8, 9.6),
            heads=_heads("Helvetica", (18, 14, 12, 11)),
            tab=36,
            chapters_on_new_pages=False,
            front=agency_front,
        )
    return Layout(
        frame=Frame(left=80, right=452, top=690, bottom=95),
        body=_face("Vera", 9, 12.5),
        note=_face("Vera", 6.5, 8.5),
        heads=_heads("Vera", (9.5, 9, 9, 9)),
        tab=20,
        chapters_on_new_pages=False,
        front=letter_front,
    )


def render_pdf(source: Source) -> bytes:
    """Return the PDF; the same source gives the same bytes."""
    contents = Contents(pages={}, total=0)
    for _ in range(2):  # once to learn the page numbers, once to print them
        data, contents = _typeset(source, contents)
    return data


def _typeset(source: Source, contents: Contents) -> tuple[bytes, Contents]:
    # Fresh fonts each time: a subset must not depend on the file before.
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    layout = _layout(source["format"])
    out = BytesIO()
    # Uncompressed, because compressed bytes differ between builds of zlib.
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(source["title"])
    canvas.setAuthor(source["publisher"])
    book = Book(canvas, layout.frame, layout.note)
    layout.front(source, contents, book)
    pages: dict[int, int] = {}
    for i, element in enumerate(source.body):
        following = source.body[i + 1] if i + 1 < len(source.body) else None
        if isinstance(element, Heading):
            chapter = element.level == 1 and layout.chapters_on_new_pages and bool(pages)
            lines = 8 if isinstance(following, Heading) else 4
            pages[i] = _heading(book, source, element, layout, room=math.inf if chapter else lines)
        elif isinstance(element, Table):
            _table(book, source, element, layout)
        elif isinstance(element, Figure):
            _figure(book, source, element, layout)
        elif isinstance(element, Boxed):
            _boxed(book, source, element, layout)
        else:
            _text(book, source, element, layout)
            if isinstance(element, Item) and not isinstance(following, Item):
                book.y -= layout.body.leading * 0.45
    book.finish()
    canvas.save()
    return out.getvalue(), Contents(pages=pages, total=book.page)


def _heading(book: Book, source: Source, heading: Heading, layout: Layout, *, room: float) -> int:
    """Set a heading with room for this many lines of text under it, and return its page."""
    face = layout.heads[heading.level - 1]
    if book.y < book.frame.top:
        book.need(face.leading * 2 + layout.body.leading * room)
    if book.y < book.frame.top:
        book.y -= face.leading * (0.9 if heading.level < 3 else 0.5)
    indent = layout.tab if heading.number else 0.0
    bold = Face(regular=face.bold, bold=face.bold, size=face.size, leading=face.leading)
    lines = break_lines(words_of(source.spans(heading.text), bold), book.frame.width - indent, bold)
    for i, line in enumerate(lines):
        book.line(line, face.leading, source.notes, indent=indent)
        if i == 0 and heading.number:
            book.canvas.setFont(bold.bold, bold.size)
            book.canvas.drawString(book.frame.left, book.y, heading.number)
    page = book.page
    book.y -= face.leading * (0.7 if heading.level == 1 else 0.25)
    return page


def _text(book: Book, source: Source, element: Paragraph | Item, layout: Layout) -> None:
    face = layout.body
    indent = 14.0 * (element.depth + 1) if isinstance(element, Item) else 0.0
    words = words_of(source.spans(element.text), face)
    for i, line in enumerate(break_lines(words, book.frame.width - indent, face)):
        book.line(line, face.leading, source.notes, indent=indent)
        if i == 0 and isinstance(element, Item):
            book.canvas.setFont(face.regular, face.size)
            marker = "•" if element.marker == "-" else element.marker
            book.canvas.drawString(book.frame.left + indent - 13, book.y, marker)
    book.y -= face.leading * (0.15 if isinstance(element, Item) else 0.6)


def _boxed(book: Book, source: Source, element: Boxed, layout: Layout) -> None:
    face = layout.body
    lines = break_lines(words_of(source.spans(element.text), face), book.frame.width - 20, face)
    height = face.leading * (len(lines) + 1)
    book.need(height + layout.note.leading * 4)
    book.canvas.setFillGray(0.93)
    book.canvas.rect(book.frame.left, book.y - height, book.frame.width, height, stroke=1, fill=1)
    book.canvas.setFillGray(0)
    book.y -= face.leading * 0.3
    for line in lines:
        book.line(line, face.leading, source.notes, indent=10)
    book.y -= face.leading * 1.3


def _table(book: Book, source: Source, table: Table, layout: Layout) -> None:
    body = layout.body
    face = replace(body, size=body.size - 1, leading=body.leading - 2, justify=False, hyphenate=False)
    longest = [max(min(len(row[i]), 40) for row in table.rows) + 4 for i in range(len(table.rows[0]))]
    widths = [book.frame.width * n / sum(longest) for n in longest]
    for r, row in enumerate(table.rows):
        style = replace(face, regular=face.bold) if r == 0 else face
        cells = [
            break_lines(words_of(source.spans(cell), style), width - 8, style)
            for cell, width in zip(row, widths, strict=True)
        ]
        height = max(len(cell) for cell in cells) * face.leading + 6
        book.need(height)
        x = book.frame.left
        for cell, width in zip(cells, widths, strict=True):
            book.canvas.setLineWidth(0.4)
            book.canvas.rect(x, book.y - height, width, height)
            for k, line in enumerate(cell):
                draw_line(book.canvas, line, x + 4, book.y - face.leading * (k + 1) + 1)
            x += width
        book.y -= height
        for line in (line for cell in cells for line in cell):
            book.add_notes(line, source.notes)
    book.y -= body.leading


def _figure(book: Book, source: Source, figure: Figure, layout: Layout) -> None:
    width, height = book.frame.width * 0.8, 210.0
    book.need(height + layout.body.leading * 3)
    x, y = book.frame.left + book.frame.width * 0.1, book.y - height
    path = book.canvas.beginPath()
    for i, (u, v) in enumerate(zip(_MAP_X, _MAP_Y, strict=True)):
        (path.lineTo if i else path.moveTo)(x + u * width, y + v * height)
    path.close()
    book.canvas.setFillGray(0.88)
    book.canvas.drawPath(path, stroke=1, fill=1)
    book.canvas.setFillGray(0)
    for label, u, v in zip(figure.labels, _SPOT_X, _SPOT_Y, strict=False):
        book.canvas.circle(x + u * width, y + v * height, 2, fill=1)
        book.canvas.setFont(layout.body.regular, 7)
        book.canvas.drawString(x + u * width + 5, y + v * height - 2, label)
    book.y = y - 4
    small = Face(regular=layout.body.bold, bold=layout.body.bold, size=layout.note.size, leading=11)
    for line in break_lines(words_of(source.spans(figure.caption), small), book.frame.width, small):
        book.line(line, small.leading, source.notes)
    book.y -= layout.body.leading
