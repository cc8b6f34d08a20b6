"""The originals, and the canonical text made of them, kept by hash: what a citation is checked against.

DATA/originals/<sha256> holds the bytes as offered, DATA/documents/<sha256>.<reader version>.json.gz the `Document`
that was read from them, and the .summary.json beside it what an ingest reports. Only admitted documents are kept.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ingest.document import Document
from ingest.document_json import Summary, pack, pack_summary, unpack, unpack_summary
from ingest.errors import UnknownDocument

REMEMBERED = 1024
"""Documents kept unpacked in a process."""
READER_VERSION = "4"
"""Part of every generation's fingerprint: raise it when a reader makes other canonical text of the same bytes."""


def digest(data: bytes) -> str:
    """Return the sha256 of the bytes in hex: the identity of a version."""
    return hashlib.sha256(data).hexdigest()


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or nothing, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    temporary.replace(path)


class Archive:
    """Originals and canonical documents of one data folder."""

    def __init__(self, data: Path, reader_version: str = READER_VERSION) -> None:
        self._data = data
        self._originals = data / "originals"
        self._documents = data / "documents"
        self._reader_version = reader_version
        self._cached = lru_cache(maxsize=REMEMBERED)(self._load)

    def put(self, document: Document, original: bytes) -> None:
        """Keep a document and the bytes it was read from."""
        self.put_packed(document.sha256, pack(document), Summary.of(document), original)

    def put_packed(self, sha256: str, packed: bytes, summary: Summary, original: bytes) -> None:
        """Keep a document that is packed already; the reading is written last, so what is there is whole."""
        path = self._originals / sha256
        if not path.is_file():
            write_atomically(path, original)
        write_atomically(self._summary_path(sha256), pack_summary(summary))
        write_atomically(self._path(sha256), packed)
        self._cached.cache_clear()

    def original(self, sha256: str) -> bytes:
        """Return the bytes as they were offered.

        Raises:
            UnknownDocument: they are not kept here.
        """
        try:
            return (self._originals / sha256).read_bytes()
        except FileNotFoundError:
            raise UnknownDocument(
                f"{sha256[:16]}: the original is not in the archive; ingest it again"
            ) from None

    def has(self, sha256: str) -> bool:
        """Tell whether this version was read with the readers in use."""
        return self._path(sha256).is_file() and (self._originals / sha256).is_file()

    def document(self, sha256: str) -> Document:
        """Return the canonical document.

        Raises:
            UnknownDocument: it is not kept here, or its file is damaged.
        """
        return self._cached(sha256)

    def summary(self, sha256: str) -> Summary:
        """Return what an ingest reports of a document, without unpacking it where that can be helped.

        Raises:
            UnknownDocument: it is not kept here.
        """
        path = self._summary_path(sha256)
        try:
            return unpack_summary(path.read_bytes())
        except (FileNotFoundError, ValueError):
            summary = Summary.of(self._load(sha256))
            write_atomically(path, pack_summary(summary))
            return summary

    def put_summary(self, sha256: str, summary: Summary) -> None:
        """Replace what an ingest reports of a document that is kept."""
        write_atomically(self._summary_path(sha256), pack_summary(summary))

    def kept(self) -> frozenset[str]:
        """Return the sha256 of every document of which something is kept."""
        paths = (*self._originals.glob("[!.]*"), *self._documents.glob("[!.]*"))
        return frozenset(path.name.split(".")[0] for path in paths)

    def bytes_of(self, sha256: str) -> Iterator[bytes]:
        """Yield what is kept of a document, unpacked: the original, and its readings by any version of the readers."""
        for path in (self._originals / sha256, *sorted(self._documents.glob(f"{sha256}.*"))):
            with suppress(OSError, EOFError, zlib.error):
                data = path.read_bytes()
                yield gzip.decompress(data) if path.suffix == ".gz" else data

    def readings(self, sha256: str) -> Iterator[Document]:
        """Yield a document as each version of the readers that is kept read it."""
        for path in sorted(self._documents.glob(f"{sha256}.*.json.gz")):
            with suppress(OSError, ValueError):
                yield unpack(path.read_bytes())

    def forget(self, sha256: str) -> int:
        """Delete the original and everything made of it; return how many files that were."""
        paths = [
            path
            for path in (self._originals / sha256, *self._documents.glob(f"{sha256}.*"))
            if path.is_file()
        ]
        for path in paths:
            path.unlink(missing_ok=True)
        self._cached.cache_clear()
        return len(paths)

    def sweep(self) -> None:
        """Delete what killed processes left half-written; for whoever holds the lock of the data folder."""
        for folder in (self._data, self._originals, self._documents):
            for path in folder.glob(".*.tmp"):
                path.unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._documents / f"{sha256}.{self._reader_version}.json.gz"

    def _summary_path(self, sha256: str) -> Path:
        return self._documents / f"{sha256}.{self._reader_version}.summary.json"

    def _load(self, sha256: str) -> Document:
        try:
            return unpack(self._path(sha256).read_bytes())
        except FileNotFoundError:
            raise UnknownDocument(f"{sha256[:16]}: not in the archive; ingest it again") from None
        except ValueError as error:
            raise UnknownDocument(
                f"{sha256[:16]}: its reading is damaged ({error}); run coi ingest --rebuild"
            ) from error
