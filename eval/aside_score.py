"""How well text that speaks to a machine or piles up words is told from what reports say: recall and precision.

`python -m eval.aside_score` prints both for the labelled sets that ship with the package.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from eval.detection import Detected
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
    """Return the labelled texts of a set that ships with the package."""
    lines = resources.files("eval").joinpath("sets", name).read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines if line.strip())
    return tuple(
        Case(
            id=row["id"],
            language=row["lang"],
            aside=row["aside"],
            kind=row["kind"],
            text=row["text"],
            rest=row.get("rest", ""),
        )
        for row in rows
    )


def kept(case: Case) -> str:
    """Return what of a case is left as evidence."""
    kind = BlockKind.TABLE_ROW if " | " in case.text else BlockKind.PARAGRAPH
    block = Block(start=0, end=len(case.text), kind=kind)
    left = case.text
    for one in reversed(asides(Document(sha256=case.id, text=case.text, blocks=(block,)))):
        left = left[: one.start] + left[one.end :]
    return left


def score(labelled: Iterable[Case]) -> Detected[Case]:
    """Set aside what is to be set aside of every case, and count."""
    judged = [(case, kept(case)) for case in labelled]
    touched = [case for case, left in judged if left != case.text]
    return Detected(
        missed=tuple(case for case, left in judged if case.aside and left == case.text),
        false=tuple(
            case for case, left in judged if (left != case.text and not case.aside) or case.rest not in left
        ),
        wanted=sum(case.aside for case, _ in judged),
        found=len(touched),
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
