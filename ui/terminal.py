"""Outcomes, passages and decisions as text: laid out on a terminal, one record a line on a pipe."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.jsonform import AnswerJson, PassageJson, StatementJson
from ingest.register import Decision
from ui.footnote import one_line, statement_group
from ui.wording import ORDER, Group, wording

WIDTH = 100
"""Characters a line at most: longer ones are hard to read."""
_STYLES = {Group.FACTS: "bold blue", Group.POLICY: "bold magenta"}


def print_outcome(form: AnswerJson) -> None:
    """Print an answer with its footnotes, or the refusal, in the language of the question."""
    console, words = _console(), wording(form["language"])
    if form["outcome"] == "refused":
        reason = form["reason"] or ""
        console.print(Text(words.refused.get(reason, words.refused["insufficient_evidence"]), "bold yellow"))
    if form["message"]:
        _say(console, form["message"])
    for group, statements in _grouped(form):
        console.print(Text(words.groups[group], _STYLES.get(group, "bold")))
        for statement in statements:
            marks = "".join(f"[{n}]" for n in statement["notes"])
            _say(console, f"{statement['text']} {marks}", indent=2)
        console.print()
    if form["not_covered"]:
        console.print(Text(words.not_covered, "bold"))
        for missing in form["not_covered"]:
            _say(console, f"- {missing}", indent=2)
        console.print()
    if form["footnotes"]:
        console.print(Text(words.footnotes, "bold"))
    for note in form["footnotes"]:
        _say(console, f"[{note['n']}] {one_line(note, words)}", indent=2)


def _grouped(form: AnswerJson) -> Iterator[tuple[Group, list[StatementJson]]]:
    notes = {note["n"]: note for note in form["footnotes"]}
    for group in ORDER:
        chosen = [s for s in form["statements"] if statement_group(s, notes) is group]
        if chosen:
            yield group, chosen


def print_passages(passages: Sequence[PassageJson]) -> None:
    """Print found passages, best first."""
    console = _console()
    for passage in passages:
        number = f"§ {passage['section']} " if passage["section"] else ""
        page = f" p. {passage['page']}" if passage["page"] else ""
        place = f"{number}{' › '.join(passage['headings'][-2:])}{page}"
        _say(console, f"{passage['rank']:>3}  {passage['score']:.3f}  {passage['file']}  {place}")
        _say(console, " ".join(passage["text"].split())[:160], indent=12, style="dim")
    if not passages:
        sys.stderr.write("no passage found; try other words, another --as-of or another --country\n")


def print_decisions(decisions: Sequence[Decision]) -> None:
    """Print the present state of documents: a table on a terminal, tab-separated lines on a pipe."""
    console = _console()
    if not console.is_terminal:
        _tabs(decisions)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("id", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("file", overflow="fold", ratio=2)
    table.add_column("reason", overflow="fold", ratio=3)
    for d in decisions:
        style = "" if d.state.value == "admitted" else "yellow"
        file, reason = Text(printable(d.file)), Text(printable(d.reason))
        table.add_row(d.sha256[:16], Text(d.state.value, style), file, reason)
    console.print(table)
    counts = Counter(d.state.value for d in decisions)
    said = ", ".join(f"{n} {state}" for state, n in sorted(counts.items()))
    sys.stderr.write(f"{len(decisions)} documents: {said}\n")


def print_history(decisions: Sequence[Decision]) -> None:
    """Print every decision about one document, oldest first."""
    console = _console()
    if not console.is_terminal:
        _tabs(decisions)
        return
    console.print(Text(f"{printable(decisions[-1].file)}  sha256 {decisions[-1].sha256}", "bold"))
    for d in decisions:
        _say(console, f"{d.at}  {d.state.value}  {d.reason} (by {d.by})")


def _tabs(decisions: Sequence[Decision]) -> None:
    for d in decisions:
        fields = (d.sha256[:16], d.state.value, d.file, d.reason, d.by, d.at)
        sys.stdout.write("\t".join(printable(" ".join(field.split())) for field in fields) + "\n")


def _console() -> Console:
    console = Console(highlight=False)
    if console.is_terminal and console.width > WIDTH:
        return Console(highlight=False, width=WIDTH)
    return console


def _say(console: Console, text: str, *, indent: int = 0, style: str = "") -> None:
    """Print words as they are, wrapped on a terminal only."""
    clean = printable(text)
    if console.is_terminal:
        console.print(Padding(Text(clean, style), (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent + clean), soft_wrap=True)


def printable(text: str) -> str:
    """Return text without control characters: a document must not be able to repaint a terminal."""
    return "".join(char for char in text if char.isprintable() or char == "\n")
