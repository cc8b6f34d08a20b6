"""What Tesseract prints becomes words with places; scans are read where the program is installed."""

import io
import os

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import NoText
from ingest.read import ocr
from ingest.read.ocr_raised import consecutive, marks_of, raised
from ingest.read.pdf import read
from ingest.read.pdf_glyphs import opened
from ingest.read.quality import quality
from ingest.read.render import picture, shades

PAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='bbox 0 0 2480 3508'>
<p class='ocr_par'><span class='ocr_line' title="bbox 300 400 1200 450; baseline 0.001 -9; x_size 48; x_descenders 9">
<span class='ocrx_word' title='bbox 300 402 700 442; x_wconf 96'>Algemeen</span>
<span class='ocrx_word' title='bbox 730 400 1200 450; x_wconf 80'><strong>ambtsbericht</strong></span>
<span class='ocrx_word' title='bbox 1300 400 1310 450; x_wconf 30'> </span>
</span></p></div></body></html>"""


def test_the_words_of_the_page_stand_on_their_line() -> None:
    first, second = ocr.words_of_hocr(PAGE)
    assert (first.text, first.left, first.right) == ("Algemeen", 300, 700)
    assert (second.text, second.line_top, second.line_bottom) == ("ambtsbericht", 400, 450)
    assert (second.base, second.size) == (441, 48)


def test_confidence_is_weighted_by_length() -> None:
    words = ocr.words_of_hocr(PAGE)
    assert ocr.confidence(words) == pytest.approx((96 * 8 + 80 * 12) / 20 / 100)
    assert ocr.confidence(()) is None


def test_a_page_that_is_no_hocr_holds_no_words() -> None:
    assert ocr.words_of_hocr(b"") == ()
    assert ocr.words_of_hocr(b"<html><body><span class='ocr_line'></span>") == ()


def test_an_unusable_program_reads_nothing() -> None:
    assert ocr.recognise("/nonexistent/tesseract", np.full((9, 9), 255, np.uint8)) == ()


PARAGRAPHS = (
    "Op grond van de noodtoestand kan de gouverneur samenkomsten verbieden en",
    "personen verplichten hun woonplaats te verlaten. De bevoegdheid is in de",
    "verslagperiode zeven keer gebruikt, steeds in het noorden van het land.",
)


@pytest.fixture(scope="module")
def tesseract() -> str:
    """The program; its absence is a failure in CI and a skip elsewhere."""
    found = ocr.executable()
    if found is None:
        message = "Tesseract is not installed: reading a scan was not tried"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def printed() -> bytes:
    """Return one page of ordinary text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for i, text in enumerate(PARAGRAPHS):
        canvas.drawString(72, 700 - 15 * i, text)
    canvas.save()
    return buffer.getvalue()


def scanned(data: bytes, dpi: int = 200) -> bytes:
    """Return the first page of a PDF as a picture in a PDF, as a scanner makes it."""
    with opened(data) as file:
        page = Image.open(io.BytesIO(picture(file, 1, dpi / 72)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawImage(ImageReader(page), 0, 0, *A4)
    canvas.save()
    return buffer.getvalue()


def test_a_scan_is_read_word_for_word_and_marked_with_its_confidence(tesseract: str) -> None:
    document = read(scanned(printed()))
    assert document.text == " ".join(PARAGRAPHS)
    assert document.pages[0].ocr_confidence is not None
    assert 0.8 < document.pages[0].ocr_confidence <= 1
    assert quality(document).ocr == ((1, document.pages[0].ocr_confidence),)


def test_the_words_of_a_scan_stand_where_they_are_printed(tesseract: str) -> None:
    sharp, scan = read(printed()), read(scanned(printed()))
    for word in ("noodtoestand", "woonplaats", "zeven"):
        (there,), (here,) = (
            document.places.boxes(document.text.index(word), document.text.index(word) + len(word))
            for document in (sharp, scan)
        )
        assert abs(there.x0 - here.x0) < 3
        assert abs(there.x1 - here.x1) < 3
        assert here.y0 < (there.y0 + there.y1) / 2 < here.y1


def test_without_the_program_a_scan_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoText, match="install Tesseract"):
        read(scanned(printed()))


def noted() -> bytes:
    """Return a page with two footnotes, markers raised behind full stops."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.line(72, 150, 220, 150)
    for i, text in enumerate(PARAGRAPHS * 2):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700 - 15 * i, text)
        if text.endswith("."):
            canvas.setFont("Helvetica", 7)
            canvas.drawString(72 + canvas.stringWidth(text, "Helvetica", 11), 704 - 15 * i, str(i // 3 + 8))
    for i, text in enumerate(
        ("Vertrouwelijke bron, 12 maart 2023.", "UNHCR, Position on returns, mei 2022.")
    ):
        canvas.setFont("Helvetica", 5.5)
        canvas.drawString(72, 141 - 12 * i, str(i + 8))
        canvas.setFont("Helvetica", 9)
        canvas.drawString(77, 138 - 12 * i, text)
    canvas.save()
    return buffer.getvalue()


def test_the_footnotes_of_a_scan_are_linked_and_its_markers_are_no_punctuation(tesseract: str) -> None:
    document = read(scanned(noted()))
    assert [(note.label, note.text) for note in document.notes] == [
        ("8", "Vertrouwelijke bron, 12 maart 2023."),
        ("9", "UNHCR, Position on returns, mei 2022."),
    ]
    ends = [document.text[(note.at or 0) - 9 : note.at] for note in document.notes]
    assert ends == ["het land.", "het land."]
    assert document.text == " ".join(PARAGRAPHS * 2)


def test_a_page_without_raised_numbers_has_none() -> None:
    with opened(printed()) as file:
        assert raised(marks_of(shades(file, 1, ocr.DPI / 72))) == ()


@pytest.mark.parametrize(
    ("read_as", "other", "meant"),
    [
        (["1", "7", "3", "4"], [], ["1", "2", "3", "4"]),
        (["19", "0", "1", "20"], ["19", "7", "21", "22"], ["19", "20", "21", "22"]),
        (["1", "9"], [], ["1", "9"]),
        (["5"], ["5"], ["5"]),
        ([], [], []),
    ],
)
def test_numbers_count_up_where_most_of_them_do(
    read_as: list[str], other: list[str], meant: list[str]
) -> None:
    assert consecutive(read_as, other) == meant
