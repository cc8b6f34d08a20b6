"""The quotes composer: chooses the sentences that answer; their words are never touched."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Protocol

from assistant.asked import Asked
from assistant.cite import Draft
from assistant.prose import like_code, one_phrase
from assistant.vectors import KnownVectors
from assistant.weigh import Candidate
from ingest.document import Document
from ingest.passage import Source
from ingest.terms import concept_tokens, tokens
from ingest.thesaurus import Thesaurus
from ingest.units import Unit, units

PASSAGES = 14
"""Best passages whose sentences are looked at."""
COMPARED = 30
"""Best passages in which a word of the question is counted, to tell the rare ones."""
STATEMENTS = 5
"""Statements of an answer at most: an officer wants the sentences that answer, not the chapter."""
PROPOSED = 2 * STATEMENTS
"""Quotations proposed at most: those that say the same are folded before the answer is cut to `STATEMENTS`."""
QUOTE_REACH = 1300
"""Characters of a quotation at most, where neighbouring paragraphs of one passage are joined."""
ASKED_FOR = 0.4
"""Share of a question's words that markup or code must hold to be quoted: it answers who asks for it, nobody else."""
REACH = 3.0
"""A sentence is taken while it scores at most this much less than the best one."""
_FLOOR, _STEP = 0.8, 0.05


class Documents(Protocol):
    """Where the canonical documents are."""

    def document(self, source: Source) -> Document:
        """Return the canonical document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSignals:
    """What is known about a sentence as an answer.

    Attributes:
        passage: Score of its passage less that of the best passage (zero or negative).
        dense: Cosine of question and sentence, in steps of .05 above .80.
        bare: The same for the question without its country and year.
        words: Share of the question's words and concepts that it has, rare ones counting more.
        neighbours: The same for its whole passage.
        brief: 1 for a sentence of fewer than six words.
    """

    passage: float
    dense: float
    bare: float
    words: float
    neighbours: float
    brief: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWeights:
    """Weight of each signal: a conditional logit fitted on questions with a known paragraph, rounded."""

    passage: float = 0.9
    dense: float = 0.8
    bare: float = 1.8
    words: float = 1.6
    neighbours: float = 0.3
    brief: float = -0.5


DEFAULT = UnitWeights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A unit that is proposed for quotation, with what chose it."""

    draft: Draft
    unit: Unit
    candidate: Candidate
    signals: UnitSignals
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesComposer:
    """Deterministic, without a language model."""

    documents: Documents
    thesaurus: Thesaurus
    vectors: KnownVectors
    weights: UnitWeights = DEFAULT

    def compose(self, asked: Asked, candidates: Sequence[Candidate]) -> tuple[Chosen, ...]:
        """Return what to quote, best first."""
        scored = sorted(
            self.scored(asked, candidates), key=lambda c: (-c.score, c.draft.document_id, c.draft.start)
        )
        if not scored:
            return ()
        best = scored[0].score
        return _arranged([c for c in scored if c.score >= best - REACH])[:PROPOSED]

    def scored(self, asked: Asked, candidates: Sequence[Candidate]) -> Iterator[Chosen]:
        """Yield every unit of the best passages with its signals, in no particular order."""
        top = candidates[:PASSAGES]
        wanted = self._wanted(asked, candidates)
        total = sum(wanted.values()) or 1.0
        for candidate in top:
            document, passage = self.documents.document(candidate.source), candidate.record.passage
            parts = units(document, passage)
            texts = [document.text[u.start : u.end] for u in parts]
            dense, bare = self._similarities(asked, candidate, texts)
            around = self._share(passage.text, passage.language, wanted) / total
            for unit, text, full, plain in zip(parts, texts, dense, bare, strict=True):
                words = self._share(text, passage.language, wanted) / total
                if one_phrase(text) or (like_code(text) and words < ASKED_FOR):
                    continue
                signals = UnitSignals(
                    passage=candidate.score - top[0].score,
                    dense=full,
                    bare=plain,
                    words=words,
                    neighbours=around,
                    brief=float(len(text.split()) < 6),
                )
                yield Chosen(
                    draft=Draft(document_id=candidate.source.id, start=unit.quote_start, end=unit.quote_end),
                    unit=unit,
                    candidate=candidate,
                    signals=signals,
                    score=_weighted(signals, self.weights),
                )

    def _similarities(
        self, asked: Asked, candidate: Candidate, texts: Sequence[str]
    ) -> tuple[Sequence[float], Sequence[float]]:
        if len(texts) == 1:
            return (candidate.signals.dense,), (candidate.signals.dense,)
        found = (self.vectors.similarity(query, texts) for query in (asked.vector, asked.bare))
        dense, bare = ([(float(cosine) - _FLOOR) / _STEP for cosine in row] for row in found)
        return dense, bare

    def _wanted(self, asked: Asked, candidates: Sequence[Candidate]) -> Mapping[str, float]:
        """Weigh the question's tokens by how few of the candidates have them; translated terms count half."""
        language = asked.understood.language
        other = "en" if language == "nl" else "nl"
        own = dict.fromkeys(
            (*tokens(asked.text, language), *concept_tokens(asked.text, language, self.thesaurus))
        )
        terms = self.thesaurus.translate(asked.text, language, other, most=4)
        translated = {token for term in terms for token in tokens(term, other)}
        seen: Counter[str] = Counter()
        counted = candidates[:COMPARED]
        for candidate in counted:
            passage = candidate.record.passage
            seen.update(_token_set(self.thesaurus, passage.text, passage.language))
        n = len(counted)
        weights = {token: math.log(1 + n / (1 + seen[token])) for token in own}
        return {t: 0.5 * math.log(1 + n / (1 + seen[t])) for t in translated} | weights

    def _share(self, text: str, language: str, wanted: Mapping[str, float]) -> float:
        present = _token_set(self.thesaurus, text, language)
        return sum(weight for token, weight in wanted.items() if token in present)


@lru_cache(maxsize=20_000)
def _token_set(thesaurus: Thesaurus, text: str, language: str) -> frozenset[str]:
    return frozenset((*tokens(text, language), *concept_tokens(text, language, thesaurus, loose=False)))


def _weighted(signals: UnitSignals, weights: UnitWeights) -> float:
    return float(sum(getattr(signals, f.name) * getattr(weights, f.name) for f in fields(weights)))


def _arranged(chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Join what stands side by side in one passage and leave out what overlaps a better quotation."""
    kept: list[Chosen] = []
    for item in chosen:
        near = next((i for i, other in enumerate(kept) if _touches(item, other)), None)
        if near is None:
            kept.append(item)
        else:
            joined = _joined(kept[near].draft, item.draft)
            if joined.end - joined.start <= QUOTE_REACH:
                kept[near] = replace(kept[near], draft=joined)
    return tuple(kept)


def _touches(item: Chosen, other: Chosen) -> bool:
    """Tell whether two quotations overlap, or only a paragraph break parts them within one passage."""
    a, b = item.draft, other.draft
    if a.document_id != b.document_id:
        return False
    same = item.candidate.record.passage.id == other.candidate.record.passage.id
    gap = 2 if same else 0
    return a.start < b.end + gap and b.start < a.end + gap


def _joined(a: Draft, b: Draft) -> Draft:
    return Draft(document_id=a.document_id, start=min(a.start, b.start), end=max(a.end, b.end))
