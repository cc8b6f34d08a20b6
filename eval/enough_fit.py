"""The weights of the decision to answer, fitted on question sets; chances for questions that the fit did not see."""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import Evidence
from eval.enough_figures import Judged
from eval.errors import QuestionSetError
from eval.questions import family_of

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

    def probability(self, judged: Judged) -> float:
        """Return how likely the evidence answers; what a rule decided stays decided."""
        if judged.rule is not None or judged.features is None:
            return 0.0
        return float(_sigmoid(np.array([judged.features.score(self.each, self.bias)]))[0])


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
    counts = np.array([_counts(item) for item in scored])
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
    part = [int(hashlib.sha256(family_of(item.id).encode()).hexdigest(), 16) % folds for item in judged]
    fitted = {
        number: fit([item for item, p in zip(judged, part, strict=True) if p != number])
        for number in sorted(set(part))
    }
    return tuple(fitted[p].probability(item) for item, p in zip(judged, part, strict=True))


def _counts(judged: Judged) -> float:
    """Return what a question counts in the fit."""
    if not judged.answerable:
        return _UNANSWERABLE
    return _REWORDED if "reworded" in judged.set else 1.0


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
