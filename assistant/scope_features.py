"""A question as weighted features: what it speaks of and says of it, its words with and without the things named."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from assistant.scope_reading import Reading, slots

_SLOTS, _ROW, _WORDS = 4.0, 3.0, 4.0  # what each group counts together, whatever the length of the question
_BACKGROUND = frozenset({"aut", "cmask"})
_SECRECY = "xsec"
_EDGES = frozenset({"^", "$", ".", ":"})
_LETTERS = 5
_PRONOUNS = frozenset({"he", "she", "him", "her", "hij", "zij", "ze", "hem", "haar"})
_PRONOUN = "hij"  # who it is tells nothing about what is asked


def features(text: str) -> dict[str, float]:
    """Return the features of a text by name; groups are scaled to a fixed length each."""
    known = slots()
    reading, function = known.read(text), known.function
    found: dict[str, float] = {}
    for group, scale in (
        (_slot_features(reading), _SLOTS),
        (_row_features(_one_pronoun(reading.words), function), _ROW),
        (_word_features(_one_pronoun(reading.plain), function), _WORDS),
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
    about = _about(reading.things)
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


def _about(things: Collection[str]) -> str:
    """Return what a question is about; a word of secrecy alone ('secretly', 'closed') is not yet a hidden paper."""
    if any(name.startswith("x") and name != _SECRECY for name in things):
        return "hidden"
    if any(name.startswith("k") for name in things):
        return "person"
    return "secret" if _SECRECY in things else "neither"


def _row_features(words: tuple[str, ...], function: Collection[str]) -> Iterator[tuple[str, float]]:
    """Yield the words and rows of words of the reading, things replaced by their kind."""
    for i, word in enumerate(words):
        after, second = (*words[i + 1 : i + 3], "", "")[:2]
        for name, parts, value in (
            (word, (word,), 0.5),
            (f"{word} {after}", (word, after), 0.5),
            (f"{word} {after} {second}", (word, after, second), 0.4),
            (f"{word} _ {second}", (word, second), 0.25),
        ):
            if all(parts) and _says_something(parts, function):
                yield f"r:{name}", value


def _word_features(words: Iterable[str], function: Collection[str]) -> Iterator[tuple[str, float]]:
    """Yield the words as they stand, pairs of neighbours, and pieces of words: compounds and inflections share them."""
    row = ["^", *words, "$"]
    for word, following in pairwise(row):
        if _says_something((word, following), function):
            yield f"w:{word} {following}", 0.5
        if not _says_something((word,), function):
            continue
        yield f"w:{word}", 0.5
        edged = f"<{word}>"
        for size in (_LETTERS - 1, _LETTERS):
            for start in range(len(edged) - size + 1):
                yield f"p:{edged[start : start + size]}", 0.2


def _says_something(parts: Iterable[str], function: Collection[str]) -> bool:
    """Whether there is more than function words and ends of sentences: those alone never carry a verdict."""
    return not all(part in function or part in _EDGES for part in parts)
