"""Sound small files of every format, and how they are damaged."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from eval.pdf_bytes import pdf_of

_LARGEST = 120_000  # bytes: larger seeds only make the run slow
_SPLICES = (
    b"<",
    b">",
    b"&",
    b"\x00",
    b"\xff",
    b"]]>",
    b"**",
    b"\n\n",
    b"\xed\xa0\x80",
    b"<<",
    b"endobj",
    b"-1",
)
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999", b"1e38")
_WORD = "word/document.xml"
_DOCX = {
    "[Content_Types].xml": b"<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    b"<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    b"<Override PartName='/word/document.xml' ContentType="
    b"'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
    "_rels/.rels": b"<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    b"<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
    b"Target='word/document.xml'/></Relationships>",
    _WORD: b"<?xml version='1.0'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    b"<w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Rapport</w:t></w:r></w:p><w:p><w:r><w:t>De "
    b"situatie in het noorden is verslechterd.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>"
    b"</w:tc></w:tr></w:tbl></w:body></w:document>",
}
_CONTENT = (
    b"BT /F1 12 Tf 72 760 Td (1 Veiligheidssituatie) Tj 0 -24 Td (De situatie is volgens een bron verslechterd.) Tj "
    b"5 Ts (1) Tj 0 Ts ET q 72 100 200 0.5 re f Q BT /F1 8 Tf 72 88 Td (1 Vertrouwelijke bron, 12 maart 2023.) Tj ET"
)


def seeds(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of the small files of a folder, and of one Word file and one plain PDF."""
    names = sorted(
        path for path in folder.rglob("*") if path.suffix in {".pdf", ".html", ".xml", ".md", ".txt"}
    )
    found = [(path.name, path.read_bytes()) for path in names if path.stat().st_size <= _LARGEST]
    return (*found, ("plain.pdf", plain_pdf()), ("word.docx", packed(_DOCX)), ("inner.docx", b""))


def mutated(of: tuple[tuple[str, bytes], ...], index: int) -> tuple[str, bytes]:
    """Return name and bytes of the file with this number: the same in every run."""
    chance = random.Random(index)  # noqa: S311 (no secret)
    name, data = of[index % len(of)]
    if name == "inner.docx":
        return name, packed(_DOCX | {_WORD: damaged(_DOCX[_WORD], chance)})
    return name, damaged(data, chance)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with up to forty changes."""
    changed = bytearray(data)
    kinds: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _repeat, _splice, _number)
    for _ in range(chance.choice((1, 2, 5, 12, 40))):
        if changed:
            chance.choice(kinds)(changed, chance)
    return bytes(changed)


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 8, 60, 2_000))]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.choice((4, 60, 600))] * chance.choice((1, 3, 20))


def _splice(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = chance.choice(_SPLICES)


def _number(data: bytearray, chance: random.Random) -> None:
    """Change a number where there is one: lengths, offsets, sizes."""
    start = chance.randrange(len(data))
    at = next((i for i in range(start, min(start + 400, len(data))) if 48 <= data[i] < 58), -1)
    if at >= 0:
        data[at : at + 1] = chance.choice(_NUMBERS)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def plain_pdf(content: bytes = _CONTENT) -> bytes:
    """Return a PDF of two equal pages without compression, so that damage reaches its inner parts."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        *[
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        ]
        * 2,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    return pdf_of(bodies)
