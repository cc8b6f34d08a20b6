"""The forms in which countries are written: library names, and our own lists of demonyms and places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from types import MappingProxyType

import pycountry
from babel import Locale

from ingest.words import data_lines, data_rows

# What ISO 3166 leaves to its users: Kosovo and the European Union.
_USER_ASSIGNED = {"XK": "XKX", "EU": "EUE"}
_NOT_TERRITORIES = frozenset({"ATA", "BVT", "HMD", "ATF", "IOT", "UMI", "SGS"})
_CAPITALS_ONLY = frozenset({"JEY", "GGY", "IMN", "NFK", "NIU", "GUM", "TKL", "PCN"})


class How(StrEnum):
    """By what kind of form a country was recognised."""

    NAME = "name"
    DEMONYM = "demonym"
    PLACE = "place"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryNames:
    """A country from outside the lists, such as an invented one, or further forms of a known one.

    Attributes:
        code: ISO 3166 alpha-3, or a code of the same shape.
        names: In Dutch and English, the preferred Dutch one first.
        demonyms: Adjectives and inhabitants, every inflected form written out.
        places: Capital, regions and towns by which the country is meant.
        in_english: The preferred English name; the first of `names` where it is not given.
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    in_english: str | None = None

    def usual(self, language: str) -> str:
        """Return the name by which the country is called in Dutch or English."""
        return self.in_english if language == "en" and self.in_english else self.names[0]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a country.

    Attributes:
        text: As it is written.
        exact: Only as written here, capitals included.
        weak: Counts only when nothing else in the text names a country.
    """

    code: str
    how: How
    text: str
    exact: bool = False
    weak: bool = False


def shipped_forms() -> Iterator[Form]:
    """Yield every form that the libraries and the project's own lists hold."""
    for code, names in _library_names().items():
        for name in names:
            yield Form(code, How.NAME, name, exact=code in _CAPITALS_ONLY)
    for row in data_rows("countries.tsv"):
        code, names_, dutch, english = [*row, "", "", ""][:4]
        yield from _marked(code, How.NAME, names_.split(";"))
        yield from _marked(code, How.DEMONYM, _inflected(dutch.split(";"), ("e", "s")))
        yield from _marked(code, How.DEMONYM, _inflected(english.split(";"), ("s",)))
    for code, places in data_rows("places.tsv"):
        yield from _marked(code, How.PLACE, places.split(";"))


def given_forms(extra: Iterable[CountryNames]) -> Iterator[Form]:
    """Yield the forms of countries that come from outside the lists."""
    for country in extra:
        groups = ((How.NAME, country.names), (How.DEMONYM, country.demonyms), (How.PLACE, country.places))
        for how, texts in groups:
            yield from (Form(country.code, how, text) for text in texts)


def other_meanings() -> Iterator[str]:
    """Yield the phrases in which a country's form means something else."""
    for line in data_lines("not_countries.tsv"):
        for choice in product(*(word.split("|") for word in line.split())):
            yield " ".join(choice)


@cache
def preferred_names(language: str) -> Mapping[str, str]:
    """Return the usual name of every country in this language, by its code."""
    territories = Locale.parse(language).territories
    return MappingProxyType({code: territories[short] for short, code in _codes() if short in territories})


def _codes() -> Iterator[tuple[str, str]]:
    for country in pycountry.countries:
        if country.alpha_3 not in _NOT_TERRITORIES:
            yield country.alpha_2, country.alpha_3
    yield from _USER_ASSIGNED.items()


def _library_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {code: [] for _, code in _codes()}
    for language in ("nl", "en"):
        for code, name in preferred_names(language).items():
            names[code] += [name, *_without_brackets(name)]
    for country in pycountry.countries:
        for name in (getattr(country, key, "") for key in ("name", "official_name", "common_name")):
            # ISO calls Congo-Brazzaville 'Congo' for short; people mean the other one.
            if name and name != "Congo" and country.alpha_3 in names:
                names[country.alpha_3] += [name, *_without_brackets(name)]
    return names


def _without_brackets(name: str) -> list[str]:
    """Return 'Myanmar' for 'Myanmar (Birma)' and 'St. Lucia' as 'Saint Lucia'."""
    forms = [name.partition(" (")[0]] if " (" in name else []
    return forms + ([name.replace("St. ", "Saint ")] if "St. " in name else [])


def _marked(code: str, how: How, texts: Iterable[str]) -> Iterator[Form]:
    for text in texts:
        bare = text.strip().lstrip("=?")
        if bare:
            yield Form(code, how, bare, exact=text.strip()[0] == "=", weak=text.strip()[0] == "?")


def _inflected(texts: Iterable[str], endings: tuple[str, ...]) -> Iterator[str]:
    """Yield each form with its regular inflections: Syrisch-e, Syriër-s, Congolees-Congolese, Iraq-i-s."""
    for text in (t.strip() for t in texts):
        if not text:
            continue
        yield text
        if text.endswith("ees") and "e" in endings:
            yield text[:-3] + "ese"
        elif text.endswith(("isch", "s", "rs")) and "e" in endings:
            yield text + "e"
        elif not text.endswith(("s", "sh", "ch", "ese", "en")):
            yield text + "s"
