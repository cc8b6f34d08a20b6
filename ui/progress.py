"""Progress of an ingest on stderr and the table at its end on stdout."""

import sys
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

_UNITS = {
    Stage.READ: "documents",
    Stage.SPLIT: "documents",
    Stage.ENCODE: "passages",
    Stage.INDEX: "passages",
}


class _Rate(ProgressColumn):
    """Units per second since the stage began."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "")


class Bars:
    """One bar a stage, on stderr; on a pipe, one line when a stage ends."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._progress = RichProgress(
            TextColumn("{task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._tasks: dict[Stage, TaskID] = {}
        self._ended: set[Stage] = set()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def listen(self, progress: Progress) -> None:
        """Show one step."""
        stage = progress.stage
        if not self._console.is_terminal:
            if progress.done >= progress.total and stage not in self._ended:
                self._ended.add(stage)
                sys.stderr.write(f"{stage.value}: {progress.done} of {progress.total} {_UNITS[stage]}\n")
            return
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(
                f"{stage.value} {_UNITS[stage]}", total=progress.total
            )
        self._progress.update(self._tasks[stage], completed=progress.done, total=progress.total)


def print_report(report: Report) -> None:
    """Print what an ingest did: the counts, then every file that did not get in, with the reason."""
    console = Console()
    table = Table(title=f"generation {report.generation}" + ("" if report.published else " (unchanged)"))
    for heading in ("documents", "pages", "words", "passages", "reused", "encoded", "seconds"):
        table.add_column(heading, justify="right")
    counts = (report.documents, report.pages, report.words, report.passages, report.reused, report.encoded)
    table.add_row(*(f"{n:,}" for n in counts), f"{report.seconds:.1f}")
    console.print(table)
    for problem in report.problems:
        console.print(
            f"{'FAILED' if problem.failed else 'not admitted'}  {problem.file}: {problem.reason}",
            markup=False,
        )
    for warning in report.warnings:
        console.print(f"note  {warning}", markup=False, highlight=False)
