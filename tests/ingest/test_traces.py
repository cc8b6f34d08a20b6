"""Traces of a text are found in every form in which a program writes it, and nothing else is."""

import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.traces import Traces, forms, search, stretches

TEXT = "In Qorvath telt de violette reiger zeventien lantaarns bij de noordelijke brug, «zeggen» de wachters."


def needles(text: str) -> list[bytes]:
    return [form for piece in stretches(text) for form in forms(piece)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "cp1252"])
def test_a_text_is_found_in_every_encoding_wherever_it_begins(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x07" * 13 + TEXT.encode(encoding))

    assert search(tmp_path, Traces(needles(TEXT))).hits == (tmp_path / "file",)


def test_a_text_is_found_in_json_in_a_database_and_in_what_is_packed(tmp_path: Path) -> None:
    (tmp_path / "ascii.json").write_text(json.dumps({"a": [TEXT]}), "ascii")
    (tmp_path / "packed.json.gz").write_bytes(gzip.compress(json.dumps(TEXT).encode()))
    with sqlite3.connect(tmp_path / "rows.sqlite") as db:
        db.execute("create table t (x text)")
        db.execute("insert into t values (?)", (TEXT * 300,))  # far longer than a page
    db.close()
    (tmp_path / "other.txt").write_text(
        "In Qorvath telt niemand de lantaarns bij de zuidelijke brug.", "utf-8"
    )
    found = search(tmp_path, Traces(needles(TEXT)))

    assert {path.name for path in found.hits} == {"ascii.json", "packed.json.gz", "rows.sqlite"}
    assert found.files == 4


@given(
    st.binary(max_size=300), st.binary(max_size=300), st.lists(st.binary(min_size=8, max_size=40), min_size=1)
)
def test_a_needle_is_found_where_it_stands_and_only_there(
    before: bytes, after: bytes, needles_: list[bytes]
) -> None:
    traces = Traces(needles_)
    whole = before + needles_[0] + after

    assert traces.found_in(whole) == {needle for needle in needles_ if needle in whole}
    assert traces.found_in(before) == {needle for needle in needles_ if needle in before}


def test_a_needle_that_lies_across_two_blocks_is_found() -> None:
    needle = b"seventeen lanterns"
    data = b"." * (8 * 1024 * 1024 - 5) + needle + b"." * 100

    assert Traces([needle]).found_in(data) == {needle}


@given(st.text(max_size=400))
def test_stretches_stand_literally_in_their_text(text: str) -> None:
    assert all(piece in text for piece in stretches(text))
