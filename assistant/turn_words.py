"""The words by which a turn leans on others, as `data/conversation.toml` lists them."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from ingest.phrases import Phrases
from ingest.words import Word, data_text, stop_words


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnWords:
    """Phrases by kind, and single words by the name of their list."""

    phrases: Phrases[str]
    sets: dict[str, frozenset[str]]


def carries_nothing(word: Word) -> bool:
    """Tell whether a word asks nothing of its own beside what it joins."""
    sets = turn_words().sets
    return (
        word.folded in sets["light"]
        or word.folded in sets["whole"]
        or word.folded in sets["today_words"]
        or word.folded in stop_words("nl")
        or word.folded in stop_words("en")
    )


def phrases_at(row: Sequence[Word], i: int) -> list[tuple[str, int]]:
    """Return kind and end of the phrases that begin at a word, shorter ones first."""
    found = turn_words().phrases.at([word.folded for word in row], i)
    return [(kind, end) for end, kinds in found for kind in kinds]


@cache
def turn_words() -> TurnWords:
    """Return the words that ship with the package."""
    raw = tomllib.loads(data_text("conversation.toml", "assistant"))
    phrases: Phrases[str] = Phrases()
    for kind in ("same", "change", "today", "year_before", "year_after"):
        _add(phrases, kind, raw[kind])
    for facet, forms in raw["point"].items():
        _add(phrases, f"point:{facet}", forms)
    single = (
        "opening",
        "whole",
        "light",
        "verbs",
        "within",
        "prepositions",
        "subjectless",
        "situation",
        "singular",
        "after_it",
        "about_as_such",
    )
    sets = {name: frozenset(raw[name]) for name in single}
    sets["today_words"] = frozenset(word for phrase in raw["today"] for word in phrase.split())
    for name in ("year_before", "year_after"):
        sets["today_words"] |= {word for phrase in raw[name] for word in phrase.split()}
    return TurnWords(phrases=phrases, sets=sets)


def _add(phrases: Phrases[str], kind: str, forms: Iterable[str]) -> None:
    for form in forms:
        for key in product(*(part.split("|") for part in form.split())):
            phrases.add(key, kind)
