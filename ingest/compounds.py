"""Dutch compounds taken apart: 'veiligheidssituaties' is about a situatie and about veiligheid."""

from functools import cache, lru_cache

from ingest.words import data_lines, fold

_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_LINKS = ("", "s", "e", "en", "n", "er")
_UNDOUBLED = ("aa", "ee", "oo", "uu")
_VOWELS = "aeiou"


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the known words that a folded Dutch word is made of, in order; the word alone if it is none.

    The split with the fewest parts wins, among those the one with the longest last part: the head.
    """
    if len(word) < _SHORTEST_COMPOUND or word in _known() or not word.isalpha():
        return (word,)
    return _best(word) or (word,)


@cache
def _known() -> frozenset[str]:
    """Return every part in every regular form."""
    return frozenset(
        form for line in data_lines("parts.nl.txt") for word in line.split() for form in _forms(fold(word))
    )


def _best(rest: str) -> tuple[str, ...] | None:
    """Return the best split of `rest`, if it is made of known parts and links alone."""
    if rest in _known():
        return (rest,)
    best: tuple[str, ...] | None = None
    for cut in range(_SHORTEST_PART, len(rest) - _SHORTEST_PART + 1):
        first = rest[:cut]
        if first not in _known():
            continue
        for link in _LINKS:
            if rest.startswith(link, cut) and len(rest) - cut - len(link) >= _SHORTEST_PART:
                tail = _best(rest[cut + len(link) :])
                if tail and (best is None or (1 + len(tail), -len(tail[-1])) < (len(best), -len(best[-1]))):
                    best = (first, *tail)
    return best


def _forms(word: str) -> set[str]:
    """Return a word and its regular plurals: wapens, kampen, straffen, zaken, brieven, getuigenissen."""
    forms = {word, word + "s", word + "en", word + "n" if word.endswith("e") else word}
    if word.endswith("heid"):
        forms.add(word[:-4] + "heden")
    if word.endswith("is"):
        forms.add(word + "sen")
    if len(word) < 3 or word[-1] in _VOWELS:
        return forms
    voiced = word[:-1] + {"f": "v", "s": "z"}.get(word[-1], word[-1])
    forms.add(voiced + "en")
    if word[-3:-1] in _UNDOUBLED:
        forms.add(voiced[:-2] + voiced[-1] + "en")
    elif word[-2] in _VOWELS and word[-3] not in _VOWELS:
        forms.add(word + word[-1] + "en")
    return forms
