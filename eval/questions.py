"""Question sets: what is asked, which outcome is right, and what proves an answer.

The keys are those of the contract; others (a year, a split, a note of the set's maker) are tolerated
and stay in the file. A malformed line is an error that names it: a set that is read in part measures
something else than it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eval.errors import QuestionSetError
from eval.fold import fold
from eval.json_lines import Record, read_records

LANGUAGES = frozenset({"nl", "en"})
_WORDING = re.compile(r"(?:-f?(?:nl|en)\d?)?(?:-r)?$")


class Outcome(StrEnum):
    """The outcomes and reasons an assistant can give, and the two that only scoring knows."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    INSUFFICIENT_EVIDENCE = "refused:insufficient_evidence"
    NON_PUBLIC = "refused:non_public"
    OUT_OF_SCOPE = "refused:out_of_scope"
    UNCLEAR = "refused:unclear"
    FAILED = "failed"
    MISSING = "missing"

    @property
    def answers(self) -> bool:
        """Whether the reader gets statements with footnotes."""
        return self in {Outcome.ANSWERED, Outcome.PARTIAL}

    @property
    def refuses(self) -> bool:
        """Whether the assistant said, with a reason, that it will not answer."""
        return self.value.startswith("refused:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One place that proves an answer: everything it states must hold.

    Attributes:
        file: As in the manifest.
        section, heading: Number and title of the section as printed.
        quote: Words that the evidence must contain.
        start: First words of the section.
        start_unique: False: other sections open with the same words, so `start` proves nothing by itself;
            None: the set does not say.
    """

    file: str
    section: str | None = None
    heading: str | None = None
    quote: str | None = None
    start: str | None = None
    start_unique: bool | None = None

    @property
    def has_place(self) -> bool:
        """Whether it names a section."""
        return self.section is not None or self.heading is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line of a question set.

    Attributes:
        country: As the set writes it ("Irak", "iran"); names the country's chapter for scoring.
        need_all: Every gold is needed; otherwise one of them suffices.
        exhaustive: The golds are all the evidence there is, so that a footnote beside them is wrong.
        split: The part of the set it belongs to ("dev", "held-out"); None if the set is not divided.
    """

    id: str
    lang: str
    text: str
    expected: Outcome
    golds: tuple[Gold, ...] = ()
    as_of: str | None = None
    country: str | None = None
    need_all: bool = False
    exhaustive: bool = False
    split: str | None = None


def family_of(question: str) -> str:
    """Return what the ids of all wordings of a question share; they must not stand on both sides of a split.

    A set marks another language or wording at the end of an id: `-nl`, `-en`, `-nl0`, `-fen`, `-r`, `-en-r`.
    """
    return _WORDING.sub("", question)


def read_questions(path: Path) -> tuple[Question, ...]:
    """Return the questions of a set in their order.

    Two lines may share an id if they ask the same: a set that was made by a program may name two golds for
    one question. Both are kept, and scoring calls them disputed; only one of them can be right.

    Raises:
        QuestionSetError: the file cannot be read, holds no question, or a line is none (it is named).
    """
    questions: list[Question] = []
    texts: dict[str, str] = {}
    for record in read_records(path, QuestionSetError):
        question = _question(record)
        if texts.setdefault(question.id, question.text) != question.text:
            raise record.wrong(f"id {question.id!r} stands on an earlier line with another question")
        questions.append(question)
    if not questions:
        raise QuestionSetError(f"{path.name}: holds no question; a set has one JSON object a line")
    return tuple(questions)


def _question(record: Record) -> Question:
    lang = record.text("lang")
    if lang not in LANGUAGES:
        raise record.wrong(f"'lang' is {lang!r}; it must be nl or en")
    expected = _expected(record)
    golds = tuple(_gold(item) for item in record.records("gold"))
    if expected.answers != bool(golds):
        problem = "needs at least one gold" if expected.answers else "can have no gold"
        raise record.wrong(f"a question whose outcome is {expected.value!r} {problem}")
    need = record.optional_text("need")
    if need not in {None, "all", "any"}:
        raise record.wrong(f"'need' is {need!r}; it must be all, any or absent")
    return Question(
        id=record.text("id"),
        lang=lang,
        text=record.text("question"),
        expected=expected,
        golds=golds,
        as_of=record.optional_text("as_of"),
        country=record.optional_text("country"),
        need_all=need == "all",
        exhaustive=record.optional_flag("exhaustive") is True,
        split=record.optional_text("split"),
    )


def _expected(record: Record) -> Outcome:
    value = record.text("outcome")
    known = [outcome for outcome in Outcome if outcome.answers or outcome.refuses]
    if value not in {outcome.value for outcome in known}:
        raise record.wrong(f"'outcome' is {value!r}; it must be one of {', '.join(known)}")
    return Outcome(value)


def _gold(record: Record) -> Gold:
    gold = Gold(
        file=record.text("file"),
        section=record.optional_text("section"),
        heading=record.optional_text("heading"),
        quote=record.optional_text("quote"),
        start=record.optional_text("start"),
        start_unique=record.optional_flag("start_unique"),
    )
    for key in _blank(gold):
        raise record.wrong(f"{key!r} is blank; remove the key or give it words")
    if not (gold.has_place or gold.quote or gold.start):
        raise record.wrong("a gold needs a quote, section, heading or start; a file alone proves nothing")
    if gold.start_unique is False and gold.heading is None:
        raise record.wrong("where 'start_unique' is false, the section's heading must be given")
    return gold


def _blank(gold: Gold) -> Iterator[str]:
    stated = {"section": gold.section, "heading": gold.heading, "quote": gold.quote, "start": gold.start}
    for key, value in stated.items():
        if value is not None and not fold(value):
            yield key
