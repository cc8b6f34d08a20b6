"""Official publications and legislation in XML: Kamerstukken (KOOP) and consolidated texts (BWB).

Elements that are not known are read as what they contain, so that no text is lost. Entities, DTDs and the
network are off.
"""

import html
import re

from lxml import etree

from ingest.document import Document
from ingest.errors import BrokenFile, FileTooLarge
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.xml_blocks import XmlWalker

LIMIT_BYTES = 16 * 1024 * 1024
_ENCODING = re.compile(r"(<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


def read(data: bytes) -> Document:
    """Read an XML publication into canonical text."""
    if len(data) > LIMIT_BYTES:
        raise FileTooLarge(f"the file has {len(data)} bytes, more than {LIMIT_BYTES}: split it")
    text, warnings = _decoded(data)
    root = _parsed(text)
    builder = Builder(warnings)
    XmlWalker(builder).read(root)
    return builder.document(data)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    declared = _DECLARED.match(data)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _parsed(text: str) -> etree._Element:
    if _ENTITY.search(text):
        raise BrokenFile("the XML declares entities, which are not read: save it without a DTD")
    plain = _ENCODING.sub(r"\1", text, count=1).lstrip("\ufeff \t\r\n")
    plain = _NAMED.sub(_character, plain)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(plain.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(f"the XML is damaged: fetch it again ({error.msg})") from error
    if root is None:
        raise BrokenFile("the XML holds no element: fetch it again")
    return root


def _character(found: re.Match[str]) -> str:
    """Write a named HTML entity as its character; publishers use them without a DTD at hand."""
    if found[1] in _OWN:
        return found[0]
    character = html.unescape(found[0])
    return character if character != found[0] else found[0].replace("&", "&amp;")
