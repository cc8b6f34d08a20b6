"""The right passages for a question: dense across languages, sparse in the document's own, fused by what each can know."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Understood
from assistant.eligible import Eligible, eligible
from assistant.signals import ABOUT_COUNTRY, GENERAL, Signals, Weights
from assistant.understand import Interpreter
from assistant.vectors import KnownVectors
from ingest.context import heading_text
from ingest.encoder import Encoder
from ingest.passage import Source
from ingest.store.index import Index
from ingest.store.records import NONE, Hit, Record, SparseVector, Where
from ingest.terms import concept_tokens, query_vector, tokens
from ingest.thesaurus import Thesaurus

POOL = 100
"""Candidates taken from each list before fusion."""
GENERAL_POOL = 40
"""The same for passages about no country, where a country is asked for."""
LANGUAGES = ("nl", "en")
_FLOOR, _STEP = (
    0.8,
    0.05,
)  # where cosines of this family of encoders begin to tell, and what a clear difference is


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage with every signal that ranked it, so that the ranking can be explained."""

    record: Record
    source: Source
    signals: Signals
    score: float

    @property
    def hit(self) -> Hit:
        """The passage as found."""
        return Hit(passage=self.record.passage, facts=self.record.facts, score=self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the forms in which it is compared.

    Attributes:
        vector: Of the question.
        bare: Of the question without its countries and years: what it asks, wherever and whenever.
    """

    text: str
    understood: Understood
    vector: NDArray[np.float32]
    bare: NDArray[np.float32]

    @property
    def concepts(self) -> frozenset[str]:
        """Everything of the thesaurus that is asked about."""
        return frozenset((*self.understood.groups, *self.understood.topics))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Candidates, best first, and what was searched."""

    asked: Asked
    candidates: tuple[Candidate, ...]
    eligible: Eligible


@dataclass(frozen=True, slots=True, kw_only=True)
class Retriever:
    """Finds passages in one index."""

    index: Index
    encoder: Encoder
    interpreter: Interpreter
    vectors: KnownVectors
    about_country: Weights = ABOUT_COUNTRY
    general: Weights = GENERAL

    @property
    def thesaurus(self) -> Thesaurus:
        """The terms of the field."""
        return self.interpreter.thesaurus

    def find(self, question: str, understood: Understood, sources: Sequence[Source], today: date) -> Found:
        """Return the passages that may answer, best first; equal scores by passage id."""
        allowed = eligible(sources, understood, today)
        asked = Asked(
            text=question,
            understood=understood,
            vector=self.encoder.encode_query(question),
            bare=self.encoder.encode_query(self.interpreter.bare(question, understood.language)),
        )
        terms = self._terms(question, understood)
        dense: dict[str, float] = {}
        sparse: dict[str, float] = {}
        for where, limit in _searches(allowed, understood, len(sources)):
            dense |= {s.id: s.score for s in self.index.dense(asked.vector, where, limit)}
            sparse |= {s.id: s.score for s in self.index.sparse(terms, where, limit)}
        # The index may still hold what was withdrawn since it was built; what is not allowed is not looked at.
        ids = {source.id for source in allowed.documents}
        records = tuple(
            r for r in self.index.fetch(sorted({*dense, *sparse})) if r.passage.document_id in ids
        )
        candidates = list(self._candidates(asked, records, allowed, (dense, sparse)))
        candidates.sort(key=lambda c: (-c.score, c.record.passage.document_id, c.record.passage.start))
        return Found(asked=asked, candidates=tuple(candidates), eligible=allowed)

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

    def _candidates(
        self,
        asked: Asked,
        records: Sequence[Record],
        allowed: Eligible,
        lists: tuple[dict[str, float], dict[str, float]],
    ) -> Iterator[Candidate]:
        dense, sparse = lists
        # A passage that only one list names is unknown to the other: it gets the least that the other saw.
        least, best = min(dense.values(), default=_FLOOR), max(sparse.values(), default=0.0) or 1.0
        headings = self.vectors.similarity(asked.bare, [heading_text(r.passage) for r in records])
        weights = self.about_country if asked.understood.countries else self.general
        by_id = {source.id: source for source in allowed.documents}
        for record, heading in zip(records, headings, strict=True):
            passage, source = record.passage, by_id[record.passage.document_id]
            understood = asked.understood
            matched = sparse.get(passage.id, 0.0)
            foreign = float(passage.language != understood.language)
            signals = Signals(
                dense=(dense.get(passage.id, least) - _FLOOR) / _STEP,
                sparse=matched / best,
                matched=math.log1p(matched) / 3,
                heading=(float(heading) - _FLOOR) / _STEP,
                concepts=self._heading_concepts(passage.headings, passage.language, asked.concepts),
                foreign=foreign,
                foreign_sparse=foreign * matched / best,
                elsewhere=float(
                    bool(understood.countries) and not set(understood.countries) & set(passage.countries)
                ),
                other_year=float(bool(understood.years) and source.id not in allowed.covering),
                superseded=float(bool(source.superseded_by) and not (understood.years or understood.as_of)),
            )
            yield Candidate(record=record, source=source, signals=signals, score=signals.score(weights))

    def _heading_concepts(self, headings: Sequence[str], language: str, concepts: frozenset[str]) -> float:
        if not concepts or not headings:
            return 0.0
        inner = self._concepts(headings[-1:], language)
        outer = self._concepts(headings[:-1], language)
        return sum(1.0 if c in inner else 0.5 if c in outer else 0.0 for c in concepts) / len(concepts)

    def _concepts(self, headings: Iterable[str], language: str) -> frozenset[str]:
        found = (
            concept for heading in headings for concept in self.interpreter.concepts_of(heading, language)
        )
        return frozenset(wider for concept in found for wider in self.thesaurus.wider(concept))


def _searches(allowed: Eligible, understood: Understood, held: int) -> Iterator[tuple[Where, int]]:
    """Yield where to search and how deep: the country's own passages, those of the year, and the general ones."""
    documents = tuple(source.id for source in allowed.documents)
    if not documents:
        return
    within = (("document", documents),) if len(documents) < held else ()
    about = (("country", understood.countries),) if understood.countries else ()
    covering = tuple(d for d in documents if d in allowed.covering)
    if understood.countries:
        yield Where(any_of=(*within, *about)), POOL
    else:
        # Encoders put texts of the question's own language first; each language gets a list of its own.
        for language in LANGUAGES:
            yield Where(any_of=(*within, ("language", (language,)))), POOL
    if covering:
        yield Where(any_of=(("document", covering), *about)), POOL
    if understood.countries:
        yield Where(any_of=(*within, ("country", (NONE,)))), GENERAL_POOL
