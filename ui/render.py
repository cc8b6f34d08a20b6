"""Outcomes as HTML, and nothing else. Everything from a question or a document is escaped: documents are data."""

from collections.abc import Iterator
from html import escape
from typing import Final

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson, StatementJson
from ui.caption import lead_line, left_open
from ui.compared import changes_html, sides_html
from ui.escaped import lines, told
from ui.footnote import body, brief, headings_of, own_notes, summary
from ui.names import Names
from ui.repeated import also_line, headed, order_line, origin_lines
from ui.understood import carried_line, understood_line
from ui.wording import Wording, wording

_PLAIN: Final = Names()


def outcome_html(form: AnswerJson, names: Names = _PLAIN) -> str:
    """Return an answer with numbered footnotes that open in place, or a refusal."""
    words = wording(form["language"])
    inner = "".join(_parts(form, words, names))
    return (
        f'<article class="coi" lang="{escape(form["language"])}" data-outcome="{escape(form["outcome"])}">'
        f"{inner}</article>"
    )


def _parts(form: AnswerJson, words: Wording, names: Names) -> Iterator[str]:
    yield f'<h2 class="asked">{lines(form["question"])}</h2>'
    yield _understood(form, words, names)
    if form["outcome"] == "refused":
        yield _refusal(form, words)
        yield from _nearest(form, words, names)
    elif form["message"]:
        yield f'<div class="told">{told(form["message"])}</div>'
    marks = _Marks(form["answer_id"], words)
    if form.get("sides"):
        yield sides_html(form, lambda chosen: "".join(_groups(form, chosen, names, marks, "h4")))
    else:
        yield from _groups(form, form["statements"], names, marks, "h3")
    yield from changes_html(form, marks)
    yield from _beside(form, words)
    if form["not_covered"]:
        items = "".join(f"<li>{escape(item)}</li>" for item in form["not_covered"])
        yield f'<section class="missing"><h3>{words.not_covered}</h3><ul>{items}</ul></section>'
    if form["footnotes"]:
        yield _footnotes(form, words, names)
    generation = escape(form["index"]["generation"])
    yield f'<p class="origin">{words.index} {generation}</p>'


def _refusal(form: AnswerJson, words: Wording) -> str:
    reason = form["reason"] or ""
    return (
        f'<section class="refusal" data-reason="{escape(reason)}"><h3>{words.refusal(reason)}</h3>'
        f"{told(form['message'] or '')}</section>"
    )


def _nearest(form: AnswerJson, words: Wording, names: Names) -> Iterator[str]:
    """Yield where to read on after a refusal: closed, so that nobody takes it for the answer."""
    opened = (_opened(note, words, names, form["language"], _under(note)) for note in form.get("nearest", []))
    if items := "".join(f"<li>{each}</details></li>" for each in opened):
        yield (
            f'<section class="nearest"><h3>{words.nearest}</h3><p>{words.nearest_note}</p>'
            f'<ul class="notes">{items}</ul></section>'
        )


def _under(note: FootnoteJson) -> str:
    """Return the last heading above a place: which of a report's many sections it is."""
    return "".join(f": {heading}" for heading in headings_of(note)[-1:])


def _opened(note: FootnoteJson, words: Wording, names: Names, language: str, under: str = "") -> str:
    """Return a source that opens in place, up to its end."""
    return f"<details><summary>{summary(note, words, under)}</summary>{body(note, words, names, language)}"


class _Marks:
    """Writes footnote marks; the first one of a footnote is where its way back leads."""

    def __init__(self, answer: str, words: Wording) -> None:
        self._answer, self._words = escape(answer), words
        self._seen: set[int] = set()

    def __call__(self, n: int) -> str:
        own = "" if n in self._seen else f' id="mark-{self._answer}-{n}"'
        self._seen.add(n)
        return (
            f'<sup><a class="mark"{own} href="#note-{self._answer}-{n}" role="doc-noteref"'
            f' aria-label="{self._words.note} {n}">[{n}]</a></sup>'
        )


def _groups(
    form: AnswerJson, chosen: list[StatementJson], names: Names, marks: _Marks, heading: str
) -> Iterator[str]:
    """Yield statements under the kind of their sources."""
    words = wording(form["language"])
    notes = {note["n"]: note for note in form["footnotes"]}
    for group, statements in headed(chosen, notes):
        items = "".join(_statement(s, form, notes, marks, names) for s in statements)
        yield (
            f'<section class="statements {group.value}" data-group="{group.value}">'
            f"<{heading}>{words.groups[group]}</{heading}>{items}</section>"
        )


def _beside(form: AnswerJson, words: Wording) -> Iterator[str]:
    shared = "".join(f"<li>{escape(line)}</li>" for line in origin_lines(form))
    if shared:
        yield f'<ul class="origins">{shared}</ul>'
    if order := order_line(form, words):
        yield f'<p class="order">{escape(order)}</p>'


def _statement(
    statement: StatementJson,
    form: AnswerJson,
    notes: dict[int, FootnoteJson],
    marks: _Marks,
    names: Names,
) -> str:
    words, own = wording(form["language"]), own_notes(statement)
    first = notes[own[0]]
    quoted = statement["kind"] == "quote"
    text = lines(statement["text"])
    said = f'<q lang="{escape(first["language"])}">{text}</q>' if quoted else f"<span>{text}</span>"
    marked = "".join(marks(n) for n in own)
    beside = [f"<b>{escape(left)}</b>" for left in left_open(statement, notes, form, names)]
    by = "; ".join((*beside, *dict.fromkeys(brief(notes[n], words) for n in own)))
    lines_below = (line(statement, notes, form["language"], marks, escape) for line in (lead_line, also_line))
    also = "".join(f'<span class="also">{line}</span>' for line in lines_below if line)
    return f'<p class="statement">{said}{marked}<span class="by">{by}</span>{also}</p>'


def _footnotes(form: AnswerJson, words: Wording, names: Names) -> str:
    answer = escape(form["answer_id"])
    items = "".join(
        f'<li id="note-{answer}-{note["n"]}" value="{note["n"]}">'
        f"{_opened(note, words, names, form['language'])}"
        f'<p class="up"><a class="back" href="#mark-{answer}-{note["n"]}" role="doc-backlink">'
        f"↑ {words.back}</a></p></details></li>"
        for note in form["footnotes"]
    )
    # Not announced with the answer: a screen reader would read every source before the user asked for one.
    return (
        f'<section class="sources" aria-live="off" role="doc-endnotes"><h3>{words.footnotes}</h3>'
        f'<ol class="notes">{items}</ol></section>'
    )


def _understood(form: AnswerJson, words: Wording, names: Names) -> str:
    carried = carried_line(form)
    taken = f' <span class="carried">({escape(carried)})</span>' if carried else ""
    return f'<p class="understood">{escape(understood_line(form, words, names))}{taken}</p>'
