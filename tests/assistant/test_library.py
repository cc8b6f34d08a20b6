"""A document that treats countries by section is given with the country of each, so that a citation knows its own."""

from pathlib import Path

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.jsonform import outcome_json
from assistant.library import Library
from ingest.passage import PER_SECTION


def test_sections_of_rules_have_their_countries(library_data: Path) -> None:
    library = Library(library_data)
    split = [source for source in library.sources() if PER_SECTION in source.countries]

    assert split
    for source in split:
        document = library.document(source)
        chapters = {section.countries for section in document.sections if section.countries}
        assert len(chapters) > 1
        assert library.document(source) is document


def test_a_footnote_says_which_country_its_place_is_about(assistant: Assistant) -> None:
    outcome = assistant.ask("Geldt er een besluitmoratorium voor Varenië?")
    form = outcome_json(outcome, {})

    assert isinstance(outcome, Answer)
    assert {tuple(n["countries"]) for n in form["footnotes"] if n["source_type"] == "policy_rule"} == {
        ("XVA",)
    }
