"""Generations of a made-up corpus: the version says how many passages there are and what they say."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from ingest.passage import Passage, SourceType
from ingest.store.edge import EdgeStore
from ingest.store.generation import Contents, Generation, Generations, Recipe, describe, hash_passages
from ingest.store.lock import ingest_lock
from ingest.store.publish import Published, publish
from ingest.store.records import EVERYWHERE, Facts, Point, SparseVector

RECIPE = Recipe(encoder="hash", dim=4, splitter="1", terms="1", reader="1")


def point(version: int, number: int) -> Point:
    text = f"Version {version}, passage {number}."
    start = 100 * number
    vector = np.zeros(4, np.float32)
    vector[number % 4] = 1
    return Point(
        passage=Passage(
            document_id=f"{version:016x}", start=start, end=start + len(text), text=text, language="en"
        ),
        facts=Facts(file=f"{version}.pdf", source_type=SourceType.OTHER),
        dense=vector,
        sparse=SparseVector.of([(number, 1.0)]),
    )


def contents(version: int) -> Contents:
    points = tuple(point(version, number) for number in range(5 + version))
    return Contents(recipe=RECIPE, documents=(f"{version:064x}",), points=points)


def ingest(data: Path, version: int) -> Published:
    with ingest_lock(data) as held:
        return publish(Generations(data, EdgeStore()), held, contents(version), lambda _: None)


def in_use(data: Path) -> int:
    """Return the version that a reader finds, checked to be all there."""
    generation, index = Generations(data, EdgeStore()).open(RECIPE)
    try:
        version = int(next(iter(index.scroll())).passage.document_id, 16)
        assert generation == replace(
            describe(contents(version), "edge", generation.created), created=generation.created
        )
        assert hash_passages(index.scroll()) == generation.passages_hash
        assert len(index.dense(point(version, 1).dense, EVERYWHERE, 99)) == 5 + version
        return version
    finally:
        index.close()


def files(data: Path) -> dict[str, str]:
    return {
        str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.rglob("*")
        if path.is_file()
    }


def described(what: Contents) -> Generation:
    return describe(what, "edge", "now")
