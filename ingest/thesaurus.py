"""The bilingual thesaurus of country-of-origin information: groups, topics, legal terms and actors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from ingest.concept_index import ConceptIndex
from ingest.concepts import Concept, Kind, shipped_concepts

__all__ = ["Concept", "ConceptMention", "Kind", "Thesaurus"]

_LANGUAGES = frozenset({"nl", "en"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptMention:
    """One place in a text where a concept is meant: text[start:end] is `surface`.

    Attributes:
        loose: Recognised by words of a paraphrase that stand apart, not by a term.
    """

    concept: str
    start: int
    end: int
    surface: str
    loose: bool = False


class Thesaurus:
    """Concepts, and the terms by which they are found in Dutch and English text."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts: Mapping[str, Concept] = MappingProxyType({concept.id: concept for concept in concepts})
        self._tokens = {id_: tuple(f"c:{wider}" for wider in self.wider(id_)) for id_ in self.concepts}
        # Stemming every term takes some tenths of a second a language: done when one is first asked for.
        self._indexes: dict[str, ConceptIndex] = {}

    @classmethod
    @cache
    def load(cls) -> "Thesaurus":
        """Return the thesaurus that ships with the package."""
        return cls(shipped_concepts())

    def find(self, text: str, language: str, *, loose: bool = True) -> tuple[ConceptMention, ...]:
        """Return the concepts meant in `text`, in order; a term inside a longer one does not count.

        `loose`: also where the words of a paraphrase stand apart within one sentence, or are misspelt. That
        is how people ask; in the running text of a document it says little and costs time.
        """
        if language not in _LANGUAGES:
            return ()
        # A question is looked through by every step; the texts of documents are too many to remember here.
        return self._meant_by_asker(text, language) if loose else self._found(text, language, loose=False)

    @lru_cache(maxsize=16)  # noqa: B019 - one thesaurus lives as long as the process
    def _meant_by_asker(self, text: str, language: str) -> tuple[ConceptMention, ...]:
        return self._found(text, language, loose=True)

    def _found(self, text: str, language: str, *, loose: bool) -> tuple[ConceptMention, ...]:
        index = self._index(language)
        row = index.units(text, correct=loose)
        terms = list(index.terms_in(row))
        further = list(index.paraphrases_in(row, terms)) if loose else []
        found = [(hit, False) for hit in terms] + [(hit, True) for hit in further]
        found.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        return tuple(
            ConceptMention(
                concept=hit.concept,
                start=hit.start,
                end=hit.end,
                surface=text[hit.start : hit.end],
                loose=apart,
            )
            for hit, apart in found
        )

    def corrected(self, text: str, language: str) -> str:
        """Return a question with the misspelt words of the field as they were meant; other words as they are."""
        return self._index(language).corrected(text) if language in _LANGUAGES else text

    def terms(self, concept: str, language: str) -> tuple[str, ...]:
        """Return the terms of a concept in this language, the usual one first, without paraphrases."""
        return self.concepts[concept].terms(language)

    def translate(self, text: str, language: str, into: str, *, most: int | None = None) -> tuple[str, ...]:
        """Return the terms in language `into` of the concepts that `text` means, at most `most` a concept."""
        found = dict.fromkeys(mention.concept for mention in self.find(text, language))
        return tuple(dict.fromkeys(term for concept in found for term in self.terms(concept, into)[:most]))

    def wider(self, concept: str) -> tuple[str, ...]:
        """Return a concept and everything that it is a case of, nearest first."""
        seen = [concept]
        for id_ in seen:
            seen += [broader for broader in self.concepts[id_].broader if broader not in seen]
        return tuple(seen)

    def tokens(self, concept: str) -> tuple[str, ...]:
        """Return the search tokens of a concept and of what it is a case of."""
        return self._tokens[concept]

    def _index(self, language: str) -> ConceptIndex:
        if language not in self._indexes:
            self._indexes[language] = ConceptIndex(self.concepts.values(), language)
        return self._indexes[language]
