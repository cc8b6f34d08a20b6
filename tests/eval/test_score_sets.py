"""Whole question sets: they can be answered perfectly, and doubles and parts are scored apart."""

from pathlib import Path

import pytest

from eval.errors import QuestionSetError
from eval.questions import Gold, Question, read_questions
from eval.report import render
from eval.score import Measure, score
from tests.eval.four_questions import ASKED, LETTER, PRISON, Line, answered, refused, value, write

SETS = ("kamerstukken-dev", "usdos-dev", "vc2000-2014-dev")


def proof(question: Question, gold: Gold) -> Line:
    """Return a passage that any reader would accept as the gold."""
    words = gold.quote or f"{gold.start} …"
    chapter = [f"Het asielbeleid ten aanzien van {question.country}"] if gold.section else []
    headings = [*chapter, *([gold.heading] if gold.heading else [])]
    return {"file": gold.file, "text": words, "section": gold.section, "headings": headings}


def perfect(question: Question) -> Line:
    if question.expected.refuses:
        return refused(question.id, question.expected.value.partition(":")[2])
    found = [proof(question, gold) for gold in question.golds]
    return answered(question.id, found, found, question.expected.value)


@pytest.mark.parametrize("name", SETS)
def test_the_shared_sets_can_be_answered_perfectly(shared: Path, tmp_path: Path, name: str) -> None:
    path = shared / "questions" / f"{name}.jsonl"
    lines = {q.id: perfect(q) for q in read_questions(path)}

    scores = score(path, write(tmp_path / "run.jsonl", list(lines.values()))).undisputed()

    for measure in (Measure.R1, Measure.MRR, Measure.NDCG, Measure.NOTES, Measure.OUTCOME):
        assert value(scores, measure) == 1.0


@pytest.mark.parametrize("name", SETS[1:])
def test_another_countrys_answer_to_the_same_question_proves_nothing(
    shared: Path, tmp_path: Path, name: str
) -> None:
    path = shared / "questions" / f"{name}.jsonl"
    questions = read_questions(path)
    lines = {}
    for question in questions:
        other = next(q for q in questions if q.country != question.country and q.lang == question.lang)
        lines[question.id] = perfect(other) | {"id": question.id}

    scores = score(path, write(tmp_path / "run.jsonl", list(lines.values())))

    assert value(scores, Measure.R20) == 0.0
    assert value(scores, Measure.NOTES) == 0.0


def test_lines_with_one_question_and_two_golds_are_scored_apart_and_named(tmp_path: Path) -> None:
    other = {**ASKED[0], "gold": [{"file": "letter-2024.txt", "quote": "iets anders"}]}
    asked = write(tmp_path / "set.jsonl", [ASKED[0], other, ASKED[1]])

    lines = [answered("one", [LETTER], []), answered("two", [PRISON], [])]
    scores = score(asked, write(tmp_path / "run.jsonl", lines))

    # one of the two golds, and the question beside them
    assert value(scores, Measure.R1) == pytest.approx(2 / 3)
    assert value(scores.undisputed(), Measure.R1) == 1.0
    assert "Caution: 2 lines share an id" in render(scores)


def test_a_part_of_a_set_can_be_scored_by_itself(tmp_path: Path) -> None:
    parts = ("dev", "held-out", "held-out", "held-out")
    asked = [{**line, "split": part} for line, part in zip(ASKED, parts, strict=True)]
    paths = (write(tmp_path / "set.jsonl", asked), write(tmp_path / "run.jsonl", []))

    scores = score(*paths, "held-out")

    assert [row.id for row in scores.rows] == ["two", "both", "secret"]
    with pytest.raises(QuestionSetError, match="no question has the split 'tset'"):
        score(*paths, "tset")
