"""What a run is worth on a question set: a row a question, then means with intervals.

Scoring reads the two files and nothing else. A question without a line in the run, or with an error on it,
keeps its place in every mean as a failure. Measures of evidence rest on the questions that have an answer,
measures of refusing on those that have none, outcomes on all.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from eval.errors import QuestionSetError
from eval.matching import headings_of, note_proves, passage_proves, same_file
from eval.measures import Estimate, bootstrap, hit, ndcg, reciprocal_rank, wilson
from eval.questions import Gold, Outcome, Question, read_questions
from eval.runs import Evidence, Result, Run, read_run

FIRST_NOTES = 3
_EDITION = re.compile(r"[-_ ]?(?:19|20)\d\d(?:-\d\d){0,2}$")


class Measure(StrEnum):
    """The measures, as tables print them; `_MEASURES` says how each is taken."""

    R1 = "R@1"
    R5 = "R@5"
    R20 = "R@20"
    MRR = "MRR"
    NDCG = "nDCG@10"
    WORK_FIRST = "right work first"
    FILE_FIRST = "right document and edition first"
    NOTES = "gold in first 3 footnotes"
    NOTE_FIRST = "gold in first footnote"
    NOTES_IN_FILE = "footnotes in a gold document"
    PRECISION = "citation precision"
    OUTCOME = "outcome and reason right"
    ANSWERED = "answerable: answered"
    REFUSED = "unanswerable: refused"
    REASON = "unanswerable: right reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question's result.

    Attributes:
        ranks: For each piece of evidence that is needed, the rank of the first passage that proves it.
        values: Of each measure that is defined for this question.
        disputed: Another line of the set has the same id and question but other gold: one of them is wrong.
    """

    id: str
    lang: str
    question: str
    expected: Outcome
    got: Outcome
    ranks: tuple[int | None, ...]
    values: dict[Measure, float]
    seconds: float | None = None
    failure: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """A run on a question set.

    Attributes:
        beside: Lines of the run whose id the set does not know; they count for nothing.
    """

    questions: str
    run: str
    rows: tuple[Row, ...]
    generations: tuple[str, ...] = ()
    encoders: tuple[str, ...] = ()
    beside: int = 0

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the questions."""
        return tuple(sorted({row.lang for row in self.rows}))

    def undisputed(self) -> "Scores":
        """Return the same without the disputed rows."""
        return replace(self, rows=tuple(row for row in self.rows if not row.disputed))

    def estimate(self, measure: Measure, lang: str | None = None) -> Estimate | None:
        """Return a mean with its interval, over all questions or one language; None where it is undefined."""
        values = [
            row.values[measure]
            for row in self.rows
            if measure in row.values and (lang is None or row.lang == lang)
        ]
        return wilson(values) if all(v in {0.0, 1.0} for v in values) else bootstrap(values)

    def confusion(self) -> dict[tuple[Outcome, Outcome], int]:
        """Return how often each outcome was got where each was expected."""
        pairs = [(row.expected, row.got) for row in self.rows]
        return {pair: pairs.count(pair) for pair in sorted(set(pairs))}

    def seconds_p95(self) -> float | None:
        """Return the 95th percentile (nearest rank) of the time the answers say they took."""
        times = sorted(row.seconds for row in self.rows if row.seconds is not None)
        return times[max(0, -(-95 * len(times) // 100) - 1)] if times else None


def score(questions: Path, run: Path, split: str | None = None) -> Scores:
    """Score a run file against a question set, or against one part of it.

    Raises:
        QuestionSetError: the set is not what the contract says, or has no such part.
        RunFileError: the run is not what the contract says.
    """
    asked = read_questions(questions)
    scores = score_run(asked, read_run(run), questions.name)
    if split is None:
        return scores
    part = {question.id for question in asked if question.split == split}
    if not part:
        raise QuestionSetError(f"{questions.name}: no question has the split {split!r}; see its 'split' keys")
    rows = tuple(row for row in scores.rows if row.id in part)
    return replace(scores, questions=f"{questions.name} ({split})", rows=rows)


def score_run(questions: Sequence[Question], run: Run, name: str) -> Scores:
    """Score results against questions; `name` is the set's."""
    asked = headings_of(questions)
    twice = {id_ for id_, n in Counter(q.id for q in questions).items() if n > 1}
    scored = (score_question(q, run.results.get(q.id), asked) for q in questions)
    rows = tuple(replace(row, disputed=row.id in twice) for row in scored)
    return Scores(
        questions=name,
        run=run.name,
        rows=rows,
        generations=run.generations,
        encoders=run.encoders,
        beside=len(set(run.results) - {q.id for q in questions}),
    )


def score_question(question: Question, result: Result | None, asked: frozenset[str]) -> Row:
    """Score one question; a missing result is a failure."""
    result = result or Result(id=question.id, outcome=Outcome.MISSING)
    proofs = _Proofs(question, asked)
    ranks = proofs.ranks(result.passages, passage_proves)
    values = _outcome_values(question, result.outcome)
    if question.golds:
        values |= _passage_values(question, result.passages, ranks)
        values |= _note_values(question, result, proofs)
    return Row(
        id=question.id,
        lang=question.lang,
        question=question.text,
        expected=question.expected,
        got=result.outcome,
        ranks=ranks,
        values=values,
        seconds=result.seconds,
        failure=result.failure,
    )


def work_of(file: str) -> str:
    """Return a manifest path without the date or year at its end: what its editions have in common.

    >>> work_of("rules/BWBR0012288-2014-01-01.md")
    'rules/BWBR0012288'
    """
    path = PurePosixPath(file)
    return str(path.with_name(_EDITION.sub("", path.stem) or path.stem))


_Proves = Callable[[Evidence, Gold, Question, frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class _Proofs:
    question: Question
    asked: frozenset[str]

    def ranks(self, found: Sequence[Evidence], proves: _Proves) -> tuple[int | None, ...]:
        """Return the rank of the first proof of each needed piece: every gold, or the best of them."""
        firsts = [
            next((n for n, e in enumerate(found, 1) if proves(e, g, self.question, self.asked)), None)
            for g in self.question.golds
        ]
        if self.question.need_all or not firsts:
            return tuple(firsts)
        return (min((rank for rank in firsts if rank is not None), default=None),)

    def share(self, found: Sequence[Evidence], proves: _Proves) -> float:
        """Return how much of the evidence proves some gold."""
        right = [any(proves(e, g, self.question, self.asked) for g in self.question.golds) for e in found]
        return sum(right) / len(right) if right else 0.0


def _last(ranks: Sequence[int | None]) -> int | None:
    """Return the rank at which everything needed has been seen."""
    return None if None in ranks else max(rank for rank in ranks if rank is not None)


def _passage_values(
    question: Question, passages: Sequence[Evidence], ranks: tuple[int | None, ...]
) -> dict[Measure, float]:
    spare = len(ranks) - 1  # several needed pieces cannot all stand first
    last = _last(ranks)
    top = passages[0].file if passages else ""
    works = {work_of(gold.file) for gold in question.golds}
    return {
        Measure.R1: hit(last, 1 + spare),
        Measure.R5: hit(last, 5 + spare),
        Measure.R20: hit(last, 20),
        Measure.MRR: reciprocal_rank(None if last is None else max(last - spare, 1)),
        Measure.NDCG: ndcg(ranks),
        Measure.WORK_FIRST: float(bool(top) and work_of(top) in works),
        Measure.FILE_FIRST: float(bool(top) and any(same_file(top, g.file) for g in question.golds)),
    }


def _note_values(question: Question, result: Result, proofs: _Proofs) -> dict[Measure, float]:
    notes = result.notes if result.outcome.answers else ()
    ranks = proofs.ranks(notes, note_proves)
    last, spare = _last(ranks), len(ranks) - 1
    in_file = [any(same_file(n.file, g.file) for g in question.golds) for n in notes]
    values = {
        Measure.NOTE_FIRST: hit(last, 1 + spare),
        Measure.NOTES: hit(last, max(FIRST_NOTES, len(ranks))),
        Measure.NOTES_IN_FILE: sum(in_file) / len(in_file) if in_file else 0.0,
    }
    if question.exhaustive:
        values[Measure.PRECISION] = proofs.share(notes, note_proves)
    return values


def _outcome_values(question: Question, got: Outcome) -> dict[Measure, float]:
    right = float(got == question.expected)
    if question.expected.answers:
        return {Measure.OUTCOME: right, Measure.ANSWERED: float(got.answers)}
    return {Measure.OUTCOME: right, Measure.REFUSED: float(got.refuses), Measure.REASON: right}
