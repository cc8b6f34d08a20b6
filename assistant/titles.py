"""What a document is called: the telling words, parts, numbers and dates of its title, as a question may name it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.named_dates import named_days
from assistant.named_numbers import numbers_of
from assistant.naming_words import naming_words
from assistant.phrase_pattern import any_of
from ingest.countries import Gazetteer
from ingest.passage import Source, SourceType
from ingest.words import data_rows, folded, places, stem, stop_words

_PART = re.compile(r"[:;()\[\]“”\"–—|]|\s-\s|,\s+(?=versie|version|nr\b|no\b)")
_WHOLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a document is called, be it a letter or a report.

    Attributes:
        least: Telling words of a title that must stand with it before a document is meant.
        placed: Whether the country that the document is about may stand for them.
        types: Kinds of source that are called so where their title says nothing else.
    """

    pattern: re.Pattern[str]
    least: int
    placed: bool
    types: tuple[SourceType, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What of a title a question may say.

    Attributes:
        nouns: What the document is called.
        telling: Stems of the words that tell it from others.
        abbreviated: What its capitals abbreviate.
        known: Stems of all its words and of its publisher's.
        row: The words of the title one by one, folded.
        parts: The pieces of it that are names in themselves ('No Way Out'), folded.
        pieces: All its pieces without countries, as stems: together with what it is called they name it.
        numbers: Official numbers.
        days: When it was published or began to hold, else what the title says of it (partial ISO dates).
    """

    nouns: frozenset[Noun]
    telling: frozenset[str]
    abbreviated: frozenset[str]
    known: frozenset[str]
    row: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    pieces: tuple[frozenset[str], ...]
    numbers: frozenset[str]
    days: frozenset[str]


def title_of(source: Source, gazetteer: Gazetteer) -> Title:
    """Return what a question may say of a document's title."""
    days = frozenset(day for day in (source.published, source.valid_from) if day)
    named = (source.title, source.url or "", source.work or "")
    return _title(gazetteer, named, source.source_type, source.publisher, days, source.language)


def stems(word: str) -> frozenset[str]:
    """Return a folded word in the forms in which titles and questions meet, whatever the language of either."""
    return frozenset((word, stem(word, "nl"), stem(word, "en")))


@cache
def document_nouns() -> tuple[Noun, ...]:
    """Return what documents are called."""
    return tuple(
        Noun(
            pattern=re.compile(rf"(?<!\w)(?:{any_of(phrases.split('|'))})(?!\w)", re.IGNORECASE),
            least=("none", "one", "two").index(least),
            placed=least != "two",
            types=tuple(SourceType(name) for name in types.split(",") if name),
        )
        for phrases, least, types in data_rows("document-nouns.tsv", "assistant")
    )


@lru_cache(maxsize=20_000)
def _title(
    gazetteer: Gazetteer,
    named: tuple[str, str, str],
    kind: SourceType,
    publisher: str,
    days: frozenset[str],
    language: str,
) -> Title:
    title = named[0]
    row = folded(title)
    countries = [(m.start, m.end) for m in gazetteer.find(title, language, fuzzy=False)]
    own = [
        match.group()
        for match in places(title)
        if not any(a <= match.start() < b for a, b in countries) and not match.group()[0].isdigit()
    ]
    telling = {word for surface in own for word in folded(surface) if _tells(word)}
    return Title(
        nouns=frozenset(_nouns(title, kind)),
        telling=frozenset(stem(word, language) for word in telling),
        abbreviated=frozenset(_abbreviated(title)),
        known=frozenset(form for word in (*row, *folded(publisher)) for form in stems(word)),
        row=row,
        parts=tuple(part for part in _parts(title) if _is_name(part, telling)),
        pieces=tuple(_pieces(title, countries, language)),
        numbers=numbers_of(*named),
        days=days or frozenset(day for day, _, _ in named_days(title)),
    )


def _nouns(title: str, kind: SourceType) -> Iterator[Noun]:
    """Yield what a document is called first in its title, or where that says nothing, what its kind is called."""
    found = [(m.start(), -m.end(), noun) for noun in document_nouns() for m in noun.pattern.finditer(title)]
    first = min(found, key=lambda item: item[:2], default=None)
    if first:
        yield first[2]
    if first is None or kind is SourceType.COI_REPORT:
        yield from (noun for noun in document_nouns() if kind in noun.types)


def _tells(word: str) -> bool:
    ordinary = word in naming_words().ordinary or word in stop_words("nl") or word in stop_words("en")
    return (
        len(word) > 2 and not ordinary and not any(noun.pattern.fullmatch(word) for noun in document_nouns())
    )


def _parts(title: str) -> Iterator[tuple[str, ...]]:
    whole = folded(_PART.sub(" ", re.sub(r"\(.*?\)", "", title)))
    yield from dict.fromkeys((whole, *(folded(part) for part in _PART.split(title))))


def _pieces(title: str, countries: Sequence[tuple[int, int]], language: str) -> Iterator[frozenset[str]]:
    for start, end in reversed(countries):
        title = f"{title[:start]}{' ' * (end - start)}{title[end:]}"
    for part in _PART.split(title):
        if any(noun.pattern.fullmatch(part.strip()) for noun in document_nouns()):
            continue
        said = {stem(word, language) for word in folded(part) if word not in stop_words(language)}
        if len(said) >= 2:
            yield frozenset(said)


def _is_name(part: tuple[str, ...], telling: set[str]) -> bool:
    """Tell whether a part of a title names the document by itself: two telling words, or three that say nothing."""
    said = sum(word in telling for word in part)
    silent = all(word in stop_words("nl") or word in stop_words("en") for word in part)
    return said >= 2 or (silent and len(part) >= 3) or (said >= 1 and len(part) >= _WHOLE)


def _abbreviated(title: str) -> Iterator[str]:
    """Yield what the capitals of three and more words in a row abbreviate: 'upr' for 'Universal Periodic Review'."""
    for match in re.finditer(r"(?:\b[A-Z][a-z]+\b(?: (?=[A-Z]))?){3,6}", title):
        yield "".join(word[0] for word in match.group().split()).lower()
