"""A run file that is malformed is named; reports and comparisons say what they rest on."""

import json
from pathlib import Path

import pytest

from eval.compare import compare
from eval.errors import RunFileError
from eval.report import as_object, render, render_comparison, render_rows, render_summary
from eval.runs import read_run
from eval.score import Measure
from tests.eval.four_questions import (
    LETTER,
    OTHER,
    PRISON,
    Line,
    answered,
    refused,
    scored,
    write,
)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param({"answer": {}}, "line 1: 'id' is missing", id="no id"),
        pytest.param({"id": "one"}, "line 1, answer: 'outcome' is missing", id="no answer"),
        pytest.param(refused("one", "mood"), "outcome 'refused:mood' is none", id="unknown reason"),
        pytest.param({"id": "one", "answer": {"outcome": "refused"}}, "'reason' is missing", id="no reason"),
        pytest.param(
            {"id": "one", "answer": {"outcome": "missing"}}, "outcome 'missing' is none", id="scoring's own"
        ),
        pytest.param(
            {"id": "one", "answer": {"outcome": "answered"}, "passages": [{"text": "x"}]},
            "line 1, passages 1: 'file' is missing",
            id="passage without file",
        ),
    ],
)
def test_a_malformed_run_line_is_named(tmp_path: Path, line: Line, complaint: str) -> None:
    with pytest.raises(RunFileError, match=complaint):
        read_run(write(tmp_path / "run.jsonl", [line]))


def test_a_comparison_names_what_was_gained_and_lost(tmp_path: Path) -> None:
    before = scored(tmp_path, answered("one", [LETTER], []), answered("two", [OTHER], []))
    after = scored(tmp_path, answered("one", [OTHER, LETTER], []), answered("two", [PRISON], []))

    found = compare(before, after)

    assert (found.gained, found.lost) == (("two",), ("one",))
    # one gained, one lost of three: no difference, and chance does that always
    assert found.changes[Measure.R1].value == 0.0
    assert found.changes[Measure.R1].p == 1.0
    assert "Gained (R@1): two" in render_comparison(found)


def test_the_report_states_n_interval_generation_and_encoder(tmp_path: Path) -> None:
    scores = scored(tmp_path, answered("one", [LETTER], [LETTER]), {"id": "stray", "error": "x"})

    text = render(scores)

    # 1 of 3: Wilson [.061, .792]
    assert "| R@1 | .333 [.061, .792] n=3 |" in text
    assert "n=4, missing 3, errors 0; generation g1; encoder e5; time an answer p95 40 ms" in text
    assert "1 lines of the run belong to no question" in text
    assert "n=3" in render_summary([scores], [Measure.R1])
    assert "| two | answered | missing | – | How were prisons? |" in render_rows(scores.rows)
    assert json.loads(json.dumps(as_object(scores)))["measures"]["nl"]["R@1"]["value"] == 1.0
