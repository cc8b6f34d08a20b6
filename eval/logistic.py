"""Multinomial logistic regression on sparse features, in plain arrays: the same numbers on every run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_STEPS = 150
_RATE = 0.08
_FIRST, _SECOND = 0.9, 0.99  # decay of the running means of the gradient and of its square

Matrix = NDArray[np.float64]


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


def fit(features: Sparse, dense: Matrix, wanted: Matrix, counts: Matrix, penalty: float) -> Matrix:
    """Return weights (sparse features, then dense ones; classes) that make `wanted` (rows, classes; one-hot) likely.

    `counts` says how much each row counts; `penalty` is the weight of the squared weights, none on the first feature.
    """
    known = features.shape[1]
    weights = np.zeros((known + dense.shape[1], wanted.shape[1]))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    free = np.full((len(weights), 1), penalty)
    free[0] = 0.0
    total = counts.sum()
    for step in range(1, _STEPS + 1):
        error = (softmax(features.times(weights[:known]) + dense @ weights[known:]) - wanted) * counts[
            :, None
        ]
        gradient = np.concatenate([features.transposed_times(error), dense.T @ error])
        gradient = (gradient + free * weights) / total
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
