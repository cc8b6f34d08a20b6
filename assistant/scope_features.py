"""A question as weighted features: what it speaks of and says of it, its words with and without the things named."""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from assistant.scope_reading import Reading, slots

_SLOTS, _ROW, _WORDS = 4.0, 3.0, 4.0  # what each group counts together, whatever the length of the question
_BACKGROUND = frozenset({"aut", "cmask"})
_LETTERS = 5
_PRONOUNS = frozenset({"he", "she", "him", "her", "hij", "zij", "ze", "hem", "haar"})
_PRONOUN = "hij"  # who it is tells nothing about what is asked


def features(text: str) -> dict[str, float]:
    """Return the features of a text by name; groups are scaled to a fixed length each."""
    reading = slots().read(text)
    found: dict[str, float] = {}
    for group, scale in (
        (_slot_features(reading), _SLOTS),
        (_row_features(_one_pronoun(reading.words)), _ROW),
        (_word_features(_one_pronoun(reading.plain)), _WORDS),
    ):
        found |= _scaled(dict(group), scale)
    return found


def _one_pronoun(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_PRONOUN if word in _PRONOUNS else word for word in words)


def _scaled(group: Mapping[str, float], scale: float) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in group.values())) or 1.0
    return {name: scale * value / length for name, value in group.items()}


def _slot_features(reading: Reading) -> Iterator[tuple[str, float]]:
    """Yield the slots that are on, alone and in pairs."""
    hidden = any(name.startswith("x") for name in reading.things)
    person = any(name.startswith("k") for name in reading.things)
    about = "hidden" if hidden else "person" if person else "neither"
    subjects = [name for name in reading.things if name not in _BACKGROUND] or ["none"]
    yield f"of:{about}", 1.0
    yield f"names:{'+'.join(reading.named)}", 1.0
    for kind in reading.named:
        yield f"names:{kind}", 0.7
        yield f"of:{about}+names:{kind}", 0.5
    for name in reading.things:
        yield f"thing:{name}", 1.0
    for index, name in enumerate(reading.said):
        yield f"said:{name}", 0.7
        yield f"of:{about}+{name}", 0.8
        for subject in subjects:
            yield f"{subject}+{name}", 0.5
        for other in reading.said[index + 1 :]:
            yield f"{name}+{other}", 0.3


def _row_features(words: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """Yield the words and rows of words of the reading, things replaced by their kind."""
    for i, word in enumerate(words):
        yield f"r:{word}", 0.5
        if i + 1 < len(words):
            yield f"r:{word} {words[i + 1]}", 0.5
        if i + 2 < len(words):
            yield f"r:{word} {words[i + 1]} {words[i + 2]}", 0.4
            yield f"r:{word} _ {words[i + 2]}", 0.25


def _word_features(words: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield the words as they stand, pairs of neighbours, and pieces of words: compounds and inflections share them."""
    row = ["^", *words, "$"]
    for word, following in pairwise(row):
        yield f"w:{word}", 0.5
        yield f"w:{word} {following}", 0.5
        edged = f"<{word}>"
        for size in (_LETTERS - 1, _LETTERS):
            for start in range(len(edged) - size + 1):
                yield f"p:{edged[start : start + size]}", 0.2
