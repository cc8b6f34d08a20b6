"""Broken and hostile Word files and archives, made on the spot, each with a name that says what is wrong."""

import io
import zipfile
from collections.abc import Iterator

import docx

SEED = 20260101
_DOCUMENT = "word/document.xml"


def word(paragraphs: int = 3) -> bytes:
    """Return a sound Word document to damage."""
    document = docx.Document()
    document.add_heading("Rapport", 1)
    for i in range(paragraphs):
        document.add_paragraph(f"Alinea {i} over de veiligheidssituatie.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data: bytes, name: str, content: bytes | None) -> bytes:
    """Return the package with one part replaced, or left out if `content` is None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    """Return one part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def word_cases(host: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield (what is wrong, file name, bytes)."""
    sound = word()
    body = part(sound, _DOCUMENT)
    yield "cut after 100 bytes", "a.docx", sound[:100]
    yield "cut in the middle", "a.docx", sound[: len(sound) // 2]
    yield "bytes changed in the middle", "a.docx", sound[:3_000] + b"\xff" * 200 + sound[3_200:]
    yield "no document part", "a.docx", repacked(sound, _DOCUMENT, None)
    yield "no content types", "a.docx", repacked(sound, "[Content_Types].xml", None)
    yield "no relations", "a.docx", repacked(sound, "_rels/.rels", None)
    yield "an empty document part", "a.docx", repacked(sound, _DOCUMENT, b"")
    yield "a document part that is no XML", "a.docx", repacked(sound, _DOCUMENT, b"geen xml")
    yield (
        "another root in the document part",
        "a.docx",
        repacked(sound, _DOCUMENT, b"<?xml version='1.0'?><x/>"),
    )
    yield (
        "an external entity in the document part",
        "a.docx",
        repacked(
            sound,
            _DOCUMENT,
            body.replace(b"?>", b"?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", 1),
        ),
    )
    yield "a zip bomb", "a.docx", repacked(sound, "word/media/image1.png", b"\x00" * 80_000_000)
    yield "30,000 parts", "a.docx", _many_parts(sound)
    yield (
        "an external relation",
        "a.docx",
        repacked(
            sound,
            "word/_rels/document.xml.rels",
            part(sound, "word/_rels/document.xml.rels").replace(
                b"</Relationships>",
                b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
                b'Target="http://%s/x.png" TargetMode="External"/></Relationships>' % host,
            ),
        ),
    )
    yield (
        "styles based on each other",
        "a.docx",
        repacked(
            sound,
            "word/styles.xml",
            part(sound, "word/styles.xml").replace(
                b'w:basedOn w:val="Normal"', b'w:basedOn w:val="Heading1"'
            ),
        ),
    )
    nested = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    for _ in range(60):
        nested = b"<w:tbl><w:tr><w:tc>" + nested + b"</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    yield (
        "tables 60 deep",
        "a.docx",
        repacked(sound, _DOCUMENT, body.replace(b"<w:sectPr", nested + b"<w:sectPr", 1)),
    )
    yield (
        "a footnote without a body",
        "a.docx",
        repacked(
            sound,
            _DOCUMENT,
            body.replace(
                b"<w:sectPr", b'<w:p><w:r><w:t>T</w:t><w:footnoteReference w:id="9"/></w:r></w:p><w:sectPr', 1
            ),
        ),
    )
    yield "an old Office file", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1_000
    yield (
        "a locked Office file",
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    )
    yield "an archive of something else", "a.docx", _archive("readme.txt")
    yield "an empty archive", "a.docx", b"PK\x05\x06" + b"\x00" * 18


def _many_parts(sound: bytes) -> bytes:
    stream = io.BytesIO(sound)
    with zipfile.ZipFile(stream, "a") as archive:
        for i in range(30_000):
            archive.writestr(f"word/media/{i}.bin", b"")
    return stream.getvalue()


def _archive(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()
