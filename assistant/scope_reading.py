"""What a question says, slot by slot: what kind of thing it speaks of, in what state, and what it wants with it.

`data/scope-slots.toml` holds the vocabularies. First the things are found and each is replaced by its kind, then
what is said of them; so 'why is X not public' reads the same whatever X is.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.scope_names import names_folded
from ingest.words import data_text, fold, folded

_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['’ʼ.][^\W_]+)*)|(?P<stop>[.?!;\n…]+)|(?P<colon>:)")
_GAP = re.compile(r"~(\d+)")
_ANY = r"[^\s.:]\S*"
_NUMBERED = r"\S*\d\S*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question as it was read.

    Attributes:
        plain: The folded words as they stand, names replaced by their kind.
        words: The same, things replaced by their kind too, sentence ends as '.'.
        things: Kinds of things found, in the order of the vocabulary.
        said: What is said or asked of them.
        named: Whether a country, a people or body, or a subject of country information is named.
        turns: 'leans' if it points back to what was said before, 'joins' if it asks to put pieces together.
    """

    plain: tuple[str, ...]
    words: tuple[str, ...]
    things: tuple[str, ...]
    said: tuple[str, ...]
    named: tuple[str, ...]
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The vocabularies, compiled.

    Attributes:
        carried: What a later turn may leave out, by language.
        function: Words that only hold a sentence together.
    """

    things: tuple[tuple[str, re.Pattern[str]], ...]
    said: tuple[tuple[str, re.Pattern[str]], ...]
    turns: tuple[tuple[str, re.Pattern[str]], ...]
    carried: Mapping[str, Mapping[str, str]]
    function: frozenset[str]

    def read(self, text: str) -> Reading:
        """Return the reading of a text."""
        names = names_folded(text)
        row, things = _row(names.text), []
        for name, pattern in self.things:
            replaced = pattern.sub(f" {name}", row)
            if replaced != row:
                things.append(name)
                row = replaced
        said, turns = (
            tuple(name for name, pattern in table if pattern.search(row)) for table in (self.said, self.turns)
        )
        named = tuple(sorted(names.kinds)) or ("nothing",)
        return Reading(
            plain=tuple(folded(names.text)),
            words=tuple(row.split()),
            things=tuple(things),
            said=said,
            named=named,
            turns=turns,
        )


def _row(text: str) -> str:
    """Fold a text into words and sentence ends, one blank apart."""
    found = ["."]
    for match in _TOKEN.finditer(text):
        word = fold(match.group()) if match["word"] else ("." if match["stop"] else ":")
        if word and not (word == "." == found[-1]):
            found.append(word)
    if found[-1] != ".":
        found.append(".")
    return f" {' '.join(found)} "


@cache
def slots() -> Slots:
    """Return the vocabularies that ship with the package."""
    raw = tomllib.loads(data_text("scope-slots.toml", "assistant"))
    known: dict[str, str] = {}
    for name, phrases in raw["vocabulary"].items():
        known[name] = _any_of(phrases, known)
    return Slots(
        things=_compiled(raw["object"], known),
        said=_compiled(raw["frame"], known),
        turns=_compiled(raw["turn"], known),
        carried=raw["carried"],
        function=frozenset(word for words in raw["function"].values() for word in words.split()),
    )


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
    if part in {"*", "#"}:
        return _ANY if part == "*" else _NUMBERED
    # A number may go on after a stop: '5.1.2.e' is one word.
    rest = r"[^\s:]*" if any(c.isdigit() for c in part) else r"[^\s.:]*"
    return re.escape(part).replace("_", " ").replace(r"\*", rest)
