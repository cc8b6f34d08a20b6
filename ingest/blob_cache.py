"""Bytes kept by the text and the encoder they were made from: what makes a second ingest cheap.

A key is never overwritten: in bfloat16 the same text may come out a hair differently in another
batch, and an index that is built twice has to be the same twice.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ingest.errors import StoreError

VECTORS = "vectors.sqlite"
"""Name of the file in the data folder."""
# With row ids: a tree of keys alone is shallow, one that carries the vectors is nine times slower to look up in.
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY NOT NULL, vector BLOB NOT NULL)"
_ASK = 500
_T = TypeVar("_T")


class BlobCache:
    """A SQLite file of bytes by text; safe to kill at any moment, shared by caches of different names."""

    def __init__(self, path: Path, name: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._name = name
        try:
            self._file = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(_SCHEMA)
        except sqlite3.DatabaseError as error:
            raise _unusable(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was put is kept."""
        self._file.close()

    def read_many(self, texts: Sequence[str], read: Callable[[bytes], _T | None]) -> dict[str, _T]:
        """Return what is held of these texts, as `read` makes it; what it cannot read is dropped and not held."""
        keys = {key_of(self._name, text): text for text in texts}
        wanted = list(keys)
        found: dict[str, _T] = {}
        damaged: list[tuple[bytes]] = []
        for start in range(0, len(wanted), _ASK):
            part = wanted[start : start + _ASK]
            marks = ",".join("?" * len(part))
            rows = self._file.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)  # noqa: S608
            for key, blob in rows:
                sound = read(blob)
                if sound is None:
                    damaged.append((key,))
                else:
                    found[keys[key]] = sound
        if damaged:
            self._file.executemany("DELETE FROM vectors WHERE key = ?", damaged)
        return found

    def write_many(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep the bytes of texts in one transaction; what was held before stays as it is."""
        keyed = [(key_of(self._name, text), blob) for text, blob in rows]
        self._file.execute("BEGIN IMMEDIATE")
        try:
            self._file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", keyed)
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")


def keep_only(path: Path, names: Iterable[str], texts: Iterable[str]) -> tuple[bytes, ...]:
    """Delete what is none of these texts' under one of the names, in a way that leaves no byte of it in the file.

    Returns:
        What was deleted, unless what stays is the same.

    Raises:
        StoreError: the file cannot be used.
    """
    if not path.is_file():
        return ()
    names = tuple(names)
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
        raise _unusable(path, error) from error
    return tuple(gone)


def _rows(file: sqlite3.Connection) -> Iterator[tuple[bytes, bytes]]:
    yield from file.execute("SELECT key, vector FROM vectors")


def key_of(name: str, text: str) -> bytes:
    """Return the key under which a text's bytes are kept."""
    return hashlib.sha256(f"{name}\0{text}".encode()).digest()


def _unusable(path: Path, error: Exception) -> StoreError:
    return StoreError(f"{path.name} cannot be used ({error}); delete it, the next ingest rebuilds it")
