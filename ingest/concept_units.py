"""Text as the thesaurus sees it: stems of words and of parts of compounds, without the small words."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.compounds import parts
from ingest.words import data_rows, data_text, fold, inflected_stem, places

# What a paraphrase asks for: of each of its parts one of these sequences of stems.
Pattern = tuple[frozenset[tuple[str, ...]], ...]

_REACH = 9  # units to either side of a paraphrase's first word
_BREAK = re.compile(r"[.;:!?\n•|]")
_INSIDE = re.compile(r"[^.!?:\s][\s\"'(“‘]+$")  # what stands before a word that opens no sentence
_NAME_LETTERS = 7
_BEFORE = 20  # characters looked back: a space and signs after a word
_ABBREVIATED = frozenset({"art", "nr", "no", "par", "lid", "e", "o", "a", "d", "i", "m", "b", "t"})


class Unit(NamedTuple):
    """A stem and the half-open span of the word it comes from; an empty stem marks the end of a sentence."""

    stem: str
    start: int
    end: int


def units(text: str, language: str, correct: Callable[[str], str] | None = None) -> list[Unit]:
    """Return the units of `text`: a split compound gives as many units as the same words written apart.

    `correct` is given every word and returns the one to look up in its place.
    """
    row: list[Unit] = []
    last, last_word = 0, ""
    for form in places(text):
        word, (start, end) = fold(form[0]), form.span()
        apart = start - last != 1 or text[last] != " "
        if apart and row and last_word not in _ABBREVIATED and _BREAK.search(text, last, start):
            row.append(Unit("", last, start))
        meant = word if correct is None or is_short_name(text, start, end) else correct(word)
        for part in _stems(meant, language):
            row.append(Unit(part, start, end))
        last, last_word = end, word
    return row


def is_short_name(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] looks like a name that is a letter away from many words: 'Tamir' is no 'Tamil'."""
    if end - start >= _NAME_LETTERS or not text[start].isupper() or text[start:end].isupper():
        return False
    return _INSIDE.search(text, max(0, start - _BEFORE), start) is not None


def pattern(term: str, language: str) -> Pattern:
    """Return what a paraphrase such as 'elders + vestigen|@live' asks for, its most telling part first."""
    choices = [
        frozenset(tuple(unit.stem for unit in units(choice, language)) for choice in _choices(part, language))
        - {()}
        for part in term.split("+")
        if part.strip()
    ]
    if not all(choices):
        raise ValueError(
            f"paraphrase {term!r}: one of its parts holds small words only; give it a telling word"
        )
    return tuple(sorted(choices, key=lambda part: -min(len(key[0]) for key in part)))


def _choices(part: str, language: str) -> Iterator[str]:
    for choice in part.split("|"):
        name = choice.strip().removeprefix("@")
        yield from [choice] if name == choice.strip() else _synonyms()[name][language]


def near(row: Sequence[Unit], i: int, wanted: Pattern) -> tuple[int, int] | None:
    """Return the first and last place of a paraphrase that begins at row[i], if its sentence holds it all."""
    low, high = i, i
    while low > 0 and i - low < _REACH and row[low - 1].stem:
        low -= 1
    while high + 1 < len(row) and high - i < _REACH and row[high + 1].stem:
        high += 1
    if not _length(row, i, wanted[0]):
        return None
    places = [i]
    for part in wanted[1:]:
        hits = [j for j in range(low, high + 1) if j not in places and _length(row, j, part)]
        if not hits:
            return None
        places.append(min(hits, key=lambda j: abs(j - i)))
    return min(places), max(places)


def _length(row: Sequence[Unit], j: int, part: frozenset[tuple[str, ...]]) -> int:
    """Return how many units at row[j] make one of the choices; 0 if none does."""
    for count in (1, 2, 3):
        if tuple(unit.stem for unit in row[j : j + count]) in part:
            return count
    return 0


@lru_cache(maxsize=400_000)
def _stems(word: str, language: str) -> tuple[str, ...]:
    if word in _links(language):
        return ()
    split = parts(word) if language == "nl" else (word,)
    return tuple(inflected_stem(part, language) for part in split)


@cache
def _links(language: str) -> frozenset[str]:
    return frozenset(word for row in data_rows("links.tsv") if row[0] == language for word in row[1].split())


@cache
def _synonyms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(data_text("synonyms.toml"))
