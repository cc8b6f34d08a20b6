"""A long document has as much longer to be read as it has pages, says how far it is, and a scan may have to wait."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.archive import Archive, digest
from ingest.errors import UnreadScan
from ingest.events import Problem, silent
from ingest.intake import Intake
from ingest.reading import Limits, Readers
from ingest.register import State
from tests.ingest.marked_place import Place

DOUBLE = "tests.ingest.reader_doubles:read"
TODAY = date(2026, 6, 1)


def scan() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rect(72, 72, 200, 200, fill=1)
    canvas.save()
    return buffer.getvalue()


def test_a_reader_that_gets_on_is_not_stopped_and_says_how_far_it_is() -> None:
    data = b"page 5"
    heard: list[tuple[str, int, int]] = []

    def paged(file: str, done: int, total: int) -> None:
        heard.append((file, done, total))

    with Readers(Limits(seconds=2, processes=1), DOUBLE, today=TODAY, paged=paged) as readers:
        reading = readers.submit("a.md", hashlib.sha256(data).hexdigest(), lambda: data).result()

    assert reading.summary.words == 2
    assert heard == [("a.md", page, 5) for page in (1, 2, 3, 4, 5)]


def test_a_scan_that_nothing_reads_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with (
        Readers(Limits(processes=1), today=TODAY) as readers,
        pytest.raises(UnreadScan, match="install Tesseract"),
    ):
        readers.submit("a.pdf", digest(scan()), scan).result()


def test_a_scan_that_nothing_reads_is_quarantined_with_that_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    place = Place(tmp_path)
    place.offer("scan.pdf", "")
    (tmp_path / "scan.pdf").write_bytes(scan())
    archive, limits = Archive(place.data), Limits(processes=1)
    door = Intake(folder=tmp_path, register=place.register, archive=archive, today=TODAY, limits=limits)
    (problem,) = door.take_all([place.entry("scan.pdf")], silent)
    assert isinstance(problem, Problem)
    assert not problem.failed
    assert "install Tesseract" in problem.reason
    assert place.register.states()[digest(scan())] is State.QUARANTINED
