"""Reading is timed as an ingest does it, page for page."""

import io
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from eval.bench_read import bench_read, long_pdf


def pdf(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in range(pages):
        canvas.drawString(72, 700, f"De weg op pagina {page} is gesloten.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_every_page_is_counted_in_every_round(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(2))
    (tmp_path / "b.pdf").write_bytes(pdf(3))
    result = bench_read(tmp_path, processes=1, rounds=2)
    assert (result.documents, result.pages) == (4, 10)
    assert result.pages_per_s > 0
    assert result.peak_memory_mb > 20


def test_a_long_file_has_exactly_the_pages_that_were_asked_for() -> None:
    made = pypdfium2.PdfDocument(long_pdf([pdf(2), pdf(3)], 7))
    assert len(made) == 7
    assert "pagina 1 " in made[6].get_textpage().get_text_range()
