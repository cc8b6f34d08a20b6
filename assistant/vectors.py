"""Vectors of headings and sentences, computed at ingest: looked up when a question is asked, not computed again."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from assistant.remembered import PerThread, Remembered
from ingest.blob_cache import VECTORS
from ingest.encoder import Encoder, Vectors
from ingest.vector_cache import VectorCache, encode_cached

REMEMBERED = 50_000
"""Texts whose vectors are kept in a process at most, about 2 KB each."""


class KnownVectors:
    """Maps texts to unit vectors through the cache of the data folder; what it lacks is encoded and added to it."""

    def __init__(self, data: Path, encoder: Encoder) -> None:
        self._path = data / VECTORS
        self._encoder = encoder
        self._kept: Remembered[Vectors] = Remembered(REMEMBERED)
        self._cache = PerThread(lambda: VectorCache(self._path, encoder.name, encoder.dim))

    def warm(self, texts: Sequence[str]) -> None:
        """Get the vectors of texts, and let the system read the file ahead: read cold it costs ten times as much."""
        with suppress(OSError), self._path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_WILLNEED)
        self.of(texts)

    def keep(self, texts: Sequence[str]) -> None:
        """Get what the cache holds of texts, as many as are remembered; nothing is encoded for it."""
        self._kept.keep(self._cache.get().get_many(texts[:REMEMBERED]))

    def similarity(self, query: Vectors, texts: Sequence[str]) -> Vectors:
        """Return the cosine of a query vector with each text, shape (len(texts),)."""
        similar: Vectors = self.of(texts) @ query
        return similar

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, shape (len(texts), dim)."""
        if not texts:
            return np.zeros((0, self._encoder.dim), dtype=np.float32)
        known = self._kept.of(texts, self._read)
        return np.stack([known[text] for text in texts])

    def _read(self, texts: list[str]) -> dict[str, Vectors]:
        encoded = encode_cached(self._encoder, self._cache.get(), texts)
        return dict(zip(texts, encoded.vectors, strict=True))
