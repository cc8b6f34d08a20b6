"""Examples of how people ask after each concept: what a subject that is not named is recognised by."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.thesaurus import Thesaurus

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


@cache
def shipped_examples() -> tuple[Example, ...]:
    """Return the questions that ship with the package; they name no country and no year."""
    data = files("ingest") / "data"
    found: list[Example] = []
    for language in LANGUAGES:
        for line in (data / f"asked.{language}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                concept, text = line.split("\t")
                found.append(Example(concept=concept, text=text))
    return tuple(found)


def examples(thesaurus: Thesaurus) -> tuple[Example, ...]:
    """Return the questions, and the thesaurus's own terms as shorter examples."""
    terms = (
        Example(concept=concept, text=term, weight=TERM_WEIGHT)
        for concept in thesaurus.concepts
        for language in LANGUAGES
        for term in thesaurus.terms(concept, language)[:TERMS]
    )
    return (*(e for e in shipped_examples() if e.concept in thesaurus.concepts), *terms)
