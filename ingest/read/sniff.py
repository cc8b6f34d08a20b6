"""Chooses the reader of a file: by what the bytes are, then by the name."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.document import Document
from ingest.errors import BrokenFile, EncryptedFile, UnsupportedFile
from ingest.read import docx, html, markdown, pdf, plaintext, xml
from ingest.read.front import with_facts

SUPPORTED = "PDF, Word (docx), HTML, Markdown, XML (Kamerstuk, BWB) and plain text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(
    rb"<(?:html|head|body|div|span|main|p|h[1-6]|article|section|table|ul|ol|center)[\s>]", re.IGNORECASE
)
_ROOT = re.compile(rb"(<[A-Za-z][\w.:-]*)")
_XML = re.compile(rb"\s*(?:<\?xml[\s?]|<!DOCTYPE\s+(?!html)|<[a-z][\w.:-]*[\s>/])", re.IGNORECASE)
_HTML_START = re.compile(
    rb"(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(rb"^(?:#{1,6}\s*\S.*|\[[^\]]+\]: \S+|\s*```)", re.MULTILINE)
_NAMES = {
    "pdf": "pdf",
    "docx": "docx",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "xml": "xml",
    "txt": "text",
    "text": "text",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader and what to say about the choice of it."""

    kind: str
    read: Callable[[bytes], Document]
    warning: str | None = None


_READERS: dict[str, Callable[[bytes], Document]] = {
    "pdf": pdf.read,
    "docx": docx.read,
    "html": html.read,
    "markdown": markdown.read,
    "xml": xml.read,
    "text": plaintext.read,
}


def reader_for(data: bytes, file_name: str) -> Reader:
    """Return the reader for these bytes.

    Raises:
        BrokenFile: if there are no bytes, or not what the name says.
        EncryptedFile: if it is an Office file behind a password.
        UnsupportedFile: if there is no reader for the format.

    """
    if not data:
        raise BrokenFile(f"{file_name} is empty (0 bytes): fetch it again")
    name = file_name.rsplit(".", 1)[-1].lower() if "." in file_name else ""
    claimed = _NAMES.get(name)
    kind = _by_content(data, file_name, claimed)
    warning = None
    if claimed and claimed != kind:
        warning = f"the name says {claimed}, the content is {kind}: read as {kind}"
    return Reader(kind, _READERS[kind], warning)


def _by_content(data: bytes, file_name: str, claimed: str | None) -> str:
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, file_name)
    if head.startswith(_OLE):
        return _office(data, file_name)
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise UnsupportedFile(f"{file_name} is {what}: there are readers for {SUPPORTED}")
    if claimed in {"pdf", "docx"}:
        raise BrokenFile(
            f"{file_name} is no {claimed.upper()} file although its name says so: fetch it again"
        )
    return _text_kind(data, claimed)


def _text_kind(data: bytes, claimed: str | None) -> str:
    sample = _ascii(data[:16_384])
    opening = sample.lstrip()
    if _HTML_START.match(opening):
        return "html"
    if _XML.match(opening) and claimed != "markdown":
        root = _ROOT.search(opening)
        page = root is not None and _HTML.fullmatch(root[1] + b">") is not None
        return "html" if page and (claimed == "html" or not opening.startswith(b"<?xml")) else "xml"
    if claimed == "html" and _HTML.search(sample):
        return "html"
    if claimed in {"markdown", "text"}:
        return claimed
    if len(_MARKDOWN.findall(sample)) >= 2:
        return "markdown"
    return "text"


def _ascii(sample: bytes) -> bytes:
    """Make markup visible in UTF-16 text."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample[:64].count(0) > 16:
        return sample.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return sample.removeprefix(b"\xef\xbb\xbf")


def _zipped(data: bytes, file_name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise BrokenFile(f"{file_name} is a damaged archive: fetch it again ({error})") from error
    if any(name.startswith("word/") for name in names) and "[Content_Types].xml" in names:
        return "docx"
    raise UnsupportedFile(
        f"{file_name} is an archive or another Office format: there are readers for {SUPPORTED}"
    )


def _office(data: bytes, file_name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile(f"{file_name} is locked with a password: save it without one")
    raise UnsupportedFile(
        f"{file_name} is an old Office file: save it as docx; there are readers for {SUPPORTED}"
    )


def read(data: bytes, file_name: str) -> Document:
    """Read one file into canonical text with the reader its content asks for.

    Raises:
        ReadError: one of its kinds, always; a file can do no more than be refused.

    """
    reader = reader_for(data, file_name)
    document = reader.read(data)
    if not document.pages:
        document = with_facts(document)
    if reader.warning:
        return replace(document, warnings=(reader.warning, *document.warnings))
    return document
