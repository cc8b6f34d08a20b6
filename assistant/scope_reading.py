"""What a question says, slot by slot: what kind of thing it speaks of, in what state, and what it wants with it.

`data/scope-slots.toml` holds the vocabularies. First the things are found and each is replaced by its kind, then
what is said of them; so 'why is X not public' reads the same whatever X is.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.language import detect
from assistant.scope_rules import names_folded
from ingest.countries import Gazetteer
from ingest.words import fold

_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['’ʼ.][^\W_]+)*)|(?P<stop>[.?!;\n…]+)|(?P<colon>:)")
_GAP = re.compile(r"~(\d+)")
_ANY = r"[^\s.:]\S*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question as it was read.

    Attributes:
        words: The folded words, things replaced by their kind, sentence ends as '.'.
        things: Kinds of things found, in the order of the vocabulary.
        said: What is said or asked of them.
    """

    words: tuple[str, ...]
    things: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The vocabularies, compiled."""

    things: tuple[tuple[str, re.Pattern[str]], ...]
    said: tuple[tuple[str, re.Pattern[str]], ...]

    def read(self, text: str) -> Reading:
        """Return the reading of a text."""
        row, things = _row(text), []
        for name, pattern in self.things:
            replaced = pattern.sub(f" {name}", row)
            if replaced != row:
                things.append(name)
                row = replaced
        said = tuple(name for name, pattern in self.said if pattern.search(row))
        return Reading(words=tuple(row.split()), things=tuple(things), said=said)


def _row(text: str) -> str:
    """Fold a text into words and sentence ends, one blank apart."""
    found = ["."]
    for match in _TOKEN.finditer(names_folded(_countries_folded(text))):
        word = fold(match.group()) if match["word"] else ("." if match["stop"] else ":")
        if word and not (word == "." == found[-1]):
            found.append(word)
    if found[-1] != ".":
        found.append(".")
    return f" {' '.join(found)} "


def _countries_folded(text: str) -> str:
    """Replace every country by one word: a country of two words is no person, and which one it is tells nothing."""
    for mention in sorted(_gazetteer().find(text, detect(text), fuzzy=False), key=lambda m: -m.start):
        text = f"{text[: mention.start]}land{text[mention.end :]}"
    return text


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def slots() -> Slots:
    """Return the vocabularies that ship with the package."""
    text = resources.files("assistant").joinpath("data", "scope-slots.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    known: dict[str, str] = {}
    for name, phrases in raw["vocabulary"].items():
        known[name] = _any_of(phrases, known)
    return Slots(things=_compiled(raw["object"], known), said=_compiled(raw["frame"], known))


def _compiled(
    table: Mapping[str, Sequence[str]], known: Mapping[str, str]
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(_any_of(phrases, known))) for name, phrases in table.items())


def _any_of(phrases: Sequence[str], known: Mapping[str, str]) -> str:
    return "(?:" + "|".join(_phrase(phrase, known) for phrase in phrases) + ")"


def _phrase(phrase: str, known: Mapping[str, str]) -> str:
    """Return the expression for a row of elements; every word brings its blank before it."""
    parts = []
    for element in phrase.split():
        if gap := _GAP.fullmatch(element):
            parts.append(rf"(?: (?![.:] )\S+){{0,{gap[1]}}}")
            continue
        names = [part for part in element.split("|") if part.startswith("{")]
        single = [_word(part) for part in element.split("|") if not part.startswith("{")]
        options = [known[name[1:-1]] for name in names]
        options += [f" (?:{'|'.join(single)})(?= )"] if single else []
        parts.append(f"(?:{'|'.join(options)})")
    return "".join(parts)


def _word(part: str) -> str:
    if part == "*":
        return _ANY
    return re.escape(part).replace("_", " ").replace(r"\*", r"[^\s.:]*")
