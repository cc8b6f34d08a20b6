"""Small PDFs made for one question each: what is read, what is dropped, and by what name."""

import runpy
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.document import BlockKind, NoteKind
from ingest.read.audit import audit
from ingest.read.pdf import read
from ingest.read.render import render_page
from tests.ingest.read.drawn import FILLER, lines, made, texts

HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile_pdf.py")))
NUMBERS = ("", "Ten eerste:", "Ten tweede:", "Ten derde:")


def test_letters_that_stand_unevenly_make_one_word_where_spaces_stand_in_the_file() -> None:
    # A letter moved away by 1.4 points within one object of text, as a font that is not embedded shows it.
    uneven = b"[(K) -140 (amers) -140 (tuk over de T) -140 (oezegging)] TJ 0 -14 Td "
    data = HOSTILE["pdf"](b"BT /F1 10 Tf 72 700 Td " + uneven * 6 + b"ET")
    assert read(data).text.count("Kamerstuk over de Toezegging") == 6


def test_words_broken_at_a_line_end_are_made_whole() -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            ("Het landge-", "bonden beleid geldt in de EU-", "lidstaten en in Centraal-", "en Zuid-Somalië."),
        )

    text = read(made(page)).text
    assert "Het landgebonden beleid geldt in de EU-lidstaten en in Centraal- en Zuid-Somalië." in text


def two_columns(canvas: Canvas) -> None:
    left = tuple(f"Links staat op regel {i} een zin die doorloopt" for i in range(12))
    right = tuple(f"Rechts staat op regel {i} een andere zin" for i in range(12))
    for i in range(12):  # drawn across, as some programs do
        canvas.drawString(60, 700 - 13 * i, left[i])
        canvas.drawString(320, 700 - 13 * i, right[i])


def test_two_columns_are_read_one_after_the_other() -> None:
    text = read(made(two_columns)).text
    assert text.index("Links staat op regel 11") < text.index("Rechts staat op regel 0")


def ruled_table(canvas: Canvas) -> None:
    rows = [("Regio", "Incidenten", "Doden"), ("Noord", "1.207", "498"), ("Zuid", "173", "61")]
    canvas.grid([72, 200, 300, 400], [700, 680, 660, 640])
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            canvas.drawString((76, 204, 304)[j], 686 - 20 * i, cell)
    lines(canvas, FILLER, top=600)


def test_a_table_becomes_rows_of_cells() -> None:
    document = read(made(ruled_table))
    rows = ["Regio | Incidenten | Doden", "Noord | 1.207 | 498", "Zuid | 173 | 61"]
    assert texts(document, BlockKind.TABLE_ROW) == rows


def noted(canvas: Canvas, marker: str, notes: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    lines(canvas, FILLER)
    canvas.drawString(72, 700, "De weg is volgens een bron gesloten.")
    width = canvas.stringWidth("De weg is volgens een bron gesloten.", "Helvetica", 10)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(72 + width, 704, marker)
    canvas.line(72, 140, 172, 140)
    base = 128
    for label, body in notes:
        canvas.setFont("Helvetica", 5)
        canvas.drawString(72, base + 3, label)
        canvas.setFont("Helvetica", 8)
        for line in body:
            canvas.drawString(80, base, line)
            base -= 10


def test_a_footnote_goes_on_on_the_next_page_and_is_linked_to_its_marker() -> None:
    first = (("1", ("Vertrouwelijke bron, 12 maart 2023. De bron, die anoniem wil blijven, heeft",)),)
    second = (("", ("jaren in het gebied gewerkt.",)), ("2", ("Zie https://www.example.org/rapport.",)))
    document = read(made(lambda c: noted(c, "1", first), lambda c: noted(c, "2", second)))
    one, two = document.notes
    assert one.text.endswith("heeft jaren in het gebied gewerkt.")
    assert (one.label, one.page, one.kind) == ("1", 1, NoteKind.CONFIDENTIAL)
    assert (two.label, two.page, two.kind) == ("2", 2, NoteKind.PUBLIC_URL)
    for note in document.notes:
        assert note.at is not None
        assert document.text[: note.at].endswith("volgens een bron gesloten.")
    assert all("gesloten.1" not in part and "gesloten.2" not in part for part in document.text.split("\n\n"))


def headed(canvas: Canvas, number: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, 810, "Algemeen ambtsbericht Voorbeeldland, mei 2024")
    canvas.drawString(500, 30, f"Pagina {number} van 3")
    canvas.setFont("Helvetica", 10)
    lines(canvas, tuple(f"{NUMBERS[number]} {line}" for line in FILLER), top=700)


def test_running_heads_and_page_numbers_are_removed_by_name() -> None:
    document = read(made(*(lambda c, n=n: headed(c, n) for n in (1, 2, 3))))
    assert "Algemeen ambtsbericht" not in document.text
    assert "Pagina" not in document.text
    assert [removed.reason for removed in document.removed].count("running_head") == 3
    assert [removed.reason for removed in document.removed].count("page_number") == 3
    assert [document.page_at(document.text.index(NUMBERS[n])) for n in (1, 2, 3)] == [1, 2, 3]


def chapters(canvas: Canvas) -> None:
    for i, (size, text) in enumerate(
        ((16, "1 Landeninformatie"), (13, "1.1 Politiek"), (11, "1.1.1 Staatsinrichting"))
    ):
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(72, 780 - 30 * i, text)
    canvas.setFont("Helvetica", 10)
    lines(canvas, FILLER, top=690)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(72, 620, "1.2 Veiligheid")
    canvas.setFont("Helvetica", 10)
    lines(canvas, FILLER, top=590)


def test_the_number_of_a_heading_decides_its_level() -> None:
    found = [(section.number, section.level, section.title) for section in read(made(chapters)).sections]
    assert found == [
        ("1", 1, "Landeninformatie"),
        ("1.1", 2, "Politiek"),
        ("1.1.1", 3, "Staatsinrichting"),
        ("1.2", 2, "Veiligheid"),
    ]


def colophon(canvas: Canvas) -> None:
    lines(canvas, ("Datum 23 mei 2024",), top=760)
    lines(canvas, ("Verslagperiode: 1 mei 2022 tot en met 31 maart 2024",), top=700)
    lines(canvas, FILLER, top=640)


def test_date_and_period_are_read_from_the_front_matter() -> None:
    assert dict(read(made(colophon)).found) == {
        "published": "2024-05-23",
        "covers_from": "2022-05-01",
        "covers_until": "2024-03-31",
    }


def test_a_document_that_states_no_date_has_none() -> None:
    assert read(made(lambda c: lines(c, FILLER))).found == ()


def test_the_boxes_of_a_quote_stand_where_its_words_are_drawn() -> None:
    document = read(made(lambda c: lines(c, FILLER)))
    at = document.text.index("verslechterd")
    (box,) = document.places.boxes(at, at + len("verslechterd"))
    assert box.page == 1
    before, word = FILLER[0].split("verslechterd")[0], "verslechterd"
    left = 72 + stringWidth(before, "Helvetica", 10)
    assert box.x0 == pytest.approx(left, abs=1)
    assert box.x1 == pytest.approx(left + stringWidth(word, "Helvetica", 10), abs=1)
    assert box.y0 < 760 < box.y1
    picture = render_page(made(lambda c: lines(c, FILLER)), 1, [box])
    assert picture.startswith(b"\x89PNG")


def turned(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    lines(canvas, FILLER, top=500)


def test_a_page_that_is_shown_turned_is_read_as_shown() -> None:
    document = read(made(turned))
    assert "verslechterd en verschilt per gebied." in document.text
    (page,) = document.pages
    assert (page.width, page.height) == pytest.approx(A4, abs=0.1)
    (box,) = document.places.boxes(0, len("De veiligheidssituatie"))
    assert box.x1 - box.x0 > 3 * (box.y1 - box.y0)


def test_nothing_of_a_page_is_lost_silently() -> None:
    data = made(*(lambda c, n=n: headed(c, n) for n in (1, 2, 3)), two_columns, ruled_table)
    assert all(page.share == 1 for page in audit(data, read(data)))
