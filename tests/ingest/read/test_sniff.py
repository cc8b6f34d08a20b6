"""The reader is chosen by content first; what cannot be read is refused by name."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from ingest.errors import BrokenFile, EncryptedFile, NoText, UnsupportedFile
from ingest.read.sniff import read, reader_for

PAGE = b"<!DOCTYPE html><html><body><p>Tekst van de bladzijde.</p></body></html>"
PUBLICATION = b'<?xml version="1.0"?><officiele-publicatie><kamerstuk><al>Tekst.</al></kamerstuk></officiele-publicatie>'
RULES = b"# Regels\n\n## 1 Een\n\nTekst.\n\n## 2 Twee\n\nTekst.\n"


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Tekst.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        pytest.param(PAGE, "a.html", "html", id="html"),
        pytest.param(PUBLICATION, "a.xml", "xml", id="xml"),
        pytest.param(RULES, "a.md", "markdown", id="markdown"),
        pytest.param(b"Gewone tekst.\n", "a.txt", "text", id="text"),
        pytest.param(_word(), "a.docx", "docx", id="docx"),
        pytest.param(b"%PDF-1.7\n", "a.pdf", "pdf", id="pdf"),
        pytest.param(RULES, "zonder-naam", "markdown", id="markdown without a name"),
        pytest.param(b"Gewone tekst.\n", "zonder-naam", "text", id="text without a name"),
        pytest.param(PAGE.decode().encode("utf-16"), "a.html", "html", id="html in UTF-16"),
    ],
)
def test_a_right_name_gives_no_warning(data: bytes, name: str, kind: str) -> None:
    reader = reader_for(data, name)
    assert (reader.kind, reader.warning) == (kind, None)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PAGE, "rapport.txt", "html"),
        (PAGE, "rapport.xml", "html"),
        (PUBLICATION, "kst.html", "xml"),
        (PUBLICATION, "kst.txt", "xml"),
        (_word(), "rapport.md", "docx"),
        (b"\n\n%PDF-1.4\n", "rapport.html", "pdf"),
    ],
)
def test_a_wrong_name_gives_way_to_the_content_with_a_warning(data: bytes, name: str, kind: str) -> None:
    reader = reader_for(data, name)
    assert reader.kind == kind
    assert reader.warning == f"the name says {_claimed(name)}, the content is {kind}: read as {kind}"


def _claimed(name: str) -> str:
    return {"txt": "text", "md": "markdown"}.get(name.rsplit(".", 1)[1], name.rsplit(".", 1)[1])


def test_the_warning_travels_with_the_document() -> None:
    assert read(PAGE, "rapport.txt").warnings[0].startswith("the name says text")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "kaart.png"),
        (b"{\\rtf1 tekst}", "brief.rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud.doc"),
        (b"\x1f\x8b\x08", "x.gz"),
    ],
)
def test_an_unsupported_format_is_refused_naming_what_is_supported(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFile, match="PDF, Word"):
        reader_for(data, name)


def test_another_archive_is_unsupported() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(UnsupportedFile):
        reader_for(stream.getvalue(), "cijfers.xlsx")


def test_a_locked_office_file_is_told_apart() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedFile):
        reader_for(data, "rapport.docx")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_file_that_only_claims_to_be_one_is_broken(name: str) -> None:
    with pytest.raises(BrokenFile):
        reader_for(b"geen echt bestand", name)


def test_no_bytes_are_broken_and_blanks_hold_no_text() -> None:
    with pytest.raises(BrokenFile):
        reader_for(b"", "leeg.txt")
    with pytest.raises(NoText):
        read(b" \n\t\n ", "blanco.txt")


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        pytest.param("Somalië\n".encode(), False, id="UTF-8"),
        pytest.param("Somalië\n".encode("utf-8-sig"), False, id="UTF-8 with mark"),
        pytest.param("Somalië is groot.\n".encode("utf-16"), False, id="UTF-16 with mark"),
        pytest.param("Somalië is groot.\n".encode("utf-16-le"), True, id="UTF-16 without mark"),
        pytest.param("Somalië\n".encode("cp1252"), True, id="Windows-1252"),
    ],
)
def test_encodings_are_read_and_doubt_is_told(data: bytes, warned: bool) -> None:  # noqa: FBT001
    document = read(data, "a.txt")
    assert document.text.startswith("Somalië")
    assert bool(document.warnings) is warned


def test_every_document_of_the_corpus_finds_its_reader(corpus: Path) -> None:
    kinds = {".html": "html", ".md": "markdown", ".txt": "text", ".pdf": "pdf"}
    files = [path for path in corpus.glob("*/*") if path.suffix in kinds]
    assert len(files) >= 60
    for path in files:
        reader = reader_for(path.read_bytes(), path.name)
        assert (reader.kind, reader.warning) == (kinds[path.suffix], None), path.name
