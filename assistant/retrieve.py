"""The right passages for a question: dense across languages, sparse in the document's own, fused by what each can know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Understood
from assistant.eligible import Eligible, eligible
from ingest.encoder import Encoder
from ingest.passage import Source
from ingest.store.index import Index
from ingest.store.records import NONE, Hit, Record, SparseVector, Where
from ingest.terms import concept_tokens, query_vector, tokens
from ingest.thesaurus import Thesaurus

POOL = 120
"""Candidates taken from each list before fusion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each signal counts; found on the development sets, kept here with their meaning.

    Attributes:
        dense, sparse: Shares of the two lists, each scaled to its best candidate.
        heading: For the share of the question's concepts that the passage's headings name.
        country: Taken off a passage that is about no country in particular, where a country is asked for.
        year: Taken off a document that is not about the year asked for.
        superseded: Taken off an older edition where no period is asked for.
    """

    dense: float = 1.0
    sparse: float = 0.6
    heading: float = 0.5
    country: float = 0.25
    year: float = 0.6
    superseded: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage with every signal that ranked it, so that the ranking can be explained."""

    record: Record
    source: Source
    dense: float
    sparse: float
    heading: float
    penalties: tuple[tuple[str, float], ...]
    score: float

    @property
    def hit(self) -> Hit:
        """The passage as found."""
        return Hit(passage=self.record.passage, facts=self.record.facts, score=self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Candidates, best first, and what was searched."""

    candidates: tuple[Candidate, ...]
    eligible: Eligible


@dataclass(frozen=True, slots=True, kw_only=True)
class Retriever:
    """Finds passages in one index."""

    index: Index
    encoder: Encoder
    thesaurus: Thesaurus
    weights: Weights = Weights()

    def find(self, question: str, understood: Understood, sources: Sequence[Source], today: date) -> Found:
        """Return the passages that may answer, best first; equal scores by passage id."""
        allowed = eligible(sources, understood, today)
        if not allowed.documents:
            return Found(candidates=(), eligible=allowed)
        where = _where(allowed, understood, len(sources))
        dense = {s.id: s.score for s in self.index.dense(self.encoder.encode_query(question), where, POOL)}
        sparse = {s.id: s.score for s in self.index.sparse(self._terms(question, understood), where, POOL)}
        records = self.index.fetch(sorted({*dense, *sparse}))
        concepts = frozenset((*understood.groups, *understood.topics))
        best_sparse = max(sparse.values(), default=1.0) or 1.0
        floor = min(dense.values(), default=0.0)
        candidates = [
            self._candidate(
                record,
                allowed,
                understood,
                concepts,
                dense.get(record.passage.id, floor),
                sparse.get(record.passage.id, 0.0) / best_sparse,
            )
            for record in records
        ]
        candidates.sort(key=lambda c: (-c.score, c.record.passage.document_id, c.record.passage.start))
        return Found(candidates=tuple(candidates), eligible=allowed)

    def _terms(self, question: str, understood: Understood) -> SparseVector:
        language = understood.language
        other = "en" if language == "nl" else "nl"
        weighted = [(token, 1.0) for token in dict.fromkeys(tokens(question, language))]
        weighted += [
            (token, 1.5) for token in dict.fromkeys(concept_tokens(question, language, self.thesaurus))
        ]
        for term in self.thesaurus.translate(question, language, other, most=4):
            weighted += [(token, 0.3) for token in tokens(term, other)]
        strongest: dict[str, float] = {}
        for token, weight in weighted:
            strongest[token] = max(weight, strongest.get(token, 0.0))
        vector = query_vector(strongest.items())
        return SparseVector.of(zip(vector.indices, vector.values, strict=True))

    def _candidate(
        self,
        record: Record,
        allowed: Eligible,
        understood: Understood,
        concepts: frozenset[str],
        dense: float,
        sparse: float,
    ) -> Candidate:
        passage, source = record.passage, allowed.source(record.passage.document_id)
        if source is None:
            raise LookupError(record.passage.id)
        heading = self._heading(passage.headings, passage.language, concepts)
        w = self.weights
        penalties = []
        if understood.countries and not set(understood.countries) & set(passage.countries):
            penalties.append(("country", w.country))
        if understood.years and source.id not in allowed.covering:
            penalties.append(("year", w.year))
        if not understood.years and not understood.as_of and source.superseded_by:
            penalties.append(("superseded", w.superseded))
        signal = w.dense * (dense - 0.7) / 0.2 + w.sparse * sparse + w.heading * heading
        return Candidate(
            record=record,
            source=source,
            dense=dense,
            sparse=sparse,
            heading=heading,
            penalties=tuple(penalties),
            score=signal - sum(value for _, value in penalties),
        )

    def _heading(self, headings: Sequence[str], language: str, concepts: frozenset[str]) -> float:
        """Share of the question's concepts that the headings name; the innermost heading counts full, outer ones half."""
        if not concepts or not headings:
            return 0.0
        inner = self._concepts(headings[-1:], language)
        outer = self._concepts(headings[:-1], language)
        return sum(1.0 if c in inner else 0.5 if c in outer else 0.0 for c in concepts) / len(concepts)

    def _concepts(self, headings: Iterable[str], language: str) -> frozenset[str]:
        found = (m.concept for heading in headings for m in self.thesaurus.find(heading, language))
        return frozenset(wider for concept in found for wider in self.thesaurus.wider(concept))


def _where(allowed: Eligible, understood: Understood, held: int) -> Where:
    any_of: list[tuple[str, tuple[str, ...]]] = []
    if understood.countries:
        any_of.append(("country", (*understood.countries, NONE)))
    if len(allowed.documents) < held:
        any_of.append(("document", tuple(source.id for source in allowed.documents)))
    return Where(any_of=tuple(any_of))
