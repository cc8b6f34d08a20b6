"""Outcomes as HTML, and nothing else. Everything from a question or a document is escaped: documents are data."""

from collections.abc import Iterator
from html import escape
from typing import Final

from assistant.jsonform import AnswerJson, FootnoteJson, StatementJson
from ingest.passage import SourceType
from ui.footnote import body, brief, lines, statement_group, summary
from ui.names import Names
from ui.wording import ORDER, Wording, wording

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
    yield f'<p class="asked">{lines(form["question"])}</p>'
    if form["outcome"] == "refused":
        yield _refusal(form, words)
    elif form["message"]:
        yield f'<p class="message">{lines(form["message"])}</p>'
    yield from _statements(form, words)
    if form["not_covered"]:
        items = "".join(f"<li>{escape(item)}</li>" for item in form["not_covered"])
        yield f'<section class="missing"><h3>{words.not_covered}</h3><ul>{items}</ul></section>'
    if form["footnotes"]:
        yield _footnotes(form, words, names)
    generation = escape(form["index"]["generation"])
    yield f'<p class="origin">{_understood(form, words, names)} · {words.index} {generation}</p>'


def _refusal(form: AnswerJson, words: Wording) -> str:
    reason = form["reason"] or ""
    heading = words.refused.get(reason, words.refused["insufficient_evidence"])
    return (
        f'<section class="refusal" data-reason="{escape(reason)}"><h3>{heading}</h3>'
        f"<p>{lines(form['message'] or '')}</p></section>"
    )


def _statements(form: AnswerJson, words: Wording) -> Iterator[str]:
    notes = {note["n"]: note for note in form["footnotes"]}
    seen: set[int] = set()
    for group in ORDER:
        chosen = [s for s in form["statements"] if statement_group(s, notes) is group]
        if not chosen:
            continue
        items = "".join(_statement(s, form["answer_id"], notes, seen, words) for s in chosen)
        yield (
            f'<section class="statements {group.value}" data-group="{group.value}">'
            f"<h3>{words.groups[group]}</h3>{items}</section>"
        )


def _statement(
    statement: StatementJson, answer: str, notes: dict[int, FootnoteJson], seen: set[int], words: Wording
) -> str:
    first = notes[statement["notes"][0]]
    quoted = statement["kind"] == "quote"
    text = lines(statement["text"])
    said = f'<q lang="{escape(first["language"])}">{text}</q>' if quoted else f"<span>{text}</span>"
    marks = "".join(_mark(answer, n, words, first_use=n not in seen) for n in statement["notes"])
    seen.update(statement["notes"])
    by = "; ".join(dict.fromkeys(brief(notes[n], words) for n in statement["notes"]))
    return f'<p class="statement">{said}{marks}<span class="by">{by}</span></p>'


def _mark(answer: str, n: int, words: Wording, *, first_use: bool) -> str:
    own = f' id="mark-{escape(answer)}-{n}"' if first_use else ""
    return (
        f'<sup><a class="mark"{own} href="#note-{escape(answer)}-{n}" role="doc-noteref"'
        f' aria-label="{words.note} {n}">[{n}]</a></sup>'
    )


def _footnotes(form: AnswerJson, words: Wording, names: Names) -> str:
    answer = escape(form["answer_id"])
    items = "".join(
        f'<li id="note-{answer}-{note["n"]}" value="{note["n"]}">'
        f"<details><summary>{summary(note, words)}</summary>{body(note, words, names, form['language'])}"
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
    understood, language = form["understood"], form["language"]
    concepts = [names.concept(code, language) for code in (*understood["groups"], *understood["topics"])]
    kinds = [words.kinds[SourceType(kind)] for kind in understood["source_types"]]
    parts = (
        (words.country.lower(), [names.country(code, language) for code in understood["countries"]]),
        (words.about, concepts),
        (words.years, [str(year) for year in understood["years"]]),
        (words.as_of, [understood["as_of"]] if understood["as_of"] else []),
        (words.only, [*kinds, *understood["publishers"]]),
    )
    said = "; ".join(f"{label} {', '.join(values)}" for label, values in parts if values)
    return f"{words.understood}: {escape(said or words.nothing_understood)}"
