"""What is said beside a statement: in which other editions and documents it stands, and what shares an origin."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson, OriginJson, RepetitionJson, StatementJson
from assistant.order import Group
from ingest.passage import SourceType
from ui.footnote import statement_group
from ui.wording import Wording, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The fixed words in one language; a pair where one and several differ."""

    editions: tuple[str, str]
    versions: tuple[str, str]
    documents: str
    largely: str
    both: str
    one_origin: dict[str, str]
    order: str


_NL: Final = _Words(
    editions=("ook in de editie {}", "ook in de edities {}"),
    versions=("ook in de versie geldig vanaf {}", "ook in de versies geldig vanaf {}"),
    documents="ook in {}",
    largely="grotendeels",
    both="en",
    one_origin={
        "same_text": "{} en {} bevestigen elkaar niet: het is dezelfde tekst.",
        "same_source": "{} en {} bevestigen elkaar niet: beide steunen hier op dezelfde bron: {}",
        "cites": "{} en {} bevestigen elkaar niet: de eerste verwijst hier naar de tweede ({}).",
    },
    order="Volgorde: {}; per soort de nieuwste editie eerst; oudere zijn gemerkt.",
)
_EN: Final = _Words(
    editions=("also in the edition of {}", "also in the editions of {}"),
    versions=("also in the version in force from {}", "also in the versions in force from {}"),
    documents="also in {}",
    largely="largely",
    both="and",
    one_origin={
        "same_text": "{} and {} do not confirm each other: it is the same text.",
        "same_source": "{} and {} do not confirm each other: both rest here on the same source: {}",
        "cites": "{} and {} do not confirm each other: the first refers here to the second ({}).",
    },
    order="Order: {}; within a kind the newest edition first; older ones are marked.",
)


def also_line(
    statement: StatementJson,
    notes: dict[int, FootnoteJson],
    language: str,
    mark: Callable[[int], str],
    clean: Callable[[str], str] = str,
) -> str:
    """Return 'Ook in de edities 2019 [4] en 2021 [5]'; empty where a statement stands in one place only.

    `mark` writes the number of a footnote, `clean` what comes from a document.
    """
    words, also = _words(language), statement.get("also", [])
    parts: list[str] = []
    for exact in (True, False):
        alike = [a for a in also if a["exact"] is exact]
        said = list(_said(alike, notes, words, mark, clean))
        parts += said if exact else [f"{words.largely} {part}" for part in said]
    line = "; ".join(parts)
    return sentence(line)


def _said(
    also: Sequence[RepetitionJson],
    notes: dict[int, FootnoteJson],
    words: _Words,
    mark: Callable[[int], str],
    clean: Callable[[str], str],
) -> Iterator[str]:
    for frames, dated in ((words.versions, True), (words.editions, False)):
        chosen = [a for a in also if a["same_work"] and bool(notes[a["n"]]["valid_from"]) is dated]
        if chosen:
            names = [f"{clean(a['label'] or notes[a['n']]['title'])} {mark(a['n'])}" for a in chosen]
            yield frames[len(names) > 1].format(_listed(names, words))
    others = [a for a in also if not a["same_work"]]
    if others:
        yield words.documents.format(
            _listed([f"{clean(notes[a['n']]['title'])} {mark(a['n'])}" for a in others], words)
        )


def origin_lines(form: AnswerJson) -> Iterator[str]:
    """Yield a sentence for every pair of footnotes that is no confirmation: one source speaks in both."""
    words = _words(form["language"])
    for origin in form.get("origins", []):
        yield _origin_line(origin, words)


def _origin_line(origin: OriginJson, words: _Words) -> str:
    one, other = (f"[{n}]" for n in origin["notes"])
    return words.one_origin[origin["by"]].format(one, other, origin["source"])


def order_line(form: AnswerJson, words: Wording) -> str:
    """Return the order in which kinds of source are shown, in words; empty where the answer states none."""
    kinds = [words.kinds[SourceType(kind)] for kind in form.get("order", [])]
    return _words(form["language"]).order.format(", ".join(kinds)) if kinds else ""


def headed(
    statements: Iterable[StatementJson], notes: dict[int, FootnoteJson]
) -> Iterator[tuple[Group, list[StatementJson]]]:
    """Yield statements under their headings, in the order in which the answer has them."""
    for group, under in groupby(statements, key=lambda statement: statement_group(statement, notes)):
        yield group, list(under)


def _listed(names: Sequence[str], words: _Words) -> str:
    return f" {words.both} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _words(language: str) -> _Words:
    return _NL if language == "nl" else _EN
