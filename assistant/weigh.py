"""What every signal says of a passage that was found, and the score they add up to."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.alike import Alike
from assistant.asked import Asked
from assistant.beliefs import FURTHEST
from assistant.eligible import Eligible
from assistant.headed import headed
from assistant.known_words import KnownWords
from assistant.newest import Slot, slot
from assistant.signals import ABOUT_COUNTRY, GENERAL, Signals, Weights
from assistant.vectors import KnownVectors
from ingest.context import heading_text
from ingest.passage import Passage, Source
from ingest.store.records import Hit, Record
from ingest.thesaurus import Thesaurus

# Where cosines of this family of encoders begin to tell, and what a clear difference is.
DENSE_FLOOR, DENSE_STEP = 0.8, 0.05
CENTRED_STEP = 0.2
ALIKE_STEP = 0.1


class FoundIn(NamedTuple):
    """A list that named a candidate, with the rank and score it had there."""

    name: str
    rank: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage with every signal that ranked it, so that the ranking can be explained.

    Attributes:
        score: The weighted sum of the signals, `lifted` and `reranked`.
        slot: Its place among the editions of its work.
        lifted: What it gained from an older edition's counterpart (`assistant.newest`).
        reranked: What reading it with the cross-encoder of the settings took off the score; 0 where none is named.
    """

    record: Record
    source: Source
    signals: Signals
    score: float
    found_in: tuple[FoundIn, ...] = ()
    slot: Slot | None = None
    lifted: float = 0.0
    reranked: float = 0.0

    @property
    def hit(self) -> Hit:
        """The passage as found."""
        return Hit(passage=self.record.passage, facts=self.record.facts, score=self.score)

    @property
    def unlifted(self) -> float:
        """How near it is to the question, whatever its edition."""
        return self.score - self.lifted


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What the searches returned: scores by passage id, and where each was found."""

    dense: Mapping[str, float]
    centred: Mapping[str, float]
    sparse: Mapping[str, float]
    found_in: Mapping[str, tuple[FoundIn, ...]]


class _Found(NamedTuple):
    """What was compared of one passage; `share` is `sparse` as a share of the best, `heading` and `alike` cosines."""

    dense: float
    centred: float
    sparse: float
    share: float
    heading: float
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scales:
    """A passage that only one list names is unknown to the other: it gets the least that the other saw."""

    lists: Lists
    least: float
    farthest: float
    best: float

    @classmethod
    def of(cls, lists: Lists) -> "_Scales":
        least = min(lists.dense.values(), default=DENSE_FLOOR)
        farthest = min(lists.centred.values(), default=0.0)
        best = max(lists.sparse.values(), default=0.0) or 1.0
        return cls(lists=lists, least=least, farthest=farthest, best=best)

    def found(self, passage: str, heading: float, alike: float) -> _Found:
        sparse = self.lists.sparse.get(passage, 0.0)
        dense = self.lists.dense.get(passage, self.least)
        centred = self.lists.centred.get(passage, self.farthest)
        return _Found(dense, centred, sparse, sparse / self.best, heading, alike)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigher:
    """Turns passages into candidates."""

    thesaurus: Thesaurus
    vectors: KnownVectors
    words: KnownWords
    about_country: Weights = ABOUT_COUNTRY
    general: Weights = GENERAL

    def weights(self, asked: Asked) -> Weights:
        """Return the weights that rank the candidates of such a question."""
        return self.about_country if asked.understood.countries else self.general

    def warm(self, passages: Sequence[tuple[Passage, Source]]) -> None:
        """Read the headings of passages, and get their vectors and words, before the first question that needs them."""
        self.words.warm(passages)
        for path, language in {(passage.headings, passage.language) for passage, _ in passages}:
            headed(self.thesaurus, path, language)
        self.vectors.warm([*{heading_text(passage) for passage, _ in passages}])

    def weigh(
        self, asked: Asked, records: Sequence[Record], allowed: Eligible, lists: Lists
    ) -> Iterator[Candidate]:
        """Yield a candidate for each record, in their order."""
        headings = self.vectors.similarity(asked.bare, [heading_text(r.passage) for r in records])
        weights = self.weights(asked)
        by_id = {source.id: source for source in allowed.documents}
        known = self.words.of([(r.passage, by_id[r.passage.document_id]) for r in records])
        alike, scales = Alike(asked.words, known), _Scales.of(lists)
        for record, heading in zip(records, headings, strict=True):
            passage, source = record.passage, by_id[record.passage.document_id]
            id_ = passage.id
            found = scales.found(id_, float(heading), alike.whole(id_))
            signals = self._signals(asked, passage, source, allowed, found)
            yield Candidate(
                record=record,
                source=source,
                signals=signals,
                score=signals.score(weights),
                found_in=lists.found_in[id_],
                slot=slot(passage, source, self.thesaurus),
            )

    def _signals(
        self,
        asked: Asked,
        passage: Passage,
        source: Source,
        allowed: Eligible,
        found: "_Found",
    ) -> Signals:
        understood = asked.understood
        foreign = float(passage.language != understood.language)
        about = headed(self.thesaurus, passage.headings, passage.language)
        policy = source.source_type.states_policy
        elsewhere = bool(understood.countries) and not set(understood.countries) & set(passage.countries)
        subject = max((asked.beliefs.get(c, -FURTHEST) for c in about.subjects), default=0.0)
        unheaded = float(not about.subjects)
        return Signals(
            dense=(found.dense - DENSE_FLOOR) / DENSE_STEP,
            centred=found.centred / CENTRED_STEP,
            sparse=found.share,
            matched=math.log1p(found.sparse) / 3,
            heading=(found.heading - DENSE_FLOOR) / DENSE_STEP,
            alike=found.alike / ALIKE_STEP,
            concepts=_share(asked.concepts, about.inner, about.outer),
            foreign=foreign,
            foreign_sparse=foreign * found.share,
            elsewhere=float(elsewhere),
            particular=float(bool(passage.countries) and not understood.countries),
            other_year=float(bool(understood.years) and source.id not in allowed.covering),
            subject=subject,
            unheaded=unheaded,
            doubted_subject=asked.doubt * subject,
            doubted_unheaded=asked.doubt * unheaded,
            doubted_sparse=asked.doubt * found.share,
            not_policy=asked.policy * (not policy),
            general_rule=asked.policy * elsewhere,
        )


def _share(asked: frozenset[str], inner: frozenset[str], outer: frozenset[str]) -> float:
    """Return the share of the concepts asked that the headings name; an outer heading counts half."""
    if not asked:
        return 0.0
    return sum(1.0 if c in inner else 0.5 if c in outer else 0.0 for c in asked) / len(asked)
