"""The quotes composer: chooses the sentences that answer; their words are never touched."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Understood
from assistant.cite import Draft
from assistant.retrieve import Candidate
from ingest.units import Unit, units
from ingest.document import Document
from ingest.passage import Source
from ingest.terms import concept_tokens, tokens
from ingest.thesaurus import Thesaurus

PASSAGES = 8
"""Best passages whose sentences are looked at."""
STATEMENTS = 5
"""Statements of an answer at most: an officer wants the sentences that answer, not the chapter."""
REACH = 0.55
"""A sentence is taken while it scores at least this share of the best one."""


class Documents(Protocol):
    """Where the canonical documents are."""

    def document(self, source: Source) -> Document:
        """Return the canonical document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A unit that is proposed for quotation, with the scores that chose it."""

    draft: Draft
    candidate: Candidate
    unit_score: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesComposer:
    """Deterministic, without a language model."""

    documents: Documents
    thesaurus: Thesaurus

    def compose(
        self, question: str, understood: Understood, candidates: Sequence[Candidate]
    ) -> tuple[Chosen, ...]:
        """Return what to quote, best first."""
        top = candidates[:PASSAGES]
        if not top:
            return ()
        wanted = self._wanted(question, understood, candidates)
        scored: list[Chosen] = []
        for candidate in top:
            document = self.documents.document(candidate.source)
            for unit in units(document, candidate.record.passage):
                scored.append(self._score(document, unit, candidate, wanted))
        scored.sort(key=lambda c: (-c.score, c.draft.document_id, c.draft.start))
        best = scored[0].score
        return _distinct([c for c in scored if c.score >= REACH * best])[:STATEMENTS]

    def _wanted(
        self, question: str, understood: Understood, candidates: Sequence[Candidate]
    ) -> dict[str, float]:
        """Weigh the question's tokens by how few of the candidates have them."""
        language = understood.language
        other = "en" if language == "nl" else "nl"
        asked = dict.fromkeys(
            (*tokens(question, language), *concept_tokens(question, language, self.thesaurus))
        )
        translated = {
            t for term in self.thesaurus.translate(question, language, other, most=4) for t in tokens(term, other)
        }
        seen: Counter[str] = Counter()
        for candidate in candidates:
            seen.update(set(self._tokens(candidate.record.passage.text, candidate.record.passage.language)))
        n = len(candidates)
        weights = {t: math.log(1 + n / (1 + seen[t])) for t in asked}
        weights |= {t: 0.5 * math.log(1 + n / (1 + seen[t])) for t in translated if t not in weights}
        return weights

    def _score(
        self, document: Document, unit: Unit, candidate: Candidate, wanted: dict[str, float]
    ) -> Chosen:
        text = document.text[unit.start : unit.end]
        language = candidate.record.passage.language
        present = set(self._tokens(text, language))
        overlap = sum(weight for token, weight in wanted.items() if token in present)
        length = max(len(text.split()), 6)
        unit_score = overlap / (1 + 0.15 * math.log(length / 6 + 1)) / (sum(wanted.values()) or 1.0)
        return Chosen(
            draft=Draft(document_id=candidate.source.id, start=unit.quote_start, end=unit.quote_end),
            candidate=candidate,
            unit_score=unit_score,
            score=candidate.score + unit_score,
        )

    def _tokens(self, text: str, language: str) -> tuple[str, ...]:
        return (*tokens(text, language), *concept_tokens(text, language, self.thesaurus, loose=False))


def _distinct(chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Leave out what overlaps a better quotation."""
    kept: list[Chosen] = []
    for item in chosen:
        d = item.draft
        if not any(
            k.draft.document_id == d.document_id and k.draft.start < d.end and d.start < k.draft.end
            for k in kept
        ):
            kept.append(item)
    return tuple(kept)
