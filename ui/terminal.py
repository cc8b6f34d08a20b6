"""Outcomes, passages and decisions as text: laid out on a terminal, one record a line on a pipe."""

import io
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.compareform import SideJson
from assistant.jsonform import AnswerJson, StatementJson
from assistant.order import Group
from assistant.passageform import PassageJson
from ingest.register import Decision
from ui.caption import lead_line, left_open
from ui.compared import compared_words, statements_of
from ui.footnote import one_line, own_notes, short_place
from ui.names import Names
from ui.repeated import also_line, headed, order_line, origin_lines
from ui.understood import carried_line, understood_line
from ui.wording import sentence, wording

_PLAIN: Final = Names()
WIDTH = 100
"""Characters a line at most: longer ones are hard to read."""
_STYLES = {Group.FACTS: "bold blue", Group.POLICY: "bold magenta"}


def print_outcome(form: AnswerJson, names: Names = _PLAIN) -> None:
    """Print an answer with its footnotes, or the refusal, in the language of the question."""
    console, words = _console(), wording(form["language"])
    if carried := carried_line(form):
        _say(console, f"{understood_line(form, words, names)} ({carried})", style="dim")
    if form["outcome"] == "refused":
        console.print(Text(words.refusal(form["reason"]), "bold yellow"))
    if form["message"]:
        _say(console, form["message"])
    if form.get("sides"):
        _print_sides(console, form, names)
    else:
        _print_statements(console, form, form["statements"], names)
    for line in origin_lines(form):
        _say(console, line, style="yellow")
    _print_changes(console, form)
    _print_sources(console, form)


def _print_sources(console: Console, form: AnswerJson) -> None:
    words = wording(form["language"])
    if form["not_covered"]:
        console.print(Text(words.not_covered, "bold"))
        for missing in form["not_covered"]:
            _say(console, f"- {missing}", indent=2)
        console.print()
    if near := form.get("nearest", []):
        console.print(Text(words.nearest, "bold"))
        _say(console, words.nearest_note, indent=2)
    for note in near:
        _say(console, f"- {one_line(note, words)}", indent=2)
    if form["footnotes"]:
        console.print(Text(words.footnotes, "bold"))
    for note in form["footnotes"]:
        _say(console, f"[{note['n']}] {one_line(note, words)}", indent=2)
    if order := order_line(form, words):
        _say(console, order, style="dim")


def _print_sides(console: Console, form: AnswerJson, names: Names) -> None:
    """Print the sides of a comparison: columns on a terminal, one after the other on a pipe."""
    sides = form.get("sides", [])
    if not console.is_terminal:
        for side in sides:
            _say(console, f"== {side['label']} ==", style="bold")
            _print_side(console, form, side, names)
        return
    table = Table(pad_edge=False, header_style="bold", expand=True, show_lines=False)
    for side in sides:
        table.add_column(Text(printable(side["label"])), overflow="fold", ratio=1)
    cells = []
    for side in sides:
        inner = Console(
            highlight=False, width=max(console.width // len(sides) - 3, 20), record=True, file=io.StringIO()
        )
        _print_side(inner, form, side, names)
        cells.append(Text(inner.export_text().rstrip()))
    table.add_row(*cells)
    console.print(table)


def _print_side(console: Console, form: AnswerJson, side: SideJson, names: Names) -> None:
    if side["reason"]:
        _say(console, compared_words(form["language"]).nothing, style="yellow")
        _say(console, side["message"] or "")
        console.print()
        return
    _print_statements(console, form, statements_of(side, form), names)


def _print_changes(console: Console, form: AnswerJson) -> None:
    words = compared_words(form["language"])
    quotes = {note["n"]: note["quote"] for note in form["footnotes"]}
    for section in form.get("changes", []):
        _say(console, f"{words.changes}: {' › '.join(section['headings'][-3:])}", style="bold")
        for change in section["changes"]:
            _say(console, words.kinds[change["kind"]], indent=2, style="bold")
            for side, n in ((section["before"], change["before"]), (section["after"], change["after"])):
                if n:
                    _say(console, f"{words.edition.format(side)}: {quotes[n]} [{n}]", indent=4)
        if not section["changes"]:
            _say(console, words.none, indent=2)
        _say(console, words.unchanged.format(section["unchanged"]), indent=2, style="dim")
        if section["left_out"]:
            _say(console, words.left_out.format(section["left_out"]), indent=2, style="dim")
        console.print()


def _print_statements(console: Console, form: AnswerJson, chosen: list[StatementJson], names: Names) -> None:
    words, notes = wording(form["language"]), {note["n"]: note for note in form["footnotes"]}
    for group, statements in headed(chosen, notes):
        console.print(Text(words.groups[group], _STYLES.get(group, "bold")))
        for statement in statements:
            marks = "".join(f"[{n}]" for n in own_notes(statement))
            _say(console, f"{statement['text']} {marks}", indent=2)
            told = "; ".join(left_open(statement, notes, form, names))
            below = (
                line(statement, notes, form["language"], lambda n: f"[{n}]")
                for line in (lead_line, also_line)
            )
            for line in filter(None, (sentence(told), *below)):
                _say(console, line, indent=4, style="dim")
        console.print()


def print_passages(passages: Sequence[PassageJson]) -> None:
    """Print found passages, best first."""
    console = _console()
    for passage in passages:
        page = f" p. {passage['page']}" if passage["page"] else ""
        place = f"{short_place(passage)}{page}"
        _say(console, f"{passage['rank']:>3}  {passage['score']:.3f}  {passage['file']}  {place}")
        _say(console, " ".join(passage["text"].split())[:160], indent=12, style="dim")
    if not passages:
        sys.stderr.write("no passage found; try other words, another --as-of or another --country\n")


def print_lines(lines: Iterable[tuple[int, str]]) -> None:
    """Print lines of text, each with its indent."""
    console = _console()
    for indent, text in lines:
        _say(console, text, indent=indent)


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
