"""Whether an edition tells what another one tells in nearly the same words: another tense, a word more or less.

A report is written anew from last year's: 'the law prohibits' becomes 'the law prohibited'. Who reads both has read one
twice. What makes another statement of a sentence is never looked past: a number, a name, a negation, what may or must be.
"""

from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.sentences import sentences
from ingest.words import fold, places, stem, stop_words

NEARLY = 0.8
"""Share of the telling words of two sentences together that both must have."""
MOSTLY = 0.8
"""Share of a text, in telling words, that the other tells where it is largely the same."""
PARTLY = 0.4
"""The same where it says enough that is known to stand behind what is not."""
_TURNING = {
    "en": "no not never neither nor without none nobody nothing only unless except however although but may can must shall "
    "should will less more fewer most few many all any every some other",
    "nl": "niet geen nooit noch zonder niemand niets nergens alleen slechts tenzij behalve echter hoewel maar mag kan moet "
    "zal minder meer meest weinig veel alle elke sommige andere",
}
_TENSES = {
    "might": ("may",),
    "could": ("can",),
    "would": ("will",),
    "cannot": ("can", "not"),
    "mogen": ("mag",),
    "mocht": ("mag",),
    "mochten": ("mag",),
    "kunnen": ("kan",),
    "kon": ("kan",),
    "konden": ("kan",),
    "moeten": ("moet",),
    "moest": ("moet",),
    "moesten": ("moet",),
    "zullen": ("zal",),
    "zou": ("zal",),
    "zouden": ("zal",),
}


class _Told(NamedTuple):
    """A sentence: what it is about, what turns it, and its names and numbers (all folded)."""

    telling: frozenset[str]
    turning: Counter[str]
    names: frozenset[str]


def share_retold(text: str, other: str, language: str) -> float:
    """Return how much of `text`, in telling words of its sentences, `other` tells too; 0 in a third language."""
    if language not in _TURNING:
        return 0.0
    own, others = _told(text, language), _told(other, language)
    told = sum(len(one.telling) for one in own if any(_same(one, two) for two in others))
    return told / (sum(len(one.telling) for one in own) or 1)


def _same(one: _Told, two: _Told) -> bool:
    if one.turning != two.turning or one.names != two.names:
        return False
    return len(one.telling & two.telling) >= NEARLY * len(one.telling | two.telling)


@lru_cache(maxsize=1024)
def _told(text: str, language: str) -> tuple[_Told, ...]:
    parts = (text[start:end] for start, end in sentences(text, language))
    return tuple(told for told in (_read(part, language) for part in parts) if told.telling)


def _read(sentence: str, language: str) -> _Told:
    telling, turning, names = set(), Counter[str](), set()
    stops, turns = stop_words(language), _turning(language)
    for number, place in enumerate(places(sentence)):
        word = fold(place[0])
        for form in _TENSES.get(word, (word,)):
            if form in turns:
                turning[form] += 1
            elif any(sign.isdigit() for sign in form) or (number and place[0][0].isupper()):
                names.add(form)
            elif form not in stops:
                telling.add(stem(form, language))
    return _Told(frozenset(telling), turning, frozenset(names))


@cache
def _turning(language: str) -> frozenset[str]:
    return frozenset(_TURNING[language].split())
