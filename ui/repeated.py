"""What is said beside a statement: in which other editions and documents it stands, and what shares an origin."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.jsonform import AnswerJson, FootnoteJson, OriginJson, RepetitionJson, StatementJson
from assistant.order import place
from ingest.passage import SourceType
from ui.footnote import own_notes, statement_group
from ui.wording import ORDER, Group, Wording, sentence

_NEWEST = "9999"  # behind every date


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


def in_order(form: AnswerJson) -> Iterator[tuple[Group, list[StatementJson]]]:
    """Yield the statements by heading, in the order of kinds that the answer states, facts and policy apart.

    Within a kind the newest editions go first, best first, then older ones by date; facts by the year up to which they
    are told, whatever their series. Where a time is asked for, best first.
    """
    notes = {note["n"]: note for note in form["footnotes"]}
    order = form.get("order", [])
    timed = bool(form["understood"]["years"] or form["understood"]["as_of"])

    def since(statement: StatementJson) -> str:
        first = notes[own_notes(statement)[0]]
        told = first["covers_until"] or first["published"] or ""
        if timed:
            return _NEWEST
        year = told[:4] if statement_group(statement, notes) is Group.FACTS else ""
        return year + ((first["valid_from"] or told) if first["superseded_by"] else _NEWEST)

    ranked = form["statements"]
    if order:
        dated = sorted(ranked, key=since, reverse=True)
        ranked = sorted(dated, key=lambda s: place(notes[own_notes(s)[0]]["source_type"], order))
    met = dict.fromkeys(statement_group(statement, notes) for statement in ranked)
    for group in met if order else [group for group in ORDER if group in met]:
        yield group, [s for s in ranked if statement_group(s, notes) is group]


def _listed(names: Sequence[str], words: _Words) -> str:
    return f" {words.both} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _words(language: str) -> _Words:
    return _NL if language == "nl" else _EN
