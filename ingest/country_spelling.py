"""Misspelt names of countries: the nearest known spelling, if it is near enough and the only one."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ingest.country_forms import Form, How
from ingest.words import data_text, fold, folded, stop_words

# Shorter words are one letter away from too many others.
_SHORTEST = {How.NAME: 5, How.DEMONYM: 7, How.PLACE: 7, How.FUZZY: 99}
_TWO_EDITS_FROM = 10  # letters


class Speller:
    """Finds the country that a misspelt word or pair of words stands for."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._codes: dict[str, set[str]] = {}
        self._known: set[str] = set()
        for form in forms:
            key = " ".join(folded(form.text))
            self._known.update(key.split())
            if len(key) >= _SHORTEST[form.how] and not form.exact and not form.weak and key.count(" ") < 2:
                self._codes.setdefault(key, set()).add(form.code)
        self._keys = tuple(self._codes)

    def near(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, end, code) for every word or pair of words that is nearly a country's."""
        i = 0
        while i < len(words):
            pair = self._nearest(" ".join(words[i : i + 2])) if self._joins(words[i : i + 2]) else None
            one = None if pair or words[i] in self._known else self._nearest(words[i])
            if pair or one:
                yield i, i + (2 if pair else 1), pair or one or ""
            i += 2 if pair else 1

    def _joins(self, pair: Sequence[str]) -> bool:
        """Tell whether two words may be one name; 'no way' is not Norway: a stop word is part of a name or of none."""
        return len(pair) == 2 and all(word in self._known or word not in _stops() for word in pair)

    def _nearest(self, word: str) -> str | None:
        if len(word) < 5 or word in self._codes or word in _real_words() or any(c.isdigit() for c in word):
            return None
        edits = 2 if len(word) >= _TWO_EDITS_FROM else 1
        near = extract(word, self._keys, scorer=OSA.distance, score_cutoff=edits, limit=8)
        near = [
            hit for hit in near if hit[0][0] == word[0] and (hit[1] <= 1 or len(hit[0]) >= _TWO_EDITS_FROM)
        ]
        if not near:
            return None
        best = min(hit[1] for hit in near)
        codes = set().union(*(self._codes[hit[0]] for hit in near if hit[1] == best))
        return codes.pop() if len(codes) == 1 else None


@cache
def _stops() -> frozenset[str]:
    return stop_words("nl") | stop_words("en")


@cache
def _real_words() -> frozenset[str]:
    """Return words that are one letter away from a country's form, yet mean what they say."""
    return frozenset(fold(word) for word in data_text("near_countries.txt").split() if word)
