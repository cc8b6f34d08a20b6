"""Where the vectors of a language lie: an encoder puts all Dutch texts near each other, and all English ones.

What the texts of a language share says nothing of their subject. Taken off, a question in one language comes as
near to a text in the other as to one in its own.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ingest.asked import LANGUAGES
from ingest.encoder import MODELS, Encoder
from ingest.kept_arrays import read_arrays, write_arrays
from ingest.words import data_rows

FILE_NAME = "centres.npz"
SAMPLE = 400
"""Questions a language whose vectors are averaged; more do not move the average."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Centres:
    """The mean vector of questions, and of passages, in each language."""

    questions: Mapping[str, Vector]
    passages: Mapping[str, Vector]

    def asked(self, vector: Vector, language: str) -> Vector:
        """Return a question's vector without what it shares with others in its language, of length 1."""
        bare = vector - self.questions.get(language, self.questions["en"])
        return np.asarray(bare / (np.linalg.norm(bare) or 1.0), dtype=np.float32)

    def cosine(self, product: float, asked: Vector, language: str) -> float:
        """Return about what `compared` would, of the product of such a question with a passage as it is."""
        centre = self._passages(language)
        rest = 1 - float(centre @ centre)
        return (product - float(asked @ centre)) / math.sqrt(max(rest, 1e-6))

    def compared(self, asked: Vector, passages: Vector, language: str) -> Vector:
        """Return the cosine of such a question with each passage, shape (len(passages),)."""
        bare = passages - self._passages(language)
        return np.asarray(bare @ asked / np.linalg.norm(bare, axis=1), dtype=np.float32)

    def _passages(self, language: str) -> Vector:
        return self.passages.get(language, self.passages["en"])


def centres_of(data: Path, encoder: Encoder) -> Centres:
    """Return the means kept in the data folder; make and keep them if those are of another encoder or other examples."""
    given = {language: _sample(language) for language in LANGUAGES}
    key = hashlib.sha256("\0".join((encoder.name, *given["nl"], *given["en"])).encode()).hexdigest()
    path = data / MODELS / FILE_NAME
    kept = _read(path, key)
    if kept is not None:
        return kept
    centres = Centres(
        _means({language: encoder.encode_queries(texts) for language, texts in given.items()}),
        _means({language: encoder.encode_passages(texts) for language, texts in given.items()}),
    )
    _write(path, key, centres)
    return centres


def _sample(language: str) -> Sequence[str]:
    texts = [text for _, text in data_rows(f"asked.{language}.tsv")]
    return texts[:: max(1, len(texts) // SAMPLE)]


def _means(vectors: Mapping[str, Vector]) -> Mapping[str, Vector]:
    return MappingProxyType({language: rows.mean(axis=0) for language, rows in vectors.items()})


def _read(path: Path, key: str) -> Centres | None:
    kept = read_arrays(
        path, [_named(of, language) for of in ("questions", "passages") for language in LANGUAGES], key
    )
    if kept is None:
        return None
    questions, passages = (
        MappingProxyType({language: kept[_named(of, language)] for language in LANGUAGES})
        for of in ("questions", "passages")
    )
    return Centres(questions, passages)


def _write(path: Path, key: str, centres: Centres) -> None:
    means = {"questions": centres.questions, "passages": centres.passages}
    write_arrays(
        path,
        {_named(of, language): mean for of, each in means.items() for language, mean in each.items()},
        key,
    )


def _named(of: str, language: str) -> str:
    return f"{of}_{language}"
