"""Times that are told from another time: 'two years ago', 'last year', 'since the takeover'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.phrase_pattern import any_of
from ingest.months import MONTH
from ingest.words import data_rows

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            ("een", "één", "one", "a"),
            ("twee", "two"),
            ("drie", "three"),
            ("vier", "four"),
            ("vijf", "five"),
            ("zes", "six"),
            ("zeven", "seven"),
            ("acht", "eight"),
            ("negen", "nine"),
            ("tien", "ten"),
        ),
        1,
    )
    for word in words
}
_YEAR = r"(?:19|20)\d\d(?![/-]\d)"
_SPOKEN = rf"(?:(?:het jaar|the year|eind|begin|medio|late|early|mid|{MONTH})[\s-]+)*"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_AGO = re.compile(rf"\b{_COUNT}\s+(?:jaar|jaren|years?)\s+(?:geleden|terug|ago|back)\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b(?:(?:in|over|gedurende|during)\s+)?(?:de\s+|the\s+)?(?:afgelopen|voorbije|laatste|past|last)\s+{_COUNT}\s+"
    r"(?:jaar|jaren|years?)\b",
    re.IGNORECASE,
)
# 'From 2021' alone may name a report; 'vanaf 2019 tot 2021' is a range.
_SINCE = re.compile(
    rf"\b(?:sinds|sedert|vanaf|since)\s+{_SPOKEN}(?P<year>{_YEAR})\b(?!\s*(?:-|–|t/m|tot|until|to)\s*(?:en met\s+)?\d)"
    rf"|\bfrom\s+{_SPOKEN}(?P<from>{_YEAR})\s+(?:onwards?|on|(?:until|to)\s+(?:now|date|today|the present))\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:in\s+)?(?:het\s+)?(?:vorig|afgelopen)e?\s+jaar\b|\b(?:last|the previous) year\b", re.IGNORECASE
)
_THIS = re.compile(r"\b(?:in\s+)?(?:dit|this)\s+(?:jaar|year)\b", re.IGNORECASE)
# A time in somebody's own story is not the time that is asked about.
_OWN_STORY = re.compile(
    r"\b(?:cli[eë]nte?|client|betrokkene|applicant|aanvrager|asielzoeker|gevlucht|vluchtte|vertrokken|vertrok|fled|left"
    r"|arrived|aangekomen|geboren|born|ik|i|mijn|my|zijn broer|her husband)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.;:?!]+")
_FROM = r"(?P<lead>sinds|sedert|na|vanaf|since|after|following|vóór|voor|before|tot|until)"
_EVENT_ARTICLE = r"(?P<event>)(?:(?:de|het|the)\s+)?(?:\w+\s+)?"
_BEFORE_YEARS = 5
"""Years before an event that a question for the time before it is taken to ask about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """An event with a year; without a country and year it stands for the words of all of them."""

    country: str
    year: int
    phrases: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its phrases after a word that tells a time from them."""
        return _pattern(self.phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time told from another: text[start:end], and the years it means; no years: it cannot be placed.

    Attributes:
        event: The event it is told from, as the question names it; empty: it is told from now.
    """

    start: int
    end: int
    years: tuple[int, ...]
    event: str = ""


def told_times(question: str, this_year: int, countries: Sequence[str] = ()) -> tuple[Told, ...]:
    """Return the times that a question tells from `this_year` or from an event of one of its countries."""
    found = [told for told in _relative(question, this_year) if not _own_story(question, told)]
    return (*found, *_of_events(question, this_year, countries))


def _relative(question: str, this_year: int) -> Iterator[Told]:
    for match in _AGO.finditer(question):
        yield Told(start=match.start(), end=match.end(), years=(this_year - _number(match),))
    for match in _PAST.finditer(question):
        first = this_year - _number(match)
        yield Told(start=match.start(), end=match.end(), years=tuple(range(first, this_year + 1)))
    for match in _SINCE.finditer(question):
        first = int(match["year"] or match["from"])
        if first <= this_year:
            yield Told(start=match.start(), end=match.end(), years=tuple(range(first, this_year + 1)))
    for pattern, year in ((_LAST, this_year - 1), (_THIS, this_year)):
        for match in pattern.finditer(question):
            yield Told(start=match.start(), end=match.end(), years=(year,))


def _number(match: re.Match[str]) -> int:
    word = match["count"].lower()
    return _NUMBERS.get(word) or int(word)


def _own_story(question: str, told: Told) -> bool:
    clause = next(m for m in _CLAUSE.finditer(question) if m.start() <= told.start < m.end())
    return bool(_OWN_STORY.search(clause.group()))


def _of_events(question: str, this_year: int, countries: Sequence[str]) -> Iterator[Told]:
    done: list[tuple[int, int]] = []
    for event in (*(e for e in _events() if e.country in countries), _any_event()):
        for match in event.pattern.finditer(question):
            if any(match.start() < b and a < match.end() for a, b in done):
                continue
            done.append(match.span())
            years: tuple[int, ...] = ()
            if event.year:
                before = match["lead"].lower() in {"vóór", "voor", "before", "tot", "until"}
                first = event.year - _BEFORE_YEARS if before else event.year
                years = tuple(range(first, (event.year if before else max(this_year, event.year)) + 1))
            yield Told(
                start=match.start(),
                end=match.end(),
                years=years,
                event=question[match.start("event") : match.end()],
            )


@cache
def _events() -> tuple[_Event, ...]:
    return tuple(
        _Event(country=code, year=int(day[:4]), phrases=tuple(phrases.split("|")))
        for code, day, phrases in data_rows("events.tsv", "assistant")
    )


@cache
def _any_event() -> _Event:
    return _Event(country="", year=0, phrases=tuple({p: None for e in _events() for p in e.phrases}))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{_FROM}\s+{_EVENT_ARTICLE}(?:{any_of(phrases)})\b", re.IGNORECASE)
