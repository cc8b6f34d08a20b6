"""Misspelt terms in a question: the nearest word that the thesaurus knows, if it is near enough and the only one."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise, takewhile

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ingest.compounds import parts
from ingest.words import data_text, inflected_stem, stop_words

_SHORTEST = 5  # letters of the word meant; shorter ones are one letter away from too many others
_TWO_EDITS_FROM = 12  # letters
# What inflections and derivations of one word may differ in: 'beoordeeld' is no misspelt 'beoordeelt'.
_INFLECTIONS = "|e|n|s|d|t|r|en|er|es|ed|de|te|den|ten|ly|al|ic|st|ie|y|ies|ing|ings|ity|ers|ar|or|aar|ion"
_ENDINGS = frozenset(_INFLECTIONS.split("|"))
_DOUBLED = re.compile(r"(.)\1")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = ("ck", "sz", "fv", "dt", "iy", "ei", "oa", "gj")
_CONFUSED = frozenset(frozenset(pair) for row in _ROWS for pair in pairwise(row)) | frozenset(
    map(frozenset, _ALIKE)
)


class TermSpeller:
    """Knows every word that occurs in a term of one language."""

    def __init__(self, vocabulary: Iterable[str], language: str) -> None:
        self._known = frozenset(vocabulary)
        self._long = tuple(sorted(word for word in self._known if len(word) >= _SHORTEST))
        self._stems = frozenset(inflected_stem(word, language) for word in self._known)
        self._language = language
        self._meant: dict[str, str] = {}

    def corrected(self, word: str) -> str:
        """Return the known word that `word` was probably meant to be; `word` itself if there is none."""
        if word in self._known or len(word) < _SHORTEST:
            return word
        if word not in self._meant:
            self._meant[word] = self._nearest(word)
        return self._meant[word]

    def _nearest(self, word: str) -> str:
        if not word.isalpha() or self._is_ordinary(word):
            return word
        edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
        near = extract(word, self._long, scorer=OSA.distance, score_cutoff=edits, limit=4)
        near = [hit for hit in near if _is_slip(word, hit[0])]
        meant = {inflected_stem(hit[0], self._language) for hit in near if hit[1] == near[0][1]}
        return str(near[0][0]) if len(meant) == 1 else word

    def _is_ordinary(self, word: str) -> bool:
        if word in stop_words(self._language) or word in _real_words(self._language):
            return True
        if inflected_stem(word, self._language) in self._stems:
            return True
        return self._language == "nl" and len(parts(word)) > 1


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether one types `word` for `meant`: the first letter is right and the ending is not another inflection.

    Where one letter stands for another, the two lie side by side or sound alike.
    """
    if word[0] != meant[0]:
        return False
    if sorted(word) == sorted(meant) or _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", meant):
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, meant, strict=False)))
    if word[shared:] in _ENDINGS and meant[shared:] in _ENDINGS:
        return False
    swapped = {frozenset(pair) for pair in zip(word, meant, strict=False) if pair[0] != pair[1]}
    return len(word) != len(meant) or swapped <= _CONFUSED


@cache
def _real_words(language: str) -> frozenset[str]:
    """Return words that are a letter away from a term, yet mean what they say."""
    return frozenset(data_text(f"near_terms.{language}.txt").split())
