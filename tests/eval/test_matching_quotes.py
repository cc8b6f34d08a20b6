"""A quote is proven by its own words, whatever the accidents of print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.fold import fold, fold_heading
from eval.matching import contains, note_proves, passage_proves
from eval.questions import Gold
from tests.eval.gold_and_evidence import LETTER, OPENING, RULES, evidence, question

QUOTE = Gold(file=LETTER, quote="verantwoordelijk voor het opstellen van het landgebonden beleid")


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        pytest.param(
            "Het ministerie is verantwoordelijk voor het opstellen van het landgebonden beleid.",
            True,
            id="in a sentence",
        ),
        pytest.param(
            "is verantwoordelijk voor het opstellen van het landge-\nbonden   beleid",
            True,
            id="across a hyphenated line end",
        ),
        pytest.param("opstellen van het landgebonden beleid", False, id="half of it is a scrap"),
        pytest.param(
            "voor het opstellen van het landgebonden beleid", True, id="46 of 63 characters, 7 words"
        ),
        pytest.param(
            "Verantwoordelijk voor het opstellen van het terugkeerbeleid", False, id="one other word"
        ),
        pytest.param("", False, id="blank"),
        pytest.param(
            "verantwoordelijk voor het opstellen van het landgebonden beleid " * 50,
            False,
            id="no quotation is that long",
        ),
    ],
)
def test_a_footnote_proves_a_quote_that_it_contains_or_nearly_is(text: str, *, proves: bool) -> None:
    assert note_proves(evidence(LETTER, text), QUOTE, question(QUOTE)) is proves


def test_a_passage_must_contain_the_whole_quote() -> None:
    part = evidence(LETTER, "voor het opstellen van het landgebonden beleid")

    assert not passage_proves(part, QUOTE, question(QUOTE))


def test_a_quote_with_a_place_must_stand_in_that_place() -> None:
    both = Gold(file=RULES, heading="Besluitmoratorium", quote="geldt geen besluit in de zin")
    here = evidence(RULES, OPENING, "2.1", "Besluitmoratorium")
    elsewhere = evidence(RULES, OPENING, "3.1", "Vertrekmoratorium")

    assert passage_proves(here, both, question(both))
    assert not passage_proves(elsewhere, both, question(both))


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        pytest.param("in 2015 gold", "15", False, id="a number inside a number"),
        pytest.param(
            "artikel 15c van de richtlijn", "artikel 15", False, id="a short quote ends with a word"
        ),
        pytest.param("artikel 15, onder c", "artikel 15", True, id="a comma ends a word"),
        pytest.param("«equality of arms»", '"equality of arms"', True, id="quotation marks"),
        pytest.param("2011 – 2012", "2011 - 2012", True, id="dashes"),
        pytest.param("de Ambtsbe-\nrichten", "de ambtsberichten", True, id="hyphen at the line end"),
        pytest.param("IND- medewerker", "IND-medewerker", True, id="hyphen of the word at a line end"),
        pytest.param("Syrie", "Syrië", False, id="an accent is part of the word"),
        pytest.param("iets", "  ", False, id="a blank quote stands nowhere"),
    ],
)
def test_words_are_compared_without_the_accidents_of_print(text: str, quote: str, *, found: bool) -> None:
    assert contains(text, quote) is found


@given(st.text())
def test_folding_twice_is_folding_once_for_plain_comparison(text: str) -> None:
    assert fold(text) == fold(f"  {text}\n")


@given(st.text(alphabet="abc -.\n0", max_size=40), st.text(alphabet="abc -.\n0", max_size=10))
def test_a_text_contains_every_long_piece_of_itself(before: str, after: str) -> None:
    piece = "een twee drie vier vijf"

    assert contains(f"{before} {piece} {after}", piece)


def test_a_printed_enumerator_is_no_part_of_a_heading() -> None:
    assert fold_heading("a. Freedom") == fold_heading("2.3.1. FREEDOM") == fold_heading("Freedom")
    assert fold_heading("Algemeen") == "algemeen"
