"""Vectors that were computed before, by text and encoder: what makes a second ingest cheap.

A key is never overwritten: in bfloat16 the same text may come out a hair differently in another
batch, and an index that is built twice has to be the same twice.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from ingest.encoder import Encoder, Progress, Vectors
from ingest.errors import StoreError

VECTORS = "vectors.sqlite"
"""Name of the file in the data folder."""
# With row ids: a tree of keys alone is shallow, one that carries the vectors is nine times slower to look up in.
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY NOT NULL, vector BLOB NOT NULL)"
_ASK = 500
_CHARACTERS_A_COMMIT = 200_000  # about 33,000 words, some 4 seconds on two cores: what a kill can cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """Vectors of texts, in their order, and how many of them had to be computed."""

    vectors: Vectors
    reused: int
    new: int


class VectorCache:
    """A SQLite file of vectors in float32, little-endian; safe to kill at any moment."""

    def __init__(self, path: Path, encoder_name: str, dim: int) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._name = encoder_name
        self._dim = dim
        try:
            self._file = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(_SCHEMA)
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{path.name} cannot be used ({error}); delete it, the next ingest rebuilds it"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put is kept."""
        self._file.close()

    def get_many(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors held of these texts; a damaged row is dropped and counts as not held."""
        keys = {self._key(text): text for text in texts}
        wanted = list(keys)
        found: dict[str, Vectors] = {}
        damaged: list[tuple[bytes]] = []
        for start in range(0, len(wanted), _ASK):
            part = wanted[start : start + _ASK]
            marks = ",".join("?" * len(part))
            rows = self._file.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)  # noqa: S608
            for key, blob in rows:
                vector = self._vector(blob)
                if vector is None:
                    damaged.append((key,))
                else:
                    found[keys[key]] = vector
        if damaged:
            self._file.executemany("DELETE FROM vectors WHERE key = ?", damaged)
        return found

    def put_many(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors in one transaction; one held before stays as it is."""
        if vectors.shape != (len(texts), self._dim):
            raise StoreError(
                f"{len(texts)} texts of dimension {self._dim} do not fit vectors of {vectors.shape}"
            )
        rows = [
            (self._key(text), np.ascontiguousarray(vector, "<f4").tobytes())
            for text, vector in zip(texts, vectors, strict=True)
        ]
        self._file.execute("BEGIN IMMEDIATE")
        try:
            self._file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def _key(self, text: str) -> bytes:
        return key_of(self._name, text)

    def _vector(self, blob: bytes) -> Vectors | None:
        if len(blob) != 4 * self._dim:
            return None
        vector = np.frombuffer(blob, "<f4").astype(np.float32)
        sound = bool(np.isfinite(vector).all()) and abs(float(vector @ vector) - 1) < 1e-3
        return vector if sound else None


def encode_cached(
    encoder: Encoder, cache: VectorCache, texts: Sequence[str], progress: Progress | None = None
) -> Encoded:
    """Return the vectors of passages, computing only those that the cache does not hold.

    What is computed is committed every few seconds. `progress` is told how many texts are done; repeated
    and cached ones at once.
    """
    distinct = list(dict.fromkeys(texts))
    known = cache.get_many(distinct)
    missing = sorted((text for text in distinct if text not in known), key=len, reverse=True)
    if progress is not None and len(missing) < len(texts):
        progress(len(texts) - len(missing))
    for part in _portions(missing):
        cache.put_many(part, encoder.encode_passages(part, progress))
        known |= cache.get_many(part)
    vectors = np.zeros((len(texts), encoder.dim), dtype=np.float32)
    for row, text in enumerate(texts):
        vectors[row] = known[text]
    return Encoded(vectors=vectors, reused=len(distinct) - len(missing), new=len(missing))


def keep_only(path: Path, encoders: Iterable[str], texts: Iterable[str]) -> tuple[bytes, ...]:
    """Delete the vectors that are none of these texts', in a way that leaves no byte of them in the file.

    Returns:
        What was deleted, unless a vector that stays is the same.

    Raises:
        StoreError: the file cannot be used.
    """
    if not path.is_file():
        return ()
    names = tuple(encoders)
    wanted = {key_of(name, text) for text in texts for name in names}
    try:
        with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as file:
            file.execute("PRAGMA secure_delete = ON")
            out = [key for key in file.execute("SELECT key FROM vectors") if key[0] not in wanted]
            gone = dict.fromkeys(vector for key, vector in _rows(file) if key not in wanted) if out else {}
            for key, vector in _rows(file) if out else ():
                if key in wanted:
                    gone.pop(vector, None)
            if out:
                file.execute("BEGIN IMMEDIATE")
                file.executemany("DELETE FROM vectors WHERE key = ?", out)
                file.execute("COMMIT")
                file.execute("VACUUM")
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{path.name} cannot be used ({error}); delete it, the next ingest rebuilds it"
        ) from error
    return tuple(gone)


def _rows(file: sqlite3.Connection) -> Iterator[tuple[bytes, bytes]]:
    yield from file.execute("SELECT key, vector FROM vectors")


def key_of(encoder_name: str, text: str) -> bytes:
    """Return the key under which the vector of a text is kept."""
    return hashlib.sha256(f"{encoder_name}\0{text}".encode()).digest()


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
