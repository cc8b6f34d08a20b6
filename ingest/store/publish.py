"""Build a generation beside the current one, check it, and switch to it in one step.

Whatever moment a process is killed at, the pointer names a complete generation: it is replaced last, by
one rename, after everything it names is on the disk. What a killed build leaves lies in folders whose
names begin with a dot, and the next build removes them.
"""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ingest.errors import StoreError
from ingest.store.generation import (
    ID_LENGTH,
    RECORD,
    Contents,
    Generation,
    Generations,
    describe,
    hash_passages,
    in_order,
    read_record,
    write_record,
)
from ingest.store.index import Index, Place, Progress
from ingest.store.lock import Held
from ingest.store.records import EVERYWHERE, Point

KEEP = 3
BUILDING = ".building-"
REMOVED = ".removed-"
SAMPLES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The generation that is now current, and whether it had to be built."""

    generation: Generation
    built: bool


def publish(generations: Generations, held: Held, contents: Contents, progress: Progress) -> Published:
    """Make the generation with these contents current, building it unless it is already there, whole.

    `progress` is told of points as they are written. The newest `KEEP` generations stay for switching back.

    Raises:
        StoreError: the store refused, lost or changed something; the current generation is as it was.
    """
    _check_lock(generations, held)
    generations.folder.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(generations)
    wanted = describe(contents, generations.store.name, datetime.now(UTC).isoformat(timespec="microseconds"))
    points = in_order(contents.points)
    there = _whole(generations, wanted, points)
    if there is None:
        _build(generations, wanted, points, progress)
    _point_at(generations, wanted.id)
    _remove_old(generations, wanted.id)
    return Published(generation=there or wanted, built=there is None)


def switch(generations: Generations, held: Held, generation: str) -> Generation:
    """Make an older generation current again.

    Raises:
        StoreError: it is not held any more.
    """
    _check_lock(generations, held)
    known = {one.id: one for one in generations.held()}
    if generation not in known:
        raise StoreError(f"no generation {generation!r}; held are {', '.join(known) or 'none'}")
    _point_at(generations, generation)
    return known[generation]


def purge(generations: Generations, held: Held, documents: frozenset[str]) -> None:
    """Delete the older generations that hold one of these documents (sha256): none may be made current again."""
    _check_lock(generations, held)
    current = generations.current_id()
    for one in generations.held():
        if one.id != current and not documents.isdisjoint(one.documents):
            _discard(generations, one.id)


def _check_lock(generations: Generations, held: Held) -> None:
    if held.data.resolve() != generations.data.resolve():
        raise StoreError(f"the lock held is of {held.data}, not of {generations.data}; take the right one")


def _whole(generations: Generations, wanted: Generation, points: list[Point]) -> Generation | None:
    """Return the generation if it is held already and passes the checks."""
    place = generations.place(wanted.id)
    try:
        found = read_record(place.folder)
        _verify(generations, place, wanted, points)
    except StoreError:
        return None
    return found


def _build(generations: Generations, wanted: Generation, points: list[Point], progress: Progress) -> None:
    folder = generations.folder / (BUILDING + wanted.id)
    folder.mkdir()
    place = Place(generation=wanted.id, folder=folder)
    generations.store.build(place, wanted.recipe.dim, points, progress)
    _verify(generations, place, wanted, points)
    (folder / RECORD).write_bytes(write_record(wanted))
    _to_disk(folder)
    _put(folder, generations.folder / wanted.id)


def _put(folder: Path, target: Path) -> None:
    """Give a finished folder its name, in place of a damaged one that bears it."""
    aside = target.with_name(REMOVED + target.name)
    if target.exists():
        target.rename(aside)
    folder.rename(target)
    _sync(target.parent)
    shutil.rmtree(aside, ignore_errors=True)


def _verify(generations: Generations, place: Place, wanted: Generation, points: list[Point]) -> None:
    index = generations.store.open(place)
    try:
        if index.count() != wanted.passages:
            raise StoreError(f"generation {wanted.id}: {index.count()} of {wanted.passages} passages arrived")
        if hash_passages(index.scroll()) != wanted.passages_hash:
            raise StoreError(f"generation {wanted.id}: passages came back changed; run coi ingest again")
        for point in points[:: max(1, len(points) // SAMPLES)]:
            _verify_vectors(index, point)
    finally:
        index.close()


def _verify_vectors(index: Index, point: Point) -> None:
    """Search for a passage with its own vectors: the best match must be as near as itself."""
    nearest = index.dense(point.dense, EVERYWHERE, 1)
    if np.any(point.dense) and (not nearest or nearest[0].score < 0.999):
        raise StoreError(f"passage {point.passage.id}: its dense vector is not found; run coi ingest again")
    if np.any(point.sparse.values > 0) and not index.sparse(point.sparse, EVERYWHERE, 1):
        raise StoreError(f"passage {point.passage.id}: its terms are not found; run coi ingest again")


def _point_at(generations: Generations, generation: str) -> None:
    beside = generations.pointer.with_name(".current")
    beside.write_text(f"{generation}\n", encoding="ascii")
    _sync(beside)
    beside.replace(generations.pointer)
    _sync(generations.data)
    generations.store.switch(generation)


def _remove_old(generations: Generations, current: str) -> None:
    others = [one.id for one in generations.held() if one.id != current]
    kept = {current, *others[: KEEP - 1]}
    for folder in generations.folder.glob("[0-9a-f]" * ID_LENGTH):
        if folder.name not in kept:
            _discard(generations, folder.name)


def _remove_leftovers(generations: Generations) -> None:
    for prefix in (BUILDING, REMOVED):
        for folder in generations.folder.glob(f"{prefix}*"):
            generation = folder.name.removeprefix(prefix)
            if not (generations.folder / generation).exists():
                generations.store.drop(generation)
            shutil.rmtree(folder)


def _discard(generations: Generations, generation: str) -> None:
    aside = generations.folder / (REMOVED + generation)
    (generations.folder / generation).rename(aside)
    generations.store.drop(generation)
    shutil.rmtree(aside)


def _to_disk(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
