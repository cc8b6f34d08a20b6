"""Bars that black out words stay gaps in the text, in their place; what stood under them is nowhere."""

import json
from collections.abc import Callable

import pytest
from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Document
from ingest.document_json import pack, unpack
from ingest.read.audit import audit
from ingest.read.pdf import read
from ingest.redactions import redactions
from tests.ingest.read.drawn import FILLER, lines, made

BEFORE, NAME, AFTER = "De bron ", "Jan Geheimsma", " verklaarde dat de weg was afgesloten."
Y = 700.0
Bar = Callable[[Canvas, float, float], None]


def black_bar(canvas: Canvas, x: float, width: float) -> None:
    canvas.setFillColor(black)
    canvas.rect(x, Y - 3, width, 12, fill=1, stroke=0)


def white_box_with_a_ground(canvas: Canvas, x: float, width: float) -> None:
    canvas.setFillColor(white)
    canvas.rect(x, Y - 3, width, 12, fill=1, stroke=1)
    canvas.setFillColor(black)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(x + width / 3, Y, "5.1.2.e")


def black_bar_with_a_white_ground(canvas: Canvas, x: float, width: float) -> None:
    black_bar(canvas, x, width)
    canvas.setFillColor(white)
    canvas.drawString(x + width / 4, Y, "10.2.e")


def page(bar: Bar, *, under: bool = True) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        x = 72 + canvas.stringWidth(BEFORE, "Helvetica", 10)
        width = canvas.stringWidth(NAME, "Helvetica", 10)
        canvas.drawString(72, Y, BEFORE)
        if under:
            canvas.drawString(x, Y, NAME)
        canvas.drawString(x + width, Y, AFTER)
        bar(canvas, x, width)

    return draw


def gap(document: Document) -> tuple[str, str]:
    (mark,) = redactions(document.text)
    return document.text[mark.start : mark.end], mark.shown


@pytest.mark.parametrize("under", [True, False], ids=["with text under it", "with nothing left under it"])
@pytest.mark.parametrize(
    ("bar", "printed", "shown"),
    [
        pytest.param(black_bar, "█████", "[gelakt]", id="black"),
        pytest.param(white_box_with_a_ground, "5.1.2.e", "[gelakt: 5.1.2.e]", id="white with a ground"),
        pytest.param(black_bar_with_a_white_ground, "10.2.e", "[gelakt: 10.2.e]", id="black with a ground"),
    ],
)
def test_a_bar_is_a_gap_in_its_place_and_nothing_under_it_is_kept(
    bar: Bar,
    printed: str,
    shown: str,
    under: bool,  # noqa: FBT001
) -> None:
    data = made(page(bar, under=under))
    document = read(data)
    kept = unpack(pack(document))

    assert f"De bron {printed} verklaarde dat de weg was afgesloten." in document.text
    assert gap(document) == (printed, shown)
    assert "Geheimsma" not in document.text
    assert "Geheimsma" not in json.dumps([removed.text for removed in kept.removed])
    assert all(checked.share == 1 for checked in audit(data, kept))


def test_a_gap_leads_to_the_bar_on_the_page() -> None:
    document = read(made(page(black_bar)))
    (mark,) = redactions(document.text)
    (box,) = document.places.boxes(mark.start, mark.end)

    assert abs(box.x0 - 72 - 38) < 3
    assert 55 < box.x1 - box.x0 < 75
    assert box.y0 < Y + 3 < box.y1


def test_two_bars_are_two_gaps() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        canvas.drawString(72, Y, "De heer Aardig en mevrouw Geheimsma waren aanwezig bij het gesprek.")
        for before, name in (("De heer ", "Aardig"), ("De heer Aardig en mevrouw ", "Geheimsma")):
            x = 72 + canvas.stringWidth(before, "Helvetica", 10)
            black_bar(canvas, x, canvas.stringWidth(name, "Helvetica", 10))

    text = read(made(draw)).text

    assert "De heer █████ en mevrouw █████ waren aanwezig bij het gesprek." in text


@pytest.mark.parametrize("mark", ["[gelakt]", "[gelakt: 5.1.2.e]", "[zwartgelakt]", "10.2.e", "[redacted]"])
def test_a_printed_mark_stays_as_it_is_printed(mark: str) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, FILLER)
        canvas.drawString(72, Y, f"In het dorp is volgens {mark} niemand gedood tijdens de gevechten.")

    document = read(made(draw))

    assert f"volgens {mark} niemand" in document.text
    assert gap(document)[0] == mark


def test_what_is_no_redaction_makes_no_gap() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(0, 800, 595, 42, fill=1, stroke=0)  # a band at the top of the page
        lines(canvas, FILLER)
        canvas.rect(72, 600, 200, 14, fill=1, stroke=0)  # the head of a table
        canvas.setFillColor(white)
        canvas.drawString(76, 604, "Regio en aantal")
        canvas.setFillColor(black)
        for i, share in enumerate((120, 60, 90)):  # a chart
            canvas.drawString(72, 500 - 20 * i, f"Groep {i}")
            canvas.rect(120, 497 - 20 * i, share, 12, fill=1, stroke=0)
        canvas.line(72, 690, 300, 690)
        canvas.rect(72, 400, 6, 6, fill=1, stroke=0)  # a bullet
        canvas.drawString(84, 400, "Vrouwen zonder mannelijk familielid vinden moeilijk woonruimte.")

    assert "█" not in read(made(draw)).text
