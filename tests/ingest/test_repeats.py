"""Repeated sentences are found in other documents, under the same country, and only where they say the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.passage import Passage
from ingest.repeats import Repeat, Repeats, contained

FIRST = "The courts were not independent and judges were dismissed by decree."
SECOND = "Lawyers reported that they could not see the files of their clients before the hearing."
THIRD = "In the capital two courts were closed during the whole of the year under review."


def passage(
    document: str, text: str, country: str = "XVA", heading: str = "Judiciary", start: int = 0
) -> Passage:
    return Passage(
        document_id=document,
        start=start,
        end=start + len(text),
        text=text,
        language="en",
        headings=("Chapter", heading),
        countries=(country,),
    )


def documents_of(found: tuple[Repeat, ...]) -> dict[str, bool]:
    return {repeat.document_id: repeat.exact for repeat in found}


def test_the_same_text_in_another_edition_is_found_at_its_place() -> None:
    own, other = passage("a", FIRST), passage("b", f"{THIRD} {FIRST} {SECOND}", start=100)

    found = Repeats.of([own, other]).find(own, FIRST)

    assert documents_of(found) == {"b": True}
    assert other.text[found[0].start - 100 : found[0].end - 100] == FIRST


def test_spacing_and_capitals_do_not_part_two_editions() -> None:
    own = passage("a", f"{FIRST} {SECOND}")
    other = passage("b", f"{FIRST.replace(' ', '  ')}\n\n{SECOND}".replace("courts", "Courts"))

    assert documents_of(Repeats.of([own, other]).find(own, own.text)) == {"b": True}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(passage("b", FIRST, country="XOS"), id="about another country"),
        pytest.param(passage("b", FIRST.replace("not ", "")), id="with one word less"),
        pytest.param(passage("b", SECOND), id="another sentence"),
        pytest.param(passage("a", FIRST, start=500), id="in the same document"),
    ],
)
def test_what_does_not_say_the_same_elsewhere_is_no_repeat(other: Passage) -> None:
    own = passage("a", FIRST)

    assert Repeats.of([own, other]).find(own, FIRST) == ()


def test_a_year_makes_another_sentence() -> None:
    texts = ["Nine people were sentenced to death by the military court in the year 2019.", ""]
    texts[1] = texts[0].replace("2019", "2020")
    own, other = passage("a", texts[0]), passage("b", texts[1])

    assert Repeats.of([own, other]).find(own, own.text) == ()


def test_a_short_sentence_counts_only_under_the_same_heading() -> None:
    own = passage("a", "Geen bijzonderheden.", heading="Documenten")
    same, another = passage("b", own.text, heading="Documenten"), passage("c", own.text, heading="Vrouwen")

    assert documents_of(Repeats.of([own, same, another]).find(own, own.text)) == {"b": True}


def test_a_text_that_stands_there_for_the_greater_part_is_said_to_do_so() -> None:
    own = passage(
        "a", " ".join((FIRST, SECOND, THIRD, THIRD.replace("two", "four"), FIRST.replace("by", "without")))
    )
    other = passage("b", " ".join((FIRST, SECOND, THIRD, THIRD.replace("two", "four"))))

    assert documents_of(Repeats.of([own, other]).find(own, own.text)) == {"b": False}


def test_a_table_read_back_finds_the_same(tmp_path: Path) -> None:
    own, other = passage("a", FIRST), passage("b", FIRST)
    made = Repeats.of([own, other])
    made.write(tmp_path)

    read = Repeats.read(tmp_path)

    assert read is not None
    assert read.find(own, FIRST) == made.find(own, FIRST)


def test_a_folder_without_a_table_has_none_and_a_damaged_one_is_not_believed(tmp_path: Path) -> None:
    assert Repeats.read(tmp_path) is None
    (tmp_path / "repeats.npz").write_bytes(b"no archive")
    assert Repeats.read(tmp_path) is None


def test_a_shorter_quotation_is_contained_in_a_longer_one_but_not_the_other_way_round() -> None:
    short, long = passage("a", SECOND), passage("b", f"{FIRST} {SECOND}")

    assert contained(short, short.text, long, long.text)
    assert not contained(long, long.text, short, short.text)


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_repeat_is_a_place_in_the_other_document(one: str, other: str) -> None:
    own, there = passage("a", f"{one} {FIRST} {SECOND}"), passage("b", f"{other} {FIRST} {SECOND}")

    for repeat in Repeats.of([own, there]).find(own, f"{FIRST} {SECOND}"):
        assert there.start <= repeat.start < repeat.end <= there.end
