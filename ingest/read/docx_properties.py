"""What a Word file says of itself outside its text: its core, application and custom properties."""

import io
import zipfile

from lxml import etree

from ingest.document import Origin
from ingest.read.builder import Builder

_PARTS = {
    "docProps/core.xml": Origin.WORD,
    "docProps/app.xml": Origin.WORD,
    "docProps/custom.xml": Origin.WORD_CUSTOM,
}
_COUNTS = frozenset(
    str.split(
        "TotalTime Pages Words Characters Lines Paragraphs CharactersWithSpaces DocSecurity ScaleCrop SharedDoc "
        "LinksUpToDate HyperlinksChanged AppVersion created modified revision lastPrinted HeadingPairs TitlesOfParts"
    )
)


def record(data: bytes, builder: Builder) -> None:
    """Hand over what the file says of itself; a damaged part says nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for part, origin in _PARTS.items():
            if part not in names:
                continue
            try:
                root = etree.fromstring(archive.read(part), parser)
            except etree.XMLSyntaxError:
                builder.warn(f"{part} is damaged: the properties in it were not read")
                continue
            for node in root:
                _one(node, origin, builder)


def _one(node: etree._Element, origin: Origin, builder: Builder) -> None:
    if not isinstance(node.tag, str):
        return
    local = node.tag.rpartition("}")[2]
    name = node.get("name") or local
    if local not in _COUNTS:
        builder.property(origin, name, " ".join(map(str, node.itertext())))
