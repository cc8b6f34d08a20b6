"""The files that a data folder is made of, searched for canaries: unpacked, and in two encodings."""

import gzip
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval.canaries import Canary, State
from eval.leaks_found import Probe, Tally, compact
from eval.leaks_place import Place
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from ingest.vector_cache import VECTORS, VectorCache

ORIGINALS = "originals"
_AS_PUBLISHED = frozenset(
    {(ORIGINALS, State.HIDDEN), (ORIGINALS, State.COVERED), ("documents", State.HIDDEN)}
)
"""A public document is kept as it was published, whatever stands hidden in it, and its reading names what was dropped.

What stands under a drawn box is different: it was not meant to be published, so it may stand in the original alone.
"""
_SKIPPED = "models"  # the encoder as it was delivered


def file_groups(data: Path) -> Mapping[str, str]:
    """Return what stands in each part of a data folder, as letters and digits."""
    groups: dict[str, list[str]] = {}
    for path in sorted(p for p in data.rglob("*") if p.is_file()):
        name = path.relative_to(data).parts[0]
        if name != _SKIPPED:
            held = groups.setdefault(name.removesuffix("-wal").removesuffix("-shm"), [])
            held += [path.name, *_texts(path.read_bytes())]
    groups["passages of every generation"] = list(_indexed(data))
    return {name: compact(" ".join(texts)) for name, texts in groups.items()}


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


def probe_files(place: Place, tally: Tally, groups: Mapping[str, str]) -> None:
    """Look for every canary in every part of the folder, and for vectors of its sentences."""
    recipe = Generations(place.data, EdgeStore()).current().recipe
    for canary in place.canaries:
        for group, text in groups.items():
            if (group, canary.state) not in _AS_PUBLISHED:
                tally.note(_probe(canary, f"files: {group}"), text, canary.secrets)
        with VectorCache(place.data / VECTORS, recipe.encoder, recipe.dim) as cache:
            held = cache.get_many(canary.sentences[1:])
        tally.note(_probe(canary, "vectors of its sentences"), " ".join(held), canary.secrets)


def _probe(canary: Canary, surface: str) -> Probe:
    return Probe(
        canary=canary.id, state=canary.state.value, surface=surface, way="-", language=canary.language
    )


def _texts(data: bytes) -> Iterator[str]:
    """Yield the bytes read as text: as they are, and what they hold packed."""
    yield data.decode("utf-8", "ignore")
    yield data.decode("cp1252", "ignore")
    yield data.decode("utf-16-le", "ignore")
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data).decode("utf-8", "ignore")
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "ignore")
