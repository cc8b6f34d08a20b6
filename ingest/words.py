"""Words of Dutch and English text: where they stand, and the forms under which they are looked up."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple, Protocol

from Stemmer import Stemmer  # type: ignore[import-not-found]

_WITH_STOP_WORDS = frozenset({"nl", "en"})

# Section references ("C2/3.2", "3.118a", "343/2003") stay one word; so do apostrophes inside a word.
_WORD = re.compile(
    r"[^\W\d_]?\d+(?:[./]\d+)*(?:[^\W\d_]{1,3}\b)?|[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]+)*", re.UNICODE
)
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`´")
_GENITIVE = re.compile(r"['’ʼ‘`´]s$", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
)

# The Porter stemmer for Dutch leaves the plural -s after these, and a doubled or voiced last consonant.
_PLURAL = re.compile(
    r"(?:[a-z]{3}ie|eur|or|el|em|en|um|am|an|on|er|aar|[b-df-hj-np-tv-z]a|y|[b-df-hj-mp-tv-z]i)s$"
)
_DOUBLE = re.compile(r"([bdfgklmnprst])\1$")
_VOICED = {"z": "s", "v": "f"}


class Word(NamedTuple):
    """One word of a text: its folded form and the half-open span where it stands."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def fold(surface: str) -> str:
    """Return the form in which spelling differences vanish: no case, accents, apostrophes or genitive s."""
    if surface.isascii() and surface.isalnum():
        return surface.lower()
    bare = _GENITIVE.sub("", surface).translate(_APOSTROPHES)
    marks = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(c for c in marks if not unicodedata.combining(c)).translate(_LETTERS)


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text` in order, numbers and section references included."""
    for match in _WORD.finditer(text):
        yield Word(fold(match[0]), *match.span())


def places(text: str) -> list[re.Match[str]]:
    """Return the words of `text` in order, as they are spelt."""
    return list(_WORD.finditer(text))


def folded(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`, as a key to look phrases up by."""
    return tuple(word.folded for word in words(text))


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; words of other languages than Dutch and English stay as they are."""
    if language == "en":
        return _irregular("en").get(word) or _stemmer("english").stemWord(word)
    if language != "nl":
        return word
    known = _irregular("nl").get(word)
    if known:
        return known
    if len(word) > 4:
        word = _PLURAL.sub(lambda match: match.group()[:-1], word)
    bare = _stemmer("dutch_porter").stemWord(word)
    bare = _DOUBLE.sub(r"\1", bare)
    return bare[:-1] + _VOICED.get(bare[-1], bare[-1]) if len(bare) > 3 else bare


@lru_cache(maxsize=200_000)
def inflected_stem(word: str, language: str) -> str:
    """Return the stem of a folded word without joining what English derives: 'inform' is not 'information'."""
    if language != "en":
        return stem(word, language)
    known = _irregular("en").get(word)
    if known or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return known or word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes", "zes")) else word[:-1]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the folded words that carry no subject of their own; of other languages than Dutch and English none."""
    if language not in _WITH_STOP_WORDS:
        return frozenset()
    return frozenset(fold(word) for word in data_text(f"stopwords.{language}.txt").split())


def data_text(name: str, package: str = "ingest") -> str:
    """Return a data file that ships with one of the packages."""
    return resources.files(package).joinpath("data", name).read_text(encoding="utf-8")


def data_lines(name: str, package: str = "ingest") -> Iterator[str]:
    """Yield the lines of a data file, without blank lines and '#' comments."""
    for line in data_text(name, package).splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def data_rows(name: str, package: str = "ingest") -> Iterator[list[str]]:
    """Yield the tab-separated fields of the lines of a data file."""
    for line in data_lines(name, package):
        yield [field.strip() for field in line.split("\t")]


class _Stemmer(Protocol):
    """What is used of a Snowball stemmer."""

    def stemWord(self, word: str) -> str:  # noqa: N802
        """Return the stem of one word."""
        ...


@cache
def _stemmer(algorithm: str) -> _Stemmer:
    made: _Stemmer = Stemmer(algorithm)
    return made


@cache
def _irregular(language: str) -> dict[str, str]:
    return {word: row[0] for row in data_rows(f"stems.{language}.tsv") for word in row[1].split()}
