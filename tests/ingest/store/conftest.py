"""Every test of the contract runs on the embedded index and on the one of a server."""

from collections.abc import Iterator, Sequence

import pytest

from ingest.store.edge import EdgeStore
from ingest.store.index import Index, Place, Store
from ingest.store.records import Point
from ingest.store.server import MEMORY, ServerStore
from tests.ingest.store.five_points import DIM, POINTS, Build


@pytest.fixture(scope="module", params=["edge", "server"])
def build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    store: Store = EdgeStore() if request.param == "edge" else ServerStore(MEMORY)
    opened: list[Index] = []

    def built(points: Sequence[Point]) -> Index:
        place = Place(generation=f"{len(opened):016x}", folder=tmp_path_factory.mktemp("index"))
        store.build(place, DIM, points, lambda _: None)
        opened.append(store.open(place))
        return opened[-1]

    yield built
    for index in opened:
        index.close()


@pytest.fixture(scope="module")
def index(build: Build) -> Index:
    return build(POINTS)
