"""Editions of a work follow one another by the date that counts; a correction takes the place of what it corrects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.editions import link, order_key, replaced
from ingest.passage import Source
from tests.ingest.built import source_of


def edition(digit: str, **facts: object) -> Source:
    return source_of(digit * 64, **{"work": "w", **facts})


def test_each_edition_is_superseded_by_the_next_newer_one() -> None:
    old, middle, new = (edition(d, published=f"202{d}-05") for d in "123")
    linked = link((new, old, middle))

    assert [(s.sha256[0], s.superseded_by) for s in linked] == [("3", None), ("1", middle.id), ("2", new.id)]


def test_validity_orders_before_the_period_covered_and_that_before_publication() -> None:
    one = edition("1", valid_from="2015-01-01", covers_until="2010", published="2009")

    assert order_key(one) == 20150101
    assert order_key(edition("2", covers_until="2010", published="2009")) == 20100101
    assert order_key(edition("3", published="2009-03")) == 20090301
    assert order_key(edition("4")) is None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(edition("2", published="2023", work="other"), id="another work"),
        pytest.param(edition("2", published="2023", work=None), id="no work"),
        pytest.param(edition("2"), id="no date"),
        pytest.param(edition("2", published="2021"), id="the same date"),
    ],
)
def test_what_does_not_follow_is_not_linked(other: Source) -> None:
    assert [s.superseded_by for s in link((edition("1", published="2021"), other))] == [None, None]


@given(st.lists(st.integers(1990, 2030), min_size=1, max_size=8))
def test_every_edition_but_the_newest_has_exactly_one_later_successor(years: list[int]) -> None:
    held = tuple(source_of(f"{i:064x}"[::-1], work="w", published=str(year)) for i, year in enumerate(years))
    year_of = {s.id: int(s.published or 0) for s in held}
    for source in link(held):
        if year_of[source.id] == max(years):
            assert source.superseded_by is None
        else:
            assert source.superseded_by is not None
            assert year_of[source.superseded_by] == min(y for y in years if y > year_of[source.id])


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        pytest.param(source_of("1" * 64), source_of("2" * 64), True, id="nothing tells the two apart"),
        pytest.param(
            edition("1", published="2021"), edition("2", published="2023"), False, id="a newer edition"
        ),
        pytest.param(edition("1", published="2021"), edition("2", published="2021"), True, id="a correction"),
        pytest.param(
            source_of("1" * 64, published="2021"),
            source_of("2" * 64, published="2023"),
            True,
            id="dates without a work",
        ),
        pytest.param(edition("1"), edition("2", published="2023"), True, id="an old one without a date"),
        pytest.param(edition("1"), edition("1", title="Better"), False, id="the same bytes"),
        pytest.param(source_of("1" * 64), source_of("2" * 64, file="b.md"), False, id="another file name"),
    ],
)
def test_other_bytes_under_a_name_replace_what_is_no_version_of_its_own(
    old: Source, new: Source, *, gone: bool
) -> None:
    assert replaced((old, new), (new,)) == ({old.sha256: new} if gone else {})
