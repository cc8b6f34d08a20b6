"""What an ingest reports while it runs; the terminal and the tests listen, the pipeline never prints."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The steps of an ingest, in order."""

    READ = "read"
    SPLIT = "split"
    ENCODE = "encode"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` units of a stage (documents, passages) are finished; `detail` is what one of them is at."""

    stage: Stage
    done: int
    total: int
    detail: str = ""


Listener = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Listen to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file that did not get in: quarantined (a decision) or failed (something to mend)."""

    file: str
    reason: str
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an ingest did, for the table at its end. `words` are those of the documents of this manifest.

    Attributes:
        generation: Id of the one in use; empty where nothing was ever published.
        truncated: Texts encoded in this run that were longer than the model reads.
    """

    generation: str
    published: bool
    documents: int
    pages: int
    words: int
    passages: int
    reused: int
    encoded: int
    truncated: int
    seconds: float
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...] = ()


class StageCounter:
    """Turns 'so many more are done' into progress of a stage."""

    def __init__(self, listen: Listener, stage: Stage, total: int) -> None:
        self._listen, self._stage, self._total, self._done = listen, stage, total, 0

    def __call__(self, more: int) -> None:
        """Tell the listener."""
        self._done += more
        self._listen(Progress(self._stage, min(self._done, self._total), self._total))
