"""How well text that speaks to a machine or piles up words is told from what reports say: recall and precision.

`python -m eval.aside_score` prints both for the labelled sets that ship with the package.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from eval.detection import Detected, labelled
from eval.json_lines import Record
from ingest.aside import asides
from ingest.document import Block, BlockKind, Document

SETS = ("aside.jsonl", "aside-second.jsonl", "aside-third.jsonl", "aside-fourth.jsonl")
"""Written before the rules, and three written later; how each was judged at first sight stands in `sets/README.md`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A labelled paragraph or table row.

    Attributes:
        aside: Whether it, or part of it, is never evidence.
        rest: What of it must stay.
    """

    id: str
    language: str
    aside: bool
    kind: str
    text: str
    rest: str = ""


def cases(name: str) -> tuple[Case, ...]:
    """Return the labelled texts of a set that ships with the package.

    Raises:
        QuestionSetError: a line is no case.
    """
    return tuple(_case(record) for record in labelled(name))


def _case(record: Record) -> Case:
    return Case(
        id=record.text("id"),
        language=record.text("lang"),
        aside=record.flag("aside"),
        kind=record.text("kind"),
        text=record.text("text"),
        rest=record.optional_text("rest") or "",
    )


def kept(case: Case) -> str:
    """Return what of a case is left as evidence."""
    kind = BlockKind.TABLE_ROW if " | " in case.text else BlockKind.PARAGRAPH
    block = Block(start=0, end=len(case.text), kind=kind)
    left = case.text
    for one in reversed(asides(Document(sha256=case.id, text=case.text, blocks=(block,)))):
        left = left[: one.start] + left[one.end :]
    return left


def score(every: Iterable[Case]) -> Detected[Case]:
    """Set aside what is to be set aside of every case, and count."""
    judged = [(case, left := kept(case), left != case.text) for case in every]
    return Detected(
        missed=tuple(case for case, _, touched in judged if case.aside and not touched),
        false=tuple(
            case for case, left, touched in judged if (touched and not case.aside) or case.rest not in left
        ),
        wanted=sum(case.aside for case, _, _ in judged),
        found=sum(touched for _, _, touched in judged),
        cases=len(judged),
    )


def _shown(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.3f}"


if __name__ == "__main__":
    for name in SETS:
        done = score(cases(name))
        rates = f"recall {_shown(done.recall)}, precision {_shown(done.precision)}"
        print(f"{name}: {rates} (n={done.cases}, {done.wanted} to set aside)")  # noqa: T201
        for case in (*done.missed, *done.false):
            print(f"  {case.id} {case.kind}: {case.text}")  # noqa: T201
