"""Whether a question compares, and its sides: two countries, dates or kinds of source, each a question of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answer import Understood
from assistant.carry import Complete
from assistant.contrast import (
    JOINED,
    asked_again,
    asks_what_changed,
    compares,
    enumerated,
    plain,
    relation,
    says_degree,
    since_a_year,
    two_years,
    weighed,
)
from assistant.intent import asks_policy
from assistant.kinds import KindMention, find_kinds, named_kinds
from assistant.mentions import Facet, Mark, Reading
from assistant.periods import day_spans, days, find_period, months, reference_dates, reference_words
from assistant.understand import Interpreter

MOST = 4
"""Sides at most; a question that names more is answered as one question."""

TODAY = "today"
"""The side of a question from some year until now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One side of a comparison: the question with this side's country, date or kind of source alone.

    Attributes:
        code: The side itself: a country code, a year or date, or the name of a source.
    """

    facet: Facet
    code: str
    question: Complete


def sides(asked: Complete, interpreter: Interpreter) -> tuple[Asked, ...]:
    """Return the sides of a question that compares, in the order of mention; empty for any other question."""
    reading = asked.reading
    cued = compares(reading.text)
    facet, found = _found(reading, cued=cued)
    if not 2 <= len(found) <= MOST:
        return ()
    made = []
    for code in found:
        understood = _only(reading.understood, facet, code, found)
        text = _text(reading, facet, code, found, interpreter, asked.text_language)
        again = interpreter.read(text, asked.text_language)
        kept = replace(understood, topics=again.understood.topics or understood.topics)
        question = Reading(text=text, understood=kept, marks=again.marks)
        made.append(Asked(facet=facet, code=code, question=replace(asked, reading=question)))
    return tuple(made)


def _found(reading: Reading, *, cued: bool) -> tuple[Facet, tuple[str, ...]]:
    """Return what is set side by side: countries that are, else dates, else kinds of source, else any countries."""
    ways = (
        (Facet.COUNTRY, _countries(reading, cued=cued)),
        (Facet.PERIOD, _dates(reading, cued=cued)),
        (Facet.KIND, _kinds(reading, cued=cued)),
        (Facet.COUNTRY, _codes(reading.of(Facet.COUNTRY)) if cued else ()),
    )
    return next((way for way in ways if len(way[1]) > 1), (Facet.COUNTRY, ()))


def _countries(reading: Reading, *, cued: bool) -> tuple[str, ...]:
    """Return the countries that stand side by side; others in the question ('Syriërs in Turkije en Irak') stay shared."""
    marks = reading.of(Facet.COUNTRY)
    if set(reading.understood.countries) != {code for mark in marks for code in mark.codes}:
        return ()
    text, degree = reading.text, says_degree(reading.text)
    joined: list[Mark] = []
    for a, b in pairwise(marks):
        between = text[a.end : b.start]
        together = enumerated(between) and (cued or not relation(text[: marks[0].start]))
        if a.codes != b.codes and (together or asked_again(between) or (degree and weighed(between))):
            joined += [a, b]
    codes = _codes(joined)
    others = [m for m in marks if not set(m.codes) & set(codes)]
    # 'Syrians in Turkey compared with Iraq': people of one country in two others are compared by where they are.
    return codes if not others or ((cued or degree) and not any(m.name for m in others)) else ()


def _codes(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return the countries that are named; those of demonyms only where all are."""
    marks = tuple(marks)
    named = [m for m in marks if m.name] or marks
    return tuple(dict.fromkeys(code for mark in named for code in mark.codes))


def _dates(reading: Reading, *, cued: bool) -> tuple[str, ...]:
    text = reading.text
    changed = asks_what_changed(text)
    named = days(text) if cued or changed else reference_dates(text)
    if len(named) < 2 and (cued or changed) and asks_policy(text):
        named = months(text)  # rules hold from a day on; reports are told by their year
    if len(named) > 1:
        return named
    years = tuple(str(year) for year in reading.understood.years)
    said = tuple(str(year) for year in find_period(text).years)
    if years and not said:  # "since the takeover", "than two years ago"
        return (years[0], TODAY) if cued or changed else ()
    if len(said) == 1 and since_a_year(text):
        return (*said, TODAY)
    if len(years) > 2:  # a range that is written out, or a row of years: the ends are compared
        years = (years[0], years[-1]) if cued or changed else ()
    return years if len(years) == 2 and (cued or changed or two_years(text)) else ()


def _kinds(reading: Reading, *, cued: bool) -> tuple[str, ...]:
    text = reading.text
    mentions = _kind_mentions(text, cued=cued)
    if len(mentions) < 2 and not cued:
        every = _kind_mentions(text, cued=True)
        if any(asked_again(text[a.end : b.start]) for a, b in pairwise(every)):
            mentions = every
    return tuple(mention.name for mention in mentions)


def _kind_mentions(text: str, *, cued: bool) -> tuple[KindMention, ...]:
    found = named_kinds(text) if cued else find_kinds(text)
    if not cued and found:
        # "volgens het ambtsbericht en (volgens) de EUAA": only the first has the words that make it a limit.
        more = [
            m for m in named_kinds(text) if re.search(r"\b(?:en|and)\s+\Z", text[: m.start], re.IGNORECASE)
        ]
        found = (*found, *(m for m in more if all(m.name != f.name for f in found)))
    unique = {(m.source_types, m.publishers): m for m in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda m: m.start))


def _only(understood: Understood, facet: Facet, code: str, found: tuple[str, ...]) -> Understood:
    match facet:
        case Facet.COUNTRY:
            return replace(understood, countries=(code,))
        case Facet.PERIOD if code == TODAY:
            return replace(understood, years=())
        case Facet.PERIOD if len(code) == 4:
            return replace(understood, years=(int(code),), as_of=None)
        case Facet.PERIOD:
            others = tuple(year for year in understood.years if not any(str(year) in day for day in found))
            chosen = any(item.startswith("as_of:") for item in understood.overruled)
            as_of = min(code, understood.as_of or code) if chosen else code
            return replace(understood, years=others, as_of=as_of)
        case _:
            mention = named_kinds(code)[0]
            return replace(understood, source_types=mention.source_types, publishers=mention.publishers)


def _text(
    reading: Reading, facet: Facet, code: str, found: tuple[str, ...], interpreter: Interpreter, language: str
) -> str:
    """Return the question of one side: what names the others is taken out, and the words that compare."""
    text, marks = reading.text, reading.of(facet)
    spans = [(mark.start, mark.end) for mark in marks]
    match facet:
        case Facet.KIND:
            spans = [(m.start, m.end) for m in named_kinds(text)]
            word = ""  # the side is limited to its documents; the name of a source is no subject
        case Facet.PERIOD:
            spans = _merged([*spans, *day_spans(text)])
            word = _when(code, language)
        case _:
            spans = [(m.start, m.end) for m in marks if set(m.codes) & set(found)]
            own = [text[m.start : m.end] for m in marks if code in m.codes and m.name]
            word = own[0] if own else interpreter.gazetteer.name(code, language)
    spans.sort()
    joined = all(JOINED.fullmatch(text[b:c]) for (_, b), (c, _) in pairwise(spans))
    if spans and joined:
        text = f"{text[: spans[0][0]]}{word}{text[spans[-1][1] :]}"
    elif spans:
        for a, b in reversed(spans[1:]):
            text = text[:a] + text[b:]
        text = text[: spans[0][0]] + word + text[spans[0][1] :]
    return plain(text, time=facet is Facet.PERIOD, kind=facet is Facet.KIND)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap: a date and the year in it."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _when(code: str, language: str) -> str:
    if code == TODAY:
        return ""
    if len(code) == 4:
        return f"in {code}"
    return reference_words(code, language)
