"""In which order an answer is read: facts and policy apart, kinds as stated, newest editions first, then best first."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.order import DEFAULT_ORDER, group_of, reading_order, whole_order
from ingest.passage import Source, SourceType
from tests.ingest.built import source_of


def source(kind: str = "coi_report", superseded: str | None = None, **facts: object) -> Source:
    given = {"source_type": SourceType(kind), "superseded_by": superseded, "published": "2024"}
    return source_of(**{**given, **facts})


SOURCES = st.lists(
    st.builds(
        source,
        st.sampled_from([kind.value for kind in SourceType]),
        st.sampled_from([None, "later"]),
        published=st.sampled_from([None, "2015", "2023-04", "2024"]),
        covers_until=st.sampled_from([None, "2013-12-31", "2022"]),
        valid_from=st.sampled_from([None, "2014-01-01"]),
    ),
    max_size=9,
)
ORDERS = st.lists(st.sampled_from(SourceType), unique=True).map(whole_order)


def test_kinds_stand_in_the_order_that_is_given_and_older_editions_behind_newer_ones() -> None:
    quoted = [source(superseded="later"), source("policy_rule"), source(), source("ambtsbericht")]
    order = whole_order([SourceType.POLICY_RULE, SourceType.AMBTSBERICHT, SourceType.COI_REPORT])

    assert reading_order(quoted, order, timed=False) == (1, 3, 2, 0)


def test_kinds_under_one_heading_stand_together_where_another_kind_is_named_between_them() -> None:
    quoted = [source("policy_letter"), source(), source("policy_rule")]
    order = whole_order([SourceType.POLICY_RULE, SourceType.COI_REPORT])

    assert reading_order(quoted, order, timed=False) == (2, 0, 1)


def test_of_older_editions_the_newest_goes_first_unless_a_time_is_asked_for() -> None:
    quoted = [source(superseded="later", published=year) for year in ("2022", "2024-04", "2023")]
    quoted.append(source())

    assert reading_order(quoted, DEFAULT_ORDER, timed=False) == (3, 1, 2, 0)
    assert reading_order(quoted, DEFAULT_ORDER, timed=True) == (0, 1, 2, 3)


def test_facts_of_a_later_year_go_before_the_only_edition_of_an_earlier_one() -> None:
    quoted = [source(published="2015-01-29"), source(superseded="later", published="2023")]
    quoted += [source("policy_letter", published="2014"), source("policy_letter", published="2025")]

    assert reading_order(quoted, DEFAULT_ORDER, timed=False) == (1, 0, 2, 3)


@given(quoted=SOURCES, order=ORDERS, timed=st.booleans())
def test_every_source_is_read_once_and_every_heading_met_once(
    quoted: list[Source], order: tuple[SourceType, ...], *, timed: bool
) -> None:
    read = reading_order(quoted, order, timed=timed)
    groups = [group_of(quoted[n].source_type) for n in read]

    assert sorted(read) == list(range(len(quoted)))
    assert all(groups.index(group) + groups.count(group) > n for n, group in enumerate(groups))


@given(quoted=SOURCES, order=ORDERS)
def test_where_a_time_is_asked_for_the_best_of_every_kind_is_read_first(
    quoted: list[Source], order: tuple[SourceType, ...]
) -> None:
    read = reading_order(quoted, order, timed=True)

    for kind in SourceType:
        of_kind = [n for n in read if quoted[n].source_type is kind]
        assert of_kind == sorted(of_kind)
