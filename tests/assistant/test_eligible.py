"""Date, version and kind decide which documents may answer, before anything is searched."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Understood
from assistant.eligible import LATER, UNKNOWN_DATE, eligible
from ingest.editions import link
from ingest.passage import Source, SourceType

TODAY = date(2026, 11, 22)


def source(name: str, **facts: object) -> Source:
    base = Source(
        id=name,
        sha256=name * 8,
        file=f"{name}.pdf",
        title=name,
        publisher="Ministry",
        source_type=SourceType.COI_REPORT,
        language="nl",
    )
    return replace(base, **facts)  # type: ignore[arg-type]


def rule(name: str, valid_from: str, **facts: object) -> Source:
    return source(name, source_type=SourceType.POLICY_RULE, work="rules", valid_from=valid_from, **facts)


RULES = (rule("r2011", "2011-06-19"), rule("r2014", "2014-01-01"), rule("r2015", "2015-01-05"))


def ids(sources: tuple[Source, ...], **asked: object) -> set[str]:
    understood = Understood(language="nl", **asked)  # type: ignore[arg-type]
    return {s.id for s in eligible(sources, understood, TODAY).documents}


@pytest.mark.parametrize(
    ("as_of", "in_force"),
    [
        pytest.param("2014-01-01", "r2014", id="on the day it begins"),
        pytest.param("2013-12-31", "r2011", id="on the day before"),
        pytest.param("2015-03-01", "r2015", id="after the last change"),
    ],
)
def test_the_version_in_force_on_the_date_is_used(as_of: str, in_force: str) -> None:
    assert ids(RULES, as_of=as_of) == {in_force}


def test_before_the_first_version_there_is_none() -> None:
    assert ids(RULES, as_of="2011-06-18") == set()


def test_without_a_date_the_newest_version_is_used() -> None:
    assert ids(RULES) == {"r2015"}


def test_a_year_selects_the_versions_in_force_in_it() -> None:
    assert ids(RULES, years=(2014,)) == {"r2014"}


def test_nothing_published_after_the_reference_date_is_used() -> None:
    reports = (source("old", published="2019"), source("new", published="2020-05"))

    assert ids(reports, as_of="2020-01-15") == {"old"}


def test_a_partial_date_counts_as_its_last_day() -> None:
    assert ids((source("a", published="2020"),), as_of="2020-06-30") == set()


def test_what_is_in_force_from_before_the_reference_date_but_published_after_it_is_left_out() -> None:
    late = rule("late", "2014-01-01", published="2014-03-20")

    found = eligible((late,), Understood(language="nl", as_of="2014-02-01"), TODAY)

    assert found.left_out == ((late, LATER),)
    assert ids((late,), as_of="2014-03-20") == {"late"}


def test_a_late_publication_leaves_the_version_that_could_be_known_in_force() -> None:
    versions = (rule("r2011", "2011-06-19"), rule("late", "2014-01-01", published="2014-03-20"))

    assert ids(versions, as_of="2014-02-01") == {"r2011"}
    assert ids(versions, as_of="2014-04-01") == {"late"}


def test_what_is_published_before_the_reference_date_but_not_yet_in_force_is_left_out() -> None:
    assert ids((rule("early", "2014-01-01", published="2013-12-01"),), as_of="2013-12-15") == set()


def test_a_version_whose_publication_is_unknown_is_placed_by_its_entry_into_force() -> None:
    assert ids((rule("rule", "2014-01-01"),), as_of="2014-02-01") == {"rule"}


def test_a_document_without_a_date_cannot_be_placed_before_one() -> None:
    undated = (source("undated"),)

    found = eligible(undated, Understood(language="nl", as_of="2024-01-01"), TODAY)

    assert found.documents == ()
    assert found.left_out == ((undated[0], UNKNOWN_DATE),)
    assert ids(undated) == {"undated"}


def test_kind_and_publisher_limit_the_search_when_asked_for() -> None:
    both = (source("a", source_type=SourceType.AMBTSBERICHT), source("b", publisher="EUAA"))

    assert ids(both, source_types=(SourceType.AMBTSBERICHT,)) == {"a"}
    assert ids(both, publishers=("EUAA",)) == {"b"}


def test_editions_are_linked_to_the_next_newer_one() -> None:
    linked = {s.id: s.superseded_by for s in link((*RULES, source("lone", work="x"), source("none")))}

    assert linked == {"r2011": "r2014", "r2014": "r2015", "r2015": None, "lone": None, "none": None}
