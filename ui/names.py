"""Readable names for the codes in an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.ask import Assistant


def _code(code: str, _language: str) -> str:
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of countries and concepts in a language ("nl", "en"); the code itself where there is none."""

    country: Callable[[str, str], str] = _code
    concept: Callable[[str, str], str] = _code


def names_of(assistant: "Assistant") -> Names:
    """Return the names that an assistant reads questions with."""
    gazetteer, thesaurus = assistant.interpreter.gazetteer, assistant.interpreter.thesaurus

    def concept(code: str, language: str) -> str:
        terms = thesaurus.terms(code, language) if code in thesaurus.concepts else ()
        return terms[0] if terms else code

    return Names(country=gazetteer.name, concept=concept)
