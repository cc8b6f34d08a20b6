"""The words by which the name of a document is told from what is asked, as `data/naming.toml` lists them."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from ingest.words import data_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingWords:
    """Folded words by the name of their list; the data file says what each list is."""

    ordinary: frozenset[str]
    about: frozenset[str]
    links: frozenset[str]
    general: frozenset[str]
    thematic: frozenset[str]
    sorts: frozenset[str]
    asking: frozenset[str]


@cache
def naming_words() -> NamingWords:
    """Return the words that ship with the package."""
    raw = tomllib.loads(data_text("naming.toml", "assistant"))
    return NamingWords(**{field.name: frozenset(raw[field.name].split()) for field in fields(NamingWords)})
