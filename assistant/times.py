"""When a question asks about: years and dates in its words, and times it tells from now or from an event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Understood
from assistant.periods import find_period, period_spans
from assistant.relative_time import told_times


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time of a question.

    Attributes:
        years, as_of: As in `Understood`.
        unplaced: Events that it tells a time from and that cannot be placed.
        spans: Where it says so.
    """

    years: tuple[int, ...]
    as_of: str | None
    unplaced: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def when(question: str, today: str, countries: Sequence[str]) -> When:
    """Read the time of a question about `countries` that is asked on a day (ISO); its own reference date goes first."""
    period = find_period(question)
    told = told_times(question, _year(period.as_of or today), countries)
    spans = [*period_spans(question), *((t.start, t.end) for t in told)]
    return When(
        years=tuple(sorted({*period.years, *(year for t in told for year in t.years)})),
        as_of=period.as_of,
        unplaced=tuple(t.event for t in told if not t.years),
        spans=tuple(sorted(spans)),
    )


def retold(understood: Understood, question: str, before: str, countries: Sequence[str]) -> Understood:
    """Return what is understood with told times counted from its reference date and countries.

    `before` is the day they were counted from, `countries` the ones they were told of.
    """
    once = told_times(question, _year(before), countries)
    if not once:
        return understood
    again = told_times(question, _year(understood.as_of or before), understood.countries)
    gone = {year for told in once for year in told.years} - set(find_period(question).years)
    years = (set(understood.years) - gone) | {year for told in again for year in told.years}
    unplaced = tuple(told.event for told in again if not told.years)
    return replace(understood, years=tuple(sorted(years)), unplaced=unplaced)


def _year(day: str) -> int:
    return int(day[:4])
