"""The list of words in two languages is in order, and is read in both directions by stem."""

import pytest

from ingest.translations import FILE_NAME, Translations, form
from ingest.words import data_rows, stem


@pytest.fixture(scope="module")
def shipped() -> Translations:
    return Translations.load()


def translated(known: Translations, phrase: str, language: str) -> tuple[tuple[str, ...], ...]:
    stems = form(phrase, language)
    end, forms = known.at(stems, 0, language)
    return forms if end == len(stems) else ()


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("court", "rechtbank"),
        ("courts", "rechtbanken"),
        ("questionnaire", "vragenlijst"),
        ("to publish", "publiceren"),
        ("country of origin", "land van herkomst"),
    ],
)
def test_a_word_leads_to_the_other_language_and_back(shipped: Translations, english: str, dutch: str) -> None:
    assert form(dutch, "nl") in translated(shipped, english, "en")
    assert form(english, "en") in translated(shipped, dutch, "nl")


def test_the_longest_phrase_is_one_word() -> None:
    known = Translations.of_pairs([("country", "land"), ("country of origin", "herkomstland")])
    stems = form("the country of origin today", "en")

    assert known.at(stems, 0, "en") == (2, ((stem("herkomstland", "nl"),),))


def test_what_the_list_does_not_have_is_not_guessed(shipped: Translations) -> None:
    assert shipped.at(("qwertz",), 0, "en") == (0, ())


def test_the_list_is_sorted_and_every_line_says_something() -> None:
    rows = [tuple(row) for row in data_rows(FILE_NAME)]

    assert rows == sorted(set(rows))
    assert all(len(row) == 2 for row in rows)
    assert [row for row in rows if not form(row[0], "en") or not form(row[1], "nl")] == []
