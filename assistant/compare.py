"""Whether a question compares, and its sides: two countries, dates or kinds of source, each a question of its own."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answer import Understood
from assistant.carry import Complete
from assistant.kinds import KindMention, find_kinds, named_kinds
from assistant.mentions import Facet, Mark, Reading
from assistant.periods import day_spans, days, reference_dates
from assistant.understand import Interpreter

MOST = 4
"""Sides at most; a question that names more is answered as one question."""

TODAY = "today"
"""The side of a question from some year until now."""

_COMPARES = re.compile(
    r"\b(?:vergelijk\w*|vergeleken|verschil(?:len|t|lende?)?|verschilde?n?|versus|vs\.?|tegenover|ten opzichte van"
    r"|overeenkomst(?:en)?|compar(?:e|ed|es|ing|ison)|differ(?:s|ed|ence|ences|ent)?|similarit(?:y|ies)|contrast)(?=\W|\Z)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:veranderd?e?|verandering(?:en)?|veranderen|gewijzigd|wijziging(?:en)?|aangepast|ontwikkel(?:d|ing)"
    r"|chang(?:e|es|ed)|amended|amendments?|evolved?)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:sinds|sedert|vanaf|since|from)\s+(?:19|20)\d\d", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:zowel|both)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"[\s,]*(?:en|and|als|alsook|versus|vs\.?|tegenover|dan|with|met|to|tot|or|of|&|/)?[\s,]*"
    r"(?:(?:die|dat|that|those|volgens|according to)\s+)*"
    r"(?:in|uit|from|van|voor|for|of|op|on|per|as of)?[\s,]*(?:de |het |the )?",
    re.IGNORECASE,
)
# Words that only say that two things are compared; a side is asked without them.
_FRAME = re.compile(
    r"\b(?:vergelijk\w*|vergeleken met|wat (?:is|zijn) (?:de |het )?verschil(?:len)? (?:tussen|in|van)"
    r"|(?:de |het )?verschil(?:len)? tussen|compare|what (?:is|are) the differences? (?:between|in)"
    r"|the differences? between|in comparison (?:with|to)|ten opzichte van|zowel|both|versus|vs\.?|tegenover"
    r"|wat is er (?:precies )?(?:veranderd|gewijzigd|aangepast)|what (?:has |have )?changed"
    r"|(?:tussen|between|sinds|since|vanaf)(?=\s+(?:in|per|as of)\s))(?=\W|\Z)",
    re.IGNORECASE,
)


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
    found = _countries(reading, cued=cued)
    facet = Facet.COUNTRY
    if len(found) < 2:
        facet, found = Facet.PERIOD, _dates(reading, cued=cued)
    if len(found) < 2:
        facet, found = Facet.KIND, _kinds(reading, cued=cued)
    if not 2 <= len(found) <= MOST:
        return ()
    made = []
    for code in found:
        understood = _only(reading.understood, facet, code, found)
        text = _text(reading, facet, code, interpreter, asked.text_language)
        again = interpreter.read(text, asked.text_language)
        kept = replace(understood, topics=again.understood.topics or understood.topics)
        question = Reading(text=text, understood=kept, marks=again.marks)
        made.append(Asked(facet=facet, code=code, question=replace(asked, reading=question)))
    return tuple(made)


def compares(text: str) -> bool:
    """Tell whether a question says that it compares."""
    return bool(_COMPARES.search(text) or _BOTH.search(text))


def asks_what_changed(text: str) -> bool:
    """Tell whether a question asks what is different now, without saying from when to when."""
    return bool(_CHANGED.search(text))


def _countries(reading: Reading, *, cued: bool) -> tuple[str, ...]:
    marks = reading.of(Facet.COUNTRY)
    codes = tuple(dict.fromkeys(code for mark in marks for code in mark.codes))
    if len(codes) < 2 or tuple(reading.understood.countries) != codes:
        return ()
    return codes if cued or _side_by_side(reading.text, marks) else ()


def _side_by_side(text: str, marks: tuple[Mark, ...]) -> bool:
    """Tell whether countries are enumerated ('in Irak en in Syrië'), and do not play different parts."""
    return all(
        re.search(r"\b(?:en|and|als|&)\b|/|,", text[a.end : b.start])
        and _JOINED.fullmatch(text[a.end : b.start])
        for a, b in pairwise(marks)
        if a.codes != b.codes
    )


def _dates(reading: Reading, *, cued: bool) -> tuple[str, ...]:
    changed = asks_what_changed(reading.text)
    named = days(reading.text) if cued or changed else reference_dates(reading.text)
    if len(named) > 1:
        return named
    years = tuple(str(year) for year in reading.understood.years)
    if len(years) == 1 and changed and _SINCE.search(reading.text):
        return (*years, TODAY)
    if len(years) < 2:
        return ()
    if len(years) > 2:  # a range that is written out: its ends are compared
        years = (years[0], years[-1]) if cued or changed else ()
    twice = re.search(
        r"\d{4}\s+(?:en|and|als|versus|vs\.?)\s+(?:ook\s+)?(?:in|over|voor|for)\s+\d{4}",
        reading.text,
        re.IGNORECASE,
    )
    return years if cued or changed or twice else ()


def _kinds(reading: Reading, *, cued: bool) -> tuple[str, ...]:
    mentions = _kind_mentions(reading.text, cued=cued)
    return tuple(mention.name for mention in mentions) if cued or len(mentions) > 1 else ()


def _kind_mentions(text: str, *, cued: bool) -> tuple[KindMention, ...]:
    found = named_kinds(text) if cued else find_kinds(text)
    if not cued and found and len(found) < 2:
        # "volgens het ambtsbericht en (volgens) de EUAA": only the first has the words that make it a limit.
        more = [
            m for m in named_kinds(text) if re.search(r"\b(?:en|and)\s+\Z", text[: m.start], re.IGNORECASE)
        ]
        found = (*found, *(m for m in more if all(m.name != f.name for f in found)))
    unique = {(m.source_types, m.publishers): m for m in found}
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


def _text(reading: Reading, facet: Facet, code: str, interpreter: Interpreter, language: str) -> str:
    """Return the question of one side: what names the others is taken out, and the words that compare."""
    text, marks = reading.text, reading.of(facet)
    spans = [(mark.start, mark.end) for mark in marks]
    match facet:
        case Facet.KIND:
            spans = [(m.start, m.end) for m in named_kinds(text)]
            word = f"{'volgens' if language == 'nl' else 'according to'} {code}"
        case Facet.PERIOD:
            spans = _merged([*spans, *day_spans(text)])
            word = _when(code, language)
        case _:
            own = [text[m.start : m.end] for m in marks if code in m.codes and m.name]
            word = own[0] if own else interpreter.gazetteer.name(code, language)
    spans.sort()
    joined = all(_JOINED.fullmatch(text[b:c]) for (_, b), (c, _) in pairwise(spans))
    if spans and joined:
        text = f"{text[: spans[0][0]]}{word}{text[spans[-1][1] :]}"
    elif spans:
        for a, b in reversed(spans[1:]):
            text = text[:a] + text[b:]
        text = text[: spans[0][0]] + word + text[spans[0][1] :]
    return " ".join(_FRAME.sub(" ", text).split()).lstrip(" ,:;")


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
    return f"per {code}" if language == "nl" else f"as of {code}"
