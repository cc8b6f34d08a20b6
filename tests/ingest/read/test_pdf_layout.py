"""First pages, footnotes and margins of small PDFs: what is a heading, a note or a margin, and what only looks like one."""

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.document import BlockKind
from ingest.read.pdf import read
from tests.ingest.read.drawn import FILLER, lines, made, reasons, texts


def test_a_letterhead_and_a_date_on_the_first_page_are_no_headings() -> None:
    def page(canvas: Canvas) -> None:
        for i, (text, size) in enumerate(
            [
                ("Ministerie van Voorbeelden", 14),
                ("Ambtsbericht over een land", 22),
                ("A. Auteur", 12),
                ("16 juni 2022", 12),
            ]
        ):
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(72, 780 - 40 * i, text)

    def chapter(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 790, "1 Veiligheidssituatie")
        canvas.setFont("Helvetica", 10)
        lines(canvas, FILLER)

    document = read(made(page, chapter))
    assert [section.path for section in document.sections] == [
        ("Ambtsbericht over een land",),
        ("Veiligheidssituatie",),
    ]
    assert {"Ministerie van Voorbeelden", "A. Auteur", "16 juni 2022"} <= set(
        texts(document, BlockKind.PARAGRAPH)
    )


def test_a_heading_on_the_first_page_with_text_under_it_is_one() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 790, "Aanleiding")
        canvas.setFont("Helvetica", 10)
        lines(canvas, FILLER)

    assert [section.title for section in read(made(page)).sections] == ["Aanleiding"]


def test_a_note_that_goes_on_with_a_number_is_no_new_note() -> None:
    def first(canvas: Canvas) -> None:
        for top in (760, 700, 640):
            lines(canvas, FILLER, top=top)
        raised(canvas, 600, "Zie het vorige ambtsbericht.", "3")
        canvas.line(72, 120, 200, 120)
        canvas.setFont("Helvetica", 8)
        raised(canvas, 105, "", "3", "Het instituut noemt geen cijfers over de periode voor januari")

    def second(canvas: Canvas) -> None:
        for top in (760, 700, 640):
            lines(canvas, FILLER, top=top)
        raised(canvas, 600, "Zie de bijlage.", "4")
        canvas.line(72, 120, 200, 120)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 105, "2022. Het rapport is buiten het land gepubliceerd.")
        raised(canvas, 92, "", "4", "Vertrouwelijke bron, 12 maart 2023.")

    notes = read(made(first, second)).notes
    assert [(note.label, note.page, note.at is not None) for note in notes] == [
        ("3", 1, True),
        ("4", 2, True),
    ]
    assert notes[0].text.endswith("voor januari 2022. Het rapport is buiten het land gepubliceerd.")


def raised(canvas: Canvas, y: float, before: str, label: str, after: str = "") -> None:
    """Draw a line with a small raised number in it."""
    size = 8 if after else 10
    canvas.setFont("Helvetica", size)
    canvas.drawString(72, y, before)
    x = 72 + stringWidth(before, "Helvetica", size)
    canvas.setFont("Helvetica", 0.6 * size)
    canvas.drawString(x, y + 0.4 * size, label)
    canvas.setFont("Helvetica", size)
    canvas.drawString(x + 5, y, after)


def test_columns_of_a_wide_table_on_a_landscape_page_are_not_its_margin() -> None:
    def upright(canvas: Canvas) -> None:
        lines(canvas, FILLER * 5)

    def wide(canvas: Canvas) -> None:
        canvas.setPageSize((A4[1], A4[0]))
        canvas.setFont("Helvetica", 7)
        for row in range(6):
            for column in range(8):
                canvas.drawString(72 + 90 * column, 500 - 12 * row, f"cel {row}.{column}")

    document = read(made(upright, upright, upright, wide))
    assert " | cel 3.7" in document.text
    assert "margin" not in reasons(document)


def test_the_short_last_line_of_a_note_that_stands_out_to_the_left_is_no_margin() -> None:
    def page(canvas: Canvas) -> None:
        for top in (760, 700, 640, 580):
            lines(canvas, FILLER, x=140, top=top)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(140, 540, "Zie het ambtsbericht.")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(140 + stringWidth("Zie het ambtsbericht.", "Helvetica", 10), 544, "1")
        canvas.line(72, 130, 200, 130)
        raised(
            canvas,
            115,
            "",
            "1",
            "Instituut voor regionale studies, De strijd in het noorden, juli 2023, bladzijden",
        )
        canvas.setFont("Helvetica", 8)
        canvas.drawString(77, 105, "12 en 61.")

    document = read(made(page))
    assert [note.text[-9:] for note in document.notes] == ["12 en 61."]
    assert "margin" not in reasons(document)
