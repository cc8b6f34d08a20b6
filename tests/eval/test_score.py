"""Measures follow from the ranks, and nothing is earned by answering nothing."""

from pathlib import Path

import pytest

from eval.questions import Outcome
from eval.score import Measure, score, work_of
from tests.eval.four_questions import (
    ASKED,
    LETTER,
    NEW,
    OLD,
    OTHER,
    PRISON,
    Line,
    answered,
    refused,
    scored,
    value,
    write,
)


def test_measures_follow_from_the_ranks(tmp_path: Path) -> None:
    scores = scored(
        tmp_path,
        answered("one", [OTHER, LETTER], [OTHER, OTHER, LETTER]),
        answered("two", [PRISON], [PRISON]),
        answered("both", [OLD, OTHER, NEW], [OLD, NEW], "partial"),
        refused("secret", "out_of_scope"),
    )

    # proofs at rank 2, at 1, and at 1 and 3 (both needed)
    assert [row.ranks for row in scores.rows] == [(2,), (1,), (1, 3), ()]
    # "both" allows one more place for its second piece, which stands at 3: not within 2
    assert value(scores, Measure.R1) == pytest.approx(1 / 3)
    assert value(scores, Measure.R5) == 1.0
    # 1/2, 1/1, and 1/(3 - 1) for the piece that comes last
    assert value(scores, Measure.MRR) == pytest.approx((1 / 2 + 1 + 1 / 2) / 3)
    # the same work in another edition stands first for "one"
    assert value(scores, Measure.WORK_FIRST) == 1.0
    assert value(scores, Measure.FILE_FIRST) == pytest.approx(2 / 3)
    assert value(scores, Measure.NOTES) == 1.0
    assert value(scores, Measure.NOTE_FIRST) == pytest.approx(2 / 3)
    # one of three, one of one, two of two
    assert value(scores, Measure.NOTES_IN_FILE) == pytest.approx((1 / 3 + 1 + 1) / 3)
    assert value(scores, Measure.OUTCOME) == 3 / 4
    assert value(scores, Measure.REFUSED) == 1.0
    assert value(scores, Measure.REASON) == 0.0
    assert scores.confusion()[Outcome.NON_PUBLIC, Outcome.OUT_OF_SCOPE] == 1


BLANK: dict[str, list[Line]] = {
    "no lines": [],
    "errors": [{"id": str(q["id"]), "error": "NoIndex: nothing ingested"} for q in ASKED],
    "empty answers": [answered(str(q["id"]), [], []) for q in ASKED],
    "blank evidence": [
        answered(
            str(q["id"]), [{"file": "letter-2025.txt", "text": ""}], [{"file": "iran-2019.html", "text": ""}]
        )
        for q in ASKED
    ],
}


@pytest.mark.parametrize("lines", BLANK.values(), ids=BLANK)
def test_a_blank_system_proves_nothing(tmp_path: Path, lines: list[Line]) -> None:
    scores = scored(tmp_path, *lines)

    for measure in (Measure.R1, Measure.R20, Measure.MRR, Measure.NDCG, Measure.NOTES, Measure.REFUSED):
        assert value(scores, measure) == 0.0
        found = scores.estimate(measure)
        assert found is not None
        assert found.n == (1 if measure is Measure.REFUSED else 3)


def test_refusing_everything_is_right_only_where_refusing_is_right(tmp_path: Path) -> None:
    scores = scored(tmp_path, *[refused(str(q["id"]), "non_public") for q in ASKED])

    assert value(scores, Measure.REFUSED) == 1.0
    assert value(scores, Measure.ANSWERED) == 0.0
    assert value(scores, Measure.OUTCOME) == 1 / 4


def test_a_refusal_earns_nothing_with_footnotes(tmp_path: Path) -> None:
    line = answered("one", [LETTER], [LETTER])
    line["answer"] = {**line["answer"], "outcome": "refused", "reason": "unclear"}  # type: ignore[dict-item]

    row = scored(tmp_path, line).rows[0]

    assert row.values[Measure.R1] == 1.0
    assert row.values[Measure.NOTES] == 0.0
    assert row.values[Measure.ANSWERED] == 0.0


def test_a_footnote_that_no_statement_carries_is_no_citation(tmp_path: Path) -> None:
    line = answered("one", [], [LETTER])
    line["answer"] = {**line["answer"], "statements": []}  # type: ignore[dict-item]

    assert scored(tmp_path, line).rows[0].values[Measure.NOTES] == 0.0


def test_passages_beyond_the_twentieth_earn_nothing_but_the_reciprocal_rank(tmp_path: Path) -> None:
    row = scored(tmp_path, answered("one", [OTHER] * 20 + [LETTER], [])).rows[0]

    assert row.values[Measure.R20] == 0.0
    assert row.values[Measure.MRR] == 1 / 21


def test_precision_is_measured_only_where_the_gold_is_exhaustive(tmp_path: Path) -> None:
    asked = [{**ASKED[0], "exhaustive": True}, ASKED[1]]
    lines = [answered("one", [], [OTHER, LETTER]), answered("two", [], [PRISON])]

    scores = score(write(tmp_path / "set.jsonl", asked), write(tmp_path / "run.jsonl", lines))

    found = scores.estimate(Measure.PRECISION)
    assert found is not None
    assert (found.value, found.n) == (0.5, 1)


@pytest.mark.parametrize(
    ("file", "work"),
    [
        ("rules/BWBR0012288-2014-01-01.md", "rules/BWBR0012288"),
        ("usdos/iran-2019.html", "usdos/iran"),
        ("upr/iran2014.pdf", "upr/iran"),
        ("2014.pdf", "2014"),
    ],
)
def test_a_work_is_its_file_name_without_the_date(file: str, work: str) -> None:
    assert work_of(file) == work
