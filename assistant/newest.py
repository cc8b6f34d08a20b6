"""The newest edition first: what a later edition says on the same subject takes the place of what an older one says.

Editions of a report repeat each other's sections, and an officer who names no year wants the situation of today. Which
subject is meant is told by the words, whatever the edition; of the editions that speak of it, the newest one goes
first, unless an older one comes clearly nearer to the question: then only that one may hold what is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.answer import Understood
from assistant.changes import RENAMED
from assistant.headed import headed
from ingest.editions import order_key
from ingest.passage import Passage, Source
from ingest.thesaurus import Thesaurus

REACH = 2.0
"""How far an older edition's passage or sentence may be ahead for that of the newest one to go before it."""

ROW = 3
"""Years that are no longer single ones that are asked for: 'since 2021', 'the past three years', '2016-2019'."""


class Slot(NamedTuple):
    """The place of a passage in a series of editions.

    Attributes:
        concepts: What its last heading names, or the one around it; editions word that differently.
        title: Its last heading without case; behind the one around it where it names nothing ('Security: General').
        day: By which editions are in order (YYYYMMDD).
    """

    work: str
    concepts: frozenset[str]
    title: str
    day: int

    def later_in_work(self, other: "Slot") -> bool:
        """Tell whether this is in a later edition of the same work."""
        return self.day > other.day and self.work == other.work

    def is_followed_by(self, other: "Slot") -> bool:
        """Tell whether the other place is the counterpart of this one in a later edition of the same work."""
        return other.follows(self)

    def follows(self, other: "Slot") -> bool:
        """Tell whether this is the counterpart, in a later edition of the same work, of the other place."""
        if not self.later_in_work(other):
            return False
        if self.concepts and self.concepts == other.concepts:
            return True
        # 'Freedom of the Press' is as like 'Freedom of Movement' as one title in other words.
        unlike = bool(self.concepts and other.concepts) and self.concepts.isdisjoint(other.concepts)
        return not unlike and _alike(self.title, other.title)


@lru_cache(maxsize=50_000)
def _alike(one: str, other: str) -> bool:
    # Editions say 'Criminalization' for 'Discrimination'.
    return fuzz.token_set_ratio(one, other) >= RENAMED


def slot(passage: Passage, source: Source, thesaurus: Thesaurus) -> Slot | None:
    """Return the place of a passage; None for what is no edition of a work, or stands under no heading."""
    day = order_key(source)
    if source.work is None or day is None or not passage.headings:
        return None
    path, named = passage.headings[-1:], headed(thesaurus, passage.headings, passage.language).inner
    if not named:
        path, named = passage.headings[-2:], headed(thesaurus, passage.headings[:-1], passage.language).inner
    return Slot(source.work, named, ": ".join(path).casefold(), day)


def asks_today(understood: Understood) -> bool:
    """Tell whether no year or edition is asked for, or a row of years, so that the newest one goes first."""
    return not understood.edition and (not understood.years or len(understood.years) >= ROW)


def day_of(place: Slot | None) -> int:
    """Return the day that orders an edition, 0 for what is none: of what is equally near the newest goes first."""
    return place.day if place else 0


def lifts(scored: Sequence[tuple[Slot | None, float]], reach: float = REACH) -> Iterable[float]:
    """Yield for each what its score lacks of the best older counterpart that is at most `reach` ahead of it."""
    at: defaultdict[Slot, list[float]] = defaultdict(list)
    for place, score in scored:
        if place is not None:
            at[place].append(score)
    older = {place: [*chain(*(at[other] for other in at if place.follows(other)))] for place in at}
    for place, score in scored:
        ahead = (other - score for other in older[place]) if place is not None else ()
        yield max((lack for lack in ahead if 0 < lack <= reach), default=0.0)
