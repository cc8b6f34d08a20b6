"""Outcomes, passages and decisions as text for a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from assistant.jsonform import AnswerJson, FootnoteJson, PassageJson
from ingest.register import Decision


def print_outcome(form: AnswerJson) -> None:
    """Print an answer with its footnotes, or the refusal."""
    console = Console(highlight=False)
    if form["message"]:
        console.print(form["message"], markup=False)
    for statement in form["statements"]:
        marks = "".join(f"[{n}]" for n in statement["notes"])
        console.print(f"{statement['text']} {marks}", markup=False)
        console.print()
    for missing in form["not_covered"]:
        console.print(f"- {missing}", markup=False)
    for note in form["footnotes"]:
        console.print(f"[{note['n']}] {describe(note)}", markup=False, style="dim")


def describe(note: FootnoteJson) -> str:
    """Return a footnote as one line: kind, publisher, title, place, dates, address."""
    place = [
        f"§ {note['section']}" if note["section"] else "",
        note["headings"][-1] if note["headings"] else "",
        f"par. {note['paragraph']}" if note["paragraph"] else "",
        f"p. {note['page']}" if note["page"] else "",
    ]
    dates = (
        note["valid_from"]
        or note["published"]
        or ("datum onbekend" if note["language"] == "nl" else "date unknown")
    )
    superseded = " (superseded)" if note["superseded_by"] else ""
    parts = [
        note["source_type"],
        note["publisher"],
        note["title"],
        ", ".join(p for p in place if p),
        dates + superseded,
    ]
    return "; ".join(p for p in parts if p) + (f"; {note['url']}" if note["url"] else "")


def print_passages(passages: Sequence[PassageJson]) -> None:
    """Print found passages, best first."""
    console = Console(highlight=False)
    for passage in passages:
        place = " > ".join(passage["headings"][-2:])
        console.print(
            f"{passage['rank']:>3}  {passage['score']:.3f}  {passage['file']}  {place}", markup=False
        )
        console.print(f"      {' '.join(passage['text'].split())[:160]}", markup=False, style="dim")


def print_decisions(decisions: Sequence[Decision]) -> None:
    """Print decisions as a table, one line each."""
    table = Table()
    for heading in ("id", "state", "file", "reason", "by", "at"):
        table.add_column(heading, overflow="fold")
    for d in decisions:
        table.add_row(d.sha256[:16], d.state.value, d.file, d.reason, d.by, d.at)
    Console(highlight=False).print(table)
