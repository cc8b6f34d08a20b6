"""Outcomes as HTML. Everything from a question or a document is escaped: documents are data."""

from collections.abc import Iterator
from html import escape

from assistant.jsonform import AnswerJson, FootnoteJson, StatementJson
from ingest.passage import SourceType
from ui.wording import Wording, wording


def outcome_html(form: AnswerJson) -> str:
    """Return an answer with numbered footnotes that open in place, or a refusal."""
    words = wording(form["language"])
    body = "".join(_parts(form, words))
    outcome = escape(form["outcome"])
    return f'<article class="coi" lang="{escape(form["language"])}" data-outcome="{outcome}">{body}</article>'


def _parts(form: AnswerJson, words: Wording) -> Iterator[str]:
    if form["outcome"] == "refused":
        yield f'<h3>{words.no_answer}</h3><p class="refusal" data-reason="{escape(form["reason"] or "")}">'
        yield f"{_lines(form['message'] or '')}</p>"
    elif form["message"]:
        yield f'<p class="message">{_lines(form["message"])}</p>'
    notes = {note["n"]: note for note in form["footnotes"]}
    for heading, policy in ((words.facts, False), (words.policy, True)):
        chosen = [s for s in form["statements"] if _is_policy(notes[s["notes"][0]]) is policy]
        if chosen:
            yield f"<h3>{heading}</h3>"
            yield from (_statement(s, form["answer_id"], notes) for s in chosen)
    if form["not_covered"]:
        items = "".join(f"<li>{escape(item)}</li>" for item in form["not_covered"])
        yield f"<h3>{words.not_covered}</h3><ul>{items}</ul>"
    if notes:
        items = "".join(_footnote(note, form["answer_id"], words) for note in notes.values())
        yield f'<h3>{words.footnotes}</h3><ol class="notes">{items}</ol>'
    yield f'<p class="origin">{_understood(form, words)} · index {escape(form["index"]["generation"])}</p>'


def _is_policy(note: FootnoteJson) -> bool:
    return SourceType(note["source_type"]).states_policy


def _statement(statement: StatementJson, answer_id: str, notes: dict[int, FootnoteJson]) -> str:
    language = escape(notes[statement["notes"][0]]["language"])
    marks = "".join(
        f'<sup><a class="mark" href="#{answer_id}-{n}" aria-label="[{n}]">{n}</a></sup>'
        for n in statement["notes"]
    )
    return f'<p class="statement"><q lang="{language}">{_lines(statement["text"])}</q>{marks}</p>'


def _footnote(note: FootnoteJson, answer_id: str, words: Wording) -> str:
    kind = words.kinds[SourceType(note["source_type"])]
    summary = f"<b>{escape(note['title'])}</b> — {escape(note['publisher'])}, {escape(_dates(note, words))}"
    place = escape(_place(note, words))
    flag = f' <strong class="superseded">{words.superseded}</strong>' if note["superseded_by"] else ""
    parts = [
        f'<span class="kind">{escape(kind)}</span> {summary}{flag}<br><span class="place">{place}</span>'
    ]
    inner = f'<blockquote lang="{escape(note["language"])}">{_lines(note["quote"])}</blockquote>'
    for source_note in note["underlying"]:
        inner += f"<p>{words.underlying}: [{escape(source_note['label'])}] {escape(source_note['text'])}</p>"
    if note["url"] and note["url"].startswith(("http://", "https://")):
        inner += f'<p><a href="{escape(note["url"])}" target="_blank" rel="noopener noreferrer">{words.open_source}</a></p>'
    inner += f'<p class="hash">{words.fingerprint}: <code>{escape(note["sha256"])}</code></p>'
    head = "".join(parts)
    return f'<li id="{answer_id}-{note["n"]}" tabindex="-1"><details><summary>{head}</summary>{inner}</details></li>'


def _dates(note: FootnoteJson, words: Wording) -> str:
    parts = []
    if note["valid_from"]:
        until = f" {words.until} {note['valid_until']}" if note["valid_until"] else ""
        parts.append(f"{words.in_force} {note['valid_from']}{until}")
    if note["covers_from"] or note["covers_until"]:
        parts.append(f"{words.covers} {note['covers_from'] or '?'} – {note['covers_until'] or '?'}")
    if note["published"] and not note["valid_from"]:
        parts.append(f"{words.published} {note['published']}")
    return "; ".join(parts) or words.unknown_date


def _place(note: FootnoteJson, words: Wording) -> str:
    number = f"{words.section} {note['section']}" if note["section"] else ""
    headings = " › ".join(note["headings"])
    paragraph = f"{words.paragraph} {note['paragraph']}" if note["paragraph"] else ""
    page = f"{words.page} {note['page']}" if note["page"] else ""
    return ", ".join(part for part in (number, headings, paragraph, page) if part)


def _understood(form: AnswerJson, words: Wording) -> str:
    understood = form["understood"]
    parts = [*understood["countries"], *map(str, understood["years"])]
    if understood["as_of"]:
        parts.append(f"{words.as_of} {understood['as_of']}")
    return f"{words.understood}: {escape(', '.join(parts) or '–')}"


def _lines(text: str) -> str:
    return escape(text).replace("\n\n", "<br>").replace("\n", "<br>")
