"""Generations: equal contents have equal names, and whatever happens one whole generation is in use.

Run as a program this module is an ingest that can be told to die: `DATA VERSION EVENT`, see `main`.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexMismatch, IngestBusy, NoIndex, StoreError
from ingest.passage import Passage, SourceType
from ingest.store.edge import EdgeStore
from ingest.store.generation import Contents, Generation, Generations, Recipe, describe, hash_passages
from ingest.store.index import Place, Progress
from ingest.store.lock import ingest_lock
from ingest.store.publish import KEEP, Published, publish, switch
from ingest.store.records import EVERYWHERE, Facts, Point, SparseVector

RECIPE = Recipe(encoder="hash", dim=4, splitter="1", terms="1", reader="1")
ROOT = Path(__file__).resolve().parents[3]


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


def main(data: Path, version: int, event: int) -> None:
    """Ingest a version, and die at the `event`-th change of a file or folder (0: never)."""
    seen = 0

    def watch(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = name == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wxa"
        if (writes or name in {"os.mkdir", "os.rename", "shutil.rmtree"}) and str(data) in str(arguments[0]):
            seen += 1
            if seen == event:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    ingest(data, version)


def killed_at(data: Path, version: int, event: int) -> bool:
    """Run an ingest in a process of its own; whether it died on the way."""
    command = [sys.executable, __file__, str(data), str(version), str(event)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


def files(data: Path) -> dict[str, str]:
    return {
        str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.rglob("*")
        if path.is_file()
    }


def test_before_the_first_ingest_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="coi ingest"):
        Generations(tmp_path, EdgeStore()).open(RECIPE)


def test_a_published_generation_is_what_readers_find(tmp_path: Path) -> None:
    published = ingest(tmp_path, 1)
    assert published.built
    assert in_use(tmp_path) == 1
    assert Generations(tmp_path, EdgeStore()).current() == published.generation


def test_equal_contents_have_the_same_id_and_are_not_built_again(tmp_path: Path) -> None:
    first = ingest(tmp_path, 1)
    before = files(tmp_path / "generations")
    again = ingest(tmp_path, 1)
    assert (again.generation, again.built) == (first.generation, False)
    assert files(tmp_path / "generations") == before
    assert ingest(tmp_path / "elsewhere", 1).generation.id == first.generation.id


def changed(**parts: object) -> Contents:
    whole = contents(1)
    first, *rest = whole.points
    return replace(whole, points=(replace(first, **parts), *rest))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(changed(passage=replace(point(1, 0).passage, page=4)), id="page"),
        pytest.param(changed(passage=replace(point(1, 0).passage, countries=("SOM",))), id="country"),
        pytest.param(changed(facts=replace(point(1, 0).facts, valid_from=20110101)), id="date"),
        pytest.param(changed(sparse=SparseVector.of([(0, 1.5)])), id="weight of a term"),
        pytest.param(changed(dense=np.array([0, 0, 1, 0], np.float32)), id="vector"),
        pytest.param(changed(dense_key="abc"), id="key of a vector"),
        pytest.param(replace(contents(1), points=contents(1).points[1:]), id="one passage less"),
        pytest.param(replace(contents(1), documents=("1", "2")), id="document without passages"),
        pytest.param(replace(contents(1), recipe=replace(RECIPE, encoder="other")), id="encoder"),
        pytest.param(replace(contents(1), recipe=replace(RECIPE, reader="2")), id="reader"),
    ],
)
def test_any_change_of_contents_is_another_id(other: Contents) -> None:
    assert described(other).id != described(contents(1)).id


def described(what: Contents) -> Generation:
    return describe(what, "edge", "now")


def test_order_does_not_matter_and_a_cached_vector_counts_by_its_key() -> None:
    whole = contents(1)
    backwards = replace(whole, points=whole.points[::-1])
    assert described(backwards) == described(whole)
    almost = np.array([1, 1e-7, 0, 0], np.float32)
    assert described(changed(dense_key="k", dense=almost)) == described(changed(dense_key="k"))


def test_a_passage_given_twice_is_named(tmp_path: Path) -> None:
    twice = replace(contents(1), points=(point(1, 0), point(1, 1), point(1, 0)))
    with ingest_lock(tmp_path) as held, pytest.raises(StoreError, match=point(1, 0).passage.id):
        publish(Generations(tmp_path, EdgeStore()), held, twice, lambda _: None)


@pytest.mark.parametrize(
    "recipe",
    [
        pytest.param(replace(RECIPE, encoder="other"), id="encoder"),
        pytest.param(replace(RECIPE, dim=8), id="dim"),
        pytest.param(replace(RECIPE, splitter="2"), id="splitter"),
        pytest.param(replace(RECIPE, terms="2"), id="terms"),
    ],
)
def test_opening_with_another_recipe_says_what_to_run(tmp_path: Path, recipe: Recipe) -> None:
    ingest(tmp_path, 1)
    with pytest.raises(IndexMismatch, match="coi ingest --rebuild"):
        Generations(tmp_path, EdgeStore()).open(recipe)


def test_a_newer_reader_of_documents_does_not_close_the_index(tmp_path: Path) -> None:
    ingest(tmp_path, 1)
    generation, index = Generations(tmp_path, EdgeStore()).open(replace(RECIPE, reader="2"))
    index.close()
    assert generation.recipe.reader == "1"


def test_the_last_generations_are_kept_and_one_can_switch_back(tmp_path: Path) -> None:
    ids = [ingest(tmp_path, version).generation.id for version in range(1, KEEP + 2)]
    generations = Generations(tmp_path, EdgeStore())
    assert [one.id for one in generations.held()] == ids[:0:-1]
    with ingest_lock(tmp_path) as held:
        switch(generations, held, ids[1])
        assert in_use(tmp_path) == 2
        with pytest.raises(StoreError, match=ids[0]):
            switch(generations, held, ids[0])
    assert not ingest(tmp_path, KEEP + 1).built
    assert in_use(tmp_path) == KEEP + 1


def test_a_reader_keeps_its_generation_while_others_come_and_go(tmp_path: Path) -> None:
    first = ingest(tmp_path, 1).generation
    _, index = Generations(tmp_path, EdgeStore()).open(RECIPE)
    for version in range(2, KEEP + 3):
        ingest(tmp_path, version)
    assert not (tmp_path / "generations" / first.id).exists()
    assert hash_passages(index.scroll()) == first.passages_hash
    index.close()


def test_many_read_at_once_and_change_no_byte(tmp_path: Path) -> None:
    ingest(tmp_path, 1)
    before = files(tmp_path)
    ask = (
        "import sys; from pathlib import Path; sys.path.insert(0, str(Path(sys.argv[1]).parent));"
        "import importlib; module = importlib.import_module(Path(sys.argv[1]).stem);"
        "print(module.in_use(Path(sys.argv[2])), flush=True); sys.stdin.read()"
    )
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", ask, __file__, str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    _, index = Generations(tmp_path, EdgeStore()).open(RECIPE)
    assert index.count() == 6
    assert [reader.communicate("")[0].strip() for reader in readers] == ["1"] * 3
    index.close()
    assert files(tmp_path) == before


def test_an_ingest_killed_at_any_change_of_a_file_leaves_a_whole_generation(tmp_path: Path) -> None:
    before = tmp_path / "before"
    old, new = KEEP, KEEP + 1
    for version in range(1, old + 1):  # as many as are kept: the next one also removes an old one
        ingest(before, version)
    (before / "ingest.lock").unlink()

    def survivor(event: int) -> int:
        data = tmp_path / str(event)
        shutil.copytree(before, data, copy_function=os.link)  # what is published never changes
        if not killed_at(data, new, event):
            return 0
        found = in_use(data)
        ingest(data, new)
        assert in_use(data) == new
        held = {path.name for path in (data / "generations").iterdir()}
        assert described(contents(new)).id in held
        assert len(held) == KEEP
        return found

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(survivor, range(1, 15)))
    killed = [version for version in found if version]
    assert found[len(killed) :] == [0] * (14 - len(killed)), "every event up to the last one was tried"
    assert killed == sorted(killed)
    assert (set(killed[:8]), killed[-1], found[-1]) == ({old}, new, 0)
    assert in_use(before) == old


@pytest.mark.parametrize("seconds", [0.4, 0.8])
def test_an_ingest_killed_from_outside_leaves_the_old_or_the_new(tmp_path: Path, seconds: float) -> None:
    ingest(tmp_path, 1)
    command = [sys.executable, __file__, str(tmp_path), "2", "0"]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    assert in_use(tmp_path) in (1, 2)
    ingest(tmp_path, 2)
    assert in_use(tmp_path) == 2
    assert {path.name[0] for path in (tmp_path / "generations").iterdir()} != {"."}


@pytest.mark.parametrize("damage", ["record", "shard"])
def test_a_damaged_generation_is_built_again(tmp_path: Path, damage: str) -> None:
    generation = ingest(tmp_path, 1).generation
    folder = tmp_path / "generations" / generation.id
    if damage == "record":
        (folder / "generation.json").write_text("{", encoding="ascii")
    else:
        (folder / "shard").rename(folder / "lost")
    with pytest.raises(StoreError):
        in_use(tmp_path)
    assert ingest(tmp_path, 1).built
    assert in_use(tmp_path) == 1


def test_only_one_ingest_at_a_time_and_a_dead_one_locks_nobody_out(tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from ingest.store.lock import ingest_lock\n"
        "with ingest_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(IngestBusy, match=str(process.pid)):
        ingest(tmp_path, 1)
    process.kill()
    process.communicate()
    assert ingest(tmp_path, 1).built


def test_publishing_needs_the_lock_of_that_folder(tmp_path: Path) -> None:
    with ingest_lock(tmp_path / "one") as held, pytest.raises(StoreError, match="lock"):
        publish(Generations(tmp_path / "two", EdgeStore()), held, contents(1), lambda _: None)


class Losing(EdgeStore):
    """A store that loses a passage: what the checks before publishing are for."""

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Leave out the first passage."""
        super().build(place, dim, points[1:], progress)


class Scrambling(EdgeStore):
    """A store that gives every passage the same vector."""

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Put something else in the place of the dense vectors."""
        blank = np.array([0.5, 0.5, 0.5, 0.5], np.float32)
        super().build(place, dim, [replace(one, dense=blank) for one in points], progress)


@pytest.mark.parametrize("store", [Losing(), Scrambling()])
def test_what_the_store_lost_or_changed_is_never_published(tmp_path: Path, store: EdgeStore) -> None:
    ingest(tmp_path, 1)
    with ingest_lock(tmp_path) as held, pytest.raises(StoreError):
        publish(Generations(tmp_path, store), held, contents(2), lambda _: None)
    assert in_use(tmp_path) == 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
