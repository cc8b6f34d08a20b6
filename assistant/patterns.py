"""A small language for what a question says: words, word classes and gaps, compiled to regular expressions.

A pattern is a row of elements, one blank apart:

    woord        that word, folded (no case, no accents)
    woord*       a word that begins so; *woord ends so
    a|b|c        one of them
    {class}      a word or phrase of a named class
    element?     may be absent
    !a|b         the next word is none of these
    ..           up to six words;  ...  up to sixteen, both within one sentence
    ~            up to eight words, none of the class 'bar'
    >>           anything, across sentences
    ^  $         the beginning and the end of a sentence
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.words import fold

_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['’ʼ][^\W_]+)*)|(?P<stop>[.?!;\n…]+)|(?P<colon>:)")
_GAPS = {"..": 6, "...": 16}
_ANY = r"[^ .:]+ "


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of folded words: `text` is what patterns run on, `spans` lead back to the original."""

    text: str
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that stands for text[start:end]."""
        inside = [s for o, s in zip(self.offsets, self.spans, strict=True) if start <= o < end]
        return (inside[0][0], inside[-1][1]) if inside else (0, 0)


def row(text: str) -> Row:
    """Fold `text` into words and sentence ends; a row begins and ends with one."""
    parts, offsets, spans = [". "], [], []
    at = 2
    for match in _TOKEN.finditer(text):
        token = fold(match.group()) if match["word"] else (":" if match["colon"] else ".")
        if token and not (token in ".:" and parts[-1] in {". ", ": "}):
            parts.append(token + " ")
            offsets.append(at)
            spans.append(match.span())
            at += len(token) + 1
    parts.append(". ")
    return Row("".join(parts), tuple(offsets), tuple(spans))


class Lexicon:
    """Named word classes, and the patterns written with them."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = {name: tuple(entries) for name, entries in classes.items()}
        self._expand = lru_cache(maxsize=None)(self._class)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the expression that finds `pattern` in the text of a `Row`."""
        return re.compile(r"(?<= )" + self._sequence(pattern))

    def compile_all(self, patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        """Return the expressions of several patterns."""
        return tuple(map(self.compile, patterns))

    def _sequence(self, pattern: str) -> str:
        return "".join(map(self._element, pattern.split()))

    def _element(self, element: str) -> str:
        if element in _GAPS:
            return f"(?:{_ANY}){{0,{_GAPS[element]}}}?"
        if element == "~":
            return f"(?:(?!{self._expand('bar')}){_ANY}){{0,8}}?"
        if element == ">>":
            return "(?:[^ ]+ )*?"
        if element == "^":
            return r"(?<=[.:] )"
        if element == "$":
            return r"(?=[.])"
        if element.startswith("!"):
            return f"(?!{self._one(element[1:])})"
        if element.endswith("?"):
            return f"(?:{self._one(element[:-1])})?"
        return self._one(element)

    def _one(self, element: str) -> str:
        if element.startswith("{") and element.endswith("}"):
            return self._expand(element[1:-1])
        words = (re.escape(word).replace(r"\*", "[^ .:]*") for word in element.split("|"))
        return f"(?:{'|'.join(words)}) "

    def _class(self, name: str) -> str:
        """Single words first as one alternation, then phrases: short expressions match fast."""
        entries = self._classes[name]
        single = [e for e in entries if " " not in e and not e.startswith("{")]
        phrases = [self._sequence(e) for e in entries if e not in single]
        return f"(?:{'|'.join([self._one('|'.join(single)), *phrases] if single else phrases)})"
