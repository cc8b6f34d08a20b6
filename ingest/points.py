"""From a located document to what the index holds of it: passages with context line, terms and facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.context import encoded_text, heading_text
from ingest.countries import Gazetteer
from ingest.document import Document
from ingest.locate import located
from ingest.passage import Passage, Source
from ingest.split import split
from ingest.store.records import Facts, SparseVector
from ingest.terms import concept_tokens, document_vector, tokens
from ingest.thesaurus import Thesaurus
from ingest.units import units

AVERAGE_TERMS = 150.0
"""Length to which BM25 normalises; fixed, so that a passage's vector does not depend on the rest of the corpus."""
TERMS_VERSION = "5"
"""Part of every generation's fingerprint: raise it when the same passage gets other terms or word vectors."""
HEADING_WEIGHT = 2
"""How often a word of the last headings counts: they say what the passage is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A passage before it is encoded.

    Attributes:
        encoded: What its dense vector is made of.
        parts: Its headings and sentences, whose vectors a question is compared with when it is asked.
    """

    passage: Passage
    encoded: str
    parts: tuple[str, ...]
    sparse: SparseVector
    facts: Facts


def part_texts(document: Document, passage: Passage) -> tuple[str, ...]:
    """Return the texts of a passage's units; a lone one too: with its context line it would look nearer than others do."""
    return tuple(document.text[u.start : u.end] for u in units(document, passage))


def _parts(document: Document, passage: Passage) -> tuple[str, ...]:
    return heading_text(passage), *part_texts(document, passage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafter:
    """Knows the words: names of countries and the terms of the field."""

    gazetteer: Gazetteer
    thesaurus: Thesaurus

    def drafts(self, document: Document, source: Source) -> tuple[Draft, ...]:
        """Return a document's passages, ready to be encoded and indexed."""
        document, facts = located(document, source, self.gazetteer), Facts.of(source)
        return tuple(self._draft(document, passage, source, facts) for passage in split(document, source))

    def texts(self, document: Document, source: Source) -> Iterator[str]:
        """Yield every text of a document that is encoded."""
        document = located(document, source, self.gazetteer)
        for passage in split(document, source):
            yield self.encoded(passage, source)
            yield from _parts(document, passage)

    def encoded(self, passage: Passage, source: Source) -> str:
        """Return what is encoded for a passage."""
        return encoded_text(passage, source, self._names(passage))

    def _draft(self, document: Document, passage: Passage, source: Source, facts: Facts) -> Draft:
        names = self._names(passage)
        return Draft(
            passage=passage,
            encoded=self.encoded(passage, source),
            parts=_parts(document, passage),
            sparse=self._sparse(passage, names),
            facts=facts,
        )

    def _names(self, passage: Passage) -> tuple[str, ...]:
        return tuple(self.gazetteer.name(code, passage.language) for code in passage.countries)

    def _sparse(self, passage: Passage, names: Sequence[str]) -> SparseVector:
        heading = " . ".join((*passage.headings[-2:], *names))
        language = passage.language
        words = list(tokens(passage.text, language)) + HEADING_WEIGHT * list(tokens(heading, language))
        concepts = [
            *concept_tokens(passage.text, language, self.thesaurus, loose=False),
            *(HEADING_WEIGHT * list(concept_tokens(heading, language, self.thesaurus, loose=False))),
        ]
        vector = document_vector([*words, *concepts], AVERAGE_TERMS)
        return SparseVector.of(zip(vector.indices, vector.values, strict=True))
