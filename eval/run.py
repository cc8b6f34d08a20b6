"""Ask every question of a set and write a line each; what is written survives an interruption."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from eval.errors import RunFileError
from eval.questions import Question
from ingest.errors import CoiError

PASSAGES = 20

Progress = Callable[[int, int, Question], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is measured.

    Attributes:
        ask: Returns the answer, as `coi ask --json` prints it.
        search: Returns the passages, best first, as `coi search --json` prints them.
    """

    ask: Callable[[Question], Mapping[str, object]]
    search: Callable[[Question], Sequence[Mapping[str, object]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a run did: questions asked now, answered earlier, and ended in an error."""

    asked: int
    kept: int
    failed: int


def run(
    questions: Sequence[Question], out: Path, subject: Subject, progress: Progress, *, fresh: bool = False
) -> Asked:
    """Ask the questions that `out` has no line for, in their order.

    An error of the program's own tree becomes a line with `error` and counts as a failure in scoring; such
    lines are asked again next time. Any other exception ends the run: it is a defect, not a result.
    `progress` is told after each question how many of all are done; `fresh` begins anew.

    Raises:
        RunFileError: `out` cannot be written, or holds a whole line that is no result.
    """
    kept = () if fresh else tuple(_good_lines(out))
    done = {_id(line) for line in kept}
    open_questions = list({q.id: q for q in questions if q.id not in done}.values())
    failed = 0
    with _begin(out, kept) as stream:
        for number, question in enumerate(open_questions, 1):
            line = _line(question, subject)
            failed += "error" in line
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            stream.flush()
            progress(len(kept) + number, len(kept) + len(open_questions), question)
    return Asked(asked=len(open_questions), kept=len(kept), failed=failed)


def _line(question: Question, subject: Subject) -> dict[str, object]:
    try:
        answer = dict(subject.ask(question))
        passages = [dict(passage) for passage in subject.search(question)[:PASSAGES]]
    except CoiError as error:
        return {"id": question.id, "error": f"{type(error).__name__}: {error}"}
    return {"id": question.id, "answer": answer, "passages": passages}


def _good_lines(out: Path) -> Iterator[str]:
    if not out.is_file():
        return
    # The last line lacks its newline where the writer was killed in the middle of it: it is asked again.
    for number, line in enumerate(out.read_text(encoding="utf-8").split("\n")[:-1], 1):
        if not line.strip():
            continue
        try:
            good = "error" not in json.loads(line) and bool(_id(line))
        except (ValueError, TypeError, KeyError) as error:
            raise RunFileError(f"{out.name}, line {number}: no result of a run; use --fresh") from error
        if good:
            yield line


def _id(line: str) -> str:
    return str(json.loads(line)["id"])


def _begin(out: Path, kept: Sequence[str]) -> IO[str]:
    """Write the kept lines to a neighbour, move it into place, and open it for more."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = out.with_name(out.name + ".part")
        beside.write_text("".join(line + "\n" for line in kept), encoding="utf-8")
        beside.replace(out)
        return out.open("a", encoding="utf-8")
    except OSError as error:
        raise RunFileError(f"{out}: cannot be written ({error}); name another --out") from error
