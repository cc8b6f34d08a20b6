import json
from pathlib import Path

import pytest

from eval.errors import QuestionSetError
from eval.questions import Gold, Outcome, family_of, read_questions

GOOD = {
    "id": "q1",
    "lang": "nl",
    "question": "Wat geldt?",
    "outcome": "answered",
    "gold": [{"file": "a.txt", "quote": "er geldt"}],
}


def write(folder: Path, *lines: str) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_extra_keys_of_a_sets_maker_are_tolerated(tmp_path: Path) -> None:
    line = GOOD | {"year": "2016", "heading": "Children", "split": "dev", "need": "all", "country": "iran"}

    (question,) = read_questions(write(tmp_path, json.dumps(line), ""))

    assert question.expected is Outcome.ANSWERED
    assert question.need_all
    assert question.golds == (Gold(file="a.txt", quote="er geldt"),)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"id": " "}, "line 2: 'id' is missing or blank", id="blank id"),
        pytest.param({"lang": "de"}, "line 2: 'lang' is 'de'", id="language"),
        pytest.param({"outcome": "refused"}, "line 2: 'outcome' is 'refused'", id="refusal without reason"),
        pytest.param({"outcome": "missing"}, "line 2: 'outcome' is 'missing'", id="outcome of scoring only"),
        pytest.param({"gold": []}, "line 2: .* needs at least one gold", id="answer without gold"),
        pytest.param({"outcome": "refused:unclear"}, "line 2: .* can have no gold", id="refusal with gold"),
        pytest.param({"gold": "a.txt"}, "line 2: 'gold' must be a list", id="gold no list"),
        pytest.param({"gold": [{"file": "a.txt"}]}, "line 2, gold 1: .* file alone", id="file alone"),
        pytest.param(
            {"gold": [{"file": "a.txt", "quote": " - "}, {"file": "a.txt", "quote": "\u00ad"}]},
            "line 2, gold 2: 'quote' is blank",
            id="quote that would match everything",
        ),
        pytest.param(
            {"gold": [{"file": "a.txt", "start": "De IND", "start_unique": False}]},
            "line 2, gold 1: .* heading must be given",
            id="shared opening without heading",
        ),
        pytest.param({"gold": [{"file": "a", "quote": 3}]}, "gold 1: 'quote' must be a text", id="number"),
        pytest.param({"need": "most"}, "line 2: 'need' is 'most'", id="need"),
        pytest.param(
            {"id": "q1", "question": "Wat niet?"}, "line 2: id 'q1' stands on an earlier line", id="id twice"
        ),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, change: dict[str, object], complaint: str) -> None:
    path = write(tmp_path, json.dumps(GOOD), json.dumps(GOOD | {"id": "q2"} | change))

    with pytest.raises(QuestionSetError, match=complaint):
        read_questions(path)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [("{", "line 1: not JSON"), ("[1]", "line 1: not a JSON object"), ("", "no question")],
)
def test_what_is_no_object_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(QuestionSetError, match=complaint):
        read_questions(write(tmp_path, line))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"absent\.jsonl: cannot be read"):
        read_questions(tmp_path / "absent.jsonl")


@pytest.mark.parametrize(
    ("name", "n", "ids"),
    [
        ("kamerstukken-dev", 24, ("kst-dev-001", "kst-dev-010", "kst-dev-024")),
        (
            "usdos-dev",
            262,
            ("dos-afghanistan-2016-1-nl", "dos-afghanistan-2019-3-en", "dos-turkey-2023-12-en"),
        ),
        (
            "vc2000-2014-dev",
            328,
            (
                "vc-2014-01-01-Afghanistan-moratorium-nl0",
                "vc-2014-01-01-Afghanistan-15c-en",
                "vc-2014-01-01-Turkije-amv-en",
            ),
        ),
    ],
)
def test_the_shared_sets_are_read_whole(shared: Path, name: str, n: int, ids: tuple[str, ...]) -> None:
    # count, first, tenth and last
    questions = read_questions(shared / "questions" / f"{name}.jsonl")

    assert len(questions) == n
    assert (questions[0].id, questions[9].id, questions[-1].id) == ids


@pytest.mark.parametrize(
    "wording", ["vc-12-nl", "vc-12-en", "vc-12-nl0", "vc-12-fen", "vc-12-r", "vc-12-nl1-r"]
)
def test_the_wordings_of_a_question_are_one_family(wording: str) -> None:
    assert family_of(wording) == family_of("vc-12") == "vc-12"


@pytest.mark.parametrize("other", ["vc-13-nl", "vc-12-ren", "vc-12-nl-2"])
def test_another_question_is_another_family(other: str) -> None:
    assert family_of(other) != "vc-12"
