"""What the explanation prints is what was computed: scores add up, and every candidate has a rule."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.explain import Explanation, explain, shares
from assistant.explain_json import explain_json
from ingest.decision import State, now
from ingest.register import Register
from ingest.settings import Settings
from tests.furnished import copied
from ui.explained import explained

QUESTION = "Geldt er een besluitmoratorium voor Varenië?"


@pytest.fixture(scope="module")
def explanation(assistant: Assistant) -> Explanation:
    return explain(assistant, QUESTION, as_of="2023-03-01")


def test_the_signals_add_up_to_the_score_of_every_candidate(explanation: Explanation) -> None:
    assert explanation.judged
    for judged in explanation.judged:
        total = sum(value * weight for _, value, weight in shares(judged.candidate, explanation.weights))
        assert total == pytest.approx(judged.candidate.score)


def test_every_candidate_says_where_it_was_found_and_which_rule_kept_or_dropped_it(
    explanation: Explanation,
) -> None:
    for judged in explanation.judged:
        assert judged.candidate.found_in
        assert judged.rule.split(":")[0] in {"kept", "folded", "dropped"}
        assert judged.rule.startswith("dropped") == (judged.statement is None)


def test_what_is_kept_is_what_is_answered(assistant: Assistant, explanation: Explanation) -> None:
    answer = assistant.ask(QUESTION, as_of="2023-03-01")
    assert isinstance(answer, Answer)
    kept = {j.statement: j.candidate for j in explanation.judged if j.rule.startswith("kept")}

    assert set(kept) == set(range(1, len(answer.statements) + 1))
    for n, candidate in kept.items():
        assert n is not None
        footnote = answer.footnotes[answer.statements[n - 1].notes[0] - 1]
        assert footnote.source.id == candidate.source.id


def test_a_document_that_was_not_searched_names_its_rule(explanation: Explanation) -> None:
    rules = {source.file: why for source, why in explanation.left_out}

    assert rules["xva-ambtsbericht-2024-05.pdf"] == "published after the reference date"
    assert all(rules.values())


def test_a_withdrawn_document_is_named_with_the_reason(
    assistant: Assistant, library_data: Path, tmp_path: Path
) -> None:
    data = copied(library_data, tmp_path / "data")
    register = Register(data / "register.sqlite")
    last = register.find("xva-ambtsbericht-2022-06.pdf")
    register.decide(replace(last, state=State.WITHDRAWN, reason="names a person", by="test", at=now()))
    again = open_assistant(data, Settings())
    decisions = [register.history(sha)[-1] for sha in again.documents if register.history(sha)]

    form = explain_json(explain(again, QUESTION, decisions=decisions))

    gone = {item["file"]: item["rule"] for item in form["left_out"]}
    assert gone["xva-ambtsbericht-2022-06.pdf"].startswith("withdrawn since")
    assert "names a person" in gone["xva-ambtsbericht-2022-06.pdf"]
    assert "xva-ambtsbericht-2022-06.pdf" not in {c["file"] for c in form["candidates"]}


def test_the_printed_explanation_shows_as_many_candidates_as_asked_for_and_counts_the_rest(
    explanation: Explanation,
) -> None:
    form = explain_json(explanation)
    lines = [text for _, text in explained(form, 2)]

    assert json.loads(json.dumps(form)) == form
    assert sum(text.startswith("found in:") for text in lines) == 2
    assert lines[-1].startswith(f"and {len(form['candidates']) - 2} more")
