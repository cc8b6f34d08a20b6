"""Where the vectors of a language lie: an encoder puts all Dutch texts near each other, and all English ones.

What the texts of a language share says nothing of their subject. Taken off, a question in one language comes as
near to a text in the other as to one in its own.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.asked import LANGUAGES, asked_rows
from ingest.encoder import MODELS, Encoder
from ingest.kept_arrays import read_arrays, write_arrays
from ingest.language_means import NAMES, LanguageMeans, Vector, key_of_examples

FILE_NAME = "centres.npz"
SAMPLE = 400
"""Questions a language whose vectors are averaged; more do not move the average."""


@dataclass(frozen=True, slots=True, eq=False)
class Centres:
    """Takes off what the vectors of a language share."""

    means: LanguageMeans

    def asked(self, vector: Vector, language: str) -> Vector:
        """Return a question's vector without what it shares with others in its language, of length 1."""
        bare = vector - self.means.question(language)
        return np.asarray(bare / (np.linalg.norm(bare) or 1.0), dtype=np.float32)

    def scale(self, asked: Vector, language: str) -> Callable[[float], float]:
        """Return what makes of the product of such a question with a passage as it is about what `compared` gives."""
        centre = self.means.passage(language)
        shared, rest = float(asked @ centre), 1 - float(centre @ centre)
        length = math.sqrt(max(rest, 1e-6))
        return lambda product: (product - shared) / length

    def compared(self, asked: Vector, passages: Vector, language: str) -> Vector:
        """Return the cosine of such a question with each passage, shape (len(passages),)."""
        bare = passages - self.means.passage(language)
        return np.asarray(bare @ asked / np.linalg.norm(bare, axis=1), dtype=np.float32)


def centres_of(data: Path, encoder: Encoder) -> Centres:
    """Return the means kept in the data folder; make and keep them if those are of another encoder or other examples."""
    given = {language: _sample(language) for language in LANGUAGES}
    key = key_of_examples(encoder.name, given)
    path = data / MODELS / FILE_NAME
    kept = read_arrays(path, NAMES, key)
    if kept is None:
        kept = {
            f"{of}_{language}": encode(texts).mean(axis=0)
            for of, encode in (("questions", encoder.encode_queries), ("passages", encoder.encode_passages))
            for language, texts in given.items()
        }
        write_arrays(path, kept, key)
    return Centres(LanguageMeans.of(kept))


def _sample(language: str) -> Sequence[str]:
    texts = [text for _, text in asked_rows(language)]
    return texts[:: max(1, len(texts) // SAMPLE)]
