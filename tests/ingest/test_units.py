"""The least that is quoted: short paragraphs whole, items with their lead-in, and nothing of a passage left out."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import BlockKind, Document
from ingest.quoting import LEAD_REACH, REACH
from ingest.split import split
from ingest.units import units
from tests.ingest.built import WORDS, document_of, source_of
from tests.ingest.listed import Line, heading, line, listed

SOURCE = source_of()

paragraphs = st.lists(st.sampled_from((*WORDS, "volgende:")), min_size=1, max_size=400).map(" ".join)
kinds = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW])
OPENING = (BlockKind.PARAGRAPH, "Dit stuk gaat over de situatie.")  # what opens without a sentence is a title
documents = st.lists(st.tuples(kinds, paragraphs), min_size=1, max_size=8).map(
    lambda blocks: document_of([OPENING, *blocks])
)


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
    return listed([line("De IND beschouwt als risicogroep:"), *(line(item, None, 0) for item in items)])


def quotes(document: Document) -> list[str]:
    return [
        document.text[unit.quote_start : unit.quote_end]
        for passage in split(document, SOURCE)
        for unit in units(document, passage)
    ]


CONDITION = "er is een reëel risico op vervolging door de autoriteiten van het land waar hij is geboren"


def test_an_item_is_quoted_with_its_whole_list_and_what_introduces_it() -> None:
    document = enumeration(tuple(f"{CONDITION}, geval {n};" for n in range(10)))
    found = quotes(document)

    assert len(found) == 11
    assert set(found) == {document.text}


def test_a_list_that_begins_and_ends_in_other_passages_is_quoted_whole() -> None:
    before = " ".join(
        f"In het jaar {year} is de regel door de minister gewijzigd." for year in range(1999, 2012)
    )
    items = [line(f"{CONDITION}, geval {n};", None, 1) for n in range(6)]
    document = listed([line(before), line("Vereist is:"), *items, line("Dit geldt sinds mei.")])
    *_, last = split(document, SOURCE)
    (unit,) = units(document, last)

    assert "Vereist is:" not in last.text
    assert document.text[unit.quote_start : unit.quote_end].startswith("Vereist is:\n\n")
    assert unit.quote_end == last.end


def test_of_a_long_paragraph_its_last_sentences_are_quoted_with_the_list() -> None:
    said = " ".join(
        f"In het jaar {year} is de regel door de minister gewijzigd." for year in range(1990, 2020)
    )
    document = listed([line(f"{said} Vereist is:"), *(line(f"{CONDITION};", None, 0) for _ in range(5))])
    found = quotes(document)[-1]

    assert "Vereist is:" in found
    assert found.startswith("In het jaar")
    assert found.endswith(f"{CONDITION};")
    assert len(found) <= REACH


def test_a_list_within_a_long_list_is_quoted_whole() -> None:
    long = [line(f"{CONDITION}, geval {n};", None, 0) for n in range(12)]
    members = [f"de leden van raad {n} die sinds het begin van de oorlog lid zijn geweest;" for n in range(7)]
    inner = [line(member, None, 13) for member in members]
    document = listed([line("Vereist is:"), *long, line("van de volgende organen:", None, 0), *inner])

    assert quotes(document)[-1] == "\n\n".join(("van de volgende organen:", *members))


def test_of_a_longer_list_an_item_is_quoted_from_the_lead_in_and_the_lead_in_with_what_is_near() -> None:
    document = enumeration(tuple(f"{CONDITION}, geval {n};" for n in range(14)))
    found = quotes(document)

    assert found[2] == document.text[: document.blocks[2].end]
    assert found[0].startswith("De IND beschouwt als risicogroep:\n\n")
    assert len(found[0]) <= LEAD_REACH
    assert all(len(quote) <= REACH for quote in found)


def test_what_stands_around_the_text_is_no_unit() -> None:
    lines: list[Line] = [
        line("Voorbeeldministerie"),
        line("> Retouradres Postbus 12 2500 AA Stad"),
        line("Datum 3 mei 2024"),
        line("Betreft Moratorium voor Noordland"),
        line("Er geldt een moratorium."),
        heading("Bijlage: geraadpleegde bronnen"),
        line("Bond van Rechters, Jaarbericht, 3 mei 2022"),
    ]

    assert quotes(listed(lines)) == ["Er geldt een moratorium."]


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
