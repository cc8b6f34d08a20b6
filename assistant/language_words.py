"""How much one word speaks for Dutch or for English: by the lists of both languages that ship, else by its spelling."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log, tanh
from types import MappingProxyType

from ingest.asked import LANGUAGES
from ingest.compounds import parts
from ingest.country_forms import How, preferred_names, shipped_forms
from ingest.lexicon import telling_words
from ingest.words import data_rows, folded, stop_words

_SPELT_MOST = 0.8  # of a word that no list holds; one that a list holds counts 1
_BOTH_MOST = 0.5  # of a word that both languages have and one of them uses more
_EASE = 4.0  # log odds are divided by this before they are bounded
_SHORTEST = 4
"""Letters of a word whose spelling tells something."""


@dataclass(frozen=True, slots=True, eq=False)
class LanguageWords:
    """What is known of words, by language.

    Attributes:
        used: How often each folded word stands in the lists.
        countries: Words of the names of countries.
        also_countries: Words of their other names, whose language no list tells.
        spelt: How often three letters follow each other in words of this language alone; ^ and $ are its ends.
    """

    used: Mapping[str, Mapping[str, int]]
    countries: Mapping[str, frozenset[str]]
    also_countries: frozenset[str]
    spelt: Mapping[str, Mapping[str, int]]

    @classmethod
    @cache
    def load(cls) -> "LanguageWords":
        """Return what the lists that ship say; read once, which takes some tenths of a second."""
        used = {language: Counter(_listed(language)) for language in LANGUAGES}
        countries = {
            language: frozenset(w for name in preferred_names(language).values() for w in folded(name))
            for language in LANGUAGES
        }
        spelt = {
            language: Counter(
                letters
                for word in used[language].keys() - used[other].keys()
                if word.isalpha() and len(word) >= _SHORTEST
                for letters in _letters(word)
            )
            for language, other in (LANGUAGES, LANGUAGES[::-1])
        }
        return cls(
            used=MappingProxyType(used),
            countries=MappingProxyType(countries),
            also_countries=frozenset(
                w for form in shipped_forms() if form.how is How.NAME for w in folded(form.text)
            ),
            spelt=MappingProxyType(spelt),
        )

    def leaning(self, word: str, *, name: bool = False) -> float:
        """Return 1 for a folded word that only Dutch has, -1 for an English one, less where that is less sure.

        `name`: it is written like a name, whose spelling tells nothing.
        """
        dutch, english = (word in self.countries[language] for language in LANGUAGES)
        if dutch or english:
            return float(dutch - english)  # 'Syrië' and 'Syria'; 'Iran' tells nothing
        here, there = (self.used[language].get(word, 0) for language in LANGUAGES)
        if here and there:
            return 0.0 if _small(word) else _bounded(log((here + 0.5) / (there + 0.5)), _BOTH_MOST)
        if here or there:
            return 1.0 if here else -1.0
        if not word.isalpha() or len(word) < _SHORTEST:
            return 0.0
        if len(parts(word)) > 1:
            return 1.0
        by_spelling = not name or word in self.also_countries  # 'Turkey' is Türkiye in the lists of names
        return 0.0 if not by_spelling else _bounded(self._spelling(word), _SPELT_MOST)

    def _spelling(self, word: str) -> float:
        """Return the log odds that a word is Dutch, by the letters that follow each other in it."""
        dutch, english = (self.spelt[language] for language in LANGUAGES)
        less = log(sum(english.values()) / sum(dutch.values()))
        return sum(less + log((dutch.get(s, 0) + 0.5) / (english.get(s, 0) + 0.5)) for s in _letters(word))


def _listed(language: str) -> Iterator[str]:
    """Yield the folded words of every list of a language: those of the field, everyday ones, and how people ask."""
    yield from telling_words()[language]
    yield from stop_words(language)
    for english, dutch in data_rows("translations.tsv"):
        yield from folded(dutch if language == "nl" else english)
    for _, asked in data_rows(f"asked.{language}.tsv"):
        yield from folded(asked)


def _small(word: str) -> bool:
    """Tell whether a word is a small one in both languages, or a letter: 'of', 'was', 'd'."""
    return len(word) < 2 or all(word in stop_words(language) for language in LANGUAGES)


def _bounded(odds: float, most: float) -> float:
    return most * tanh(odds / _EASE)


def _letters(word: str) -> Iterator[str]:
    marked = f"^{word}$"
    return (marked[i : i + 3] for i in range(len(marked) - 2))
