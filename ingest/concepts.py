"""What the thesaurus holds: concepts with their Dutch and English terms, and where they are read from."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.words import data_text

_FILES = ("groups.toml", "topics.toml", "legal.toml", "actors.toml")
_PARAPHRASE = "+"


class Kind(StrEnum):
    """What a concept is: people, a subject, a term of law or policy, or someone who acts."""

    GROUP = "group"
    TOPIC = "topic"
    LEGAL = "legal"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that Dutch and English texts have words for.

    Attributes:
        broader: Ids of the concepts that it is a case of.
        related: Ids of concepts that are often treated under the same heading.
        nl, en: Terms, the usual one first; a term with '+' is a paraphrase whose words may stand apart.
    """

    id: str
    kind: Kind
    nl: tuple[str, ...]
    en: tuple[str, ...]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def terms(self, language: str) -> tuple[str, ...]:
        """Return the terms in this language, the usual one first."""
        return tuple(term for term in self._all(language) if _PARAPHRASE not in term)

    def paraphrases(self, language: str) -> tuple[str, ...]:
        """Return the paraphrases in this language, such as 'elders + vestigen|wonen'."""
        return tuple(term for term in self._all(language) if _PARAPHRASE in term)

    def _all(self, language: str) -> tuple[str, ...]:
        return {"nl": self.nl, "en": self.en}.get(language, ())


def shipped_concepts() -> Iterator[Concept]:
    """Yield the concepts that ship with the package."""
    for name in _FILES:
        for id_, entry in tomllib.loads(data_text(name)).items():
            shared = tuple(entry.get("both", ()))
            yield Concept(
                id=id_,
                kind=Kind(name.removesuffix(".toml").removesuffix("s")),
                nl=(*entry.get("nl", ()), *shared),
                en=(*entry.get("en", ()), *shared),
                broader=tuple(entry.get("broader", ())),
                related=tuple(entry.get("related", ())),
            )
