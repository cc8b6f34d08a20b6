"""Draws pages of a PDF: with boxes on it as the picture that a quote is checked against, or plain."""

import io
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ingest.document import Box
from ingest.errors import BrokenFile, FileTooLarge
from ingest.read.pdf_glyphs import File, opened

_INK = (200, 30, 30)
_WASH = (255, 221, 87, 90)
_MOST_PIXELS = 200_000_000  # a sheet of A0 at 300 dots an inch, and some
_ROOM = 1.5  # points between the words and the line around them


def shades(document: File, number: int, scale: float) -> NDArray[np.uint8]:
    """Return one page as it is shown, in grey, `scale` pixels a point, rows from the top.

    Raises:
        FileTooLarge: it is too large to be drawn.
        BrokenFile: it cannot be drawn.
    """
    return np.array(_drawn(document, number, scale, grey=True), dtype=np.uint8)


def picture(document: File, number: int, scale: float) -> bytes:
    """Return one page as it is shown, as PNG in grey.

    Raises:
        FileTooLarge: it is too large to be drawn.
        BrokenFile: it cannot be drawn.
    """
    buffer = io.BytesIO()
    _drawn(document, number, scale, grey=True).save(buffer, "PNG")
    return buffer.getvalue()


def render_page(data: bytes, page: int, boxes: Sequence[Box], dpi: int = 108) -> bytes:
    """Return one page, counted from 1, as PNG; boxes of other pages are left out.

    Raises:
        FileTooLarge: it is too large to be drawn.
        BrokenFile: there is no such page, or it cannot be drawn.
    """
    scale = dpi / 72
    with opened(data) as document:
        if not 1 <= page <= len(document):
            raise BrokenFile(f"there is no page {page}: the document has {len(document)} pages")
        drawn = _drawn(document, page, scale, grey=False).convert("RGB")
    marked = _marked(drawn, [box for box in boxes if box.page == page], scale)
    buffer = io.BytesIO()
    marked.save(buffer, "PNG")
    return buffer.getvalue()


def _drawn(document: File, number: int, scale: float, *, grey: bool) -> Image.Image:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        if width * height * scale**2 > _MOST_PIXELS:
            raise FileTooLarge(
                f"page {number} of the PDF is {width:.0f} by {height:.0f} points: too large to be drawn and checked"
            )
        made: Image.Image = page.render(scale=scale, grayscale=grey).to_pil()
    except pdfium.PdfiumError as error:
        raise BrokenFile(f"page {number} of the PDF cannot be drawn: fetch the file again") from error
    finally:
        page.close()
    return made


def _marked(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    wash = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(wash)
    for box in boxes:
        left, right = (box.x0 - _ROOM) * scale, (box.x1 + _ROOM) * scale
        top, bottom = picture.height - (box.y1 + _ROOM) * scale, picture.height - (box.y0 - _ROOM) * scale
        draw.rectangle(
            (left, top, right, bottom), fill=_WASH, outline=(*_INK, 255), width=max(round(scale), 1)
        )
    return Image.alpha_composite(picture.convert("RGBA"), wash).convert("RGB")
