"""Vectors of headings and sentences, computed at ingest: looked up when a question is asked, not computed again."""

import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.blob_cache import VECTORS
from ingest.encoder import Encoder
from ingest.vector_cache import VectorCache, encode_cached

_KEPT = 50_000


class KnownVectors:
    """Maps texts to unit vectors through the cache of the data folder; what it lacks is encoded and added to it."""

    def __init__(self, data: Path, encoder: Encoder) -> None:
        self._path = data / VECTORS
        self._encoder = encoder
        self._kept: dict[str, NDArray[np.float32]] = {}
        self._local = threading.local()  # SQLite connections stay in the thread that opened them

    def warm(self, texts: Sequence[str]) -> None:
        """Get the vectors of texts, and let the system read the file ahead: read cold it costs ten times as much."""
        with suppress(OSError), self._path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_WILLNEED)
        self.of(texts)

    def similarity(self, query: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the cosine of a query vector with each text, shape (len(texts),)."""
        similar: NDArray[np.float32] = self.of(texts) @ query
        return similar

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, shape (len(texts), dim)."""
        if not texts:
            return np.zeros((0, self._encoder.dim), dtype=np.float32)
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if missing:
            if len(self._kept) > _KEPT:
                self._kept.clear()
                missing = list(dict.fromkeys(texts))
            encoded = encode_cached(self._encoder, self._cache(), missing)
            self._kept |= dict(zip(missing, encoded.vectors, strict=True))
        return np.stack([self._kept[text] for text in texts])

    def _cache(self) -> VectorCache:
        if not hasattr(self._local, "cache"):
            self._local.cache = VectorCache(self._path, self._encoder.name, self._encoder.dim)
        cache: VectorCache = self._local.cache
        return cache
