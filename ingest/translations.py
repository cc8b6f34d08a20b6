"""Everyday words of one language in the other: what lets a Dutch word find an English passage, and the reverse."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ingest.phrases import Phrases
from ingest.words import data_rows, folded, stem, stop_words

FILE_NAME = "translations.tsv"
MOST = 8
"""Translations of one word or phrase at most, as they stand in the list."""
OTHER: Mapping[str, str] = MappingProxyType({"nl": "en", "en": "nl"})

Form = tuple[str, ...]
"""Stems that say something only together: ('countri', 'origin') for 'herkomstland'."""
Ways = tuple[Form, ...]
"""Every way in which one word of a question may be said: it counts once, however many of them are there."""


@dataclass(frozen=True, slots=True, eq=False)
class Translations:
    """Looks up stems; `known` holds for each language what its words and phrases are in the other."""

    known: Mapping[str, Phrases[Form]]

    @classmethod
    @cache
    def load(cls) -> "Translations":
        """Return the list that ships with the package."""
        return cls.of_pairs((english, dutch) for english, dutch in data_rows(FILE_NAME))

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Translations":
        """Make it of English words or phrases, each with a Dutch one that it may be."""
        known: dict[str, Phrases[Form]] = {"en": Phrases(), "nl": Phrases()}
        for english, dutch in pairs:
            forms = form(english, "en"), form(dutch, "nl")
            if all(forms):
                known["en"].add(forms[0], forms[1])
                known["nl"].add(forms[1], forms[0])
        return cls(MappingProxyType(known))

    def at(self, stems: Sequence[str], start: int, language: str) -> tuple[int, tuple[Form, ...]]:
        """Return where the longest known phrase that begins at `start` ends, and its translations; (start, ()) for none."""
        found = [*self.known[language].at(stems, start)]
        return (found[-1][0], found[-1][1][:MOST]) if found else (start, ())


def form(phrase: str, language: str) -> Form:
    """Return the stems of a word or phrase without its stop words; empty if it has no others."""
    stops = stop_words(language)
    return tuple(stem(word, language) for word in folded(phrase) if word not in stops)
