"""Which concepts a question is about, also where it names none of them: a linear classifier over its vector.

Ridge regression of concept indicators on the vectors of example questions (Hoerl and Kennard, Technometrics 12, 1970).
It is fitted once for an encoder and a thesaurus, in a second, and kept in the data folder.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ingest.archive import write_atomically
from ingest.asked import Example, examples
from ingest.encoder import Encoder, Vectors
from ingest.thesaurus import Thesaurus

FILE_NAME = "subjects.npz"
PENALTY = 0.5
"""Of the squared coefficients: chosen by leaving examples out, a question together with its translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The fitted classifier.

    Attributes:
        concepts: Ids of the concepts, in the order of the columns.
        mean: Shape (dim,): subtracted from a question's vector.
        weights: Shape (dim, len(concepts)).
        prior: Shape (len(concepts),): share of each concept in the examples.
    """

    concepts: tuple[str, ...]
    mean: NDArray[np.float32]
    weights: NDArray[np.float32]
    prior: NDArray[np.float32]

    def scores(self, vector: Vectors) -> NDArray[np.float32]:
        """Return one score a concept, about 0 to 1: comparable within a question only."""
        return np.asarray((vector - self.mean) @ self.weights + self.prior, dtype=np.float32)

    @classmethod
    def fit(cls, given: Sequence[Example], vectors: Vectors) -> "Subjects":
        """Fit to examples and their vectors, shape (len(given), dim)."""
        concepts = tuple(sorted({example.concept for example in given}))
        column = {concept: i for i, concept in enumerate(concepts)}
        target = np.zeros((len(given), len(concepts)))
        target[np.arange(len(given)), [column[example.concept] for example in given]] = 1
        weight = np.array([example.weight for example in given])[:, None]
        x = vectors.astype(np.float64)
        mean, prior = (weight * x).sum(0) / weight.sum(), (weight * target).sum(0) / weight.sum()
        x, target = x - mean, target - prior
        normal = x.T @ (weight * x) + PENALTY * np.eye(x.shape[1])
        weights = np.linalg.solve(normal, x.T @ (weight * target))
        return cls(
            concepts=concepts,
            mean=mean.astype(np.float32),
            weights=weights.astype(np.float32),
            prior=prior.astype(np.float32),
        )


def subjects_of(data: Path, encoder: Encoder, thesaurus: Thesaurus) -> Subjects:
    """Return the classifier kept in the data folder; fit and keep it if that is of another encoder or thesaurus."""
    given = examples(thesaurus)
    key = _key(encoder.name, given)
    path = data / FILE_NAME
    kept = _read(path, key)
    if kept is not None:
        return kept
    subjects = Subjects.fit(given, encoder.encode_queries([example.text for example in given]))
    _write(path, key, subjects)
    return subjects


def _key(encoder: str, given: Sequence[Example]) -> str:
    whole = hashlib.sha256(f"{encoder}\0{PENALTY}".encode())
    for example in given:
        whole.update(f"\0{example.concept}\0{example.text}\0{example.weight}".encode())
    return whole.hexdigest()


def _read(path: Path, key: str) -> Subjects | None:
    """Return what is kept, or None where it is of other examples, damaged or absent: then it is made anew."""
    try:
        with np.load(path, allow_pickle=False) as held:
            if str(held["key"]) != key:
                return None
            return Subjects(
                concepts=tuple(str(concept) for concept in held["concepts"]),
                mean=held["mean"],
                weights=held["weights"],
                prior=held["prior"],
            )
    except (OSError, ValueError, KeyError, BadZipFile):
        return None


def _write(path: Path, key: str, subjects: Subjects) -> None:
    packed = io.BytesIO()
    np.savez(
        packed,
        key=np.array(key),
        concepts=np.array(subjects.concepts),
        mean=subjects.mean,
        weights=subjects.weights,
        prior=subjects.prior,
    )
    write_atomically(path, packed.getvalue())
