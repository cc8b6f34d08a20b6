"""One contract for every index: the embedded one and the one on a server answer alike."""

import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ingest.errors import StoreError
from ingest.passage import Passage, Source, SourceType
from ingest.store.edge import EdgeStore
from ingest.store.index import Index, Place, Store, best, hits
from ingest.store.payload import passage_id, point_id
from ingest.store.records import EVERYWHERE, NONE, Facts, Point, Scored, SparseVector, Where
from ingest.store.server import MEMORY, ServerStore

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")

DIM = 8


Build = Callable[[Sequence[Point]], Index]


def source(number: int, **known: object) -> Source:
    described = {"source_type": SourceType.COI_REPORT, "language": "en", **known}
    return Source(
        id=f"{number:016x}",
        sha256=f"{number:064x}",
        file=f"reports/{number}.pdf",
        title="A report",
        publisher="An office",
        **described,  # type: ignore[arg-type]
    )


def point(document: Source, start: int, text: str = "Text.", **more: object) -> Point:
    known = {"dense": axis(0), "sparse": SparseVector.of([]), "countries": (), **more}
    passage = Passage(
        document_id=document.id,
        start=start,
        end=start + len(text),
        text=text,
        language=document.language,
        countries=known.pop("countries"),  # type: ignore[arg-type]
        headings=("1", "Veiligheid in de Cité – ‘noord’"),
        section="1.2",
        page=3,
        paragraph="C7/1",
    )
    return Point(passage=passage, facts=Facts.of(document), **known)  # type: ignore[arg-type]


def axis(number: int) -> NDArray[np.float32]:
    vector = np.zeros(DIM, np.float32)
    vector[number] = 1
    return vector


OLD = source(
    1,
    published="2011",
    valid_from="2011-01-01",
    valid_until="2012-06",
    work="rules",
    source_type=SourceType.POLICY_RULE,
    language="nl",
)
NEW = source(2, published="2013-05", covers_from="2012", covers_until="2013-02", work="rules")
UNDATED = source(3)

POINTS = (
    point(OLD, 0, "Somalië.", countries=("SOM",), dense=axis(0), sparse=SparseVector.of([(7, 1.0)])),
    point(OLD, 100, "Irak.", countries=("IRQ",), dense=axis(1), sparse=SparseVector.of([(7, 2.0), (9, 1.0)])),
    point(NEW, 0, "Iraq, Iran.", countries=("IRQ", "IRN"), sparse=SparseVector.of([(7, 2.0)])),
    point(NEW, 9, "General.", countries=(), dense=axis(2), sparse=SparseVector.of([(8, 1.5)])),
    point(UNDATED, 5, "Undated.", countries=("SOM",), dense=axis(3), sparse=SparseVector.of([])),
)
IDS = [item.passage.id for item in POINTS]


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


def found(index: Index, where: Where) -> list[int]:
    """Positions in POINTS of what matches, by three roads that must agree."""
    scored = index.dense(np.full(DIM, 0.5, np.float32), where, 100)
    positions = sorted(IDS.index(item.id) for item in scored)
    assert index.count(where) == len(positions)
    assert sum(number for _, number in index.facets("document", where)) == len(positions)
    return positions


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param(EVERYWHERE, [0, 1, 2, 3, 4], id="no condition"),
        pytest.param(Where(any_of=(("country", ("SOM",)),)), [0, 4], id="one country"),
        pytest.param(Where(any_of=(("country", ("SOM", "IRN")),)), [0, 2, 4], id="either country"),
        pytest.param(Where(any_of=(("country", ("IRQ", NONE)),)), [1, 2, 3], id="a country or none"),
        pytest.param(Where(any_of=(("country", (NONE,)),)), [3], id="about no country"),
        pytest.param(Where(any_of=(("country", ("XXX",)),)), [], id="country not held"),
        pytest.param(Where(any_of=(("country", ()),)), [], id="no value allowed"),
        pytest.param(Where(none_of=(("country", ("IRQ",)),)), [0, 3, 4], id="not this country"),
        pytest.param(Where(none_of=(("country", ()),)), [0, 1, 2, 3, 4], id="nothing excluded"),
        pytest.param(Where(any_of=(("language", ("nl",)),)), [0, 1], id="language"),
        pytest.param(Where(any_of=(("source_type", ("policy_rule",)),)), [0, 1], id="kind of source"),
        pytest.param(Where(any_of=(("work", ("rules",)),)), [0, 1, 2, 3], id="work"),
        pytest.param(Where(any_of=(("work", (NONE,)),)), [4], id="of no work"),
        pytest.param(Where(any_of=(("file", ("reports/2.pdf",)),)), [2, 3], id="file"),
        pytest.param(Where(any_of=(("document", (OLD.id, UNDATED.id)),)), [0, 1, 4], id="document"),
        pytest.param(Where(none_of=(("document", (OLD.id,)),)), [2, 3, 4], id="withdrawn document"),
        pytest.param(Where(at_least=(("published_until", 20110101),)), [0, 1, 2, 3], id="published since"),
        pytest.param(Where(at_least=(("published_from", 20130501),)), [2, 3], id="bounds are included"),
        pytest.param(Where(at_least=(("published_from", 20130502),)), [], id="one day later"),
        pytest.param(Where(at_most=(("published_until", 20111231),)), [0, 1], id="last day of a year"),
        pytest.param(Where(at_most=(("published_until", 20111230),)), [], id="one day earlier"),
        pytest.param(Where(at_most=(("valid_until", 20120630),)), [0, 1], id="last day of a month"),
        pytest.param(Where(at_least=(("valid_until", 20120701),)), [], id="unknown is not at least"),
        pytest.param(Where(at_least_or_unknown=(("valid_until", 20120701),)), [2, 3, 4], id="or unknown"),
        pytest.param(
            Where(at_most_or_unknown=(("valid_from", 20101231),)), [2, 3, 4], id="at most or unknown"
        ),
        pytest.param(Where(at_most_or_unknown=(("covers_from", 20120101),)), [0, 1, 2, 3, 4], id="covers"),
        pytest.param(Where(at_most=(("covers_until", 20130228),)), [2, 3], id="covers until"),
        pytest.param(
            Where(
                any_of=(("country", ("IRQ", "SOM")), ("language", ("nl",))),
                none_of=(("country", ("SOM",)),),
                at_least=(("valid_until", 20120301),),
                at_most=(("valid_from", 20120301),),
            ),
            [1],
            id="all conditions together",
        ),
    ],
)
def test_a_filter_selects_exactly_what_it_says(index: Index, where: Where, expected: list[int]) -> None:
    assert found(index, where) == expected


@pytest.mark.parametrize("field", ["countries", "published_from", "Country", ""])
def test_a_misspelt_keyword_field_is_an_error_and_not_an_empty_result(field: str) -> None:
    with pytest.raises(ValueError, match="no keyword field"):
        Where(any_of=((field, ("SOM",)),))


@pytest.mark.parametrize("condition", ["at_least", "at_most", "at_least_or_unknown", "at_most_or_unknown"])
def test_a_number_condition_on_a_keyword_field_is_an_error(condition: str) -> None:
    with pytest.raises(ValueError, match="no number field"):
        Where(**{condition: (("country", 1),)})


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
