"""Comparisons as HTML: sides next to each other, and what changed as a table. In reading order without any style."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from typing import Final

from assistant.compareform import ChangeJson, ComparedJson, SideJson
from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson, StatementJson
from ui.escaped import lines, told

_TOKEN = re.compile(r"\S+|\s+")
_MOSTLY = 0.35
"""Share of words that two sentences must have in common for single words to be marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedWords:
    """The fixed words around a comparison in one language."""

    sides: str
    changes: str
    edition: str
    what: str
    kinds: dict[str, str]
    none: str
    unchanged: str
    left_out: str
    absent: str
    nothing: str


_NL: Final = ComparedWords(
    sides="Naast elkaar",
    changes="Wat er veranderde",
    edition="editie {}",
    what="Wijziging",
    kinds={"added": "Toegevoegd", "gone": "Vervallen", "changed": "Gewijzigd"},
    none="Geen zin is anders.",
    unchanged="Ongewijzigd: {} van de zinnen in deze paragraaf.",
    left_out="Niet getoond: {} andere gewijzigde, toegevoegde of vervallen zinnen.",
    absent="–",
    nothing="Hierover geen antwoord in de bronnen.",
)
_EN: Final = ComparedWords(
    sides="Side by side",
    changes="What changed",
    edition="edition {}",
    what="Change",
    kinds={"added": "Added", "gone": "Gone", "changed": "Changed"},
    none="No sentence is different.",
    unchanged="Unchanged: {} of the sentences in this section.",
    left_out="Not shown: {} further sentences that were changed, added or dropped.",
    absent="–",
    nothing="The sources have no answer on this.",
)


def compared_words(language: str) -> ComparedWords:
    """Return the words of a language; English for any but Dutch."""
    return _NL if language == "nl" else _EN


def sides_html(form: AnswerJson, statements: Callable[[list[StatementJson]], str]) -> str:
    """Return the sides of a comparison, each a section with its own heading; empty for any other answer."""
    sides = form.get("sides", [])
    if not sides:
        return ""
    inner = "".join(_side(number, side, form, statements) for number, side in enumerate(sides, 1))
    title = compared_words(form["language"]).sides
    return f'<div class="sides" role="group" aria-label="{title}">{inner}</div>'


def statements_of(side: SideJson, form: AnswerJson) -> list[StatementJson]:
    """Return the statements that belong to a side."""
    return [form["statements"][n - 1] for n in side["statements"]]


def changes_html(form: AnswerJson, mark: Callable[[int], str]) -> Iterator[str]:
    """Yield a table for every section that was compared between two editions."""
    words = compared_words(form["language"])
    notes = {note["n"]: note for note in form["footnotes"]}
    sections = form.get("changes", [])
    if sections:
        yield f'<section class="changes"><h3>{words.changes}</h3>'
        for section in sections:
            yield _section(section, notes, words, mark)
        yield "</section>"


def _side(
    number: int, side: SideJson, form: AnswerJson, statements: Callable[[list[StatementJson]], str]
) -> str:
    name = f"side-{escape(form['answer_id'])}-{number}"
    if side["reason"]:
        nothing = compared_words(form["language"]).nothing
        inner = f'<p class="nothing">{nothing}</p>{told(side["message"] or "")}'
    else:
        inner = statements(statements_of(side, form))
    return (
        f'<section class="side" data-facet="{escape(side["facet"])}" aria-labelledby="{name}">'
        f'<h3 id="{name}">{escape(side["label"])}</h3>{inner}</section>'
    )


def _section(
    section: ComparedJson, notes: dict[int, FootnoteJson], words: ComparedWords, mark: Callable[[int], str]
) -> str:
    caption = escape(" › ".join(section["headings"][-3:]))
    columns = (
        words.edition.format(escape(section["before"])),
        words.edition.format(escape(section["after"])),
    )
    rows = "".join(_row(change, notes, words, columns, mark) for change in section["changes"])
    counts = [words.unchanged.format(section["unchanged"])]
    if section["left_out"]:
        counts.append(words.left_out.format(section["left_out"]))
    below = f'<p class="by">{" ".join(counts)}</p>'
    if not rows:
        return f"<p><b>{caption}</b>: {words.none}</p>{below}"
    head = "".join(f'<th role="columnheader" scope="col">{column}</th>' for column in (words.what, *columns))
    return (
        f'<table role="table"><caption>{caption}</caption><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>{below}'
    )


def _row(
    change: ChangeJson,
    notes: dict[int, FootnoteJson],
    words: ComparedWords,
    columns: tuple[str, str],
    mark: Callable[[int], str],
) -> str:
    before = notes[change["before"]] if change["before"] else None
    after = notes[change["after"]] if change["after"] else None
    old, new = _marked(before["quote"] if before else "", after["quote"] if after else "")

    def cell(note: FootnoteJson | None, text: str, label: str) -> str:
        # On a narrow screen the cells stand below each other, and each needs its own label.
        start = f'<td role="cell" data-edition="{label}">'
        if note is None:
            return f"{start}{words.absent}</td>"
        return f'{start}<q lang="{escape(note["language"])}">{text}</q>{mark(note["n"])}</td>'

    kind = words.kinds[change["kind"]]
    cells = cell(before, old, columns[0]) + cell(after, new, columns[1])
    return f'<tr role="row" class="{change["kind"]}"><th role="rowheader" scope="row">{kind}</th>{cells}</tr>'


def _marked(old: str, new: str) -> tuple[str, str]:
    """Return both texts as HTML with the words that differ marked; not a letter of them is altered."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(a=a, b=b, autojunk=False)
    if not a or not b or matcher.ratio() < _MOSTLY:
        return lines(old), lines(new)
    left, right = "", ""
    for tag, i, j, k, m in matcher.get_opcodes():
        out, into = lines("".join(a[i:j])), lines("".join(b[k:m]))
        left += out if tag == "equal" or not out else f"<del>{out}</del>"
        right += into if tag == "equal" or not into else f"<ins>{into}</ins>"
    return left, right
