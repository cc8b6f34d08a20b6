"""Years and reference dates in a question, in Dutch and English."""

import re
from calendar import monthrange
from dataclasses import dataclass

from ingest.months import MONTH, MONTHS

# Numbers of laws and cases ("2011/95/EU", "BWBR0012288-2014") are no years.
_YEAR = re.compile(r"(?<![\w/.-])(?P<year>19[5-9]\d|20[0-6]\d)(?![\w/]|-\d)")
_RANGE = re.compile(
    r"(?P<first>20[0-6]\d|19[5-9]\d)\s*(?:-|–|t/m|tot(?: en met)?|to|until|and|en)\s*(?P<last>20[0-6]\d|19[5-9]\d)\b"
)
_DAY = (
    rf"(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\s+(?P<year>\d{{4}})"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}}),?\s+(?P<year2>\d{{4}}))"
)
_MONTH = re.compile(rf"\b(?P<month>{MONTH})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_LEAD = r"(?:per|as of|as at|peildatum|geldend op|geldig op|van kracht op|gold op|in force on|applicable on|on the date of)"
_ANY_DAY = re.compile(rf"\b{_DAY}", re.IGNORECASE)
_REFERENCE = re.compile(rf"\b{_LEAD}\s+{_DAY}", re.IGNORECASE)
_FURTHER = re.compile(
    rf"[\s,]*(?:en|and|versus|vs\.?|to|tot)\s+(?:(?:{_LEAD}|op|on)\s+)?{_DAY}", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:in|uit|van|voor|over|from|of|for|during|tijdens|since|sinds|by|tot)\s+(?:the year |het jaar )?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Calendar years that are asked about, ascending, and the reference date the question names (ISO), if any."""

    years: tuple[int, ...] = ()
    as_of: str | None = None


def find_period(question: str) -> Period:
    """Read years and a reference date from a question; a date that only tells of an event is no reference date."""
    reference = _REFERENCE.search(question)
    as_of = _iso(reference) if reference else None
    rest = question if reference is None else question[: reference.start()] + question[reference.end() :]
    years = {int(match["year"]) for match in _YEAR.finditer(rest)}
    for match in _RANGE.finditer(rest):
        first, last = int(match["first"]), int(match["last"])
        if first < last <= first + 30 and not re.search(r"\b(?:and|en)\b", match.group()):
            years.update(range(first, last + 1))
    return Period(years=tuple(sorted(years)), as_of=as_of)


def period_spans(question: str) -> tuple[tuple[int, int], ...]:
    """Return where a question names years and reference dates, the preposition before them included."""
    reference = _REFERENCE.search(question)
    found = [reference.span()] if reference else []
    for match in _YEAR.finditer(question):
        before = _BEFORE.search(question, 0, match.start())
        span = (before.start() if before else match.start(), match.end())
        if not any(start < span[1] and span[0] < end for start, end in found):
            found.append(span)
    return tuple(sorted(found))


def reference_dates(question: str) -> tuple[str, ...]:
    """Return every reference date of a question (ISO), in order: the first, and those joined to it by 'and' or 'to'."""
    first = _REFERENCE.search(question)
    if first is None:
        return ()
    dates = [_iso(first)]
    end = first.end()
    while more := _FURTHER.match(question, end):
        dates.append(_iso(more))
        end = more.end()
    return tuple(dict.fromkeys(date for date in dates if date))


def days(question: str) -> tuple[str, ...]:
    """Return every full date in a question (ISO), in order, whatever it tells of."""
    found = (_iso(match) for match in _ANY_DAY.finditer(question))
    return tuple(dict.fromkeys(date for date in found if date))


def months(question: str) -> tuple[str, ...]:
    """Return the last day (ISO) of every month with its year in a question, in order.

    >>> months("januari 2014 en juni 2015")
    ('2014-01-31', '2015-06-30')
    """
    found = ((int(m["year"]), MONTHS[m["month"].lower()]) for m in _MONTH.finditer(question))
    return tuple(dict.fromkeys(f"{y:04d}-{m:02d}-{monthrange(y, m)[1]:02d}" for y, m in found))


def reference_words(as_of: str, language: str) -> str:
    """Return a reference date in words that are read as one."""
    return f"per {as_of}" if language == "nl" else f"as of {as_of}"


def day_spans(question: str) -> tuple[tuple[int, int], ...]:
    """Return where full dates stand, and months with their year."""
    return tuple(match.span() for pattern in (_ANY_DAY, _MONTH) for match in pattern.finditer(question))


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return match["iso"]
    day = int(match["day"] or match["day2"])
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    year = int(match["year"] or match["year2"])
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= 31 else None
