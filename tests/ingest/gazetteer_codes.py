"""The codes of the countries that are found in a text, in their order."""

from ingest.countries import Gazetteer


def codes(gazetteer: Gazetteer, text: str, language: str = "nl") -> list[str]:
    return [mention.code for mention in gazetteer.find(text, language)]
