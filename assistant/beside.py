"""What is quoted beside the best sentences although it scores less: who reads these must not miss it.

Beside an older edition, what the newest one says on the same subject; beside a policy rule, what a later letter
announces on it; beside facts the policy, and beside policy the facts.
"""

from collections.abc import Callable, Sequence
from itertools import islice

from assistant.answer import Understood
from assistant.later import announces, is_later
from assistant.newest import Slot, asks_today, day_of
from assistant.proposed import STATEMENTS, Chosen
from ingest.passage import SourceType

NEWER = 12.0
"""How much less than the best one a sentence of the newest edition may score ('not changed since the previous report')."""
NAMING = 6.0
"""The same for one that itself names all that is asked for, where no section is on that."""
ANNOUNCED = 3
"""Sentences of later letters at most, wherever they score."""
OTHER_SIDE = 12.0
"""How much less than the best one a sentence of the other side may score, if it names all that is asked for."""
OTHER_PASSAGE = 8.0
"""How much less than the best passage its passage may score."""


def with_beside(near: Sequence[Chosen], scored: Sequence[Chosen], understood: Understood) -> list[Chosen]:
    """Add to the best units, which come first among all that are scored, those that must stand beside them."""
    newest = _with_newest(near, scored, understood) if asks_today(understood) else near
    return _with_other_side(_with_announced(newest, scored, understood.countries), scored)


def _with_newest(
    near: Sequence[Chosen], scored: Sequence[Chosen], understood: Understood
) -> Sequence[Chosen]:
    """Put before the best unit of an older edition the best one of the newest on what is asked for."""
    asked = {*understood.groups, *understood.topics}
    shown = [place for c in near[:STATEMENTS] if (place := c.candidate.slot)]
    for n, item in enumerate(near[:STATEMENTS]):
        place = item.candidate.slot
        if place is None or asked.isdisjoint(place.concepts):
            continue
        newest = _newest(scored, NEWER, place.is_followed_by)
        if newest and newest.candidate.slot not in shown:
            return [*near[:n], newest, *(c for c in near[n:] if c is not newest)]
    if asked and shown and all(asked.isdisjoint(place.concepts) for place in shown):
        return _with_newest_naming(near, scored, shown)
    return near


def _with_newest_naming(
    near: Sequence[Chosen], scored: Sequence[Chosen], shown: Sequence[Slot]
) -> Sequence[Chosen]:
    """Put first, where no section is on what is asked for, what a newer edition than all that are shown has on it."""
    best = near[0]
    place = best.candidate.slot
    if place is None or not _names_all(best):
        return near
    newer = [c for c in scored if _names_all(c) and _has_as_much(c, best)]
    newest = _newest(
        newer, NAMING, lambda slot: all(slot.later_in_work(p) for p in shown if p.work == place.work)
    )
    if newest is None or newest.candidate.slot is None or newest.candidate.slot.work != place.work:
        return near
    return [newest, *(c for c in near if c is not newest)]


def _newest(scored: Sequence[Chosen], reach: float, fits: Callable[[Slot], bool]) -> Chosen | None:
    """Return the best unit of the newest edition that fits; of equally new ones the first."""
    later = [
        c for c in scored if (slot := c.candidate.slot) and c.score >= scored[0].score - reach and fits(slot)
    ]
    return max(later, key=lambda c: day_of(c.candidate.slot), default=None)


def _has_as_much(item: Chosen, best: Chosen) -> bool:
    one, other = item.signals, best.signals
    return one.words + one.translated >= other.words + other.translated


def _with_announced(
    near: Sequence[Chosen], scored: Sequence[Chosen], countries: Sequence[str]
) -> list[Chosen]:
    """Put behind the best unit of a rule what later letters announce of all that is asked for."""
    rules = (n for n, c in enumerate(near) if c.candidate.source.source_type is SourceType.POLICY_RULE)
    first = next(rules, None)
    if first is None:
        return list(near)
    rule = near[first].candidate.source
    later = (c for c in scored if is_later(c.candidate.source, rule) and _announces(c, countries))
    announced = tuple(islice(later, ANNOUNCED))
    return [*near[: first + 1], *announced, *(c for c in near[first + 1 :] if c not in announced)]


def _announces(item: Chosen, countries: Sequence[str]) -> bool:
    """Tell whether a unit on one of the countries, if any is asked for, announces all that is asked for."""
    passage, unit = item.candidate.record.passage, item.unit
    about = {*item.candidate.source.countries, *passage.countries}
    return (
        _names_all(item)
        and (not countries or not about.isdisjoint(countries))
        and announces(passage.text[unit.start - passage.start : unit.end - passage.start])
    )


def _with_other_side(near: list[Chosen], scored: Sequence[Chosen]) -> list[Chosen]:
    """Where all is fact or all is policy, end with the best unit of the other side that names all that is asked for."""
    sides = {c.candidate.source.source_type.states_policy for c in near[:STATEMENTS]}
    if len(sides) != 1:
        return near
    for item in scored:
        close = item.score >= scored[0].score - OTHER_SIDE and item.signals.passage >= -OTHER_PASSAGE
        if close and _names_all(item) and item.candidate.source.source_type.states_policy not in sides:
            return [*near[: STATEMENTS - 1], item, *(c for c in near[STATEMENTS - 1 :] if c is not item)]
    return near


def _names_all(item: Chosen) -> bool:
    return item.signals.concepts == 1.0
