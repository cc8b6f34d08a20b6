"""A filter selects exactly what it says, on either index, and a misspelt one is an error."""

import numpy as np
import pytest

from ingest.store.index import Index
from ingest.store.records import EVERYWHERE, NONE, Where
from tests.ingest.store.five_points import DIM, IDS, OLD, UNDATED

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")


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
