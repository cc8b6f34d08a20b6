"""Progress on stderr while something runs, and the table at the end of an ingest on stdout."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import (
    Progress as RichProgress,
)
from rich.table import Table
from rich.text import Text

from ingest.events import Progress, Report, Stage
from ui.terminal import printable

_UNITS = {
    Stage.READ: "documents",
    Stage.SPLIT: "documents",
    Stage.ENCODE: "texts",
    Stage.INDEX: "passages",
}
EVERY_S = 10.0
"""On a pipe, a stage that lasts says so this often."""


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show that something is going on, on a terminal only, until it is done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(what):
        yield


class _Rate(ProgressColumn):
    """Units per second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(_rate(speed) if speed else "", style="dim")


def _rate(per_second: float) -> str:
    return f"{per_second:,.0f}/s" if per_second >= 10 else f"{per_second:,.1f}/s"


@dataclass(slots=True)
class _Running:
    begin: float
    said: float


class Lines:
    """Progress for a pipe or a log: a line now and then, and one when a stage ends."""

    def __init__(self, write: Callable[[str], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._write, self._clock = write, clock
        self._running: dict[Stage, _Running] = {}
        self._ended: set[Stage] = set()

    def listen(self, progress: Progress) -> None:
        """Say what is new, if it is time to."""
        stage, now = progress.stage, self._clock()
        running = self._running.setdefault(stage, _Running(now, now))
        if stage in self._ended:
            return
        count = f"{stage.value}: {progress.done:,} of {progress.total:,} {_UNITS[stage]}"
        spent = now - running.begin
        if progress.detail:
            if now - running.said >= EVERY_S:
                running.said = now
                self._write(f"{count}; {progress.detail}\n")
            return
        if progress.done >= progress.total:
            self._ended.add(stage)
            self._write(f"{count} in {spent:.1f} s\n")
        elif now - running.said >= EVERY_S and progress.done:
            running.said = now
            speed = progress.done / spent
            left = (progress.total - progress.done) / speed
            self._write(f"{count}, {_rate(speed)}, about {left:,.0f} s left\n")


class Bars:
    """One bar a stage on a terminal, with rate and remaining time; lines elsewhere."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._lines = None if console.is_terminal else Lines(sys.stderr.write)
        self._bars = RichProgress(
            TextColumn("{task.description:<17}"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            _Rate(),
            TimeElapsedColumn(),
            TextColumn("left", style="dim"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[detail]}", style="dim", markup=False),
            console=console,
            expand=True,
            disable=self._lines is not None,
        )
        self._tasks: dict[Stage, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def listen(self, progress: Progress) -> None:
        """Show one step."""
        if self._lines is not None:
            self._lines.listen(progress)
            return
        stage = progress.stage
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(
                f"{stage.value} {_UNITS[stage]}", total=progress.total, detail=""
            )
        detail = printable(progress.detail)
        self._bars.update(self._tasks[stage], completed=progress.done, total=progress.total, detail=detail)


def print_report(report: Report) -> None:
    """Print what an ingest did: the counts, then every file that did not get in, one line each."""
    console = Console(highlight=False)
    state = "published" if report.published else "unchanged, stays in use"
    console.print(f"generation {report.generation} ({state})", style="bold")
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, count in _counts(report):
        table.add_row(name, f"{count:,}")
    table.add_row("seconds", f"{report.seconds:.1f}")
    console.print(table)
    for problem in sorted(report.problems, key=lambda one: not one.failed):
        outcome = "FAILED" if problem.failed else "not admitted"
        _line(console, f"{outcome}  {_once(problem.file, problem.reason)}")
    for warning in report.warnings:
        _line(console, f"note  {warning}")


def _counts(report: Report) -> Iterator[tuple[str, int]]:
    failed = sum(problem.failed for problem in report.problems)
    yield "documents", report.documents
    yield "pages", report.pages
    yield "words", report.words
    yield "passages", report.passages
    yield "texts reused", report.reused
    yield "texts encoded", report.encoded
    yield "files not admitted", len(report.problems) - failed
    yield "files failed", failed


def _once(file: str, reason: str) -> str:
    """Name the file once, also where the reason begins with it."""
    return reason if reason.startswith((f"{file}:", f"{file} ")) else f"{file}: {reason}"


def _line(console: Console, text: str) -> None:
    """Print on one line whatever line breaks a message carries."""
    console.print(printable(" ".join(text.splitlines())), markup=False, soft_wrap=True)
