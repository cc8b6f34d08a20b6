"""Words of a text as a reader sees them, whatever characters they are written with: for recognising, never for quoting.

Letters of other alphabets that look the same, digits for letters, invisible characters, accents, letters set apart
and letters that changed places are ways to hide a word from a program and not from a reader.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f"
"""Characters that take no room, as ranges for a character class."""
_LOOSE = rf"{INVISIBLE}\u0300-\u036f\ufe00-\ufe0f"
_SIGNS = r".:,;!?\n|()\[\]{}<>\"“„«•*#–—"
_TOKEN = re.compile(rf"[@$]?[\w{_LOOSE}]+(?:['’|!$@][\w{_LOOSE}]+)*|[{_SIGNS}]")
_APART = re.compile(r"(?<!\w)[^\W_](?:[ .\-_*·]{1,3}[^\W_]){3,}(?!\w)")
_UNSEEN = re.compile(rf"[{_LOOSE}]+|['’]")
_OPENERS = frozenset('.!?;\n:|([{>"“„«•*#–—')
# Cyrillic and Greek letters by the Latin ones they look like.
_LIKE = {
    "a": "аα",
    "b": "вβ",
    "c": "сϲ",
    "d": "ԁ",
    "e": "еєε",
    "g": "ɡ",
    "h": "һн",
    "i": "іιı",
    "j": "ј",
    "k": "кκ",
    "l": "ӏ",
    "m": "м",
    "n": "пη",
    "o": "оοσ",
    "p": "рρ",
    "r": "г",
    "s": "ѕ",
    "t": "тτ",
    "u": "υц",
    "v": "ѵν",
    "w": "ԝω",
    "x": "хχ",
    "y": "уγ",
}
_LIKE_CAPITALS = {
    "A": "АΑ",
    "B": "ВΒ",
    "C": "СϹ",
    "E": "ЕΕ",
    "H": "НΗ",
    "I": "ІΙ",
    "J": "Ј",
    "K": "КΚ",
    "M": "МΜ",
    "N": "Ν",
    "O": "ОΟ",
    "P": "РΡ",
    "S": "Ѕ",
    "T": "ТΤ",
    "X": "ХΧ",
    "Y": "УΥ",
    "Z": "Ζ",
}
LATIN = str.maketrans(
    {other: letter for letter, others in {**_LIKE, **_LIKE_CAPITALS}.items() for other in others}
)
"""Letters of other alphabets to the Latin ones they look like, for `str.translate`."""
LEET = str.maketrans("013457@$€!", "oieastasei")
"""Digits and signs to the letters that they are written for."""
_CONFUSED = LEET | str.maketrans("|l", "ii")
_TORN = (("rn", "m"), ("vv", "w"))
_LEAST_CONFUSED, _LEAST_SCRAMBLED = 4, 6


class Token(NamedTuple):
    """A word, or a sign between words; text[start:end] is what stands there.

    Attributes:
        opens: Whether a sentence begins with it, or what follows a colon.
    """

    word: str
    start: int
    end: int
    opens: bool

    @property
    def is_word(self) -> bool:
        """Whether it is no sign."""
        return self.word[0].isalnum()


def tokens(text: str, known: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Yield words and signs in order; of letters set apart, the `known` words that they spell."""
    opens, apart = True, {m.start(): m for m in _APART.finditer(text)}
    at = 0
    while (match := _TOKEN.search(text, at)) is not None:
        spaced = apart.get(match.start())
        if spaced is not None:
            for word in _spelled("".join(c for c in spaced[0] if c.isalnum()), known):
                yield Token(word, spaced.start(), spaced.end(), opens)
                opens = False
            at = spaced.end()
            continue
        word, at = plain(match[0]), match.end()
        if word:
            yield Token(word, match.start(), match.end(), opens)
            opens = word in _OPENERS or (opens and not word[0].isalnum())


def word_set(text: str, known: frozenset[str] = frozenset()) -> set[str]:
    """Return the different words and signs of a text, as `tokens` would yield them."""
    if _APART.search(text):
        return {token.word for token in tokens(text, known)}
    return {word for match in set(_TOKEN.findall(text)) if (word := plain(match))}


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """Return a word in small Latin letters, without accents or invisible characters."""
    if word.isascii():
        return word.lower().replace("'", "")
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", word)).translate(LATIN)
    marks = unicodedata.normalize("NFKD", seen)
    return "".join(c for c in marks if not unicodedata.combining(c)).casefold().translate(LATIN)


@lru_cache(maxsize=200_000)
def unconfused(word: str) -> str:
    """Return a key that is the same for words that a scanner, or a prankster, takes for one another."""
    key = word.translate(_CONFUSED)
    for torn, whole in _TORN:
        key = key.replace(torn, whole)
    return key


class Lookup:
    """Known words, found in any guise."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._confused: dict[str, str] = {}
        self._near: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= _LEAST_CONFUSED:
                self._confused.setdefault(unconfused(word), word)
            if len(word) >= _LEAST_SCRAMBLED:
                self._near[_frame(word)].append(word)

    @property
    def known(self) -> frozenset[str]:
        """The words themselves."""
        return self._known

    def find(self, word: str) -> str | None:
        """Return the known word that this one stands for; None if it stands for none.

        >>> [Lookup(["instructie"]).find(word) for word in ("lnstructie", "insrtuctie", "instructeur")]
        ['instructie', 'instructie', None]
        """
        if word in self._known:
            return word
        if len(word) < _LEAST_CONFUSED:
            return None
        key = unconfused(word)
        if key in self._confused:
            return self._confused[key]
        if not word.isalpha() or len(word) < _LEAST_SCRAMBLED - 1:
            return None
        return next((known for known in self._near[_frame(word)] if _is_slip(word, known)), None)


def _frame(word: str) -> tuple[str, str]:
    return word[0], word[-1]


def _is_slip(word: str, known: str) -> bool:
    """Tell whether the inner letters changed places, or one is missing, added or another; the ending tells inflections."""
    if len(word) == len(known) and sorted(word) == sorted(known):
        return True
    if word[-2:] != known[-2:] or min(len(word), len(known)) <= _LEAST_SCRAMBLED:
        return False
    if len(word) == len(known):
        return sum(a != b for a, b in zip(word, known, strict=True)) == 1
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    return len(longer) - len(shorter) == 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer) - 2)
    )


def _spelled(letters: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the known words in a run of letters, the longest at each place."""
    run = plain(letters)
    longest = _longest(known)
    at = 0
    while at < len(run):
        word = next(
            (run[at:end] for end in range(min(len(run), at + longest), at + 1, -1) if run[at:end] in known),
            "",
        )
        if word:
            yield word
        at += len(word) or 1


@cache
def _longest(known: frozenset[str]) -> int:
    return max(map(len, known), default=0)
