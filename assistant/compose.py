"""The quotes composer: chooses the sentences that answer; their words are never touched."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.alike import Alike
from assistant.answer import Understood
from assistant.asked import Asked
from assistant.beside import with_beside
from assistant.cite import Draft
from assistant.gist import gist
from assistant.headed import headed
from assistant.in_general import in_general
from assistant.known_units import KnownUnits
from assistant.known_words import KnownWords
from assistant.linear import weighted
from assistant.newest import asks_today, day_of, lifts
from assistant.proposed import ABOUT_COUNTRY, GENERAL, STATEMENTS, Chosen, UnitSignals, UnitWeights
from assistant.prose import like_code
from assistant.retrieve import Found
from assistant.vectors import KnownVectors
from assistant.wanted import QuestionWords
from assistant.weigh import ALIKE_STEP, CENTRED_STEP, DENSE_FLOOR, DENSE_STEP, Candidate
from ingest import quoting
from ingest.centres import Centres
from ingest.passage import Passage, Source
from ingest.stuffed import one_phrase
from ingest.units import Unit

PASSAGES = 30
"""Best passages whose sentences are looked at."""
PROPOSED = 2 * STATEMENTS
"""Quotations proposed at most: those that say the same are folded before the answer is cut to `STATEMENTS`."""
ASKED_FOR = 0.4
"""Share of a question's words that markup or code must hold to be quoted: it answers who asks for it, nobody else."""
OF_ONE_SECTION = 2
"""Units of one section that go before those of others that are near too."""
REACH = 3.0
"""A sentence is taken while it scores at most this much less than the best one."""
UNASKED = -2.0
"""Signal `subject` from which on downwards a heading is not what is asked."""


_Cosines = Sequence[tuple[float, float, float]]


class _LookedAt(NamedTuple):
    candidate: Candidate
    units: tuple[Unit, ...]
    texts: tuple[str, ...]


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
        """Cut and read passages, and get the vectors of what they hold, before the first question that needs it."""
        self.parts.warm(passages)
        self.words.warm([passage for passage, _ in passages])
        self.vectors.keep(self.parts.sentences(passages))

    def compose(self, asked: Asked, candidates: Sequence[Candidate]) -> tuple[Chosen, ...]:
        """Return what to quote, best first."""
        scored = _ranked([*self.scored(asked, candidates)], asked.understood)
        if not scored:
            return ()
        best = scored[0].score
        near = in_general([c for c in scored if c.score >= best - REACH], asked)
        return _arranged(with_beside(_spread(near), scored, asked.understood))[:PROPOSED]

    def gist(self, found: Found) -> tuple[Chosen, ...]:
        """Return what documents that are asked for as a whole say, most telling first."""
        return gist([*self.scored(found.asked, found.candidates)], self.vectors)

    def scored(self, asked: Asked, candidates: Sequence[Candidate]) -> Iterator[Chosen]:
        """Yield every unit of the best passages with its signals, in no particular order."""
        looked_at = [_LookedAt(c, *self.parts.of(c.record.passage, c.source)) for c in candidates[:PASSAGES]]
        weights = self.about_country if asked.understood.countries else self.general
        wanted = self.words.among(asked, [candidate.record.passage for candidate, _, _ in looked_at])
        alike = Alike(asked.words, self.known.of([(c.record.passage, c.source) for c, _, _ in looked_at]))
        for (candidate, parts, texts), compared in zip(
            looked_at, self._compared(asked, looked_at), strict=True
        ):
            passage = candidate.record.passage
            around = wanted.share(passage, passage.start, passage.end)
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
                if _says_nothing(signals) and not self._asks_for(asked, candidate):
                    continue
                yield Chosen(
                    draft=Draft(document_id=candidate.source.id, start=unit.quote_start, end=unit.quote_end),
                    unit=unit,
                    candidate=candidate,
                    signals=signals,
                    score=weighted(signals, weights),
                )

    def _asks_for(self, asked: Asked, candidate: Candidate) -> bool:
        """Tell whether the question asks for what the last heading of a passage names."""
        passage = candidate.record.passage
        if asked.concepts:
            return not asked.concepts.isdisjoint(
                headed(self.words.thesaurus, passage.headings, passage.language).inner
            )
        return candidate.signals.subject > UNASKED

    def _compared(self, asked: Asked, looked_at: Sequence[_LookedAt]) -> Iterator[_Cosines]:
        """Yield dense, bare and centred of each passage's texts; their vectors are looked up in one go."""
        vectors, start = self.vectors.of([text for each in looked_at for text in each.texts]), 0
        for candidate, _, texts in looked_at:
            own, start = vectors[start : start + len(texts)], start + len(texts)
            dense, bare = ((own @ query - DENSE_FLOOR) / DENSE_STEP for query in (asked.vector, asked.bare))
            language = candidate.record.passage.language
            centred = self.centres.compared(asked.centred, own, language) / CENTRED_STEP
            yield [*zip(*(map(float, row) for row in (dense, bare, centred)), strict=True)]


def _says_nothing(signals: UnitSignals) -> bool:
    """Tell whether a sentence is a few words and none that is asked: 'None.' speaks of what its heading names."""
    return bool(signals.brief) and not (signals.words or signals.translated or signals.concepts)


def _ranked(scored: Sequence[Chosen], understood: Understood) -> tuple[Chosen, ...]:
    """Return the units best first, those of the newest edition before what they take the place of."""
    if asks_today(understood):
        lifted = lifts([(c.candidate.slot, c.score) for c in scored])
        scored = [replace(c, score=c.score + more) for c, more in zip(scored, lifted, strict=True)]
    return tuple(
        sorted(
            scored, key=lambda c: (-c.score, -day_of(c.candidate.slot), c.draft.document_id, c.draft.start)
        )
    )


def _spread(near: Sequence[Chosen]) -> list[Chosen]:
    """Put what one section says beyond its best units behind what others say: a list is long, an answer is short."""
    first: list[Chosen] = []
    rest: list[Chosen] = []
    seen: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for item in near:
        section = (item.draft.document_id, item.candidate.record.passage.headings)
        (first if seen[section] < OF_ONE_SECTION else rest).append(item)
        seen[section] += 1
    return first + rest


def _arranged(chosen: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """Join what stands side by side in one passage and leave out what overlaps a better quotation."""
    kept: list[Chosen] = []
    for item in chosen:
        near = next((i for i, other in enumerate(kept) if _touches(item, other)), None)
        if near is None:
            kept.append(item)
            continue
        joined = _joined(kept[near].draft, item.draft)
        if joined.end - joined.start <= quoting.REACH:
            kept[near] = replace(kept[near], draft=joined)
        elif not any(_within(item, other) for other in kept):
            kept.append(item)
    return tuple(kept)


def _within(item: Chosen, other: Chosen) -> bool:
    """Tell whether a quotation has what another says itself, if not the sentence that it leans on."""
    unit = Draft(document_id=item.draft.document_id, start=item.unit.start, end=item.unit.end)
    return unit.overlaps(other.draft)


def _touches(item: Chosen, other: Chosen) -> bool:
    """Tell whether two quotations overlap, or only a paragraph break parts them within one passage."""
    same = item.candidate.record.passage.id == other.candidate.record.passage.id
    return item.draft.overlaps(other.draft, gap=2 if same else 0)


def _joined(a: Draft, b: Draft) -> Draft:
    return Draft(document_id=a.document_id, start=min(a.start, b.start), end=max(a.end, b.end))
