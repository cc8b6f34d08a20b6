"""What Tesseract prints becomes words with places; scans are read where the program is installed."""

import io
import os

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import NoText
from ingest.read import ocr
from ingest.read.pdf import read
from ingest.read.pdf_glyphs import opened
from ingest.read.quality import quality
from ingest.read.render import picture

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
    assert ocr.recognise("/nonexistent/tesseract", b"") == ()


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
