"""Partial dates: what a year or a month can mean, and what is no date at all."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.partial_date import earliest, latest


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        pytest.param("2023", 20230101, 20231231, id="year"),
        pytest.param("2023-05", 20230501, 20230531, id="month"),
        pytest.param("2023-05-07", 20230507, 20230507, id="day"),
        pytest.param("2023-02", 20230201, 20230228, id="February"),
        pytest.param("2024-02", 20240201, 20240229, id="February of a leap year"),
        pytest.param("1900-02", 19000201, 19000228, id="no leap year, though divisible by 4"),
        pytest.param("2024-02-29", 20240229, 20240229, id="leap day"),
    ],
)
def test_a_partial_date_spans_the_days_it_could_mean(iso: str, first: int, last: int) -> None:
    assert (earliest(iso), latest(iso)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000",
        "23",
        "2023-5",
        "2023-00",
        "2023-13",
        "2023-05-00",
        "2023-05-32",
        "2023-02-29",
        "2023-05-07T00:00",
        "2023/05/07",
        "7 mei 2023",
        " 2023",
        "2023\n",
        "２０２３",
        "unknown",
    ],
)
def test_what_is_no_partial_iso_date_is_refused_by_name(text: str) -> None:
    for end in (earliest, latest):
        with pytest.raises(ValueError, match=re.escape(repr(text))):
            end(text)


@given(st.dates())
def test_a_day_lies_within_its_month_and_its_year(day: date) -> None:
    iso = day.isoformat()
    number = int(iso.replace("-", ""))
    assert earliest(iso) == latest(iso) == number
    for partial in (iso[:7], iso[:4]):
        assert earliest(partial) <= number <= latest(partial)


@given(st.dates(max_value=date(9999, 12, 30)))
def test_numbers_keep_the_order_of_days(day: date) -> None:
    assert earliest(day.isoformat()) < earliest((day + timedelta(days=1)).isoformat())
