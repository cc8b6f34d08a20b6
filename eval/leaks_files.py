"""The files that a data folder is made of, searched for canaries: unpacked, and in two encodings."""

import gzip
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from eval.canaries import Canary, State
from eval.leaks_found import Probe, Tally, compact
from eval.leaks_place import Place
from ingest.blob_cache import VECTORS
from ingest.encoder import MODELS
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from ingest.vector_cache import VectorCache

ORIGINALS = "originals"
_AS_PUBLISHED = frozenset(
    {(ORIGINALS, State.HIDDEN), (ORIGINALS, State.COVERED), ("documents", State.HIDDEN)}
)
"""A public document is kept as it was published, whatever stands hidden in it, and its reading names what was dropped.

What stands under a drawn box is different: it was not meant to be published, so it may stand in the original alone.
"""
_ROOM = re.compile(rb"(?:\0\0){2,}")
_STEP = 1 << 22
_OVERLAP = 1 << 14  # bytes; no canary is as long


def file_groups(data: Path, secrets: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return which secrets stand in each part of a data folder; one file is in memory at a time."""
    # Pairs: secrets of two canaries may be alike in their letters, and each has to be found.
    wanted = [(compact(secret), secret) for secret in dict.fromkeys(secrets)]
    groups: dict[str, set[str]] = {}
    for path in sorted(p for p in data.rglob("*") if p.is_file()):
        name = path.relative_to(data).parts[0]
        if name != MODELS:  # the encoder is as it was delivered
            held = groups.setdefault(name.removesuffix("-wal").removesuffix("-shm"), set())
            for text in (path.name, *_texts(path.read_bytes())):
                held |= _standing(text, wanted)
    passages = groups["passages of every generation"] = set()
    for text in _indexed(data):
        passages |= _standing(text, wanted)
    return {name: frozenset(found) for name, found in groups.items()}


def _standing(text: str, wanted: Sequence[tuple[str, str]]) -> set[str]:
    plain = compact(text)
    return {secret for letters, secret in wanted if letters in plain}


def _indexed(data: Path) -> Iterator[str]:
    """Yield what the generations that are kept give back; in their files it stands packed."""
    generations = Generations(data, EdgeStore())
    for generation in generations.held():
        index = generations.store.open(generations.place(generation.id))
        try:
            for record in index.scroll():
                yield f"{record.passage!r} {record.facts!r}"
        finally:
            index.close()


def probe_files(place: Place, tally: Tally, groups: Mapping[str, frozenset[str]]) -> None:
    """Look for every canary in every part of the folder, and for vectors of its sentences."""
    recipe = Generations(place.data, EdgeStore()).current().recipe
    for canary in place.canaries:
        for group, found in groups.items():
            if (group, canary.state) not in _AS_PUBLISHED:
                given = " ".join(secret for secret in canary.secrets if secret in found)
                tally.note(_probe(canary, f"files: {group}"), given, canary.secrets)
        with VectorCache(place.data / VECTORS, recipe.encoder, recipe.dim) as cache:
            held = cache.get_many(canary.sentences[1:])
        tally.note(_probe(canary, "vectors of its sentences"), " ".join(held), canary.secrets)


def _probe(canary: Canary, surface: str) -> Probe:
    return Probe(
        canary=canary.id, state=canary.state.value, surface=surface, way="-", language=canary.language
    )


def _texts(data: bytes) -> Iterator[str]:
    """Yield the bytes read as text, a piece at a time: as they are, and what they hold packed."""
    for at in range(0, len(data), _STEP):
        # Stores keep room for more: without it the pairs of bytes of what stands behind it stay pairs.
        written = _ROOM.sub(b"\0\0", data[max(0, at - _OVERLAP) : at + _STEP])
        for encoding in ("utf-8", "cp1252", "utf-16-le"):
            yield written.decode(encoding, "ignore")
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data).decode("utf-8", "ignore")
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "ignore")
