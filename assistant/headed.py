"""What the headings over a passage say it is about; many passages stand under the same ones, so it is remembered."""

from functools import lru_cache
from typing import NamedTuple

from ingest.thesaurus import Kind, Thesaurus


class Headed(NamedTuple):
    """Concepts that headings name, with what they are cases of.

    Attributes:
        inner: Of the last heading.
        outer: Of those around it.
        subjects: `inner` without those who act: 'Presentation by the State' does not say what it is about.
    """

    inner: frozenset[str]
    outer: frozenset[str]
    subjects: frozenset[str]


@lru_cache(maxsize=50_000)
def headed(thesaurus: Thesaurus, headings: tuple[str, ...], language: str) -> Headed:
    """Return what the headings of a passage name, outermost first."""
    inner, outer = (
        frozenset(wider for heading in part for wider in _named(thesaurus, heading, language))
        for part in (headings[-1:], headings[:-1])
    )
    concepts = thesaurus.concepts
    subjects = frozenset(concept for concept in inner if concepts[concept].kind is not Kind.ACTOR)
    return Headed(inner, outer, subjects)


@lru_cache(maxsize=50_000)
def _named(thesaurus: Thesaurus, heading: str, language: str) -> frozenset[str]:
    found = {mention.concept for mention in thesaurus.find(heading, language)}
    return frozenset(wider for concept in found for wider in thesaurus.wider(concept))
