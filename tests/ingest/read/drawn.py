"""Small PDFs drawn for one question each, and what is asked of their readings."""

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.document import BlockKind, Document

Draw = Callable[[Canvas], None]
FILLER = (
    "De veiligheidssituatie in het noorden is in de verslagperiode verslechterd en",
    "verschilt per gebied. In de hoofdstad vonden minder incidenten plaats dan in de",
    "jaren daarvoor, terwijl het aantal ontheemden in de grensstreek juist toenam.",
)


def made(*pages: Draw, encrypt: StandardEncryption | None = None, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with a page for each function."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(canvas: Canvas, texts: tuple[str, ...], x: float = 72, top: float = 760, step: float = 13) -> None:
    """Draw lines under each other."""
    for i, text in enumerate(texts):
        canvas.drawString(x, top - i * step, text)


def reasons(document: Document) -> dict[str, str]:
    """Return the last removed text of each kind."""
    return {removed.reason: removed.text for removed in document.removed}


def texts(document: Document, kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of one kind."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]
