"""What introduces an item is found where the page says it in another way than a colon right above."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.lists import Listed, leads_of, listed_under
from tests.ingest.listed import Line, heading, line, listed, loose

FAR = 10_000


def test_items_under_an_answer_belong_to_it() -> None:
    answer: Line = (BlockKind.ANSWER, "Daarvoor gelden twee eisen:", "3", None)
    document = listed(
        [answer, loose("• een paspoort"), loose("• een visum"), line("De eisen gelden sinds 2019.")]
    )

    assert [leads_of(document, i) for i in range(4)] == [(), (0,), (0,), ()]
    assert listed_under(document, 0, FAR) == Listed(lead=0, last=2, items=2, whole=True)


def test_items_that_are_parts_of_one_sentence_belong_to_the_sentence_before_without_a_colon() -> None:
    document = listed(
        [
            line("De arts weegt de drie volgende criteria."),
            loose("a. het stadium;", "a"),
            loose("b. de zorg; en", "b"),
            loose("c. de steun.", "c"),
        ]
    )

    assert {leads_of(document, i) for i in (1, 2, 3)} == {(0,)}


def test_separate_statements_under_a_statement_are_no_list() -> None:
    document = listed(
        [line("De route is lang."), loose("• Het leger bewaakt de brug."), loose("• De weg is dicht.")]
    )

    assert leads_of(document, 1) == ()
    assert listed_under(document, 0, FAR) is None


def test_what_is_said_about_an_item_does_not_part_it_from_the_next() -> None:
    document = listed(
        [
            line("Shown must be that:"),
            line("a) the applicant has a passport", "a", 0),
            line("A copy is not enough."),
            loose("b) the passport is valid.", "b"),
            line("A visa is another matter."),
        ]
    )

    assert leads_of(document, 3) == (0,)
    assert listed_under(document, 0, FAR) == Listed(lead=0, last=3, items=3, whole=True)


def test_paragraphs_behind_a_bullet_or_within_one_sentence_are_items() -> None:
    document = listed(
        [
            line("Bescherming is er niet voor:"),
            line("*journalisten;"),
            line("*rechters."),
            line("Niet meegewogen worden:"),
            line("de leeftijd;"),
            line("de herkomst."),
        ]
    )

    assert [leads_of(document, i) for i in range(6)] == [(), (0,), (0,), (), (3,), (3,)]


def test_a_heading_that_announces_its_items_introduces_them_and_a_bare_one_does_not() -> None:
    announced = listed(
        [heading("Evidence of sufficient resources:"), loose("— pay slips;"), loose("— savings.")]
    )
    bare = listed([heading("Examples:"), loose("— A. lives in the capital."), loose("— B. moved in 2020.")])

    assert leads_of(announced, 2) == (0,)
    assert leads_of(bare, 2) == ()


def test_headings_may_be_the_items() -> None:
    lines = [
        line("The partnership has to meet both of these conditions:"),
        heading("a) It is registered"),
        line("Abroad or here."),
        heading("b) It equals marriage"),
        line("In law."),
        heading("3 Children"),
    ]

    assert listed_under(listed(lines), 0, FAR) == Listed(lead=0, last=3, items=3, whole=True)
    assert listed_under(listed(lines[:3]), 0, FAR) == Listed(lead=0, last=1, items=1, whole=False)


def test_an_item_that_only_stands_further_in_is_under_no_other_item() -> None:
    document = listed(
        [
            line("We recommend:"),
            line("1. sign the treaty;", "1", 0),
            line("2. ratify it;", "2", 1),
            line("3. of the courts:", "3", 0),
            line("– appoint judges.", None, 3),
        ]
    )

    assert leads_of(document, 2) == (0,)
    assert leads_of(document, 4) == (3, 0)


def test_a_list_beyond_reach_goes_on() -> None:
    document = listed([line("Wie:"), *(line("iemand " * 20 + ";", None, 0) for _ in range(5))])
    found = listed_under(document, 0, 300)

    assert found == Listed(lead=0, last=2, items=2, whole=False)


@pytest.mark.parametrize("count", [5, 400])
def test_a_long_run_without_a_lead_is_no_list_and_costs_little(count: int) -> None:
    document = listed([line("Zij overleden."), *(loose(f"• naam {n}.") for n in range(count))])

    assert all(leads_of(document, i) == () for i in range(count))


kinds = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ANSWER])
texts = st.sampled_from(["alle volgende:", "a) een;", "b) twee; en", "• drie.", "vier", "Vijf.", "3. zes:"])
labels = st.sampled_from([None, "a", "b", "1", "2", "ii"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(kinds, texts, labels, st.none()), min_size=1, max_size=12))
def test_what_introduces_stands_before_and_every_item_is_in_the_list(lines: list[Line]) -> None:
    document = listed(lines)
    for index in range(len(lines)):
        leads = leads_of(document, index)
        assert all(lead < index for lead in leads)
        for lead in leads:
            found = listed_under(document, lead, FAR)
            assert found is not None
            assert (
                lead < index <= found.last or document.blocks[index].section != document.blocks[lead].section
            )
