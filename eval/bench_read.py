"""How fast PDFs are read by the reading processes as an ingest uses them, and in how much memory."""

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pypdfium2 as pdfium

from ingest.archive import digest
from ingest.reading import Limits, Readers

_TODAY = date(2026, 1, 1)  # the day for which markings are judged: it costs the same on every day
_SMALL = b"# Warm\n\nA few words.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchReadResult:
    """What was measured: reading, judging at the door and packing, before splitting and encoding.

    Attributes:
        start_s: Until every process had read its first few words; no part of `seconds`.
        peak_memory_mb: Highest resident size of a reading process.
    """

    documents: int
    pages: int
    processes: int
    start_s: float
    seconds: float
    pages_per_s: float
    peak_memory_mb: float


def bench_read(folder: Path, *, processes: int = 2, rounds: int = 3, long: int = 0) -> BenchReadResult:
    """Time the reading of every PDF below a folder, `rounds` times over.

    Args:
        folder: Documents, in folders of any depth.
        processes: Reading at a time.
        rounds: How often each is read; a process that reads several files is like one of an ingest.
        long: Instead of them, read one PDF of that many of their pages.
    """
    files = [path.read_bytes() for path in sorted(folder.rglob("*.pdf"))]
    files = [long_pdf(files, long)] if long else sorted(files, key=len, reverse=True) * rounds
    begin = time.monotonic()
    with Readers(Limits(processes=processes), today=_TODAY) as readers:
        for warm in [readers.submit("warm.md", digest(_SMALL), lambda: _SMALL) for _ in range(processes)]:
            warm.result()
        started = time.monotonic()
        reading = [readers.submit("a.pdf", digest(data), partial(bytes, data)) for data in files]
        pages = sum(one.result().summary.pages for one in reading)
        ended = time.monotonic()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return BenchReadResult(
        documents=len(files),
        pages=pages,
        processes=processes,
        start_s=round(started - begin, 2),
        seconds=round(ended - started, 2),
        pages_per_s=round(pages / (ended - started), 1),
        peak_memory_mb=round(peak / 1024, 1),
    )


def long_pdf(files: Sequence[bytes], pages: int) -> bytes:
    """Return one PDF of so many pages, taken from files in turn."""
    made = pdfium.PdfDocument.new()
    if not files:
        raise ValueError("the folder holds no PDF")
    for data in cycle(files):
        with pdfium.PdfDocument(data) as file:
            wanted = min(len(file), pages - len(made))
            made.import_pages(file, pages=list(range(wanted)))
        if len(made) >= pages:
            break
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()
