"""Misspelt terms in a question: the nearest word that the thesaurus knows, if it is near enough and the only one."""

from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ingest.compounds import parts
from ingest.words import data_text, stop_words

_SHORTEST = 7  # letters of the word meant; shorter ones are one letter away from too many others
_TWO_EDITS_FROM = 12  # letters


class TermSpeller:
    """Knows every word that occurs in a term of one language."""

    def __init__(self, vocabulary: Iterable[str], language: str) -> None:
        self._known = frozenset(vocabulary)
        self._long = tuple(sorted(word for word in self._known if len(word) >= _SHORTEST))
        self._language = language
        self._meant: dict[str, str] = {}

    def corrected(self, word: str) -> str:
        """Return the known word that `word` was probably meant to be; `word` itself if there is none."""
        if word in self._known or len(word) < _SHORTEST - 1:
            return word
        if word not in self._meant:
            self._meant[word] = self._nearest(word)
        return self._meant[word]

    def _nearest(self, word: str) -> str:
        if not word.isalpha() or self._is_ordinary(word):
            return word
        edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
        near = extract(word, self._long, scorer=OSA.distance, score_cutoff=edits, limit=3)
        # The first letter is seldom wrong, and a last letter alone is an inflection rather than an error.
        near = [hit for hit in near if hit[0][0] == word[0] and hit[0][:-1] != word and hit[0] != word[:-1]]
        if not near or (len(near) > 1 and near[0][1] == near[1][1]):
            return word
        return str(near[0][0])

    def _is_ordinary(self, word: str) -> bool:
        if word in stop_words(self._language) or word in _real_words(self._language):
            return True
        return self._language == "nl" and len(parts(word)) > 1


@cache
def _real_words(language: str) -> frozenset[str]:
    """Return words that are a letter away from a term, yet mean what they say."""
    return frozenset(data_text(f"near_terms.{language}.txt").split())
