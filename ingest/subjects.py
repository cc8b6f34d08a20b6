"""Which concepts a question is about, also where it names none of them: a linear classifier over its vector.

Multinomial logistic regression on the vectors of example questions, fitted with a fixed bound of its Hessian
(Boehning, Annals of the Institute of Statistical Mathematics 44, 1992) and Nesterov's momentum. It is fitted once for
an encoder and a thesaurus, in some seconds, and kept in the data folder.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.asked import Example, examples
from ingest.encoder import MODELS, Encoder, Vectors
from ingest.kept_arrays import read_arrays, write_arrays
from ingest.thesaurus import Thesaurus

FILE_NAME = "subjects.npz"
PENALTY = 1e-3
"""Of the squared coefficients, beside the mean loss of an example; vectors are scaled to unit variance for it."""
ROUNDS = 60
"""Steps of the fit; the loss hardly changes after fifty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The fitted classifier.

    Attributes:
        concepts: Ids of the concepts, in the order of the columns.
        mean: Shape (dim,): subtracted from a question's vector.
        weights: Shape (dim, len(concepts)).
        prior: Shape (len(concepts),): added to the scores of the vector.
    """

    concepts: tuple[str, ...]
    mean: NDArray[np.float32]
    weights: NDArray[np.float32]
    prior: NDArray[np.float32]

    def scores(self, vector: Vectors) -> NDArray[np.float32]:
        """Return the logarithm of each concept's probability."""
        scores = (vector - self.mean) @ self.weights + self.prior
        top = float(scores.max())
        return np.asarray(scores - (top + np.log(np.exp(scores - top).sum())), dtype=np.float32)

    @classmethod
    def fit(cls, given: Sequence[Example], vectors: Vectors) -> "Subjects":
        """Fit to examples and their vectors, shape (len(given), dim)."""
        concepts = tuple(sorted({example.concept for example in given}))
        column = {concept: i for i, concept in enumerate(concepts)}
        wanted = np.array([column[example.concept] for example in given])
        weight = np.array([example.weight for example in given], dtype=np.float32)
        weight /= weight.sum()
        mean = weight @ vectors.astype(np.float32)
        centred = vectors.astype(np.float32) - mean
        scale = np.float32(np.sqrt((weight @ centred**2).mean()) or 1.0)
        x = np.hstack([centred / scale, np.ones((len(given), 1), dtype=np.float32)])
        found = _fitted(x, wanted, weight, len(concepts))
        return cls(
            concepts=concepts,
            mean=mean.astype(np.float32),
            weights=(found[:-1] / scale).astype(np.float32),
            prior=found[-1].astype(np.float32),
        )


def _fitted(
    x: NDArray[np.float32], wanted: NDArray[np.int_], weight: NDArray[np.float32], classes: int
) -> NDArray[np.float32]:
    """Return the coefficients, shape (x.shape[1], classes); the last column of `x` is the constant."""
    penalty = np.full((x.shape[1], 1), 2 * PENALTY, dtype=np.float32)
    penalty[-1] = 1e-6
    weighted = np.ascontiguousarray((x * weight[:, None]).T)
    bound = np.asarray(weighted @ x, dtype=np.float64) / 2 + np.diag(penalty[:, 0])
    step = np.linalg.inv(bound).astype(np.float32)
    rows = np.arange(len(x))
    found = ahead = np.zeros((x.shape[1], classes), dtype=np.float32)
    pace = 1.0
    for _ in range(ROUNDS):
        error = x @ ahead
        error -= error.max(axis=1, keepdims=True)
        np.exp(error, out=error)
        error /= error.sum(axis=1, keepdims=True)
        error[rows, wanted] -= 1
        better = ahead - step @ (weighted @ error + penalty * ahead)
        further = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = better + np.float32((pace - 1) / further) * (better - found)
        found, pace = better, further
    return found


def subjects_of(data: Path, encoder: Encoder, thesaurus: Thesaurus) -> Subjects:
    """Return the classifier kept in the data folder; fit and keep it if that is of another encoder or thesaurus."""
    given = examples(thesaurus)
    key = _key(encoder.name, given)
    path = data / MODELS / FILE_NAME
    kept = _read(path, key)
    if kept is not None:
        return kept
    subjects = Subjects.fit(given, encoder.encode_queries([example.text for example in given]))
    _write(path, key, subjects)
    return subjects


def _key(encoder: str, given: Sequence[Example]) -> str:
    whole = hashlib.sha256(f"{encoder}\0{PENALTY}\0{ROUNDS}".encode())
    for example in given:
        whole.update(f"\0{example.concept}\0{example.text}\0{example.weight}".encode())
    return whole.hexdigest()


def _read(path: Path, key: str) -> Subjects | None:
    kept = read_arrays(path, ("concepts", "mean", "weights", "prior"), key)
    if kept is None:
        return None
    return Subjects(
        concepts=tuple(str(concept) for concept in kept["concepts"]),
        mean=kept["mean"],
        weights=kept["weights"],
        prior=kept["prior"],
    )


def _write(path: Path, key: str, subjects: Subjects) -> None:
    arrays = {
        "concepts": np.array(subjects.concepts),
        "mean": subjects.mean,
        "weights": subjects.weights,
        "prior": subjects.prior,
    }
    write_arrays(path, arrays, key)
