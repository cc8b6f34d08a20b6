"""Which country a section is about, in documents that treat many: the outermost heading that names one decides."""

from dataclasses import replace

from ingest.aside import told_title
from ingest.countries import Gazetteer
from ingest.document import Document, Section
from ingest.passage import PER_SECTION, Source


def locate(document: Document, gazetteer: Gazetteer) -> Document:
    """Return the document with `countries` set on every section under a heading that names a country."""
    located: list[Section] = []
    around: list[Section] = []
    for section in document.sections:
        while around and around[-1].end <= section.start:
            around.pop()
        inherited = around[-1].countries if around else ()
        # Inside a country's chapter a heading may name a neighbour; the chapter is still the country's.
        placed = replace(
            section, countries=inherited or gazetteer.heading_countries(told_title(section.title))
        )
        located.append(placed)
        around.append(placed)
    return replace(document, sections=tuple(located))


def located(document: Document, source: Source, gazetteer: Gazetteer) -> Document:
    """Return a document with the country of every section, where its description says that it treats many; else as it is."""
    return locate(document, gazetteer) if PER_SECTION in source.countries else document
