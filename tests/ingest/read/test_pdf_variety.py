"""PDFs of layouts unlike those of the corpus: columns, spaced letters, carried notes, covers, turned and wide pages."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.document import BlockKind
from ingest.read.pdf import read
from tests.ingest.read.drawn import FILLER, lines, made, texts

SENTENCE = (
    "de gewapende groep nam het dorp in en hief belasting op de weg naar de stad terwijl velen vluchtten"
)
WORDS = tuple(SENTENCE.split(" "))
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


def column(canvas: Canvas, x: float, name: str, rows: int, width: float, top: float = 740) -> None:
    """Draw running text of that many lines as wide as they get."""
    canvas.setFont("Helvetica", 8)
    at = 0
    for row in range(rows):
        line = name if not row else ""
        while stringWidth(f"{line} {WORDS[at % len(WORDS)]}", "Helvetica", 8) < width:
            line = f"{line} {WORDS[at % len(WORDS)]}".strip()
            at += 1
        canvas.drawString(x, top - 10 * row, line)


def raised(canvas: Canvas, x: float, y: float, text: str, label: str, size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, text)
    canvas.setFont("Helvetica", 0.6 * size)
    canvas.drawString(x + stringWidth(text, "Helvetica", size), y + 0.35 * size, label)


@pytest.mark.parametrize("count", [2, 3])
def test_columns_whose_lines_are_level_are_read_one_after_the_other(count: int) -> None:
    def page(canvas: Canvas) -> None:
        for i in range(count):
            column(canvas, 50 + i * 510 / count, f"Kolom{i}", 30, 510 / count - 20)

    document = read(made(page))
    places = [document.text.index(f"Kolom{i}") for i in range(count)]
    assert places == sorted(places)
    assert not texts(document, BlockKind.TABLE_ROW)
    assert " ".join(WORDS) in document.text


@pytest.mark.parametrize(
    ("drawn", "spacing", "printed"),
    [("INLEIDING", 5.0, "INLEIDING"), ("De politieke situatie", 4.0, "De politieke situatie")],
)
def test_a_letter_spaced_heading_is_made_of_words(drawn: str, spacing: float, printed: str) -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(72, 780)
        text.setFont("Helvetica-Bold", 14)
        text.setCharSpace(spacing)
        text.textLine(drawn)
        text.setCharSpace(0)
        canvas.drawText(text)
        canvas.setFont("Helvetica", 10)
        lines(canvas, FILLER, top=750)

    document = read(made(page))
    assert texts(document, BlockKind.HEADING) == [printed]
    assert document.sections[0].number is None


def test_a_heading_typed_with_spaces_between_its_letters_is_made_of_words() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 780, "C O N C L U S I E")
        canvas.setFont("Helvetica", 10)
        lines(canvas, FILLER, top=750)

    assert texts(read(made(page)), BlockKind.HEADING) == ["CONCLUSIE"]


def test_letters_of_a_table_that_stand_apart_are_no_word() -> None:
    def page(canvas: Canvas) -> None:
        for i, letter in enumerate("ABCDEF"):
            canvas.drawString(72 + 60 * i, 780, letter)
        lines(canvas, FILLER, top=750)

    assert "ABCDEF" not in read(made(page)).text


@pytest.mark.skipif(not DEJAVU.is_file(), reason="no font with ligatures is installed")
def test_ligatures_and_soft_hyphens_become_letters() -> None:
    registerFont(TTFont("Ligated", str(DEJAVU)))

    def page(canvas: Canvas) -> None:
        canvas.setFont("Ligated", 10)
        lines(
            canvas,
            (
                "De oﬃciële eﬀecten van het conﬂict zijn deﬁnitief; de mensen\u00adrechten\u00ad",
                "situatie in Centraal- en Zuid-",
                "Somalië en in Noord- en",
                "Oost-Syrië is slecht.",
            ),
        )

    said = "De officiële effecten van het conflict zijn definitief; de mensenrechtensituatie in Centraal- en "
    assert read(made(page)).text == f"{said}Zuid-Somalië en in Noord- en Oost-Syrië is slecht."


def test_notes_that_restart_on_every_page_belong_to_their_own() -> None:
    def page(canvas: Canvas, number: int) -> None:
        lines(canvas, FILLER)
        raised(canvas, 72, 700, f"De weg op pagina {number} is gesloten.", "1")
        canvas.line(72, 140, 172, 140)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(72, 131, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(80, 128, f"Vertrouwelijke bron, {number} april 2023.")

    document = read(made(*(lambda c, n=n: page(c, n) for n in (3, 4, 5))))
    linked = [(note.text, document.text[(note.at or 0) - 30 : note.at]) for note in document.notes]
    assert [(body.split()[2], place.split("pagina ")[1][0]) for body, place in linked] == [
        ("3", "3"),
        ("4", "4"),
        ("5", "5"),
    ]


def test_two_columns_have_their_own_notes_at_their_feet() -> None:
    def page(canvas: Canvas) -> None:
        for i in (0, 1):
            x = 50 + 255 * i
            column(canvas, x, f"Kolom{i}", 40, 230)
            raised(canvas, x, 330, "De weg is gesloten.", str(i + 1), 8)
            canvas.line(x, 140, x + 70, 140)
            canvas.setFont("Helvetica", 4)
            canvas.drawString(x, 131, str(i + 1))
            canvas.setFont("Helvetica", 6)
            canvas.drawString(x + 6, 128, f"Vertrouwelijke bron, {i + 1} maart 2023.")

    document = read(made(page))
    assert [(n.label, n.at is not None) for n in document.notes] == [("1", True), ("2", True)]
    assert (document.notes[0].at or 0) < document.text.index("Kolom1") < (document.notes[1].at or 0)


def test_a_date_on_a_crowded_cover_is_the_date_of_the_document() -> None:
    def cover(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(72, 600, "Algemeen ambtsbericht Varenië")
        canvas.setFont("Helvetica", 12)
        lines(canvas, ("Ministerie van Buitenlandse Zaken", "Datum: mei 2023"), top=575, step=15)

    document = read(made(cover, lambda c: lines(c, FILLER)))
    assert dict(document.found)["published"] == "2023-05"


def test_a_cover_without_a_date_leaves_it_unknown() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 22)
        canvas.drawString(72, 600, "Algemeen ambtsbericht Varenië")
        canvas.setFont("Helvetica", 10)
        lines(canvas, (*FILLER, "Op 12 mei 2023 sloot het leger de grens."), top=500)

    assert "published" not in dict(read(made(page)).found)


def test_contents_with_dot_leaders_and_roman_page_numbers_are_no_text() -> None:
    def contents(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 780, "Contents")
        canvas.setFont("Helvetica", 10)
        entries = ("1. Actors in the conflict", "1.1. State armed forces", "1.2. Armed groups")
        lines(
            canvas,
            tuple(f"{entry} {'.' * (90 - len(entry))} {i + 3}" for i, entry in enumerate(entries)),
            top=750,
        )
        canvas.drawString(290, 40, "ii")

    def chapter(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 780, "1.1. State armed forces")
        canvas.setFont("Helvetica", 10)
        lines(canvas, FILLER, top=750)
        canvas.drawString(290, 40, "3")

    document = read(made(lambda c: lines(c, FILLER), contents, chapter))
    assert "....." not in document.text
    assert {r.reason for r in document.removed if r.page == 2} == {"contents", "page_number"}
    assert [section.number for section in document.sections] == ["1.1"]


def test_a_wide_page_is_read_across_its_whole_width() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, 540, "1.1 Overzicht")
        column(canvas, 60, "De provincie", 8, 700, top=515)

    document = read(made(page, size=landscape(A4)))
    assert [section.number for section in document.sections] == ["1.1"]
    assert len(texts(document, BlockKind.PARAGRAPH)) == 1


def test_a_box_beside_running_text_is_read_by_itself() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillGray(0.92)
        canvas.rect(360, 620, 180, 140, fill=1, stroke=0)
        canvas.setFillGray(0)
        lines(
            canvas,
            ("Kernpunten", "Het noorden is onveilig.", "De grens is gesloten."),
            x=370,
            top=740,
            step=20,
        )
        column(canvas, 60, "De provincie", 20, 280, top=760)

    document = read(made(page))
    assert "Het noorden is onveilig. De grens is gesloten." in " ".join(document.text.split())
    prose = next(text for text in texts(document, BlockKind.PARAGRAPH) if text.startswith("De provincie"))
    assert SENTENCE in prose
    assert "grens" not in prose


def test_items_numbered_with_degrees_stand_under_the_item_that_introduces_them() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        canvas.drawString(72, 700, "De IND merkt aan:")
        for i, (at, mark, text) in enumerate(
            ((82, "a.", "vrouwen;"), (82, "b.", "journalisten, te weten:"), (102, "1°.", "verslaggevers;"))
        ):
            canvas.drawString(at, 686 - 14 * i, mark)
            canvas.drawString(at + 16, 686 - 14 * i, text)

    document = read(made(page))
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.paragraph for item in items] == ["a", "b", "1°"]
    assert items[2].lead == document.blocks.index(items[1])
