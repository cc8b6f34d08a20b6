"""Whether questions that compare are answered side by side, each side from its own documents: a set and its judgement."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from assistant.answer import Answer, Refusal
from assistant.cite import Citation
from assistant.sides import Side
from eval.errors import QuestionSetError
from eval.fold import fold, fold_heading
from eval.json_lines import Record, read_records

FACETS = frozenset({"country", "period", "kind"})
FIRST = 3
"""Quotations of a side among which its gold must be."""
_CHAPTER = re.compile(r"beleid ten aanzien van (?P<country>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What proves a side: a file with the heading or number that encloses the place, or a word that it says."""

    file: str
    heading: str | None
    section: str | None
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One side that must be there.

    Attributes:
        named: What its label must hold, one of them: the country's code, the year or day, words for the source.
        files: Patterns of the files that it may quote; none: the sources have nothing on it, and that must be said.
        chapter: The country of the policy rules' chapter that it may quote; empty: any.
        gold: Places, one of which must be among its first quotations.
    """

    facet: str
    named: tuple[str, ...]
    files: tuple[str, ...]
    chapter: str
    gold: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A question with its sides; without sides it looks like a comparison and is none.

    Attributes:
        changes: Whether sentences that changed between the editions must be listed; None: not judged.
    """

    id: str
    form: str
    language: str
    question: str
    as_of: str | None
    sides: tuple[Expected, ...]
    changes: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was right of one question; None where there is nothing to judge.

    Attributes:
        sides: Whether the sides that must be there are, and no others; of a look-alike whether it was left alone.
        gold, own: By side: its gold is among the first quotations; nothing is quoted from elsewhere.
        absent: By side without sources: whether it is said to have no answer.
        problems: What is wrong, in words; empty where all is right.
    """

    comparison: Comparison
    sides: bool
    gold: tuple[bool, ...] = ()
    own: tuple[bool, ...] = ()
    absent: tuple[bool, ...] = ()
    changes: bool | None = None
    problems: tuple[str, ...] = ()


def read_comparisons(path: Path) -> tuple[Comparison, ...]:
    """Read a set of comparisons and look-alikes.

    Raises:
        QuestionSetError: a line is none of them.
    """
    return tuple(_comparison(record) for record in read_records(path, QuestionSetError))


def judge(comparison: Comparison, outcome: Answer | Refusal, country_names: Mapping[str, str]) -> Judged:
    """Compare an outcome with what must hold; `country_names` are the labels of countries by code."""
    shown = outcome.sides if isinstance(outcome, Answer) else ()
    if not comparison.sides:
        told = bool(shown) or (isinstance(outcome, Answer) and bool(outcome.changes))
        return Judged(
            comparison=comparison, sides=not told, problems=("answered as a comparison",) * bool(told)
        )
    found = [_side_of(expected, shown, country_names) for expected in comparison.sides]
    if len(shown) != len(found) or None in found or not isinstance(outcome, Answer):
        labels = ", ".join(side.label for side in shown) or f"none ({outcome.__class__.__name__})"
        wanted = ", ".join("/".join(expected.named) for expected in comparison.sides)
        there = sum(bool(e.files) for e in comparison.sides)
        missed = tuple(False for e in comparison.sides if not e.files)
        return Judged(
            comparison=comparison,
            sides=False,
            gold=(False,) * there,
            absent=missed,
            changes=False if comparison.changes else None,
            problems=(f"sides: {labels}; not {wanted}",),
        )
    return _judge_sides(comparison, outcome, [side for side in found if side])


def _judge_sides(comparison: Comparison, outcome: Answer, found: Sequence[Side]) -> Judged:
    gold, own, absent, problems = [], [], [], []
    for expected, side in zip(comparison.sides, found, strict=True):
        quoted = [outcome.footnotes[outcome.statements[n - 1].notes[0] - 1] for n in side.statements]
        if not expected.files:
            absent.append(not quoted)
            problems += [f"{side.label}: quotes {quoted[0].source.file}"] if quoted else []
            continue
        gold.append(any(_proves(c, place) for c in quoted[:FIRST] for place in expected.gold))
        foreign = [c for c in quoted if not _own(c, expected)]
        if quoted:
            own.append(not foreign)
        problems += [f"{side.label}: gold missed, quotes {_told(quoted[:1])}"] if not gold[-1] else []
        problems += [f"{side.label}: not its own: {_told(foreign)}"] if foreign else []
    listed = any(section.changes for section in outcome.changes)
    if comparison.changes and not listed:
        problems.append("no changes listed")
    return Judged(
        comparison=comparison,
        sides=True,
        gold=tuple(gold),
        own=tuple(own),
        absent=tuple(absent),
        changes=listed if comparison.changes else None,
        problems=tuple(problems),
    )


def _side_of(expected: Expected, shown: Sequence[Side], names: Mapping[str, str]) -> Side | None:
    for side in shown:
        label = fold(side.label)
        words = [fold(names.get(word, word)) for word in expected.named]
        exact = expected.facet in {"country", "period"}
        if side.facet == expected.facet and any(w == label if exact else w in label for w in words):
            return side
    return None


def _proves(citation: Citation, place: Place) -> bool:
    if citation.source.file != place.file:
        return False
    path = citation.section.path if citation.section else ()
    under = place.heading is None or fold_heading(place.heading) in [fold_heading(title) for title in path]
    said = not place.says or any(fold(word) in fold(citation.quote) for word in place.says)
    return under and said and (place.section is None or _in_section(citation, place.section))


def _in_section(citation: Citation, number: str) -> bool:
    around = (s for s in citation.document.sections if s.start <= citation.start < s.end)
    return any(s.number == number for s in around)


def _own(citation: Citation, expected: Expected) -> bool:
    """Tell whether a quotation is from this side's documents, and not from another country's chapter."""
    path = citation.section.path if citation.section else ()
    chapters = [m["country"] for title in path for m in (_CHAPTER.search(title),) if m]
    fits = not expected.chapter or all(c.startswith(expected.chapter) for c in chapters)
    return fits and any(fnmatchcase(citation.source.file, pattern) for pattern in expected.files)


def _told(citations: Sequence[Citation]) -> str:
    return (
        "; ".join(f"{c.source.file} {c.section.title if c.section else ''}" for c in citations) or "nothing"
    )


def _comparison(record: Record) -> Comparison:
    return Comparison(
        id=record.text("id"),
        form=record.text("form"),
        language=record.text("lang"),
        question=record.text("question"),
        as_of=record.optional_text("as_of"),
        sides=tuple(_expected(side) for side in record.records("sides")),
        changes=record.optional_flag("changes"),
    )


def _expected(record: Record) -> Expected:
    facet = record.text("facet")
    if facet not in FACETS:
        raise record.wrong(f"'facet' is {facet!r}; it must be one of {', '.join(sorted(FACETS))}")
    files, gold = record.texts("files"), tuple(_place(place) for place in record.records("gold"))
    if bool(files) is not bool(gold):
        raise record.wrong(
            "a side has both 'files' and 'gold', or neither where the sources have nothing on it"
        )
    return Expected(
        facet=facet,
        named=tuple(record.text("is").split("|")),
        files=files,
        chapter=record.optional_text("chapter") or "",
        gold=gold,
    )


def _place(record: Record) -> Place:
    place = Place(
        file=record.text("file"),
        heading=record.optional_text("heading"),
        section=record.optional_text("section"),
        says=record.texts("says"),
    )
    if not (place.heading or place.section or place.says):
        raise record.wrong("a place needs a heading, a section or words that it says")
    return place
