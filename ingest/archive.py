"""The originals, and the canonical text made of them, kept by hash: what a citation is checked against.

DATA/originals/<sha256> holds the bytes as offered; DATA/documents/<sha256>.<reader version>.json.gz the
`Document` that was read from them. Only admitted documents are kept here.
"""

import gzip
import hashlib
import json
import os
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.document import (
    Block,
    BlockKind,
    Box,
    Document,
    NoteKind,
    Page,
    Places,
    Removed,
    Section,
    SourceNote,
)
from ingest.errors import UnknownDocument

READER_VERSION = "1"
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
        self._originals = data / "originals"
        self._documents = data / "documents"
        self._reader_version = reader_version
        self._cached = lru_cache(maxsize=256)(self._load)

    def put(self, document: Document, original: bytes) -> None:
        """Keep a document and the bytes it was read from."""
        path = self._originals / document.sha256
        if not path.is_file():
            write_atomically(path, original)
        text = json.dumps(_encode(document), ensure_ascii=False, separators=(",", ":"))
        write_atomically(self._path(document.sha256), gzip.compress(text.encode(), compresslevel=3, mtime=0))

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
            UnknownDocument: it is not kept here.
        """
        return self._cached(sha256)

    def forget(self, sha256: str) -> None:
        """Delete the original and everything made of it."""
        (self._originals / sha256).unlink(missing_ok=True)
        for path in self._documents.glob(f"{sha256}.*.json.gz"):
            path.unlink(missing_ok=True)
        self._cached.cache_clear()

    def forget_readings(self) -> None:
        """Delete every canonical document but no original: the next ingest reads anew."""
        for path in self._documents.glob("*.json.gz"):
            path.unlink(missing_ok=True)
        self._cached.cache_clear()

    def _path(self, sha256: str) -> Path:
        return self._documents / f"{sha256}.{self._reader_version}.json.gz"

    def _load(self, sha256: str) -> Document:
        try:
            raw = json.loads(gzip.decompress(self._path(sha256).read_bytes()))
        except FileNotFoundError:
            raise UnknownDocument(f"{sha256[:16]}: not in the archive; ingest it again") from None
        return _decode(raw)


def _encode(document: Document) -> dict[str, Any]:
    places = document.places
    boxes = [[b.page, round(b.x0, 2), round(b.y0, 2), round(b.x1, 2), round(b.y1, 2)] for b in places.box]
    return {
        "sha256": document.sha256,
        "text": document.text,
        "blocks": [asdict(block) for block in document.blocks],
        "sections": [asdict(section) for section in document.sections],
        "notes": [asdict(note) for note in document.notes],
        "pages": [asdict(page) for page in document.pages],
        "removed": [asdict(removed) for removed in document.removed],
        "places": {"start": places.start, "end": places.end, "box": boxes},
        "found": document.found,
        "warnings": document.warnings,
    }


def _decode(raw: dict[str, Any]) -> Document:
    places = raw["places"]
    return Document(
        sha256=raw["sha256"],
        text=raw["text"],
        blocks=tuple(Block(**{**b, "kind": BlockKind(b["kind"])}) for b in raw["blocks"]),
        sections=tuple(
            Section(**{**s, "path": tuple(s["path"]), "countries": tuple(s["countries"])})
            for s in raw["sections"]
        ),
        notes=tuple(SourceNote(**{**n, "kind": NoteKind(n["kind"])}) for n in raw["notes"]),
        pages=tuple(Page(**page) for page in raw["pages"]),
        removed=tuple(Removed(**removed) for removed in raw["removed"]),
        places=Places(
            start=tuple(places["start"]),
            end=tuple(places["end"]),
            box=tuple(Box(*box) for box in places["box"]),
        ),
        found=tuple((key, value) for key, value in raw["found"]),
        warnings=tuple(raw["warnings"]),
    )
