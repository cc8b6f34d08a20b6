"""What a PDF says of itself outside its pages: the entries of its Info dictionary and its XMP packets.

pdfium gives the value of an entry whose name is known, so that names are looked for in the bytes first; labels of
office programs (MSIP_Label_…) stand under names of their own. Nothing here can make a file unreadable.
"""

import re
import zlib
from collections.abc import Iterator

from lxml import etree

from ingest.document import Origin
from ingest.read.builder import Builder
from ingest.read.pdf_glyphs import File, info_entry

_USUAL = ("Title", "Subject", "Keywords", "Author", "Creator", "Producer")
_ANCHOR = re.compile(rb"/(?:Producer|Creator|CreationDate|ModDate|Author|Title|MSIP_Label)")
_NAME = re.compile(rb"/([A-Za-z][\w#.:-]{1,119})")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_PACKET = re.compile(rb"<x:x[am]pmeta\b.{0,200000}?</x:x[am]pmeta>", re.DOTALL)
_PACKED = re.compile(rb"/Subtype\s*/XML\b")
_STREAM = re.compile(rb"stream\r?\n")
_AROUND = 2_000  # bytes of a dictionary before and after a name of it
_MOST_NAMES = 400
_MOST_STREAMS = 400
_UNPACKED = 1 << 20  # bytes a stream
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DATES = frozenset({"CreationDate", "ModDate"})


def record(file: File, data: bytes, builder: Builder) -> None:
    """Hand over what the file says of itself."""
    for name in _names(data):
        builder.property(Origin.PDF_INFO, name, info_entry(file, name))
    for packet in _packets(data):
        for name, value in _statements(packet):
            builder.property(Origin.XMP, name, value)


def _names(data: bytes) -> Iterator[str]:
    """Yield names that may be entries of the Info dictionary."""
    seen = dict.fromkeys(_USUAL)
    for part in (data, *_streams(data, _OBJECTS)):
        for anchor in _ANCHOR.finditer(part):
            if len(seen) > _MOST_NAMES:
                break
            around = part[max(anchor.start() - _AROUND, 0) : anchor.end() + _AROUND]
            seen |= dict.fromkeys(map(_spelt, _NAME.findall(around)))
    yield from (name for name in seen if name not in _DATES)


def _spelt(name: bytes) -> str:
    """Write a name without its escapes ("Rubricering#20nl")."""
    whole = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), name)
    return whole.decode("utf-8", "replace").replace("\x00", "")


def _packets(data: bytes) -> Iterator[bytes]:
    """Yield the XMP packets, those of pictures too."""
    for part in (data, *_streams(data, _PACKED)):
        yield from (found[0] for found in _PACKET.finditer(part))


def _streams(data: bytes, kind: re.Pattern[bytes]) -> Iterator[bytes]:
    """Yield the unpacked streams whose dictionary says they are of a kind."""
    for number, found in enumerate(kind.finditer(data)):
        begin = _STREAM.search(data, found.end(), found.end() + 500)
        if number >= _MOST_STREAMS:
            return
        if begin is None:
            continue
        try:
            yield zlib.decompressobj().decompress(data[begin.end() : begin.end() + _UNPACKED], _UNPACKED)
        except zlib.error:
            continue


def _statements(packet: bytes) -> Iterator[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for about in root.iter(f"{_RDF}Description") if root is not None else ():
        for key, value in about.attrib.items():
            if not str(key).startswith(_RDF):
                yield _short(about, str(key)), str(value)
        for child in about:
            if isinstance(child.tag, str):
                texts = (str(text).strip() for text in child.itertext())
                yield _short(child, child.tag), ", ".join(text for text in texts if text)


def _short(node: etree._Element, name: str) -> str:
    """Write a name with its prefix: dc:subject."""
    space, _, local = name.rpartition("}")
    prefix = {uri: short for short, uri in node.nsmap.items()}.get(space[1:])
    return f"{prefix}:{local}" if prefix else local
