"""How well the decision to answer tells answerable from unanswerable questions: errors, area, calibration."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evidence import Evidence
from eval.measures import Estimate, wilson

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
BINS = 10


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


def _rules(judged: Sequence[Judged]) -> tuple[Ruled, ...]:
    every = Counter(item.rule for item in judged if item.rule is not None)
    with_answer = Counter(item.rule for item in judged if item.answerable)
    return tuple(Ruled(why=why, n=n, answerable=with_answer[why]) for why, n in every.most_common())
