"""What was read comes back as it was, by hash; what is half-written or damaged is never taken for whole."""

from pathlib import Path

import pytest

from ingest.archive import Archive, digest, write_atomically
from ingest.document import BlockKind, Box, Document, NoteKind, Page, Places, Removed, SourceNote
from ingest.document_json import Summary
from ingest.errors import UnknownDocument
from ingest.read.sniff import read
from tests.ingest.built import document_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"
DATA = b"# Rapport\n\nDe overheid helpt niet.\n"


def rich() -> Document:
    plain = document_of([(BlockKind.HEADING, "Rapport"), (BlockKind.PARAGRAPH, "De overheid helpt niet.")])
    return Document(
        sha256=digest(DATA),
        text=plain.text,
        blocks=plain.blocks,
        sections=plain.sections,
        notes=(
            SourceNote(label="1", at=12, text="Vertrouwelijke bron.", page=1, kind=NoteKind.CONFIDENTIAL),
        ),
        pages=(Page(number=1, start=0, end=len(plain.text), width=595.0, height=842.0, ocr_confidence=88.5),),
        removed=(Removed(reason="page_number", text="1", page=1),),
        places=Places(start=(0,), end=(7,), box=(Box(1, 70.5, 700.25, 120.0, 712.0),)),
        found=(("published", "2023-05"),),
        warnings=("page 1 was read by OCR",),
    )


def test_a_document_comes_back_as_it_was_put(tmp_path: Path) -> None:
    Archive(tmp_path).put(rich(), DATA)
    archive = Archive(tmp_path)

    assert archive.document(digest(DATA)) == rich()
    assert archive.original(digest(DATA)) == DATA
    assert archive.summary(digest(DATA)) == Summary.of(rich())


def test_a_document_in_pdf_comes_back_as_it_was_read(tmp_path: Path) -> None:
    data = (EXAMPLES / "xke-kamervragen-2023-06.pdf").read_bytes()
    document = read(data, "a.pdf")
    archive = Archive(tmp_path)
    archive.put(document, data)
    again = archive.document(document.sha256)

    assert (again.text, again.blocks, again.sections, again.notes) == (
        document.text,
        document.blocks,
        document.sections,
        document.notes,
    )
    assert again.places.start == document.places.start


def test_a_summary_that_is_missing_is_made_from_the_document(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(rich(), DATA)
    (summary,) = tmp_path.rglob("*.summary.json")
    summary.unlink()

    assert archive.summary(digest(DATA)) == Summary.of(rich())
    assert summary.is_file()


def test_readers_of_another_version_have_not_read_it(tmp_path: Path) -> None:
    Archive(tmp_path).put(rich(), DATA)

    assert not Archive(tmp_path, reader_version="0").has(digest(DATA))


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(rich(), DATA)
    archive.document(digest(DATA))
    archive.forget(digest(DATA))

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    with pytest.raises(UnknownDocument, match="ingest it again"):
        archive.document(digest(DATA))
    with pytest.raises(UnknownDocument, match="original"):
        archive.original(digest(DATA))


def test_a_damaged_reading_is_named_with_its_remedy(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(rich(), DATA)
    (packed,) = tmp_path.rglob("*.json.gz")
    packed.write_bytes(packed.read_bytes()[:40])

    with pytest.raises(UnknownDocument, match="--rebuild"):
        archive.document(digest(DATA))


def test_a_reader_sees_all_of_a_file_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_atomically(path, b"old")
    (tmp_path / ".b.1.tmp").write_bytes(b"half")
    write_atomically(path, b"new")
    Archive(tmp_path).sweep()

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"new")]
