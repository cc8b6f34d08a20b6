"""Answers as text on a pipe: complete, one line each, and unable to repaint a terminal."""

import pytest

from assistant.jsonform import AnswerJson
from ingest.events import Problem, Report
from tests.ui.forms import answer_form, footnote
from ui.progress import print_report
from ui.terminal import print_outcome

QUOTE = "Women may [bold]not[/bold] travel \x1b[31malone\x1b]0;title\x07 " + "far " * 60


def answer(source_type: str, outcome: str = "answered") -> AnswerJson:
    note = footnote(
        1,
        file="a.pdf",
        title="T",
        source_type=source_type,
        superseded_by="f" * 16,
        section="3.1",
        headings=["Women"],
        page=7,
        quote=QUOTE,
    )
    if outcome == "answered":
        return answer_form([note], not_covered=["the year 2020"])
    return answer_form(outcome=outcome, reason="unclear", message="Which country?")


def test_an_answer_on_a_pipe_has_a_line_a_statement_and_a_line_a_footnote(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_outcome(answer("policy_rule"))
    lines = capsys.readouterr().out.splitlines()

    assert lines[0] == "Policy and law"
    assert lines[1].startswith("  Women may [bold]not[/bold] travel [31malone]0;title far")
    assert lines[1].endswith("[1]")
    assert "  - the year 2020" in lines
    assert lines[-1] == (
        "  [1] policy rule: T; P; section 3.1, headings Women, page 7; published 2024; a newer version exists"
    )


def test_a_document_cannot_repaint_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_outcome(answer("coi_report"))

    assert not {"\x1b", "\x07"} & set(capsys.readouterr().out)


def test_a_refusal_names_itself_and_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    print_outcome(answer("coi_report", "refused"))

    assert capsys.readouterr().out.splitlines() == ["The question is not clear enough", "Which country?"]


def test_the_report_counts_what_did_not_get_in_and_names_what_failed_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    numbers = dict.fromkeys(
        ("documents", "pages", "words", "passages", "reused", "encoded", "truncated"), 1234
    )
    problems = (
        Problem(file="a.md", reason="was withdrawn", failed=False),
        Problem(file="b.md", reason="b.md is empty;\nfetch it \x1b[2Jagain", failed=True),
    )
    print_report(Report(generation="g", published=False, seconds=2.0, problems=problems, **numbers))
    lines = capsys.readouterr().out.splitlines()

    assert lines[0] == "generation g (unchanged, stays in use)"
    assert lines[-2:] == ["FAILED  b.md is empty; fetch it [2Jagain", "not admitted  a.md: was withdrawn"]
    assert any("words" in line and "1,234" in line for line in lines)
