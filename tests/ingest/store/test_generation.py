"""Generations: equal contents have equal names, and readers find one whole generation."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexMismatch, NoIndex
from ingest.store.edge import EdgeStore
from ingest.store.generation import Contents, Generations, Recipe, hash_passages
from ingest.store.publish import KEEP
from ingest.store.records import SparseVector
from tests.ingest.store.versions import RECIPE, contents, described, files, in_use, ingest, point

ROOT = Path(__file__).resolve().parents[3]


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


def test_order_does_not_matter_and_a_cached_vector_counts_by_its_key() -> None:
    whole = contents(1)
    backwards = replace(whole, points=whole.points[::-1])
    assert described(backwards) == described(whole)
    almost = np.array([1, 1e-7, 0, 0], np.float32)
    assert described(changed(dense_key="k", dense=almost)) == described(changed(dense_key="k"))


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
        "import sys; from pathlib import Path; from tests.ingest.store.versions import in_use\n"
        "print(in_use(Path(sys.argv[1])), flush=True); sys.stdin.read()"
    )
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", ask, str(tmp_path)],
            cwd=ROOT,
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
