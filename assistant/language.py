"""Whether a question is Dutch or English; there are no others."""

from collections.abc import Sequence

from ingest.lexicon import telling_words
from ingest.words import stop_words, words

# Words that stand in nearly every question of one language and in none of the other.
_TELLING = {
    "nl": frozenset(
        ("wat", "wie", "waar", "wanneer", "hoe", "welke", "welk", "waarom", "wordt", "worden")
        + ("er", "een", "het", "de", "van", "voor", "naar", "uit", "bij", "zijn")
    ),
    "en": frozenset(
        ("what", "who", "where", "when", "how", "which", "why", "are", "the", "of", "for", "to")
        + ("does", "do", "did", "has", "have", "any", "there", "from", "with")
    ),
}
_SPELLINGS = {"nl": ("ij", "aa", "ee", "oe", "sch", "ië"), "en": ("th", "tion", "y ", "sh", "ity")}


def detect(text: str) -> str:
    """Return "nl" or "en"; Dutch where nothing tells."""
    found = [word.folded for word in words(text)]
    told, field = _told(found), telling_words()
    scores = {language: told[language] + sum(word in field[language] for word in found) for language in told}
    if scores["nl"] == scores["en"]:
        letters = f"{text.lower()} "
        scores = {language: sum(letters.count(s) for s in parts) for language, parts in _SPELLINGS.items()}
    return "en" if scores["en"] > scores["nl"] else "nl"


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
