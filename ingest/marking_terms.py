"""The vocabulary of markings from `data/markings.toml`, compiled so that it is found through OCR noise."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.words import data_text

# What a scanner makes of a letter; both sides are single characters of folded text.
_NOISE = {
    "a": "a@4",
    "b": "b86",
    "c": "c(<",
    "e": "e3c€",
    "f": "ft",
    "g": "g69q",
    "h": "hn",
    "i": "i1l|!jí",
    "j": "j1il|)",
    "k": "kx",
    "l": "l1i|!",
    "n": "nh",
    "o": "o0qdc",
    "q": "qg",
    "r": "r",
    "s": "s5$",
    "t": "t7+f",
    "u": "uvo",
    "v": "vuy",
    "w": "w",
    "y": "yv",
    "z": "z2",
}
_PAIRS = {
    "lij": "(?:[l1i|!](?:[i1l|!][j1il|]?|[yuj])|[uh]j?)",
    "ij": "(?:[i1l|!][j1il|]|[yuÿ])",
    "li": "(?:[l1i|][i1l|!]|u|h)",
    "m": "(?:m|rn|nn|iii)",
    "w": "(?:w|vv|uu)",
}
_JOINT = r"[\s._\-–—/:;+*]{0,3}"
_TORN = 8  # letters from which a scanner may tear a word in two
_ALSO_BEGINS = {"m": "rni", "w": "vu", "l": "uh", "i": "yu"}
_TABLE = str.maketrans("ĳĲ’‘ʼ´`“”„«»–—‐‑‒−／：．", "yY'''''\"\"\"\"\"------/:.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One marking: how it is named, how it is found, and how far its words are ordinary words.

    Attributes:
        ladder: Terms of one ladder exclude each other on a document.
        sure: Hardly ever ordinary words.
        caps: Counts only in capitals.
        open: Says that the document is public.
    """

    kind: str
    name: str
    ladder: str
    sure: bool
    caps: bool
    open: bool
    noisy: str
    exact: re.Pattern[str]

    @property
    def find(self) -> re.Pattern[str]:
        """How it is found through noise."""
        return _compiled(self.noisy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All terms and the words that stand around them.

    Attributes:
        any: Found wherever one of the terms is.
        spellings: Of all terms and of embargoes.
    """

    any: re.Pattern[str]
    spellings: tuple[str, ...]
    terms: tuple[Term, ...]
    label: re.Pattern[str]
    furniture: re.Pattern[str]
    handling: re.Pattern[str]
    addressees: re.Pattern[str]
    about: re.Pattern[str]
    lifted: re.Pattern[str]
    itself: re.Pattern[str]
    embargo: re.Pattern[str]
    embargo_until: re.Pattern[str]
    lifted_beside: re.Pattern[str]
    citing: re.Pattern[str]
    annexes: re.Pattern[str]
    reach: re.Pattern[str]
    said_of: re.Pattern[str]
    documents: frozenset[str]


class _Folding(dict[int, str]):
    """Folds a character the first time it is seen."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code).translate(_TABLE))
        return folded


_FOLDING = _Folding()


def fold_line(text: str) -> str:
    """Fold case and accents, character by character: offsets stay those of `text`."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def _fold_char(char: str) -> str:
    if char.isascii():
        return char.lower()
    bare = unicodedata.normalize("NFKD", char)[0].lower()
    return bare if len(bare) == 1 else char


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the package."""
    raw = tomllib.loads(data_text("markings.toml"))
    words: Mapping[str, list[str]] = raw["words"]
    spellings = tuple(dict.fromkeys(str(s) for item in raw["term"] for s in item["spellings"]))
    return Vocabulary(
        any=re.compile(_any(spellings)),
        spellings=(*spellings, *words["embargo"]),
        terms=tuple(_term(item) for item in raw["term"]),
        label=re.compile(_bounded(map(_plain, words["label"]))),
        furniture=re.compile(_bounded(map(_plain, words["furniture"]))),
        handling=re.compile(_bounded(map(_plain, words["handling"]))),
        addressees=re.compile(_bounded(map(_plain, words["addressees"]))),
        about=re.compile(_bounded(map(_plain, words["about"]))),
        lifted=re.compile(_bounded(map(_plain, words["lifted"]))),
        itself=_itself(words),
        embargo=re.compile(_bounded(map(_noisy, words["embargo"]))),
        embargo_until=re.compile(_bounded(map(_plain, words["embargo_until"]))),
        lifted_beside=re.compile(_bounded(map(_plain, words["lifted_beside"]))),
        citing=re.compile(_bounded(map(_plain, words["citing"]))),
        annexes=re.compile(_bounded(map(_plain, words["annexes"]))),
        reach=re.compile(_bounded(map(_plain, words["reach"]))),
        said_of=re.compile(_bounded(map(_plain, words["said_of"]))),
        documents=frozenset(words["documents"]),
    )


def _term(item: Mapping[str, object]) -> Term:
    spellings = [str(s) for s in item["spellings"]]  # type: ignore[attr-defined]
    return Term(
        kind=str(item["kind"]),
        name=str(item["name"]),
        ladder=str(item.get("ladder", "")),
        sure=bool(item.get("sure", False)),
        caps=bool(item.get("caps", False)),
        open=bool(item.get("open", False)),
        noisy=_bounded(map(_noisy, spellings)),
        exact=re.compile(_bounded(map(_plain, spellings))),
    )


# What is said of the document ends with the mark; before a noun ('confidential sources') it is said of that.
_PREDICATE = (
    r"(?!\s*by\s+(?:theme|topic|subject|region|country|year|type|date)\b)"
    r"(?=\s*(?:$|[^\w\s]|(?:en|and|or|of|gerubriceerd|verklaard|until|tot|for|voor|op|as|als|omdat|because|tenzij|unless|"
    r"within|binnen|buiten|outside|by|door|under|krachtens|information|informatie|gegevens|data|material|without|zonder|"
    r"to|aan|met|with|and may|en mag)\b))"
)


# 'This page lists the reports that are classified …' speaks of those reports.
_NOT_OF_OTHERS = (
    r"(?![^.;,]{0,40}\b(?:that|which|who|whose|how|die|dat|hoe|waar\w*|lists?|describes?|explains?|discusses|quotes|cites|"
    r"names|shows|beschrijft|bespreekt|noemt|vermeldt|citeert|toont|somt)\b)"
)


def _itself(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    subject, verb = (_bounded(map(_plain, words[key])) for key in ("self", "self_verb"))
    mark = _bounded(map(_plain, words["self_mark"])) + _PREDICATE
    filler = r"(?:(?!\b(?:niet|no(?! \d)|geen|geenszins|nooit|never|not)\b)[^.;]){0,40}?"
    return re.compile(rf"{subject}{_NOT_OF_OTHERS}{filler}{verb}{filler}{mark}")


def _bounded(patterns: Iterable[str]) -> str:
    longest_first = sorted(patterns, key=len, reverse=True)
    return rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])"


def _any(spellings: Iterable[str]) -> str:
    """Write all of them as one pattern, by the letter they begin with: most words of a page begin with none."""
    begun: dict[str, list[str]] = {}
    for spelling in spellings:
        begun.setdefault(spelling[0], []).append(_noisy(spelling))
    groups = (
        rf"(?=[{re.escape(_NOISE.get(c, c) + c + _ALSO_BEGINS.get(c, ''))}])(?:{'|'.join(patterns)})"
        for c, patterns in begun.items()
    )
    return rf"(?<![^\W_])(?:{'|'.join(groups)})(?![^\W_])"


def _plain(spelling: str) -> str:
    """Write a phrase as printed: any blanks or marks between its words."""
    words = (re.escape(w).replace(r"\*", r"\w*") for w in spelling.split())
    return r"[\s._\-/:+]{1,3}".join(words)


def _noisy(spelling: str) -> str:
    """Write a phrase as OCR has it: letters that look alike, letters set apart, marks between words."""
    words = spelling.split()
    noisy = _JOINT.join(map(_letters, words))
    spaced = r"\s{1,4}[.\-/:+]{0,2}\s{0,3}".join(r"[ .\-]{1,2}".join(map(_letter, word)) for word in words)
    return f"{noisy}|{spaced}" if len("".join(words)) >= 5 else noisy


def _letters(word: str) -> str:
    if len(word) <= 3:
        return "".join(map(re.escape, word))
    out, i = [], 0
    while i < len(word):
        size = next((n for n in (3, 2, 1) if len(word[i : i + n]) == n and word[i : i + n] in _PAIRS), 1)
        out.append(_PAIRS.get(word[i : i + size]) or _letter(word[i]))
        i += size
    if len(word) < _TORN:
        return "".join(out)
    whole = " ?".join(out)
    return f"(?:{whole}|{_one_wrong(word)})" if len(word) >= 10 else whole


def _letter(char: str) -> str:
    return f"[{re.escape(_NOISE[char])}]" if char in _NOISE else re.escape(char)


def _one_wrong(word: str) -> str:
    """Write the word with any one letter inside it lost, doubled or unreadable."""
    at = range(1, len(word) - 1)
    return "|".join(f"{re.escape(word[:i])}[^\\s]{{0,2}}{re.escape(word[i + 1 :])}" for i in at)
