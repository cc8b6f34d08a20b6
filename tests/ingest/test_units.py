"""The least that is quoted: short paragraphs whole, items with their lead-in, and nothing of a passage left out."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Block, BlockKind, Document
from ingest.split import split
from ingest.units import LEAD_REACH, units
from tests.ingest.built import WORDS, document_of, source_of

SOURCE = source_of()

paragraphs = st.lists(st.sampled_from((*WORDS, "volgende:")), min_size=1, max_size=400).map(" ".join)
kinds = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW])
documents = st.lists(st.tuples(kinds, paragraphs), min_size=1, max_size=8).map(document_of)


@settings(max_examples=60, deadline=None)
@given(documents)
def test_units_cover_every_word_of_a_passage_once_and_in_order(document: Document) -> None:
    for passage in split(document, SOURCE):
        found = units(document, passage)
        held = "".join(document.text[unit.start : unit.end] for unit in found)

        assert "".join(held.split()) == "".join(passage.text.split())
        assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(documents)
def test_a_quotation_holds_its_unit(document: Document) -> None:
    for passage in split(document, SOURCE):
        for unit in units(document, passage):
            assert 0 <= unit.quote_start <= unit.start < unit.end <= unit.quote_end <= len(document.text)


def enumeration(items: tuple[str, ...]) -> Document:
    parts = ("De IND beschouwt als risicogroep:", *items)
    plain = document_of([(BlockKind.PARAGRAPH, part) for part in parts])
    lead, *rest = plain.blocks
    listed = tuple(Block(start=b.start, end=b.end, kind=BlockKind.LIST_ITEM, lead=0) for b in rest)
    return Document(sha256=plain.sha256, text=plain.text, blocks=(lead, *listed))


def quotes(document: Document) -> list[str]:
    return [
        document.text[unit.quote_start : unit.quote_end]
        for passage in split(document, SOURCE)
        for unit in units(document, passage)
    ]


def test_an_item_is_quoted_from_its_lead_in_and_the_lead_in_with_its_items() -> None:
    long = ", ".join(f"wie in het jaar {year} daarvan door buren werd verdacht" for year in range(2001, 2009))
    document = enumeration(("journalisten;", f"bekeerlingen {long}."))
    found = quotes(document)

    assert found[0] == document.text
    assert all(quote.startswith("De IND beschouwt als risicogroep:\n\njournalisten;") for quote in found)


def test_an_item_far_from_its_lead_in_stands_alone() -> None:
    items = tuple(
        " ".join(f"groep {number}{letter}" for letter in "abcdefghijklmnopqrst") + " van mensen daar."
        for number in range(8)
    )
    document = enumeration(items)
    last = quotes(document)[-1]

    assert document.blocks[-1].start > LEAD_REACH
    assert last == items[-1]


def test_a_short_passage_is_one_unit() -> None:
    document = document_of(
        [(BlockKind.HEADING, "Bijzonderheden"), (BlockKind.PARAGRAPH, "Geen bijzonderheden.")]
    )

    assert quotes(document) == ["Geen bijzonderheden."]
