"""What a page of a PDF does not show is no text, and a file that shows none is refused by name."""

import runpy
from pathlib import Path

import pytest
from reportlab.lib.colors import black, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import BrokenFile, EncryptedFile, NoText
from ingest.read.pdf import read
from tests.ingest.read.drawn import FILLER, Draw, lines, made, reasons

HOSTILE = runpy.run_path(str(Path(__file__).with_name("hostile_pdf.py")))


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


def test_light_text_on_a_dark_box_and_text_on_a_shaded_cell_are_seen() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        canvas.setFillColor(black)
        canvas.rect(70, 595, 200, 16, fill=1, stroke=0)
        canvas.setFillColor(white)
        canvas.drawString(72, 600, "Samenvatting van de bevindingen")

    document = read(made(page))
    assert "Samenvatting van de bevindingen" in document.text


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
