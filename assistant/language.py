"""Whether a question is Dutch or English; there are no others."""

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
    scores = {
        language: sum(2 * (w in _TELLING[language]) + (w in stop_words(language)) for w in found)
        for language in ("nl", "en")
    }
    if scores["nl"] == scores["en"]:
        letters = f"{text.lower()} "
        scores = {language: sum(letters.count(s) for s in parts) for language, parts in _SPELLINGS.items()}
    return "en" if scores["en"] > scores["nl"] else "nl"
