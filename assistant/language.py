"""Whether a question is Dutch or English; there are no others."""

import re
from collections.abc import Sequence

from assistant.language_words import LanguageWords
from ingest.words import Word, stop_words, words

# Words that stand in nearly every question of one language and in none of the other.
_TELLING = {
    "nl": frozenset(
        ("wat", "wie", "waar", "wanneer", "hoe", "welke", "welk", "waarom", "wordt", "worden")
        + ("er", "een", "het", "de", "van", "voor", "naar", "uit", "bij", "zijn")
    ),
    "en": frozenset(
        ("what", "who", "where", "when", "how", "which", "why", "are", "the", "for", "to")
        + ("does", "do", "did", "has", "have", "any", "there", "from", "with")
    ),
}
_SETTLED = 3
"""Lead of the small words of one language from which no other word is asked: most questions have it."""
_PARTED = re.compile("[aeiou][ëïöü]", re.IGNORECASE)
"""A diaeresis that parts two vowels, as Dutch has it: 'Circassiërs', 'geïnterneerd'."""
_DOUBT = 0.1
"""Lead of English below which nothing is told: 'procedure' is a Dutch word as well."""


def detect(text: str) -> str:
    """Return "nl" or "en"; Dutch where nothing tells."""
    found = list(words(text))
    told = _told([word.folded for word in found])
    lead = float(told["nl"] - told["en"])
    if abs(lead) < _SETTLED:
        known = LanguageWords.load()
        lead += sum(_leaning(text, word, known) for word in found)
    return "en" if lead < -_DOUBT else "nl"


def wording_language(language: str) -> str:
    """Return in which language something is worded for who writes in `language`: Dutch for Dutch, else English."""
    return "nl" if language == "nl" else "en"


def told_by_words(text: str) -> str | None:
    """Return "nl" or "en" where whole words tell; None for a name, a year or a single noun."""
    scores = _told([word.folded for word in words(text)])
    if scores["nl"] == scores["en"]:
        return None
    return "en" if scores["en"] > scores["nl"] else "nl"


def _told(found: Sequence[str]) -> dict[str, int]:
    """Return how much the small words of a text speak for each language."""
    return {
        language: sum(2 * (w in _TELLING[language]) + (w in stop_words(language)) for w in found)
        for language in ("nl", "en")
    }


def _leaning(text: str, word: Word, known: LanguageWords) -> float:
    """Return how much a word speaks for Dutch, by the lists and by how it is written here."""
    leaning = known.leaning(word.folded, name=_like_a_name(text, word))
    return max(leaning, 1.0) if _PARTED.search(text, word.start, word.end) else leaning


def _like_a_name(text: str, word: Word) -> bool:
    """Tell whether a word has a capital that it does not owe to where it stands."""
    return word.start > 0 and text[word.start].isupper()
