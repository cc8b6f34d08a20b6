"""What Tesseract prints becomes words with places; the program itself is tried where it is installed."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.read import ocr

TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
4\t1\t1\t1\t1\t0\t300\t400\t900\t50\t-1\t
5\t1\t1\t1\t1\t1\t300\t402\t400\t40\t96.5\tAlgemeen
5\t1\t1\t1\t1\t2\t730\t400\t470\t50\t80.5\tambtsbericht
5\t1\t1\t1\t1\t3\t1300\t400\t10\t50\t30\t \n"""


def test_the_words_of_the_table_stand_on_their_line() -> None:
    first, second = ocr.words_of_table(TABLE)
    assert (first.text, first.left, first.right) == ("Algemeen", 300, 700)
    assert (second.line_top, second.line_bottom) == (400, 450)


def test_confidence_is_weighted_by_length() -> None:
    words = ocr.words_of_table(TABLE)
    assert ocr.confidence(words) == pytest.approx((96.5 * 8 + 80.5 * 12) / 20 / 100)
    assert ocr.confidence(()) is None


def test_an_unusable_program_reads_nothing() -> None:
    assert ocr.recognise("/nonexistent/tesseract", b"") == ()


def test_tesseract_reads_a_page() -> None:
    tesseract = ocr.executable()
    if tesseract is None:
        pytest.skip("Tesseract is not installed: reading a scan was not tried")
    picture = Image.new("L", (1200, 200), 255)
    ImageDraw.Draw(picture).text((40, 60), "Algemeen ambtsbericht", fill=0, font=ImageFont.load_default(60))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    assert "ambtsbericht" in " ".join(word.text for word in ocr.recognise(tesseract, buffer.getvalue()))
