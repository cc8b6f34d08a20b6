"""Examples of how people ask after each concept: what a subject that is not named is recognised by."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.thesaurus import Thesaurus
from ingest.words import data_rows

LANGUAGES = ("nl", "en")
TERMS = 12
"""Terms of a concept and language that count as examples; the usual ones stand first."""
TERM_WEIGHT = 0.5
"""What a term counts beside a whole question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question (or a term) that is known to be about a concept."""

    concept: str
    text: str
    weight: float = 1.0


def asked_rows(language: str) -> Iterator[tuple[str, str]]:
    """Yield the concept and the text of every question in this language that ships with the package."""
    yield from ((concept, text) for concept, text in data_rows(f"asked.{language}.tsv"))


@cache
def shipped_examples() -> tuple[Example, ...]:
    """Return the questions that ship with the package; they name no country and no year."""
    return tuple(
        Example(concept=concept, text=text)
        for language in LANGUAGES
        for concept, text in asked_rows(language)
    )


def examples(thesaurus: Thesaurus) -> tuple[Example, ...]:
    """Return the questions, and the thesaurus's own terms as shorter examples."""
    terms = (
        Example(concept=concept, text=term, weight=TERM_WEIGHT)
        for concept in thesaurus.concepts
        for language in LANGUAGES
        for term in thesaurus.terms(concept, language)[:TERMS]
    )
    return (*(e for e in shipped_examples() if e.concept in thesaurus.concepts), *terms)
