"""A `Document` as compressed JSON, and the few facts of it that are wanted without unpacking it."""

import gzip
import json
import re
import zlib
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ingest.document import (
    Block,
    BlockKind,
    Document,
    NoteKind,
    Origin,
    Page,
    Property,
    Removed,
    Section,
    SourceNote,
)
from ingest.door import Sign, Verdict
from ingest.markings import Where
from ingest.packed_places import pack_places, unpack_places
from ingest.read.quality import quality

COVERED = "covered"
BLACK = "█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What an ingest says about a document: counts, the facts it states of itself, what reads badly in it.

    Attributes:
        verdict: Whether what stands in it lets it in; None where it was not judged yet.
    """

    pages: int
    words: int
    found: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    verdict: Verdict | None = None

    @classmethod
    def of(cls, document: Document, verdict: Verdict | None = None) -> "Summary":
        """Count a document's pages and words, and say in a line if it reads badly."""
        told = quality(document).in_short
        return cls(
            pages=len(document.pages),
            words=document.text.count(" ") + len(document.blocks),
            found=document.found,
            warnings=(told,) if told else (),
            verdict=verdict,
        )


def pack(document: Document) -> bytes:
    """Return a document as gzipped JSON; the same document gives the same bytes. Text under bars is blacked out."""
    text = json.dumps(_encode(document), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=3, mtime=0)


def unpack(data: bytes) -> Document:
    """Return the document that `pack` was given, but for what stood under bars.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        return _decode(json.loads(gzip.decompress(data)))
    except (OSError, EOFError, zlib.error, KeyError, TypeError) as error:
        raise ValueError(f"not a packed document ({error})") from error


def pack_summary(summary: Summary) -> bytes:
    """Return a summary as JSON."""
    return json.dumps(asdict(summary), ensure_ascii=False, default=date.isoformat).encode()


def unpack_summary(data: bytes) -> Summary:
    """Return the summary that `pack_summary` was given.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        raw = json.loads(data)
        return Summary(
            pages=int(raw["pages"]),
            words=int(raw["words"]),
            found=tuple((str(key), str(value)) for key, value in raw["found"]),
            warnings=tuple(map(str, raw["warnings"])),
            verdict=_verdict(raw["verdict"]) if raw.get("verdict") else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a packed summary ({error})") from error


def _verdict(raw: dict[str, Any]) -> Verdict:
    return Verdict(
        rules=raw["rules"],
        day=date.fromisoformat(raw["day"]),
        live=tuple(Sign(**{**sign, "where": Where(sign["where"])}) for sign in raw["live"]),
        report=raw["report"],
        personal=tuple((str(kind), int(page)) for kind, page in raw["personal"]),
    )


def _encode(document: Document) -> dict[str, Any]:
    return {
        "sha256": document.sha256,
        "text": document.text,
        "blocks": [asdict(block) for block in document.blocks],
        "sections": [asdict(section) for section in document.sections],
        "notes": [asdict(note) for note in document.notes],
        "pages": [asdict(page) for page in document.pages],
        "removed": [_without_covered(asdict(removed)) for removed in document.removed],
        "places": pack_places(document.places),
        "found": document.found,
        "warnings": document.warnings,
        "properties": [asdict(one) for one in document.properties],
    }


def _without_covered(removed: dict[str, Any]) -> dict[str, Any]:
    """Keep of text under a bar how much it was, not what."""
    if removed["reason"] == COVERED:
        removed["text"] = re.sub(r"\w", BLACK, removed["text"])
    return removed


def _decode(raw: dict[str, Any]) -> Document:
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
        places=unpack_places(raw["places"]),
        found=tuple((key, value) for key, value in raw["found"]),
        warnings=tuple(raw["warnings"]),
        properties=tuple(Property(**{**p, "origin": Origin(p["origin"])}) for p in raw.get("properties", ())),
    )
