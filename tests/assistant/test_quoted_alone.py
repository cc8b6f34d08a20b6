"""A quotation that takes along the sentences around it passes the citation check as any other, to the letter."""

from pathlib import Path

import pytest

from assistant.cite import Draft, cite
from ingest.document import Document
from ingest.neighbours import LONGEST
from ingest.passage import Source
from ingest.quoting import quoted
from ingest.read.sniff import read
from ingest.split import split
from ingest.units import units
from tests.ingest.built import source_of


class Held:
    """One admitted document."""

    def __init__(self, source: Source, document: Document) -> None:
        self._source, self._document = source, document

    def source(self, document_id: str) -> Source | None:
        return self._source if document_id == self._source.id else None

    def document(self, source: Source) -> Document:
        return self._document


@pytest.mark.parametrize(
    ("file", "language"),
    [("vreemdelingencirculaire/BWBR0012288-2014-01-01.md", "nl"), ("usdos/turkey-2022.html", "en")],
)
def test_every_extended_quotation_of_a_real_document_can_be_cited(
    corpus: Path, file: str, language: str
) -> None:
    path = corpus / file
    document = read(path.read_bytes(), path.name)
    source = source_of(document.sha256, language=language)
    extended = 0
    for passage in split(document, source):
        for unit in units(document, passage):
            plain = quoted(document, unit.start, unit.end, (passage.start, passage.end))
            if (unit.quote_start, unit.quote_end) == plain:
                continue
            extended += 1
            draft = Draft(document_id=source.id, start=unit.quote_start, end=unit.quote_end)

            assert document.text[slice(*plain)] in cite(draft, Held(source, document)).quote
            assert unit.quote_end - unit.quote_start <= LONGEST
    assert extended
