"""A line that is not what was agreed is refused with the file, the line and the key."""

from pathlib import Path

import pytest

from eval.errors import QuestionSetError
from eval.json_lines import Record, read_records


def record(tmp_path: Path, line: str) -> Record:
    path = tmp_path / "set.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    (only,) = read_records(path, QuestionSetError)
    return only


def test_a_flag_and_pairs_are_read_as_they_stand(tmp_path: Path) -> None:
    read = record(tmp_path, '{"live": false, "metadata": [["Status", "Concept"], ["Title", ""]]}')

    assert read.flag("live") is False
    assert read.pairs("metadata") == (("Status", "Concept"), ("Title", ""))
    assert read.pairs("absent") == ()


@pytest.mark.parametrize("line", ["{}", '{"live": null}', '{"live": 1}', '{"live": "true"}'])
def test_a_flag_must_be_there_and_be_one(tmp_path: Path, line: str) -> None:
    with pytest.raises(QuestionSetError, match=r"^set\.jsonl, line 2: 'live'"):
        record(tmp_path, line).flag("live")


@pytest.mark.parametrize(
    "value", ['{"Status": "Concept"}', '["ab"]', '[["a"]]', '[["a", "b", "c"]]', '[["a", 1]]']
)
def test_a_pair_is_two_texts(tmp_path: Path, value: str) -> None:
    with pytest.raises(QuestionSetError, match=r"^set\.jsonl, line 2: 'metadata'"):
        record(tmp_path, f'{{"metadata": {value}}}').pairs("metadata")


def test_a_line_ends_where_the_file_says_so_and_not_inside_a_text(tmp_path: Path) -> None:
    assert record(tmp_path, '{"text": "one\u2028two"}').text("text") == "one\u2028two"
