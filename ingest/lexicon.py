"""Words of the field that belong to one of the two languages: what tells 'refugees treated' from 'behandeling'."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ingest.concepts import shipped_concepts
from ingest.words import data_lines, folded, stop_words


@cache
def telling_words() -> Mapping[str, frozenset[str]]:
    """Return, for Dutch and English, the folded words that only this one uses."""
    held: dict[str, set[str]] = {language: set(stop_words(language)) for language in ("nl", "en")}
    for concept in shipped_concepts():
        for language, words in held.items():
            for term in (*concept.terms(language), *concept.paraphrases(language)):
                words.update(folded(term))
    held["nl"].update(word for line in data_lines("parts.nl.txt") for word in folded(line))
    both = held["nl"] & held["en"]
    return MappingProxyType({language: frozenset(words - both) for language, words in held.items()})
