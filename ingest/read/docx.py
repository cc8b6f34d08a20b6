"""Word documents: text, headings by style, lists, tables, footnotes; no outside relation is followed."""

import io
import struct
import zipfile
import zlib

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from ingest.document import Document
from ingest.errors import BrokenFile, FileTooLarge
from ingest.read import docx_properties
from ingest.read.builder import Builder
from ingest.read.docx_blocks import DocxWalker
from ingest.read.docx_styles import Styles, W
from ingest.read.normal import normal

LIMIT_BYTES = 300 * 1024 * 1024  # of all parts unpacked
LIMIT_PARTS = 20_000
_RATIO = 200
_RATIO_FROM = 10 * 1024 * 1024  # smaller parts may be as compressible as they like
_XML_LIMIT = 64 * 1024 * 1024
# What the archive, XML and Word libraries raise on damaged input; none of them has one name for it.
_BROKEN = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    etree.LxmlError,
    LookupError,
    ValueError,
    AttributeError,
    OSError,
    EOFError,
    TypeError,
    RuntimeError,
    AssertionError,
)


def read(data: bytes) -> Document:
    """Read a Word document into canonical text."""
    _guard(data)
    builder = Builder()
    try:
        package = docx.Document(io.BytesIO(data))
        _edges(package, builder)
        styles = Styles(package.styles.element, _numbering(package))
        DocxWalker(builder, styles, _notes_parts(package)).read(package.element.body)
    except _BROKEN as error:
        raise BrokenFile(
            f"the Word file is damaged: open it in Word and save it again ({_line(error)})"
        ) from error
    _facts(package, builder)
    docx_properties.record(data, builder)
    return builder.document(data)


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _guard(data: bytes) -> None:
    """Refuse what unpacks to more than any document, before a part of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries:
                _check_entry(archive, entry)
    except _BROKEN as error:
        raise BrokenFile(f"the Word file is a damaged archive: fetch it again ({_line(error)})") from error
    total = sum(entry.file_size for entry in entries)
    if total > LIMIT_BYTES or len(entries) > LIMIT_PARTS:
        raise FileTooLarge(f"the Word file unpacks to {total} bytes in {len(entries)} parts: it is too large")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise BrokenFile("the Word file has locked parts: save it without a password")
    is_xml = entry.filename.endswith((".xml", ".rels"))
    if entry.file_size > _RATIO_FROM and entry.file_size > _RATIO * max(entry.compress_size, 1):
        raise FileTooLarge(
            f"part {entry.filename} unpacks to {entry.file_size} bytes: the Word file is too much"
        )
    if is_xml and entry.file_size > _XML_LIMIT:
        raise FileTooLarge(f"part {entry.filename} has {entry.file_size} bytes, more than {_XML_LIMIT}")
    if is_xml:
        with archive.open(entry) as part:
            head = part.read(65_536)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise BrokenFile("the Word file declares entities, which are not read: save it again in Word")


def _notes_parts(package: "docx.document.Document") -> dict[str, etree._Element]:
    """Return the footnotes' and endnotes' trees."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found: dict[str, etree._Element] = {}
    for relation in package.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in {"footnotes", "endnotes"} and not relation.is_external:
            found[kind] = etree.fromstring(relation.target_part.blob, parser)
    return found


def _numbering(package: "docx.document.Document") -> etree._Element | None:
    for relation in package.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            element: etree._Element | None = getattr(relation.target_part, "element", None)
            return element
    return None


def _edges(package: "docx.document.Document", builder: Builder) -> None:
    """List the texts of headers and footers."""
    seen: set[str] = set()
    for relation in package.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in {"header", "footer"} or relation.is_external:
            continue
        text = normal(" ".join(_texts(getattr(relation.target_part, "element", None))))
        if text and text not in seen:
            seen.add(text)
            builder.remove("running_head", text)


def _texts(node: etree._Element | None) -> list[str]:
    # The library's elements answer `text` with their children's, so that only the innermost are asked.
    return [text.text or "" for text in node.iter(f"{W}t")] if node is not None else []


def _facts(package: "docx.document.Document", builder: Builder) -> None:
    try:
        title = package.core_properties.title
    except _BROKEN:
        return
    if title and normal(title):
        builder.find("title", normal(title))
