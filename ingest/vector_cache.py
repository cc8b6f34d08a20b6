"""Vectors that were computed before, by text and encoder; what is computed is committed every few seconds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.blob_cache import BlobCache
from ingest.encoder import Encoder, Progress, Vectors
from ingest.errors import StoreError
from ingest.word_cache import WordsOfTexts

_CHARACTERS_A_COMMIT = 200_000  # about 33,000 words, some 4 seconds on two cores: what a kill can cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """Vectors of texts, in their order, and how many of them had to be computed."""

    vectors: Vectors
    reused: int
    new: int


class VectorCache(BlobCache):
    """Vectors in float32, little-endian."""

    def __init__(self, path: Path, encoder_name: str, dim: int) -> None:
        super().__init__(path, encoder_name)
        self._dim = dim

    def get_many(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors held of these texts; a damaged row is dropped and counts as not held."""
        return self.read_many(texts, self._vector)

    def put_many(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors in one transaction; one held before stays as it is."""
        if vectors.shape != (len(texts), self._dim):
            raise StoreError(
                f"{len(texts)} texts of dimension {self._dim} do not fit vectors of {vectors.shape}"
            )
        rows = (np.ascontiguousarray(vector, "<f4").tobytes() for vector in vectors)
        self.write_many(zip(texts, rows, strict=True))

    def _vector(self, blob: bytes) -> Vectors | None:
        if len(blob) != 4 * self._dim:
            return None
        vector = np.frombuffer(blob, "<f4").astype(np.float32)
        sound = bool(np.isfinite(vector).all()) and abs(float(vector @ vector) - 1) < 1e-3
        return vector if sound else None


def encode_cached(
    encoder: Encoder,
    cache: VectorCache,
    texts: Sequence[str],
    progress: Progress | None = None,
    words: WordsOfTexts | None = None,
) -> Encoded:
    """Return the vectors of passages, computing only those that the cache does not hold.

    Where `words` is given, their words are kept as well, from the same pass through the encoder. `progress` is told
    how many texts are done; repeated and cached ones at once.
    """
    distinct = list(dict.fromkeys(texts))
    known = cache.get_many(distinct)
    lacking = words.lacking(distinct) if words is not None else frozenset()
    missing = sorted((t for t in distinct if t not in known or t in lacking), key=len, reverse=True)
    if progress is not None and len(missing) < len(texts):
        progress(len(texts) - len(missing))
    for part in _portions(missing):
        if words is None:
            cache.put_many(part, encoder.encode_passages(part, progress))
        else:
            readings = encoder.read_passages(part, progress)
            cache.put_many(part, np.stack([reading.vector for reading in readings]))
            words.keep(part, readings)
        known |= cache.get_many(part)
    vectors = np.zeros((len(texts), encoder.dim), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row] = known[text]
    return Encoded(vectors=vectors, reused=len(distinct) - len(missing), new=len(missing))


def _portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list into runs of about as much work as may be lost."""
    start, size = 0, 0
    for end, text in enumerate(texts):
        if size and size + len(text) > _CHARACTERS_A_COMMIT:
            yield texts[start:end]
            start, size = end, 0
        size += len(text)
    if start < len(texts):
        yield texts[start:]
