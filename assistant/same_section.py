"""Both sides of a comparison in time quote the same rule: what one version has on a group, beside that section of the other.

A version that speaks in fewer words, or names a group no longer, may seem no answer by itself; beside the other it is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Understood
from assistant.changes import counterpart
from assistant.cite import Citation, Shelf
from assistant.editions import other_edition
from assistant.proposed import Chosen
from ingest.document import Document, Section
from ingest.passage import Source, SourceType
from ingest.terms import concept_tokens
from ingest.thesaurus import Thesaurus

ROWS = 2
"""Sections that both sides quote at most: three sentences are shown of a side, and one is left to what else it says."""
SHORT = 4_000
"""Characters of a section that is still one rule; of what is longer only the part that is quoted has a counterpart."""


_POLICY = "country_policy"  # that policy is asked for is no subject of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a side must quote from: a span of a document.

    Attributes:
        named: Tokens of concepts; a sentence that names one of them goes before others.
        only_named: No other sentence is taken: the span is not known to be about what is asked for.
    """

    source: Source
    start: int
    end: int
    named: frozenset[str] = frozenset()
    only_named: bool = False

    def holds(self, citation: Citation) -> bool:
        """Tell whether a quotation is from here."""
        return citation.source.id == self.source.id and self.start <= citation.start < self.end

    def best(self, chosen: Sequence[Chosen], shelf: Shelf, thesaurus: Thesaurus) -> tuple[Chosen, ...]:
        """Return the first of what is chosen, best first, that is from here; one that names a concept before others."""
        here = tuple(item for item in chosen if self.start <= item.draft.start < self.end)
        naming = tuple(item for item in here if self._names(item, shelf, thesaurus))
        return naming[:1] or (() if self.only_named else here[:1])

    def _names(self, item: Chosen, shelf: Shelf, thesaurus: Thesaurus) -> bool:
        passage = item.candidate.record.passage
        quote = shelf.document(self.source).text[item.draft.start : item.draft.end]
        return not self.named.isdisjoint(_named(quote, passage.headings, passage.language, thesaurus))

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether a span of the document has part of it."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a comparison asks after: tokens of its groups, or else of its subjects; none: anything may be meant."""

    thesaurus: Thesaurus
    tokens: frozenset[str]

    @classmethod
    def of(cls, understood: Understood, thesaurus: Thesaurus) -> "Naming":
        """Return what is asked after."""
        asked = understood.groups or tuple(code for code in understood.topics if code != _POLICY)
        return cls(thesaurus=thesaurus, tokens=frozenset(thesaurus.tokens(code)[0] for code in asked))

    def names(self, citation: Citation) -> bool:
        """Tell whether a quotation, or its heading, names one of them."""
        found = _named(citation.quote, citation.headings, citation.source.language, self.thesaurus)
        return not self.tokens or not self.tokens.isdisjoint(found)


def _named(quote: str, headings: Sequence[str], language: str, thesaurus: Thesaurus) -> frozenset[str]:
    """Return the tokens of the concepts that a quotation or the last heading over it names."""
    return frozenset(concept_tokens("\n".join((*headings[-1:], quote)), language, thesaurus, loose=False))


def same_sections(
    quoted: Sequence[Sequence[Citation]],
    held: Sequence[Sequence[Source]],
    shelf: Shelf,
    naming: Naming,
) -> tuple[tuple[Place, ...], ...]:
    """Return for every side the places that it should quote from so that all sides quote the same ones.

    `quoted` is what each side shows, best first; `held` the documents it may quote. What a side quotes of facts is looked
    for only where another quotes nothing.
    """
    rows: list[tuple[Place, ...]] = []
    for side, citation in _in_turn(quoted):
        silent = not all(quoted)
        if len(rows) == ROWS or not naming.names(citation) or any(row[side].holds(citation) for row in rows):
            continue
        if citation.source.source_type is SourceType.POLICY_RULE or silent:
            row = _row(side, citation, held, shelf)
            rows += [tuple(replace(place, named=naming.tokens) for place in row)] if row else []
    return tuple(zip(*rows, strict=True)) if rows else tuple(() for _ in quoted)


def _in_turn(quoted: Sequence[Sequence[Citation]]) -> Iterator[tuple[int, Citation]]:
    """Yield the best quotation of every side, then the second ones, and so on."""
    for n in range(max(map(len, quoted))):
        yield from ((side, own[n]) for side, own in enumerate(quoted) if n < len(own))


def _row(
    side: int, citation: Citation, held: Sequence[Sequence[Source]], shelf: Shelf
) -> tuple[Place, ...] | None:
    """Return the same section for every side; None where one has no other edition or nothing on the country."""
    sources = [
        citation.source if other == side else other_edition(citation.source, documents)
        for other, documents in enumerate(held)
    ]
    known = [source for source in sources if source is not None]
    if len(known) < len(sources):
        return None
    documents = [shelf.document(source) for source in known]
    for section in _around(citation):
        matches = [
            section if n == side else counterpart(section, document, citation.document)
            for n, document in enumerate(documents)
        ]
        found = [match for match in matches if match is not None]
        if len(found) == len(known):
            strict = citation.source.source_type is not SourceType.POLICY_RULE
            return tuple(_place(s, m, only_named=strict) for s, m in zip(known, found, strict=True))
    return _chapters(side, citation, known, documents)


def _around(citation: Citation) -> list[Section]:
    """Return the sections around a quotation, innermost first, that are short enough to be one rule."""
    around = [s for s in citation.document.sections if s.start <= citation.start < s.end]
    inner = sorted(around, key=lambda s: s.end - s.start)
    return [section for n, section in enumerate(inner) if n == 0 or section.end - section.start <= SHORT]


def _chapters(
    side: int, citation: Citation, sources: Sequence[Source], documents: Sequence[Document]
) -> tuple[Place, ...] | None:
    """Return, where the other editions are arranged otherwise, their chapters on the country."""
    section = citation.section
    countries = section.countries if section else ()
    places: list[Place] = []
    for n, (source, document) in enumerate(zip(sources, documents, strict=True)):
        found = section if n == side else chapter(document, countries)
        if found is None:
            return None
        places.append(_place(source, found, only_named=n != side))
    return tuple(places)


def chapter(document: Document, countries: Sequence[str]) -> Section | None:
    """Return the outermost section on these countries."""
    own = (s for s in document.sections if countries and set(s.countries) == set(countries))
    return min(own, key=lambda s: (s.level, s.start), default=None)


def rules_on(
    countries: Sequence[str], held: Sequence[Source], shelf: Shelf, naming: Naming
) -> tuple[Place, ...]:
    """Return the chapters on a country of the policy rules that a side may quote, where what is asked for is named."""
    rules = (source for source in held if source.source_type is SourceType.POLICY_RULE)
    found = ((source, chapter(shelf.document(source), countries)) for source in rules)
    return tuple(
        replace(_place(source, section, only_named=True), named=naming.tokens)
        for source, section in found
        if section is not None and naming.tokens
    )


def _place(source: Source, section: Section, *, only_named: bool) -> Place:
    return Place(source=source, start=section.start, end=section.end, only_named=only_named)
