"""Scores, ties and limits: the embedded index and the one of a server rank alike."""

import math
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.store.edge import EdgeStore
from ingest.store.index import Index, Place, best
from ingest.store.payload import point_id
from ingest.store.records import EVERYWHERE, Scored, SparseVector, Where
from ingest.store.server import MEMORY, ServerStore
from tests.ingest.store.five_points import DIM, IDS, NEW, OLD, Build, axis, point

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")


def test_dense_scores_are_cosines(index: Index) -> None:
    query = np.array([3, 4, 0, 0, 0, 0, 0, 0], np.float32)  # not of norm 1: cosines 0.6 and 0.8 all the same
    top = index.dense(query, EVERYWHERE, 3)
    assert [item.id for item in top] == [IDS[1], IDS[0], IDS[2]]
    assert [item.score for item in top] == pytest.approx([0.8, 0.6, 0.6], abs=1e-6)


def test_sparse_scores_are_dot_products_with_idf_over_all_passages_with_terms(index: Index) -> None:
    # n = 4 (one has no terms); term 7 stands in 3: ln(1 + 1.5 / 3.5); term 9 in 1: ln(1 + 3.5 / 1.5)
    seven, nine = math.log(1 + 1.5 / 3.5), math.log(1 + 3.5 / 1.5)
    query = SparseVector.of([(7, 1.0), (9, 0.5), (12345, 9.0)])
    top = index.sparse(query, Where(any_of=(("country", ("SOM", "IRQ")),)), 10)
    assert [item.id for item in top] == [IDS[1], IDS[2], IDS[0]]
    assert [item.score for item in top] == pytest.approx([2 * seven + 0.5 * nine, 2 * seven, seven], abs=1e-5)


def test_term_numbers_may_use_all_32_bits(build: Build) -> None:
    index = build([point(OLD, 0, sparse=SparseVector.of([(2**32 - 1, 1.0)])), point(OLD, 10)])
    assert [item.id for item in index.sparse(SparseVector.of([(2**32 - 1, 1.0)]), EVERYWHERE, 5)] == [
        point(OLD, 0).passage.id
    ]


def test_a_query_without_terms_finds_nothing(index: Index) -> None:
    assert index.sparse(SparseVector.of([]), EVERYWHERE, 10) == ()


def test_equals_are_ordered_by_passage_also_where_the_limit_cuts_through_them(build: Build) -> None:
    points = [point(NEW, start, sparse=SparseVector.of([(1, 1.0)])) for start in range(0, 1000, 10)]
    expected = [item.passage.id for item in points]
    index = build([*points[50:], *points[:50], point(OLD, 0, dense=axis(4))])
    for limit in (1, 7, 99):
        dense = index.dense(axis(0), EVERYWHERE, limit)
        sparse = index.sparse(SparseVector.of([(1, 1.0)]), EVERYWHERE, limit)
        assert [item.id for item in dense] == expected[:limit]
        assert [item.id for item in sparse] == expected[:limit]
    assert index.dense(axis(0), EVERYWHERE, 0) == ()


def test_both_stores_rank_alike(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    points = []
    for start in range(300):
        vector = random.normal(size=DIM).astype(np.float32)
        terms = random.choice(60, size=12, replace=False)
        sparse = SparseVector.of((int(term), float(random.random()) + 0.1) for term in terms)
        country = ("SOM", "IRQ", "IRN")[start % 3]
        vector /= np.linalg.norm(vector)
        points.append(point(NEW, start, dense=vector, sparse=sparse, countries=(country,)))
    place = Place(generation="0" * 16, folder=tmp_path)
    indexes: list[Index] = []
    for store in (EdgeStore(), ServerStore(MEMORY)):
        store.build(place, DIM, points, lambda _: None)
        indexes.append(store.open(place))
    where = Where(any_of=(("country", ("SOM",)),))
    query = SparseVector.of([(3, 1.0), (8, 0.5), (40, 2.0)])
    for search in (
        lambda index: index.dense(points[0].dense, where, 20),
        lambda index: index.sparse(query, where, 20),
    ):
        edge, server = (search(index) for index in indexes)
        assert [item.id for item in edge] == [item.id for item in server]
        assert [item.score for item in edge] == pytest.approx([item.score for item in server], abs=1e-5)


@given(
    st.lists(st.sampled_from([0.1, 0.2, 0.3]), max_size=80),
    st.integers(0, 60),
    st.randoms(use_true_random=False),
)
def test_the_best_are_the_head_of_the_whole_order(scores: list[float], limit: int, random: Random) -> None:
    """Whatever order a store gives to equals, cutting through them changes nothing."""
    everything = [Scored(id=f"{0:016x}:{n}-{n + 1}", score=score) for n, score in enumerate(scores)]
    jumbled = sorted(everything, key=lambda item: (-item.score, random.random()))
    stored = [(item.score, point_id(item.id)) for item in jumbled]
    whole = sorted(everything, key=lambda item: (-item.score, int(item.id[17:].split("-")[0])))
    assert best(lambda asked: stored[:asked], limit) == tuple(whole[:limit])
