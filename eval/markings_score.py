"""How well live markings are told from text about confidentiality: recall and precision on labelled pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eval.detection import Detected, labelled
from eval.json_lines import Record
from ingest.markings import Marking, blocking, scan

TODAY = date(2026, 6, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One labelled page: `live` says whether it carries a marking that must stop the document.

    Attributes:
        file, metadata: The name and the properties of the file that holds the page.
    """

    id: str
    language: str
    live: bool
    why: str
    held_out: bool
    text: str
    file: str = "page.txt"
    metadata: tuple[tuple[str, str], ...] = ()


SETS = (
    "markings.jsonl",
    "markings-fresh.jsonl",
    "markings-third.jsonl",
    "markings-fourth.jsonl",
    "markings-blind.jsonl",
)
"""The first labelled set, two written without a look at the rules, a check after the third, and one written apart.

The rules were mended after a look at the misses of each: none of them is held out any more.
"""


def cases(name: str = SETS[0]) -> tuple[Case, ...]:
    """Return the labelled pages of a set that ships with the package.

    Raises:
        QuestionSetError: a line is no page.
    """
    return tuple(_case(record) for record in labelled(name))


def _case(record: Record) -> Case:
    return Case(
        id=record.text("id"),
        language=record.text("lang"),
        live=record.flag("live"),
        why=record.text("why"),
        held_out=record.text("split") == "held-out",
        text=record.text("text"),
        file=record.optional_text("file") or "page.txt",
        metadata=record.pairs("metadata"),
    )


def found(case: Case) -> tuple[Marking, ...]:
    """Return the markings that would stop this page."""
    return blocking(scan([case.text], case.file, case.metadata, today=TODAY), ())


def score(every: Iterable[Case]) -> Detected[Case]:
    """Scan every page and count those that are stopped; live ones are wanted."""
    judged = [(case, bool(found(case))) for case in every]
    return Detected(
        missed=tuple(case for case, stopped in judged if case.live and not stopped),
        false=tuple(case for case, stopped in judged if stopped and not case.live),
        wanted=sum(case.live for case, _ in judged),
        found=sum(stopped for _, stopped in judged),
        cases=len(judged),
    )
