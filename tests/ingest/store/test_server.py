"""What a shared server adds: collections named by generation, and an alias that follows the pointer."""

from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexMismatch, StoreError
from ingest.passage import Passage, SourceType
from ingest.store.edge import EdgeStore
from ingest.store.generation import Contents, Generations, Recipe, hash_passages
from ingest.store.lock import ingest_lock
from ingest.store.publish import KEEP, publish, switch
from ingest.store.records import Facts, Point, SparseVector
from ingest.store.server import MEMORY, ServerStore

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")

RECIPE = Recipe(encoder="hash", dim=2, splitter="1", terms="1", reader="1")


def contents(version: int) -> Contents:
    point = Point(
        passage=Passage(document_id=f"{version:016x}", start=0, end=4, text="Text", language="en"),
        facts=Facts(file=f"{version}.pdf", source_type=SourceType.OTHER),
        dense=np.array([0.6, 0.8], np.float32),
        sparse=SparseVector.of([(version, 1.0)]),
    )
    return Contents(recipe=RECIPE, documents=(f"{version:064x}",), points=(point,))


def test_a_server_keeps_generations_as_collections_and_its_alias_follows(tmp_path: Path) -> None:
    store = ServerStore(MEMORY)
    generations = Generations(tmp_path, store)

    def collections() -> tuple[set[str], str]:
        client = store._client
        names = {item.name for item in client.get_collections().collections}
        (alias,) = client.get_aliases().aliases
        assert alias.alias_name == "coi-current"
        return names, alias.collection_name

    ids: list[str] = []
    for version in range(1, KEEP + 2):
        with ingest_lock(tmp_path) as held:
            ids.append(publish(generations, held, contents(version), lambda _: None).generation.id)
    assert collections() == ({f"coi-{one}" for one in ids[1:]}, f"coi-{ids[-1]}")
    with ingest_lock(tmp_path) as held:
        switch(generations, held, ids[-2])
        assert not publish(generations, held, contents(KEEP), lambda _: None).built
    assert collections()[1] == f"coi-{ids[-2]}"
    generation, index = generations.open(RECIPE)
    assert (generation.store, hash_passages(index.scroll())) == ("server", generation.passages_hash)


def test_opening_with_another_store_than_it_was_built_in_is_a_mismatch(tmp_path: Path) -> None:
    with ingest_lock(tmp_path) as held:
        publish(Generations(tmp_path, EdgeStore()), held, contents(1), lambda _: None)
    with pytest.raises(IndexMismatch, match=r"'edge'.*coi ingest --rebuild"):
        Generations(tmp_path, ServerStore(MEMORY)).open(RECIPE)


def test_a_change_of_store_builds_beside_the_old_generation(tmp_path: Path) -> None:
    edge, server = Generations(tmp_path, EdgeStore()), Generations(tmp_path, ServerStore(MEMORY))
    with ingest_lock(tmp_path) as held:
        first = publish(edge, held, contents(1), lambda _: None)
        second = publish(server, held, contents(1), lambda _: None)
    assert first.generation.passages_hash == second.generation.passages_hash
    assert first.generation.id != second.generation.id
    assert server.open(RECIPE)[1].count() == 1


def test_a_server_that_is_not_there_is_named_and_nothing_is_switched(tmp_path: Path) -> None:
    with ingest_lock(tmp_path) as held:
        before = publish(Generations(tmp_path, EdgeStore()), held, contents(1), lambda _: None)
        nowhere = ServerStore("http://127.0.0.1:9", api_key=None)
        with pytest.raises(StoreError, match="check its address"):
            publish(Generations(tmp_path, nowhere), held, contents(2), lambda _: None)
    assert Generations(tmp_path, EdgeStore()).current() == before.generation
