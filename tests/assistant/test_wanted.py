"""A passage says a word of a question in its own language, and says it once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wanted import covered, said, wanted
from ingest.passage import Passage
from ingest.terms import tokens
from ingest.translations import Translations

KNOWN = Translations.of_pairs(
    [
        ("court", "rechter"),
        ("court", "rechtbank"),
        ("questionnaire", "vragenlijst"),
        ("country of origin", "herkomstland"),
        ("safe", "veilig"),
        ("place", "plaats"),
    ]
)


def says(question: str, asked: str, text: str, written: str) -> list[bool]:
    present = frozenset(tokens(text, written))
    return [said(ways, present) for ways in wanted(question, asked, written, KNOWN)]


@pytest.mark.parametrize(
    ("question", "asked", "text", "written"),
    [
        ("Which courts?", "en", "De rechtbanken in het noorden", "nl"),
        ("Welke rechters?", "nl", "The courts of the north", "en"),
        ("A questionnaire", "en", "De nieuwe vragenlijsten", "nl"),
        ("the country of origin", "en", "naar het herkomstland", "nl"),
        ("het herkomstland", "nl", "to the country of their origin", "en"),
        ("the ambtsberichten", "en", "het ambtsbericht van maart", "nl"),
        ("article 3:42 Awb", "en", "artikel 3:42 van de Awb", "nl"),
    ],
)
def test_a_word_is_met_in_the_other_language(question: str, asked: str, text: str, written: str) -> None:
    assert any(says(question, asked, text, written))


def test_a_word_counts_once_however_it_is_said() -> None:
    assert says("Which court?", "en", "de rechter van de rechtbank", "nl") == [True]


def test_an_unlisted_dutch_compound_is_looked_for_by_its_parts() -> None:
    assert says("De verblijfplaats", "nl", "a place of residence", "en").count(True) == 1


def test_in_its_own_language_a_word_is_not_translated() -> None:
    assert says("the court", "en", "the tribunal", "en") == [False]
    assert says("the court", "en", "de rechter", "en") == [False]


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["nl", "en", "fr"]))
def test_no_passage_covers_more_than_the_whole_question(question: str, text: str, written: str) -> None:
    ways = wanted(question, "en", written, KNOWN)
    passage = Passage(document_id="d", start=0, end=len(text), text=text, language=written)

    assert 0 <= covered([(way, 1.5) for way in ways], passage) <= 1 + 1e-9
