"""The words of a question as a passage may say them: themselves, or in the passage's own language."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.asked import Asked
from ingest.compounds import parts
from ingest.passage import Passage
from ingest.terms import PlacedTokens, concept_tokens, tokens
from ingest.thesaurus import Thesaurus
from ingest.translations import OTHER, Translations, Ways
from ingest.words import stem, stop_words, words

REMEMBERED = 20_000
"""Passages whose words and concepts are kept in a process at most, about 8 KB each."""
Weighted = Sequence[tuple[Ways, float]]
"""The words of a question, each with how much it tells that a passage says it."""


@lru_cache(maxsize=256)
def wanted(text: str, asked: str, written: str, known: Translations) -> tuple[Ways, ...]:
    """Return the words of a question in one language as passages written in another have them, each once.

    The first way is the word itself: names, numbers and borrowed words are the same in both languages.
    """
    if asked == written or {asked, written} - OTHER.keys():
        return tuple(dict.fromkeys(((token,),) for token in tokens(text, asked)))
    stops = stop_words(asked)
    found = [word.folded for word in words(text) if word.folded not in stops]
    return tuple(dict.fromkeys(_across(found, asked, written, known)))


def said(ways: Ways, present: Collection[str]) -> bool:
    """Tell whether one of the ways is there."""
    for form in ways:
        for token in form:
            if token not in present:
                break
        else:
            return True
    return False


class Share(NamedTuple):
    """How much of a question a text has, each as a share of its words or of its concepts."""

    words: float
    translated: float
    concepts: float

    @property
    def whole(self) -> float:
        """The share of the words, translated or not."""
        return self.words + self.translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The words and concepts of one question with what they tell, by the language in which they are looked for."""

    words: Mapping[str, Weighted]
    concepts: Mapping[str, float]
    thesaurus: Thesaurus

    def share(self, passage: Passage, start: int, end: int) -> Share:
        """Return how much of the question a span of a document has, which lies within `passage`.

        Of the ways to say a word the first counts as itself.
        """
        first, last = start - passage.start, end - passage.start
        present = _placed(passage.text, passage.language).within(first, last)
        weighted = self.words[passage.language]
        whole = _share(weighted, present)
        itself = _share([(ways[:1], weight) for ways, weight in weighted], present)
        there = _concepts(self.thesaurus, passage, first, last) if self.concepts else frozenset()
        concepts = sum(weight for token, weight in self.concepts.items() if token in there)
        return Share(itself, whole - itself, concepts / (sum(self.concepts.values()) or 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """Tells which words of a question set its candidates apart."""

    thesaurus: Thesaurus
    translations: Translations

    def warm(self, passages: Sequence[Passage]) -> None:
        """Read the words and concepts of passages, as many as are remembered, before a question needs them."""
        for passage in passages[:REMEMBERED]:
            _placed(passage.text, passage.language)
            _mentions(self.thesaurus, passage.text, passage.language)

    def among(self, asked: Asked, passages: Sequence[Passage]) -> Wanted:
        """Weigh each word by how few of these passages in a language have it, and each concept likewise."""
        language, known = asked.understood.language, self.translations
        own = tuple(dict.fromkeys(concept_tokens(asked.text, language, self.thesaurus)))
        by_language: dict[str, list[frozenset[str]]] = {written: [] for written in OTHER}
        concepts: Counter[str] = Counter()
        for passage in passages:
            by_language.setdefault(passage.language, []).append(_whole(passage.text, passage.language))
            if own:
                concepts.update(_concepts(self.thesaurus, passage, 0, len(passage.text)))
        words: dict[str, Weighted] = {}
        for written, held in by_language.items():
            ways = wanted(asked.text, language, written, known)
            words[written] = [
                (w, _telling(sum(said(w, present) for present in held), len(held))) for w in ways
            ]
        weights = {token: _telling(concepts[token], len(passages)) for token in own}
        return Wanted(words=words, concepts=weights, thesaurus=self.thesaurus)


def covered(weighted: Weighted, passage: Passage) -> float:
    """Return the share of a question's words that a passage and its headings say, by what they tell."""
    return _share(weighted, _whole("\n".join((*passage.headings, passage.text)), passage.language))


def _share(weighted: Weighted, present: Collection[str]) -> float:
    total = sum(weight for _, weight in weighted) or 1.0
    return sum(weight for ways, weight in weighted if said(ways, present)) / total


def _telling(holding: int, of: int) -> float:
    return math.log(1 + of / (1 + holding)) if of else 1.0


def _whole(text: str, language: str) -> frozenset[str]:
    return _placed(text, language).within(0, len(text))


@lru_cache(maxsize=REMEMBERED)
def _placed(text: str, language: str) -> PlacedTokens:
    return PlacedTokens.of(text, language)


def _concepts(thesaurus: Thesaurus, passage: Passage, start: int, end: int) -> frozenset[str]:
    """Return the tokens of the concepts that passage.text[start:end] names: a passage is read once for all its units."""
    found = _mentions(thesaurus, passage.text, passage.language)
    return frozenset(token for at, to, tokens in found if start <= at and to <= end for token in tokens)


@lru_cache(maxsize=REMEMBERED)
def _mentions(thesaurus: Thesaurus, text: str, language: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    found = thesaurus.find(text, language, loose=False)
    return tuple((mention.start, mention.end, thesaurus.tokens(mention.concept)) for mention in found)


def _across(found: Sequence[str], asked: str, written: str, known: Translations) -> Iterator[Ways]:
    """Translate the longest phrases; a Dutch compound that is not in the list is translated part by part."""
    stems = [stem(word, asked) for word in found]
    at = 0
    while at < len(found):
        end, forms = known.at(stems, at, asked)
        end = max(end, at + 1)
        itself = tuple(stem(word, written) for word in found[at:end])
        yield tuple(dict.fromkeys((itself, *forms)))
        if not forms and asked == "nl":
            for part in parts(found[at]):
                _, forms = known.at((stem(part, asked),), 0, asked)
                if forms:
                    yield forms
        at = end
