"""Ordinary objects that stand in for heavy ones in the tests."""

import hashlib
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Reading


class HashEncoder:
    """An encoder without a model: every word falls into a bucket, so shared words make texts similar."""

    def __init__(self, dim: int = 64, name: str = "words-in-buckets") -> None:
        self._dim = dim
        self._name = f"{name}-{dim}"
        self.encoded: list[str] = []

    @property
    def name(self) -> str:
        """What the vectors depend on."""
        return self._name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._dim

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Return one unit row a text; `encoded` remembers what was asked."""
        self.encoded.extend(texts)
        rows = np.stack([self.encode_query(text) for text in texts]) if texts else np.zeros((0, self._dim))
        if progress is not None and texts:
            progress(len(texts))
        return rows.astype(np.float32)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a question; these are not remembered."""
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the same vector as for a passage."""
        row = np.zeros(self._dim, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % self._dim] += 1
        if not row.any():
            row[0] = 1
        unit: NDArray[np.float32] = row / np.float32(np.linalg.norm(row))
        return unit

    def read_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Sequence[Reading]:
        """Return each text with a vector for every word."""
        return [
            self._read(text, row)
            for text, row in zip(texts, self.encode_passages(texts, progress), strict=True)
        ]

    def read_query(self, text: str) -> Reading:
        """Return the same as for a passage."""
        return self._read(text, self.encode_query(text))

    def read_queries(self, texts: Sequence[str]) -> Sequence[Reading]:
        """Return the same one by one."""
        return [self.read_query(text) for text in texts]

    def _read(self, text: str, vector: NDArray[np.float32]) -> Reading:
        found = list(re.finditer(r"\w+", text))
        return Reading(
            vector=vector,
            spans=np.array([match.span() for match in found], dtype=np.int32).reshape(-1, 2),
            tokens=np.array([self.encode_query(match.group()) for match in found], dtype=np.float32).reshape(
                -1, self._dim
            ),
        )


class CountingEncoder(HashEncoder):
    """Counts the texts it is asked to encode, questions and passages alike."""

    def __init__(self, name: str = "words-in-buckets") -> None:
        super().__init__(name=name)
        self.asked = 0

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Count, and return the vector."""
        self.asked += 1
        return super().encode_query(text)
