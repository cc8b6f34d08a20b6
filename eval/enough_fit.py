"""The decision whether evidence answers, fitted on question sets and measured on questions that the fit did not see."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import Evidence
from eval.errors import QuestionSetError
from eval.measures import Estimate, wilson

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
BINS = 10
FOLDS = 5
PENALTY = 0.01
"""Weight of the squared weights of standardised features, against the mean loss of a question."""
_UNANSWERABLE, _REWORDED = 1.5, 0.35  # what a question counts in the fit: the easy ones are many
_STEPS, _CLOSE = 100, 1e-9

Row = NDArray[np.float64]
NAMES = tuple(field.name for field in fields(Evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic score over the features of evidence."""

    bias: float
    each: Evidence

    def probability(self, judged: "Judged") -> float:
        """Return how likely the evidence answers; what a rule decided stays decided."""
        if judged.rule is not None or judged.features is None:
            return 0.0
        return float(_sigmoid(np.array([judged.features.score(self.each, self.bias)]))[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One question with the evidence that was found for it.

    Attributes:
        rule: What decided before any score; None where the score decides.
        features: None where nothing was found.
        in_use: The probability that the assistant gave.
    """

    set: str
    id: str
    answerable: bool
    rule: str | None
    features: Evidence | None
    in_use: float

    @property
    def group(self) -> str:
        """What must not be on both sides of a split: the id, without the mark of another wording."""
        return self.id.removesuffix("-r")

    @property
    def counts(self) -> float:
        """What it counts in the fit."""
        if not self.answerable:
            return _UNANSWERABLE
        return _REWORDED if "reworded" in self.set else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """Questions that one rule refused, and how many of them the sources do answer."""

    why: str
    n: int
    answerable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Questions whose probability lies in one tenth."""

    low: float
    n: int
    mean: float | None
    answerable: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtThreshold:
    """What answering from one probability on would mean.

    Attributes:
        error: Share of the answered questions that the sources do not answer; None where none is answered.
        refused: Share of the answerable questions that are refused.
    """

    threshold: float
    error: Estimate | None
    refused: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How well probabilities tell answerable from unanswerable questions; None stands for undefined."""

    n: int
    answerable: int
    unanswerable: int
    rules: tuple[Ruled, ...]
    unanswerable_answered: Estimate | None
    answerable_refused: Estimate | None
    error_among_answered: Estimate | None
    area: float | None
    reliability: tuple[Bin, ...]
    thresholds: tuple[AtThreshold, ...]


def figures(judged: Sequence[Judged], probabilities: Sequence[float], answer_from: float) -> Figures:
    """Measure one probability a question; `answer_from` is the least at which a question is answered."""
    labels = [item.answerable for item in judged]
    there = at_threshold(labels, probabilities, answer_from)
    wrongly = [float(p >= answer_from) for y, p in zip(labels, probabilities, strict=True) if not y]
    return Figures(
        n=len(labels),
        answerable=sum(labels),
        unanswerable=len(labels) - sum(labels),
        rules=_rules(judged),
        unanswerable_answered=wilson(wrongly),
        answerable_refused=there.refused,
        error_among_answered=there.error,
        area=area(labels, probabilities),
        reliability=reliability(labels, probabilities),
        thresholds=tuple(at_threshold(labels, probabilities, at) for at in THRESHOLDS),
    )


def at_threshold(labels: Sequence[bool], probabilities: Sequence[float], threshold: float) -> AtThreshold:
    """Return the errors of both kinds when everything from `threshold` on is answered."""
    pairs = list(zip(labels, probabilities, strict=True))
    return AtThreshold(
        threshold=threshold,
        error=wilson([float(not y) for y, p in pairs if p >= threshold]),
        refused=wilson([float(p < threshold) for y, p in pairs if y]),
    )


def area(labels: Sequence[bool], probabilities: Sequence[float]) -> float | None:
    """Return the area under the ROC curve: how often an answerable question is above an unanswerable one.

    A tie is half; None where one of the two is missing.

    >>> area([True, False, False], [0.5, 0.5, 0.1])
    0.75
    """
    given, chances = np.array(labels, dtype=bool), np.array(probabilities, dtype=np.float64)
    if given.all() or not given.any():
        return None
    difference = chances[given][:, None] - chances[~given][None, :]
    return float(((difference > 0) + 0.5 * (difference == 0)).mean())


def reliability(labels: Sequence[bool], probabilities: Sequence[float]) -> tuple[Bin, ...]:
    """Return for every tenth of probability how many questions are in it and how many of them have an answer."""
    inside: list[list[tuple[bool, float]]] = [[] for _ in range(BINS)]
    for label, chance in zip(labels, probabilities, strict=True):
        inside[min(int(chance * BINS), BINS - 1)].append((label, chance))
    return tuple(
        Bin(
            low=number / BINS,
            n=len(items),
            mean=sum(p for _, p in items) / len(items) if items else None,
            answerable=sum(y for y, _ in items) / len(items) if items else None,
        )
        for number, items in enumerate(inside)
    )


def fit(judged: Sequence[Judged]) -> Weights:
    """Return the weights that make the labels likely, rounded to what is written down; rules decide before them.

    Raises:
        QuestionSetError: what the score decides is all answerable or all unanswerable.
    """
    scored = [item for item in judged if item.rule is None and item.features is not None]
    labels = np.array([item.answerable for item in scored], dtype=np.float64)
    if len(set(labels.tolist())) < 2:
        sets = ", ".join(dict.fromkeys(item.set for item in judged)) or "no set"
        raise QuestionSetError(
            f"{sets}: {int(labels.sum())} of {len(labels)} questions that the score decides are answerable; "
            "a fit needs both kinds, so name a set that has the other"
        )
    rows = np.array([astuple(item.features) for item in scored if item.features is not None])
    counts = np.array([item.counts for item in scored])
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    found = _newton((rows - middle) / spread, labels, counts / counts.sum())
    weights = found[1:] / spread
    each = dict(zip(NAMES, (round(float(w), 2) for w in weights), strict=True))
    return Weights(bias=round(float(found[0] - weights @ middle), 2), each=Evidence(**each))


def held_out(judged: Sequence[Judged], folds: int = FOLDS) -> tuple[float, ...]:
    """Return for each question the probability by weights that saw neither it nor another wording of it.

    Raises:
        QuestionSetError: a part without one fold is all answerable or all unanswerable.
    """
    part = [int(hashlib.sha256(item.group.encode()).hexdigest(), 16) % folds for item in judged]
    fitted = {
        number: fit([item for item, p in zip(judged, part, strict=True) if p != number])
        for number in sorted(set(part))
    }
    return tuple(fitted[p].probability(item) for item, p in zip(judged, part, strict=True))


def _newton(rows: Row, labels: Row, counts: Row) -> Row:
    """Return bias and weights of a logistic regression; the bias is free of penalty."""
    given = np.column_stack([np.ones(len(rows)), rows])
    free = np.full(given.shape[1], PENALTY)
    free[0] = 0.0

    def loss(weights: Row) -> float:
        scores = given @ weights
        return float(counts @ (np.logaddexp(0, scores) - labels * scores) + free @ weights**2)

    weights = np.zeros(given.shape[1])
    for _ in range(_STEPS):
        chances = _sigmoid(given @ weights)
        slope = given.T @ (counts * (chances - labels)) + 2 * free * weights
        bend = (given.T * (counts * chances * (1 - chances))) @ given + 2 * np.diag(free)
        step = np.linalg.solve(bend, slope)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > _CLOSE:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def _sigmoid(scores: Row) -> Row:
    chances: Row = 1 / (1 + np.exp(-scores))
    return chances


def _rules(judged: Sequence[Judged]) -> tuple[Ruled, ...]:
    every = Counter(item.rule for item in judged if item.rule is not None)
    with_answer = Counter(item.rule for item in judged if item.answerable)
    return tuple(Ruled(why=why, n=n, answerable=with_answer[why]) for why, n in every.most_common())
