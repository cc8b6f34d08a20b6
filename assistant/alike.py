"""How near passages and their parts come to a question, word by word, in meaning and across languages."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Vectors
from ingest.word_vectors import WordVectors, cosines

_LEAST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """One passage: where its words begin, and the cosine of each with each word asked, shape (words, asked)."""

    starts: NDArray[np.int32]
    cosines: Vectors

    def nearest(self, start: int, end: int) -> Vectors:
        first, last = np.searchsorted(self.starts, (start, end))
        nearest: Vectors = self.cosines[first:last].max(axis=0, initial=0.0)
        return nearest


class Alike:
    """A question and its candidates; a word of it counts more where they differ in how near they come to it.

    A story around a question is about as near to every passage: it tells nothing, and weighs little.
    """

    def __init__(self, asked: Vectors, held: Mapping[str, WordVectors]) -> None:
        self._near = {key: _Near(words.starts, cosines(asked, words.rows)) for key, words in held.items()}
        whole = {key: near.cosines.max(axis=0, initial=0.0) for key, near in self._near.items()}
        if whole and len(asked):
            every = np.stack(list(whole.values()))
            spread = every.max(axis=0) - every.mean(axis=0)
            self._weights = spread / max(float(spread.sum()), _LEAST)
        else:
            self._weights = np.zeros(len(asked), dtype=np.float32)
        self._whole = {key: float(row @ self._weights) for key, row in whole.items()}

    def whole(self, key: str) -> float:
        """Return how near a passage comes, about 0 to 1."""
        return self._whole[key]

    def part(self, key: str, start: int, end: int) -> float:
        """Return the same for a part of a passage, in characters of its text."""
        return float(self._near[key].nearest(start, end) @ self._weights)
