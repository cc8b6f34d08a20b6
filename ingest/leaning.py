"""Sentences that lean on the one before ('In dat geval …', 'They also …'), and those that turn it ('However, …').

Which openings make one is plain data: `data/leaning.toml`.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.words import data_text

_LOOKED_AT = 200  # characters of a sentence
_FIRST_WORDS = 12  # of a sentence: behind them an 'echter' turns something within it
_WORD = re.compile(r"\w[\w’-]*")
_NEXT = re.compile(r"[.!?][”’\"'»)]*\s+(?=[^\W\d_])(?![a-zà-ÿ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Openings:
    """The patterns of one language, for the first words of a sentence in small letters with a space between."""

    leans: re.Pattern[str]
    alone: re.Pattern[str]
    turns: re.Pattern[str]
    turning: re.Pattern[str]

    def turn(self, said: str) -> bool:
        """Tell whether the words open a sentence that turns the one before."""
        return bool(self.turns.match(said) or self.turning.search(said)) and not self.alone.match(said)

    def lean(self, said: str) -> bool:
        """Tell whether the words open a sentence that needs the one before; what turns it does too."""
        return (bool(self.leans.match(said)) and not self.alone.match(said)) or self.turn(said)


def leans(text: str, language: str) -> bool:
    """Tell whether the first sentence of a text says little without the one before it.

    >>> leans("Zij kunnen dit wel zijn.", "nl"), leans("Dit rapport gaat over Irak.", "nl")
    (True, False)
    >>> leans("They also reported torture.", "en"), leans("It is forbidden by law.", "en")
    (True, False)
    """
    openings = _openings().get(language)
    return openings is not None and openings.lean(_opening(text))


def turns(text: str, language: str) -> bool:
    """Tell whether the first sentence of a text is an exception, a condition or a contrast to the one before it.

    >>> turns("Dit is anders als zij is gehuwd.", "nl"), turns("Indien de IND echter twijfelt, …", "nl")
    (True, True)
    """
    openings = _openings().get(language)
    return openings is not None and openings.turn(_opening(text))


def _opening(text: str) -> str:
    said = text[:_LOOKED_AT].replace("'", "’")
    following = _NEXT.search(said)
    said = said[: following.start()] if following else said
    return " ".join(word[0] for word in islice(_WORD.finditer(said.casefold()), _FIRST_WORDS))


@cache
def _openings() -> Mapping[str, _Openings]:
    raw = tomllib.loads(data_text("leaning.toml"))
    return {language: _compiled(table) for language, table in raw.items()}


def _compiled(table: Mapping[str, Sequence[str]]) -> _Openings:
    own = rf"(?! (?:\S+ )?\S*{_any(table['own'])}\b)"
    pointing = rf"(?:{_any(table['behind'])} )?{_any(table['demonstratives'])}\b{own}"
    adverbs = rf"(?:\S+ )?{_any(table['adverbs'])}"
    return _Openings(
        leans=re.compile(rf"(?:{_any(table['leans'])}|{pointing}|{adverbs})(?!\S)"),
        alone=re.compile(rf"{_any(table['alone'])}(?!\S)"),
        turns=re.compile(rf"{_any(table['turns'])}(?!\S)"),
        turning=re.compile(rf"(?<!\S){_any(table['turning'])}(?!\S)"),
    )


def _any(phrases: Sequence[str]) -> str:
    """Return a pattern for any of the phrases, the longest first; '*' in one is a word."""
    parts = (re.escape(phrase).replace(r"\*", r"\S+").replace(r"\ ", " ") for phrase in phrases)
    return f"(?:{'|'.join(sorted(parts, key=len, reverse=True)) or '(?!)'})"
