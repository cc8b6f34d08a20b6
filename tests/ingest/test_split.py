"""Splitting loses nothing, mixes nothing and stays within its measure, whatever the document looks like."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.aside import asides
from ingest.document import Block, BlockKind, Document, Section
from ingest.read.sniff import read
from ingest.split import MAXIMUM_WORDS, split
from tests.ingest.built import WORDS, document_of, source_of

SOURCE = source_of()

paragraphs = st.lists(st.sampled_from(WORDS), min_size=1, max_size=700).map(" ".join)
blocks = st.tuples(
    st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW]),
    paragraphs,
)
documents = st.lists(blocks, min_size=1, max_size=12).map(document_of)


@settings(max_examples=60, deadline=None)
@given(documents)
def test_a_passage_is_its_span_of_the_text(document: Document) -> None:
    for passage in split(document, SOURCE):
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.text == passage.text.strip() != ""


@settings(max_examples=60, deadline=None)
@given(documents)
def test_every_word_but_of_headings_and_what_is_set_aside_is_in_exactly_one_passage(
    document: Document,
) -> None:
    held = [0] * len(document.text)
    for passage in split(document, SOURCE):
        for at in range(passage.start, passage.end):
            held[at] += 1
    gone = {at for one in asides(document) for at in range(one.start, one.end)}
    for block in document.blocks:
        for at in range(block.start, block.end):
            expected = 0 if block.kind is BlockKind.HEADING or at in gone else 1
            assert held[at] == expected or document.text[at].isspace()


@settings(max_examples=60, deadline=None)
@given(documents)
def test_a_passage_keeps_within_its_section_and_its_measure(document: Document) -> None:
    for passage in split(document, SOURCE):
        sections = {b.section for b in document.blocks if b.start < passage.end and b.end > passage.start}

        assert len(sections) == 1
        assert len(passage.text.split()) <= MAXIMUM_WORDS


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 9000), st.sampled_from("ab"))
def test_an_endless_word_is_cut_and_nothing_of_it_lost(length: int, letter: str) -> None:
    document = document_of([(BlockKind.PARAGRAPH, letter * length)])

    assert "".join(p.text for p in split(document, SOURCE)) == letter * length


def test_an_unnumbered_heading_is_cited_by_the_number_around_it() -> None:
    text = "24.4.3 Somalië\n\nAd b.\n\nDe IND neemt aan."
    sections = (
        Section(start=0, end=len(text), number="24.4.3", title="Somalië", path=("Somalië",), level=1),
        Section(start=16, end=len(text), number=None, title="Ad b.", path=("Somalië", "Ad b."), level=2),
    )
    marks = (
        Block(start=0, end=14, kind=BlockKind.HEADING, section=0),
        Block(start=16, end=21, kind=BlockKind.HEADING, section=1),
        Block(start=23, end=len(text), kind=BlockKind.PARAGRAPH, section=1, paragraph="7"),
    )
    (passage,) = split(Document(sha256="0" * 64, text=text, blocks=marks, sections=sections), SOURCE)

    assert (passage.section, passage.headings, passage.paragraph) == ("24.4.3", ("Somalië", "Ad b."), "7")


def test_a_change_of_language_begins_a_new_passage() -> None:
    text = "Een zin.\n\nA sentence."
    marks = (
        Block(start=0, end=8, kind=BlockKind.PARAGRAPH),
        Block(start=10, end=21, kind=BlockKind.PARAGRAPH, language="en"),
    )
    found = split(Document(sha256="0" * 64, text=text, blocks=marks), SOURCE)

    assert [(p.text, p.language) for p in found] == [("Een zin.", "nl"), ("A sentence.", "en")]


@pytest.mark.parametrize(
    ("file", "language", "count", "first", "last"),
    [
        pytest.param(
            "usdos/eritrea-2016.html",
            "en",
            68,
            "Eritrea is a highly centralized, authoritarian regime",
            "was neither reported nor available.",
            id="a report in HTML",
        ),
        pytest.param(
            "kamerstukken/kst-19637-3498-landenbeleid-2025-12-08.txt",
            "nl",
            10,
            "Aan de Voorzitter van de Tweede Kamer",
            "D.M. van Weel",
            id="a letter in plain text",
        ),
        pytest.param(
            "vreemdelingencirculaire/BWBR0012288-2015-01-05.md",
            "nl",
            624,
            "In dit hoofdstuk zijn beleidsregels opgenomen in:",
            "Geen bijzonderheden.",
            id="policy rules of 28 countries",
        ),
    ],
)
def test_real_documents_give_these_passages(
    corpus: Path, file: str, language: str, count: int, first: str, last: str
) -> None:
    document = read((corpus / file).read_bytes(), file)
    found = split(document, source_of(language=language))
    bodies = (document.text[b.start : b.end] for b in document.blocks if b.kind is not BlockKind.HEADING)

    assert len(found) == count
    assert found[0].text.startswith(first)
    assert found[-1].text.endswith(last)
    assert "".join("".join(p.text.split()) for p in found) == "".join("".join(b.split()) for b in bodies)
    assert max(len(p.text.split()) for p in found) <= MAXIMUM_WORDS
