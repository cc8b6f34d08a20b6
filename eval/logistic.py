"""Multinomial logistic regression on sparse and dense features, in plain arrays: the same numbers on every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_STEPS = 150
_RATE = 0.08
_FIRST, _SECOND = 0.9, 0.99  # decay of the running means of the gradient and of its square

Matrix = NDArray[np.float64]


class Part(Protocol):
    """Rows of features that are weighed together."""

    @property
    def width(self) -> int:
        """How many features there are."""
        ...

    def times(self, weights: Matrix) -> Matrix:
        """Return this matrix times `weights`."""
        ...

    def transposed_times(self, other: Matrix) -> Matrix:
        """Return the transpose of this matrix times `other`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparse:
    """Rows of named features as three parallel arrays."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Matrix
    shape: tuple[int, int]

    @classmethod
    def of(cls, items: Sequence[Mapping[str, float]], names: Sequence[str]) -> "Sparse":
        """Return the features among `names`; others are left out."""
        at = {name: i for i, name in enumerate(names)}
        found = [(r, at[n], v) for r, item in enumerate(items) for n, v in item.items() if n in at]
        rows, columns, values = zip(*found, strict=True) if found else ((), (), ())
        return cls(
            rows=np.array(rows, dtype=np.int64),
            columns=np.array(columns, dtype=np.int64),
            values=np.array(values, dtype=np.float64),
            shape=(len(items), len(names)),
        )

    @property
    def width(self) -> int:
        """How many features there are."""
        return self.shape[1]

    def times(self, weights: Matrix) -> Matrix:
        """Return this matrix times `weights`."""
        return np.stack(
            [
                np.bincount(self.rows, self.values * weights[self.columns, k], self.shape[0])
                for k in range(weights.shape[1])
            ],
            axis=1,
        )

    def transposed_times(self, other: Matrix) -> Matrix:
        """Return the transpose of this matrix times `other`."""
        return np.stack(
            [
                np.bincount(self.columns, self.values * other[self.rows, k], self.shape[1])
                for k in range(other.shape[1])
            ],
            axis=1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dense:
    """Rows of numbers."""

    values: Matrix

    @property
    def width(self) -> int:
        """How many features there are."""
        return int(self.values.shape[1])

    def times(self, weights: Matrix) -> Matrix:
        """Return this matrix times `weights`."""
        product: Matrix = self.values @ weights
        return product

    def transposed_times(self, other: Matrix) -> Matrix:
        """Return the transpose of this matrix times `other`."""
        product: Matrix = self.values.T @ other
        return product


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every row is also judged by: how much each part of its features is seen, and how much it counts."""

    seen: tuple[float, ...]
    counts: float = 1.0


def fit(
    parts: Sequence[Part], views: Sequence[View], wanted: Matrix, counts: Matrix, penalty: float
) -> Matrix:
    """Return weights (the bias, then the features of each part; classes) that make `wanted` (one-hot rows) likely.

    `counts` says how much each row counts; `penalty` is the weight of the squared weights, none on the bias.
    """
    ends = np.cumsum([1, *(part.width for part in parts)])
    weights = np.zeros((int(ends[-1]), wanted.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    free = np.full((len(weights), 1), penalty)
    free[0] = 0.0
    total = counts.sum() * sum(view.counts for view in views)
    for step in range(1, _STEPS + 1):
        scores = [part.times(w) for part, w in zip(parts, np.split(weights, ends[:-1])[1:], strict=True)]
        errors = [np.zeros_like(wanted) for _ in range(len(parts) + 1)]
        for view in views:
            said = weights[0] + sum(s * score for s, score in zip(view.seen, scores, strict=True))
            error = (softmax(said) - wanted) * (counts * view.counts)[:, None]
            for into, seen in zip(errors, (1.0, *view.seen), strict=True):
                np.add(into, seen * error, out=into)
        found = [errors[0].sum(axis=0, keepdims=True)]
        found += [part.transposed_times(error) for part, error in zip(parts, errors[1:], strict=True)]
        gradient = (np.concatenate(found) + free * weights) / total
        mean = _FIRST * mean + (1 - _FIRST) * gradient
        square = _SECOND * square + (1 - _SECOND) * gradient**2
        rate = _RATE * (1 - step / (_STEPS + 1))
        weights -= rate * (mean / (1 - _FIRST**step)) / (np.sqrt(square / (1 - _SECOND**step)) + 1e-9)
    return weights


def softmax(scores: Matrix) -> Matrix:
    """Return the probabilities of a row of scores."""
    powers: Matrix = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Matrix = powers / powers.sum(axis=1, keepdims=True)
    return shares
