"""Small PDFs made for one question each: what is read, what is dropped, and by what name."""

import io
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.document import BlockKind, Document, NoteKind
from ingest.errors import BrokenFile, EncryptedFile, NoText
from ingest.read.audit import audit
from ingest.read.pdf import read
from ingest.read.render import render_page

HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile_pdf.py")))
Draw = Callable[[Canvas], None]
FILLER = (
    "De veiligheidssituatie in het noorden is in de verslagperiode verslechterd en",
    "verschilt per gebied. In de hoofdstad vonden minder incidenten plaats dan in de",
    "jaren daarvoor, terwijl het aantal ontheemden in de grensstreek juist toenam.",
)
NUMBERS = ("", "Ten eerste:", "Ten tweede:", "Ten derde:")


def made(*pages: Draw, encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=encrypt)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(canvas: Canvas, texts: tuple[str, ...], x: float = 72, top: float = 760, step: float = 13) -> None:
    for i, text in enumerate(texts):
        canvas.drawString(x, top - i * step, text)


def reasons(document: Document) -> dict[str, str]:
    return {removed.reason: removed.text for removed in document.removed}


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def white_text(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.drawString(72, 600, "geheime opdracht")


def invisible_text(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textOut("geheime opdracht")
    canvas.drawText(text)


def tiny_text(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.1)
    canvas.drawString(72, 600, "geheime opdracht")


def text_off_the_page(canvas: Canvas) -> None:
    canvas.drawString(-300, 600, "geheime opdracht")


def text_under_a_box(canvas: Canvas) -> None:
    canvas.drawString(72, 600, "geheime opdracht")
    canvas.rect(70, 595, 200, 16, fill=1, stroke=0)


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        pytest.param(white_text, "hidden", id="white on white"),
        pytest.param(invisible_text, "hidden", id="invisible by render mode"),
        pytest.param(tiny_text, "hidden", id="too small to see"),
        pytest.param(text_off_the_page, "outside_page", id="beside the page"),
        pytest.param(text_under_a_box, "covered", id="under a black box"),
    ],
)
def test_what_cannot_be_seen_is_not_text(draw: Draw, reason: str) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        draw(canvas)

    document = read(made(page))
    assert "geheime" not in document.text
    assert "verslechterd" in document.text
    assert reasons(document)[reason] == "geheime opdracht"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HOSTILE["on_layer"](shown=False), id="a layer that is switched off"),
        pytest.param(HOSTILE["on_form_layer"](), id="a form on such a layer"),
        pytest.param(HOSTILE["clipped"](), id="cut away by a clip path"),
    ],
)
def test_what_a_layer_or_a_clip_path_hides_is_not_text(data: bytes) -> None:
    document = read(data)
    assert document.text == "De veiligheidssituatie is in de verslagperiode verslechterd."
    assert reasons(document)["hidden"] == "geheime opdracht"


def test_what_stands_on_a_layer_that_is_shown_is_text() -> None:
    assert "geheime opdracht" in read(HOSTILE["on_layer"](shown=True)).text


def test_letters_that_stand_unevenly_make_one_word_where_spaces_stand_in_the_file() -> None:
    # A letter moved away by 1.4 points within one object of text, as a font that is not embedded shows it.
    uneven = b"[(K) -140 (amers) -140 (tuk over de T) -140 (oezegging)] TJ 0 -14 Td "
    data = HOSTILE["pdf"](b"BT /F1 10 Tf 72 700 Td " + uneven * 6 + b"ET")
    assert read(data).text.count("Kamerstuk over de Toezegging") == 6


def test_light_text_on_a_dark_box_and_text_on_a_shaded_cell_are_seen() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        canvas.setFillColor(black)
        canvas.rect(70, 595, 200, 16, fill=1, stroke=0)
        canvas.setFillColor(white)
        canvas.drawString(72, 600, "Samenvatting van de bevindingen")

    document = read(made(page))
    assert "Samenvatting van de bevindingen" in document.text


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


def test_an_encrypted_file_is_named_as_such() -> None:
    data = made(lambda c: lines(c, FILLER), encrypt=StandardEncryption("geheim", "eigenaar", canPrint=0))
    with pytest.raises(EncryptedFile, match="password"):
        read(data)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"not a PDF at all"], ids=["empty", "truncated", "other"]
)
def test_a_broken_file_is_named_as_such(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read(data)


def test_a_file_without_a_text_layer_names_its_pages() -> None:
    with pytest.raises(NoText, match=r"1-2.*Tesseract"):
        read(made(lambda c: c.rect(10, 10, 50, 50, fill=1), lambda c: c.rect(10, 10, 50, 50, fill=1)))
