"""Tokens for sparse search in Dutch and English, and the weights with which they are stored and asked."""

import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.compounds import parts
from ingest.thesaurus import Thesaurus
from ingest.words import fold, places, stem, stop_words

_K1 = 1.2  # how soon a repeated token counts no further
_B = 0.75  # how much a long passage is discounted

# 'artikel 15, aanhef en onder c' and '1 (F)' are the same references as '15c' and '1F'.
_REFERENCE = re.compile(
    r"\b(1|15|29|30|31)\s*[,(]?\s*(?:(?:eerste|tweede|lid|1|2)\b[\s,]*)*(?:aanhef\s+en\s+)?(?:onder|sub|letter|point)?\s*[(]?([a-fA-F])\b[)]?"
)


@dataclass(frozen=True, slots=True)
class SparseVector:
    """Token ids, ascending, and their weights."""

    indices: tuple[int, ...]
    values: tuple[float, ...]


def tokens(text: str, language: str) -> tuple[str, ...]:
    """Return the search tokens of `text`: stems without stop words, and the parts of Dutch compounds besides."""
    found = [token for match in places(text) for token in _tokens_of_form(match[0], language)]
    return (*found, *_references(text))


@dataclass(frozen=True, slots=True)
class PlacedTokens:
    """The tokens of a text by the words they come from, so that parts of it need not be read again.

    Attributes:
        starts: Where each word begins.
        tokens: Of each word.
        refers: Whether the text refers to a part of an article anywhere.
    """

    text: str
    starts: tuple[int, ...]
    tokens: tuple[tuple[str, ...], ...]
    refers: bool

    @classmethod
    def of(cls, text: str, language: str) -> "PlacedTokens":
        """Read a text."""
        found = places(text)
        return cls(
            text,
            tuple(m.start() for m in found),
            tuple(_tokens_of_form(m[0], language) for m in found),
            refers=_REFERENCE.search(text) is not None,
        )

    def within(self, start: int, end: int) -> frozenset[str]:
        """Return the distinct `tokens` of text[start:end], which cuts through no word."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        references = _references(self.text[start:end]) if self.refers else ()
        return frozenset(references).union(*self.tokens[first:last])


def concept_tokens(text: str, language: str, thesaurus: Thesaurus, *, loose: bool = True) -> tuple[str, ...]:
    """Return a token 'c:<id>' for every mention of a concept in `text`, and for the wider concepts it belongs to.

    These tokens are the same in both languages. `loose`: also where the words of a paraphrase stand apart.
    """
    found: list[str] = []
    for mention in thesaurus.find(text, language, loose=loose):
        found += thesaurus.tokens(mention.concept)
    return tuple(found)


@lru_cache(maxsize=400_000)
def token_id(token: str) -> int:
    """Return the stable 32-bit number under which a token is indexed."""
    return zlib.crc32(token.encode())


def document_vector(found: Sequence[str], average_length: float) -> SparseVector:
    """Return the document side of BM25; the index multiplies by the inverse document frequency."""
    length = _K1 * (1 - _B + _B * len(found) / average_length) if average_length > 0 else _K1
    weights: dict[int, float] = {}
    for token, count in Counter(found).items():
        key = token_id(token)
        weights[key] = weights.get(key, 0.0) + count * (_K1 + 1) / (count + length)
    return _vector(weights)


def query_vector(weighted: Iterable[tuple[str, float]]) -> SparseVector:
    """Return the query side: the given weights, those of a repeated token added up."""
    weights: dict[int, float] = {}
    for token, weight in weighted:
        key = token_id(token)
        weights[key] = weights.get(key, 0.0) + weight
    return _vector(weights)


def _references(text: str) -> list[str]:
    return [
        (match[1] + match[2]).lower()
        for match in _REFERENCE.finditer(text)
        if match[0] != match[1] + match[2]
    ]


@lru_cache(maxsize=400_000)
def _tokens_of_form(form: str, language: str) -> tuple[str, ...]:
    word = fold(form)
    return () if word in stop_words(language) else _tokens(word, language)


@lru_cache(maxsize=400_000)
def _tokens(word: str, language: str) -> tuple[str, ...]:
    whole = stem(word, language)
    if language != "nl":
        return (whole,)
    split = [stem(part, "nl") for part in parts(word)]
    return (whole, *split) if len(split) > 1 else (whole,)


def _vector(weights: dict[int, float]) -> SparseVector:
    ordered = sorted((key, weight) for key, weight in weights.items() if weight)
    return SparseVector(tuple(key for key, _ in ordered), tuple(weight for _, weight in ordered))
