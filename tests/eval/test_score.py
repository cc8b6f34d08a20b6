import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from eval.compare import compare
from eval.errors import QuestionSetError, RunFileError
from eval.questions import Gold, Outcome, Question, read_questions
from eval.report import as_object, render, render_comparison, render_rows, render_summary
from eval.runs import read_run
from eval.score import Measure, Scores, score, work_of

Line = dict[str, object]
SETS = ("kamerstukken-dev", "usdos-dev", "vc2000-2014-dev")

ASKED: list[Line] = [
    {
        "id": "one",
        "lang": "nl",
        "question": "Wie stelt het beleid op?",
        "outcome": "answered",
        "gold": [{"file": "letter-2025.txt", "quote": "verantwoordelijk voor het opstellen van beleid"}],
    },
    {
        "id": "two",
        "lang": "en",
        "question": "How were prisons?",
        "outcome": "answered",
        "gold": [{"file": "iran-2019.html", "heading": "Prison Conditions"}],
    },
    {
        "id": "both",
        "lang": "en",
        "question": "What changed between the editions?",
        "outcome": "partial",
        "need": "all",
        "gold": [
            {"file": "iran-2019.html", "heading": "Children"},
            {"file": "iran-2021.html", "heading": "Children"},
        ],
    },
    {
        "id": "secret",
        "lang": "nl",
        "question": "Wie is de bron?",
        "outcome": "refused:non_public",
        "gold": [],
    },
]

LETTER = {"file": "letter-2025.txt", "text": "Het is verantwoordelijk voor het opstellen van beleid."}
OTHER = {"file": "letter-2024.txt", "text": "Iets anders."}
PRISON = {"file": "iran-2019.html", "text": "Cells were small.", "headings": ["Prison Conditions"]}
OLD = {"file": "iran-2019.html", "text": "Schools closed.", "headings": ["Children"]}
NEW = {"file": "iran-2021.html", "text": "Schools opened.", "headings": ["Children"]}


def write(path: Path, lines: Sequence[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def answered(id_: str, passages: Sequence[Line], notes: Sequence[Line], outcome: str = "answered") -> Line:
    footnotes = [{**note, "n": n, "quote": note["text"]} for n, note in enumerate(notes, 1)]
    answer = {
        "outcome": outcome,
        "statements": [{"text": note["quote"], "notes": [note["n"]]} for note in footnotes],
        "footnotes": footnotes,
        "index": {"generation": "g1", "encoder": "e5"},
        "timings_ms": {"total": 40.0},
    }
    return {"id": id_, "answer": answer, "passages": list(passages)}


def refused(id_: str, reason: str) -> Line:
    return {"id": id_, "answer": {"outcome": "refused", "reason": reason}, "passages": []}


def scored(folder: Path, *lines: Line) -> Scores:
    return score(write(folder / "set.jsonl", ASKED), write(folder / "run.jsonl", lines))


def value(scores: Scores, measure: Measure) -> float:
    found = scores.estimate(measure)
    assert found is not None
    return found.value


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
