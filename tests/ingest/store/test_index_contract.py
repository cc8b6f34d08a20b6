"""What was stored comes back as it was, from the embedded index and from the one of a server."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import StoreError
from ingest.passage import Passage, SourceType
from ingest.store.edge import EdgeStore
from ingest.store.index import Index, Place, hits
from ingest.store.payload import passage_id, point_id
from ingest.store.records import EVERYWHERE, NONE, Facts, Point, Scored, SparseVector, Where
from ingest.store.server import MEMORY, ServerStore
from tests.ingest.store.five_points import IDS, OLD, POINTS, UNDATED, Build, axis, point

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")


def test_fetch_returns_what_was_stored_in_the_order_asked(index: Index) -> None:
    wanted = [IDS[4], IDS[0], IDS[2]]
    records = index.fetch(wanted)
    assert [record.passage.id for record in records] == wanted
    assert records[0].passage == POINTS[4].passage
    assert records[0].facts == Facts(file="reports/3.pdf", source_type=SourceType.COI_REPORT)
    assert records[1].facts == POINTS[0].facts
    assert (records[1].facts.valid_from, records[1].facts.valid_until) == (20110101, 20120630)
    assert index.fetch([]) == ()


def test_any_text_comes_back_as_it_was(build: Build) -> None:
    texts = [
        "NUL \0 inside",
        "‘aanhalingen’ – é",
        "e\u0301 is not é",
        "عربى",
        "😀\u2028\u00ad",
        '{"a": [1]}',
        " ",
    ]
    points = [point(OLD, 100 * place, text) for place, text in enumerate(texts)]
    assert [record.passage for record in build(points).scroll()] == [one.passage for one in points]


def test_fetching_a_passage_that_is_not_held_names_it(index: Index) -> None:
    with pytest.raises(StoreError, match="0000000000000001:3-4"):
        index.fetch([IDS[0], "0000000000000001:3-4"])


def test_hits_keep_the_scores_of_whoever_ranked(index: Index) -> None:
    chosen = (Scored(id=IDS[3], score=0.5), Scored(id=IDS[1], score=0.25))
    assert [(hit.passage.text, hit.score) for hit in hits(index, chosen)] == [
        ("General.", 0.5),
        ("Irak.", 0.25),
    ]


def test_scroll_yields_everything_by_document_and_place(build: Build) -> None:
    starts = [9, 100, 1000, 10, 99, *range(2000, 5000, 2)]  # more than one page, and not in order
    index = build([point(document, start) for start in starts for document in (UNDATED, OLD)])
    places = [(item.passage.document_id, item.passage.start) for item in index.scroll()]
    assert places == sorted((document.id, start) for start in starts for document in (UNDATED, OLD))


def test_facets_count_values_most_frequent_first(index: Index) -> None:
    assert index.facets("country") == (("IRQ", 2), ("SOM", 2), (NONE, 1), ("IRN", 1))
    dutch = Where(any_of=(("language", ("nl",)),))
    assert index.facets("country", dutch) == (("IRQ", 1), ("SOM", 1))


def test_an_empty_index_answers_with_nothing(build: Build) -> None:
    index = build([])
    assert index.count() == 0
    assert index.dense(axis(0), EVERYWHERE, 5) == ()
    assert index.sparse(SparseVector.of([(1, 1.0)]), EVERYWHERE, 5) == ()
    assert list(index.scroll()) == []
    assert index.facets("country") == ()


def test_opening_what_was_never_built_is_a_store_error(tmp_path: Path) -> None:
    place = Place(generation="f" * 16, folder=tmp_path / "none")
    for store in (EdgeStore(), ServerStore(MEMORY)):
        with pytest.raises(StoreError, match="coi ingest --rebuild"):
            store.open(place)


def test_a_passage_id_that_is_none_is_refused(build: Build) -> None:
    with pytest.raises(StoreError, match="no passage id"):
        build(
            [
                Point(
                    passage=Passage(document_id="report", start=0, end=1, text="x", language="en"),
                    facts=Facts.of(OLD),
                    dense=axis(0),
                    sparse=SparseVector.of([]),
                )
            ]
        )


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))
def test_passage_ids_survive_being_numbers(document: int, start: int, end: int) -> None:
    text = f"{document:016x}:{start}-{end}"
    assert passage_id(point_id(text)) == text
