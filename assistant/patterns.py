"""A small language for what a question says: words, word classes and gaps, matched on a row of folded words.

A pattern is a row of elements, one blank apart:

    woord        that word, folded (no case, no accents); ':' and '.' are words too
    woord*       a word that begins so; *woord one that ends so; * any word
    {class}      a word or phrase of a named class
    a|{class}    one of them
    element?     may be absent
    !a|b         the next word is none of these
    ..           up to six words;  ...  up to sixteen, both within one sentence
    ~            up to eight words, none of the class 'bar', within one sentence
    >>           anything, across sentences
    ^  $         the beginning and the end of a sentence
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import cache

from ingest.words import fold

_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['’ʼ.][^\W_]+)*)|(?P<stop>[.?!;\n…]+)|(?P<colon>:)")
_GAPS = {"..": 6, "...": 16, "~": 8}
_STOPS = frozenset({".", ":"})


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of folded words between sentence ends; `spans` lead back to the original."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def surface(self, start: int, end: int) -> str:
        """Return the folded words from `start` up to `end`."""
        return " ".join(word for word in self.words[start:end] if word not in _STOPS)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return where the sentence around a word begins (its opening stop) and ends."""
        begin = next((i for i in range(position - 1, -1, -1) if self.words[i] == "."), 0)
        end = next((i for i in range(position, len(self.words)) if self.words[i] == "."), len(self.words))
        return begin, end


def row(text: str) -> Row:
    """Fold `text` into words and sentence ends; a row begins and ends with one."""
    words, spans = ["."], [(0, 0)]
    for match in _TOKEN.finditer(text):
        token = fold(match.group()) if match["word"] else (":" if match["colon"] else ".")
        if token and not (token in _STOPS and words[-1] in _STOPS):
            words.append(token)
            spans.append(match.span())
    return Row((*words, "."), (*spans, (len(text), len(text))))


@dataclass(frozen=True, slots=True)
class _Words:
    """Single words: exact ones, and one expression for those with a '*'."""

    exact: frozenset[str]
    wild: re.Pattern[str] | None

    def __call__(self, word: str) -> bool:
        return word in self.exact or bool(word not in _STOPS and self.wild and self.wild.match(word))


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of a pattern: what it matches (a gap, an edge, words or classes) and how."""

    symbol: str
    words: _Words | None = None
    classes: tuple[str, ...] = ()
    optional: bool = False
    negative: bool = False


Pattern = tuple[_Element, ...]


def parse(pattern: str) -> Pattern:
    """Return the elements of a pattern."""
    return tuple(_element(item) for item in pattern.split())


@cache
def _element(item: str) -> _Element:
    if item in _GAPS or item in {">>", "^", "$"}:
        return _Element(item)
    negative, optional = item.startswith("!"), item.endswith("?")
    parts = item.removeprefix("!").removesuffix("?").split("|")
    single = [part for part in parts if not part.startswith("{")]
    return _Element(
        "", _words(single), tuple(p[1:-1] for p in parts if p.startswith("{")), optional, negative
    )


def _words(single: Iterable[str]) -> _Words | None:
    items = tuple(single)
    wild = [translate(item) for item in items if "*" in item]
    exact = frozenset(item for item in items if "*" not in item)
    return _Words(exact, re.compile("|".join(wild)) if wild else None) if items else None


class Lexicon:
    """Named classes of words and phrases; knows which patterns stand where in a row."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._single = {n: _words(e for e in entries if _is_word(e)) for n, entries in classes.items()}
        self._phrases = {
            n: tuple(parse(e) for e in entries if not _is_word(e)) for n, entries in classes.items()
        }

    def reader(self, row: Row) -> "Reader":
        """Return what finds patterns in one row."""
        return Reader(self, row)

    def single(self, name: str) -> _Words | None:
        """Return the single words of a class."""
        return self._single[name]

    def phrases(self, name: str) -> tuple[Pattern, ...]:
        """Return the phrases of a class."""
        return self._phrases[name]


def _is_word(entry: str) -> bool:
    return " " not in entry and "{" not in entry and "|" not in entry


class Reader:
    """Finds patterns in one row; what a class matches where is worked out once."""

    def __init__(self, lexicon: Lexicon, row: Row) -> None:
        self.row = row
        self._lexicon = lexicon
        self._ends: dict[tuple[str, int], frozenset[int]] = {}
        self._somewhere: dict[int, bool] = {}

    def find(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Yield the spans (in words) at which the pattern stands, the shortest at each place."""
        if not all(self._occurs(element) for element in pattern):
            return
        for start in range(len(self.row.words)):
            ends = self._match(pattern, start)
            if ends:
                yield start, min(ends)

    def has(self, pattern: Pattern, begin: int = 0, end: int | None = None) -> bool:
        """Whether the pattern stands between two places of the row."""
        stop = len(self.row.words) if end is None else end
        return any(s >= begin and e <= stop for s, e in self.find(pattern))

    def _occurs(self, element: _Element) -> bool:
        """Whether an element stands anywhere in the row, or need not; elements are shared, so this is remembered."""
        if element.symbol or element.optional or element.negative:
            return True
        known = self._somewhere.get(id(element))
        if known is None:
            known = any(self._alternatives(element, at) for at in range(len(self.row.words)))
            self._somewhere[id(element)] = known
        return known

    def _match(self, pattern: Pattern, start: int) -> frozenset[int]:
        places = frozenset({start})
        for element in pattern:
            places = frozenset(end for place in places for end in self._step(element, place))
            if not places:
                break
        return places

    def _step(self, element: _Element, at: int) -> Iterable[int]:
        words = self.row.words
        if element.symbol in _GAPS:
            return self._gap(element.symbol, at)
        if element.symbol == ">>":
            return range(at, len(words))
        if element.symbol == "^":
            return (at,) if at and words[at - 1] in _STOPS else ()
        if element.symbol == "$":
            return (at,) if at < len(words) and words[at] == "." else ()
        ends = self._alternatives(element, at)
        if element.negative:
            return () if ends else (at,)
        return ends | {at} if element.optional else ends

    def _alternatives(self, element: _Element, at: int) -> frozenset[int]:
        if at >= len(self.row.words):
            return frozenset()
        found = {at + 1} if element.words and element.words(self.row.words[at]) else set()
        for name in element.classes:
            found |= self._class(name, at)
        return frozenset(found)

    def _class(self, name: str, at: int) -> frozenset[int]:
        key = (name, at)
        if key not in self._ends:
            single = self._lexicon.single(name)
            found = {at + 1} if single and single(self.row.words[at]) else set()
            for phrase in self._lexicon.phrases(name):
                found |= self._match(phrase, at)
            self._ends[key] = frozenset(found)
        return self._ends[key]

    def _gap(self, symbol: str, at: int) -> Iterator[int]:
        yield at
        for end in range(at + 1, min(at + _GAPS[symbol], len(self.row.words)) + 1):
            if self.row.words[end - 1] == "." or (symbol == "~" and self._class("bar", end - 1)):
                return
            yield end
