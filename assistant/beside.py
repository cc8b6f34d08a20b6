"""What is quoted beside the best sentences although it scores less: who reads these must not miss it.

Beside an older edition, what the newest one says on the same subject; beside a policy rule, what a later letter
announces on it; beside facts the policy, and beside policy the facts.
"""

from collections.abc import Sequence
from itertools import islice

from assistant.answer import Understood
from assistant.later import announces, is_later
from assistant.newest import Slot, asks_today, day_of
from assistant.proposed import STATEMENTS, Chosen
from ingest.passage import SourceType

NEWER = 12.0
"""How much less than the best one a sentence of the newest edition may score ('not changed since the previous report')."""
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
    """Put before the best unit of an older edition the best one of the newest, where the heading names what is asked."""
    asked = {*understood.groups, *understood.topics}
    shown = [place for c in near[:STATEMENTS] if (place := c.candidate.slot)]
    for n, item in enumerate(near[:STATEMENTS]):
        place = item.candidate.slot
        if place is None or asked.isdisjoint(place.concepts):
            continue
        newest = _newest(place, scored)
        if newest and newest.candidate.slot not in shown:
            return [*near[:n], newest, *(c for c in near[n:] if c is not newest)]
    return near


def _newest(place: Slot, scored: Sequence[Chosen]) -> Chosen | None:
    """Return the best unit of the newest edition's counterpart; of equally new ones the first."""
    least = scored[0].score - NEWER
    later = [c for c in scored if c.score >= least and c.candidate.slot and c.candidate.slot.follows(place)]
    return max(later, key=lambda c: day_of(c.candidate.slot), default=None)


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
