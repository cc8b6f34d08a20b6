"""The quotes composer: chooses the sentences that answer; their words are never touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.alike import Alike
from assistant.asked import Asked
from assistant.cite import Draft
from assistant.known_units import KnownUnits
from assistant.known_words import KnownWords
from assistant.later import announces, is_later
from assistant.linear import weighted
from assistant.prose import like_code
from assistant.vectors import KnownVectors
from assistant.wanted import QuestionWords
from assistant.weigh import ALIKE_STEP, CENTRED_STEP, DENSE_FLOOR, DENSE_STEP, Candidate
from ingest.centres import Centres
from ingest.encoder import Vectors
from ingest.passage import Passage, Source, SourceType
from ingest.stuffed import one_phrase
from ingest.units import Unit

PASSAGES = 30
"""Best passages whose sentences are looked at."""
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
ANNOUNCED = 3
"""Sentences at most that are taken, however they score, of letters later than a rule: who reads it must know of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSignals:
    """What is known about a sentence as an answer.

    Attributes:
        passage: Score of its passage less that of the best passage (zero or negative).
        dense: Cosine of question and sentence, in steps of .05 above .80.
        bare: The same for the question without its country and year.
        centred: `dense` without what all texts of a language share, in steps of .2.
        words: Share of the question's words that it has, rare ones counting more.
        translated: Share of them that it has in the other language.
        alike: How near its words come to the question's, one by one (`assistant.alike`), in steps of .1.
        concepts: Share of the question's concepts that it names.
        neighbours: Share of the words that its whole passage has, translated or not.
        brief: 1 for a sentence of fewer than six words.
    """

    passage: float
    dense: float
    bare: float
    centred: float
    words: float
    translated: float
    alike: float
    concepts: float
    neighbours: float
    brief: float


UnitWeights = UnitSignals
"""What each signal counts in the score."""

# Conditional logits, fitted by halves on questions with a known paragraph and rounded.
GENERAL = UnitWeights(
    passage=0.45,
    dense=0.1,
    bare=0.5,
    centred=0.3,
    words=6.4,
    translated=9.7,
    alike=0.75,
    concepts=0.7,
    neighbours=-0.7,
    brief=-1.4,
)
ABOUT_COUNTRY = UnitWeights(
    passage=0.85,
    dense=0.55,
    bare=0.5,
    centred=-0.6,
    words=5.8,
    translated=10.0,
    alike=-0.1,
    concepts=0.8,
    neighbours=-2.6,
    brief=-0.15,
)
"""Where a country is asked for, passages are told apart well: a sentence then counts by what it has beyond its passage."""


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

    parts: KnownUnits
    words: QuestionWords
    vectors: KnownVectors
    centres: Centres
    known: KnownWords
    general: UnitWeights = GENERAL
    about_country: UnitWeights = ABOUT_COUNTRY

    def warm(self, passages: Sequence[tuple[Passage, Source]]) -> None:
        """Cut and read passages before the first question that needs it."""
        self.parts.warm(passages)
        self.words.warm([passage for passage, _ in passages])

    def compose(self, asked: Asked, candidates: Sequence[Candidate]) -> tuple[Chosen, ...]:
        """Return what to quote, best first."""
        scored = sorted(
            self.scored(asked, candidates), key=lambda c: (-c.score, c.draft.document_id, c.draft.start)
        )
        if not scored:
            return ()
        best = scored[0].score
        near = [c for c in scored if c.score >= best - REACH]
        return _arranged(_with_announced(near, scored, asked))[:PROPOSED]

    def scored(self, asked: Asked, candidates: Sequence[Candidate]) -> Iterator[Chosen]:
        """Yield every unit of the best passages with its signals, in no particular order."""
        looked_at = [(c, *self.parts.of(c.record.passage, c.source)) for c in candidates[:PASSAGES]]
        weights = self.about_country if asked.understood.countries else self.general
        wanted = self.words.among(asked, [candidate.record.passage for candidate, _, _ in looked_at])
        alike = Alike(asked.words, self.known.of([(c.record.passage, c.source) for c, _, _ in looked_at]))
        for (candidate, parts, texts), rows in zip(looked_at, self._vectors(looked_at), strict=True):
            passage = candidate.record.passage
            around = wanted.share(passage, passage.start, passage.end)
            compared = self._compared(asked, candidate, texts, rows)
            for unit, text, row in zip(parts, texts, compared, strict=True):
                share = wanted.share(passage, unit.start, unit.end)
                if one_phrase(text) or (like_code(text) and share.whole < ASKED_FOR):
                    continue
                signals = UnitSignals(
                    passage=candidate.score - candidates[0].score,
                    dense=row[0],
                    bare=row[1],
                    centred=row[2],
                    words=share.words,
                    translated=share.translated,
                    alike=alike.part(passage.id, unit.start - passage.start, unit.end - passage.start)
                    / ALIKE_STEP,
                    concepts=share.concepts,
                    neighbours=around.words + around.translated,
                    brief=float(len(text.split()) < 6),
                )
                yield Chosen(
                    draft=Draft(document_id=candidate.source.id, start=unit.quote_start, end=unit.quote_end),
                    unit=unit,
                    candidate=candidate,
                    signals=signals,
                    score=weighted(signals, weights),
                )

    def _vectors(
        self, looked_at: Sequence[tuple[Candidate, Sequence[Unit], Sequence[str]]]
    ) -> Iterator[Vectors]:
        """Yield the vectors of each passage's texts, looked up in one go; none for a lone text, of which none is kept."""
        several = [texts if len(texts) > 1 else () for _, _, texts in looked_at]
        vectors, start = self.vectors.of([text for texts in several for text in texts]), 0
        for texts in several:
            yield vectors[start : start + len(texts)]
            start += len(texts)

    def _compared(
        self, asked: Asked, candidate: Candidate, texts: Sequence[str], vectors: Vectors
    ) -> Sequence[tuple[float, float, float]]:
        """Return dense, bare and centred of each text; a lone one, without a vector, is known by its passage."""
        signals, language = candidate.signals, candidate.record.passage.language
        if len(texts) == 1:
            return ((signals.dense, signals.dense, signals.centred),)
        dense, bare = ((vectors @ query - DENSE_FLOOR) / DENSE_STEP for query in (asked.vector, asked.bare))
        centred = self.centres.compared(asked.centred, vectors, language) / CENTRED_STEP
        return [*zip(*(map(float, row) for row in (dense, bare, centred)), strict=True)]


def _with_announced(near: Sequence[Chosen], scored: Sequence[Chosen], asked: Asked) -> list[Chosen]:
    """Put behind the best quotation of a rule what later letters announce of all that is asked for."""
    rules = (n for n, c in enumerate(near) if c.candidate.source.source_type is SourceType.POLICY_RULE)
    first = next(rules, None)
    if first is None:
        return list(near)
    rule, countries = near[first].candidate.source, asked.understood.countries
    later = (c for c in scored if is_later(c.candidate.source, rule) and _announces(c, countries))
    announced = tuple(islice(later, ANNOUNCED))
    return [*near[: first + 1], *announced, *(c for c in near[first + 1 :] if c not in announced)]


def _announces(item: Chosen, countries: Sequence[str]) -> bool:
    """Tell whether a unit on one of the countries, if any is asked for, announces all that is asked for."""
    passage, unit = item.candidate.record.passage, item.unit
    about = {*item.candidate.source.countries, *passage.countries}
    return (
        item.signals.concepts == 1.0
        and (not countries or not about.isdisjoint(countries))
        and announces(passage.text[unit.start - passage.start : unit.end - passage.start])
    )


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
