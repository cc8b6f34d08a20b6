"""Sets of conversations are read strictly, and judged by what must and must not be taken over."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import eval as package
from assistant.understand import Interpreter
from eval.commands import app
from eval.conversations import judge, read_conversations, table
from eval.errors import QuestionSetError

SETS = Path(package.__file__).parent / "sets"


@pytest.mark.parametrize("name", ["conversations", "conversations-fresh", "conversations-unseen"])
def test_a_set_has_ids_once_and_concepts_that_exist(name: str, interpreter: Interpreter) -> None:
    found = read_conversations(SETS / f"{name}.jsonl")

    assert len({c.id for c in found}) == len(found)
    for conversation in found:
        assert conversation.expect.get("groups", frozenset()) <= set(interpreter.thesaurus.concepts)


def test_the_main_set_is_large_enough_and_has_changes_of_subject() -> None:
    found = read_conversations(SETS / "conversations.jsonl")

    assert len(found) >= 80
    assert sum(not c.carried for c in found) >= 25
    assert {c.language for c in found} == {"nl", "en"}


def test_a_wrong_expectation_is_a_problem(interpreter: Interpreter) -> None:
    right = read_conversations(SETS / "conversations.jsonl")[0]
    assert judge(right, interpreter).problems == ()

    wrong = replace(right, carried=frozenset(), words=("onzin",), gone=("veiligheidssituatie",))

    assert len(judge(wrong, interpreter).problems) == 3


def test_the_table_counts_every_conversation(interpreter: Interpreter) -> None:
    results = [judge(c, interpreter) for c in read_conversations(SETS / "conversations-unseen.jsonl")]

    assert f"{len(results):>5}" in table(results).splitlines()[1]


def test_a_line_with_one_turn_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    line = {"id": "a", "lang": "nl", "turns": ["Een?"], "carried": [], "expect": {}}
    path.write_text(json.dumps(line), "utf-8")

    with pytest.raises(QuestionSetError, match=r"line 1.*two questions"):
        read_conversations(path)


def test_the_command_prints_the_figures_and_what_is_misunderstood(tmp_path: Path) -> None:
    line = json.loads((SETS / "conversations.jsonl").read_text("utf-8").splitlines()[0])
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({**line, "carried": ["kind"]}), "utf-8")

    said = CliRunner().invoke(app, ["conversations", str(path), "--data", str(tmp_path)])

    assert said.exit_code == 0, said.output
    assert "0.000" in said.output
    assert "con-001" in said.output
