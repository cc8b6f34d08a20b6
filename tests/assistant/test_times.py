"""Times that are told from now, from an event or by the place of an edition are understood; a client's story is not."""

from datetime import date
from pathlib import Path

import pytest

import eval as package
from assistant.understand import Interpreter
from ingest.countries import Gazetteer
from ingest.thesaurus import Thesaurus

SET = Path(package.__file__).parent / "sets" / "periods.tsv"
TODAY = date(2025, 6, 15)


def rows() -> list[tuple[str, str | None, tuple[int, ...], str | None, tuple[str, ...]]]:
    found = []
    for line in SET.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            question, as_of, years, edition, unplaced = line.split("\t")
            numbers = tuple(int(year) for year in years.split(",") if year)
            found.append((question, as_of or None, numbers, edition or None, tuple(filter(None, [unplaced]))))
    return found


@pytest.fixture(scope="module")
def interpreter() -> Interpreter:
    return Interpreter(gazetteer=Gazetteer.load(), thesaurus=Thesaurus.load(), today=lambda: TODAY)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0][:50])
def test_a_phrase_of_time_is_understood(
    interpreter: Interpreter, row: tuple[str, str | None, tuple[int, ...], str | None, tuple[str, ...]]
) -> None:
    question, as_of, years, edition, unplaced = row

    understood = interpreter.understand(question, as_of=as_of)

    assert (understood.years, understood.edition, understood.unplaced) == (years, edition, unplaced)


def test_last_year_is_counted_from_the_date_in_the_words_too(interpreter: Interpreter) -> None:
    understood = interpreter.understand("Hoe was het vorig jaar in Irak, per 1 maart 2014?")

    assert (understood.years, understood.as_of) == ((2013,), "2014-03-01")


def test_an_event_is_placed_by_the_country_that_was_chosen(interpreter: Interpreter) -> None:
    question = "Zijn rechters veilig sinds de machtsovername?"

    nowhere = interpreter.understand(question)
    there = interpreter.understand(question, country="AFG", as_of="2022-12-31")

    assert nowhere.unplaced == ("de machtsovername",)
    assert (there.years, there.unplaced) == ((2021, 2022), ())


def test_the_words_of_a_time_are_no_subject(interpreter: Interpreter) -> None:
    reading = interpreter.read("Werden er twee jaar geleden mensen gemarteld in Syrië?")

    spans = [reading.text[m.start : m.end] for m in reading.marks if m.facet.value == "period"]
    assert spans == ["twee jaar geleden"]


def test_an_edition_names_the_kind_of_document(interpreter: Interpreter) -> None:
    report = interpreter.understand("What did the previous report say about prisons in Iran?")
    rules = interpreter.understand("Wat stond er in de vorige versie van de circulaire over Irak?")

    assert not any(kind.states_policy for kind in report.source_types)
    assert all(kind.states_policy for kind in rules.source_types)
    assert report.source_types
    assert rules.source_types
