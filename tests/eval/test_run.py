import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.commands import app
from eval.errors import QuestionSetError, RunFileError
from eval.questions import Outcome, Question
from eval.run import Subject, run
from eval.runs import read_run
from ingest.errors import NoIndex

QUESTIONS = tuple(
    Question(id=f"q{n}", lang="nl", text=f"Vraag {n}?", expected=Outcome.UNCLEAR) for n in range(1, 4)
)


def refuse(question: Question) -> Mapping[str, object]:
    return {"outcome": "refused", "reason": "unclear", "question": question.text}


def subject(ask: Callable[[Question], Mapping[str, object]] = refuse) -> Subject:
    return Subject(ask=ask, search=lambda _: [{"rank": n, "file": "a", "text": "b"} for n in range(1, 31)])


def silent(done: int, total: int, question: Question) -> None:
    """Tell nobody."""


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_run_has_a_line_a_question_with_at_most_twenty_passages(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "run.jsonl"

    done = run(QUESTIONS, out, subject(), silent)

    assert (done.asked, done.kept, done.failed) == (3, 0, 0)
    assert ids(out) == ["q1", "q2", "q3"]
    assert {len(result.passages) for result in read_run(out).results.values()} == {20}


def test_a_run_goes_on_after_the_last_whole_line(tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"
    run(QUESTIONS[:2], out, subject(), silent)
    out.write_text(out.read_text(encoding="utf-8") + '{"id": "q3", "answ', encoding="utf-8")
    asked: list[str] = []

    done = run(QUESTIONS, out, subject(lambda q: asked.append(q.id) or refuse(q)), silent)

    assert asked == ["q3"]
    assert (done.asked, done.kept) == (1, 2)
    assert ids(out) == ["q1", "q2", "q3"]


def test_fresh_begins_anew(tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"
    run(QUESTIONS, out, subject(), silent)

    assert run(QUESTIONS, out, subject(), silent, fresh=True).asked == 3
    assert ids(out) == ["q1", "q2", "q3"]


def test_an_error_is_a_line_and_is_asked_again(tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"

    def fail_on_second(question: Question) -> Mapping[str, object]:
        if question.id == "q2":
            raise NoIndex("data: nothing has been ingested; run coi ingest")
        return refuse(question)

    assert run(QUESTIONS, out, subject(fail_on_second), silent).failed == 1
    assert read_run(out).results["q2"].outcome is Outcome.FAILED
    assert run(QUESTIONS, out, subject(), silent).asked == 1
    assert sorted(ids(out)) == ["q1", "q2", "q3"]


def test_a_defect_ends_the_run_and_keeps_what_was_written(tmp_path: Path) -> None:
    out = tmp_path / "run.jsonl"

    def break_on_second(question: Question) -> Mapping[str, object]:
        if question.id == "q2":
            raise KeyError("a defect")
        return refuse(question)

    with pytest.raises(KeyError):
        run(QUESTIONS, out, subject(break_on_second), silent)

    assert ids(out) == ["q1"]


def test_a_file_that_is_no_run_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("dear diary\n", encoding="utf-8")

    with pytest.raises(RunFileError, match="line 1: no result"):
        run(QUESTIONS, out, subject(), silent)

    assert out.read_text(encoding="utf-8") == "dear diary\n"


def test_the_command_line_scores_reports_and_compares(tmp_path: Path) -> None:
    asked = tmp_path / "set.jsonl"
    line = {"id": "q1", "lang": "nl", "question": "Vraag 1?", "outcome": "refused:unclear", "gold": []}
    asked.write_text(json.dumps(line) + "\n", encoding="utf-8")
    out = tmp_path / "run.jsonl"
    run(QUESTIONS[:1], out, subject(), silent)
    cli = CliRunner()
    files = [str(asked), str(out)]

    scored = cli.invoke(app, ["score", *files, "--json"])
    assert json.loads(scored.stdout)[0]["measures"]["all"]["unanswerable: right reason"]["value"] == 1.0
    assert "| q1 | refused:unclear | refused:unclear |" in cli.invoke(app, ["score", *files, "--rows"]).stdout
    assert "set.jsonl" in cli.invoke(app, ["report", *files]).stdout
    assert "+.000" in cli.invoke(app, ["compare", *files, str(out)]).stdout.replace("+0.000", "+.000")


def test_the_command_line_names_what_is_wrong(tmp_path: Path) -> None:
    cli = CliRunner()

    missing = cli.invoke(app, ["score", str(tmp_path / "a"), str(tmp_path / "b")])
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert isinstance(missing.exception, QuestionSetError)
    assert cli.invoke(app, ["score", str(tmp_path / "a")]).exit_code == 2
