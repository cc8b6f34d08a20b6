"""What stands in the files of a data folder is found in whatever way it is written there."""

import gzip
from pathlib import Path

import pytest

from eval.leaks_files import file_groups
from tests.ingest.marked_place import Place

SECRET = "Qorvath Lanterns"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(SECRET.encode(), id="as it is"),
        pytest.param(gzip.compress(f"said: {SECRET}".encode()), id="packed"),
        pytest.param(b"\0" * 37 + SECRET.encode() + b"\0" * 99, id="between room for more"),
        pytest.param(bytes(4096) + SECRET.encode("utf-16-le"), id="in pairs of bytes behind such room"),
        pytest.param(b"x" * ((1 << 22) - 5) + SECRET.upper().encode() + b"x" * 9, id="across two pieces"),
    ],
)
def test_a_planted_secret_is_found_and_the_part_of_the_folder_named(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "planted").write_bytes(written)
    (tmp_path / "current").write_text("0" * 16, "utf-8")

    groups = file_groups(tmp_path, [SECRET, "something else"])

    assert groups["originals"] == {SECRET}
    assert {name for name, found in groups.items() if found} == {"originals"}


def test_secrets_that_are_alike_but_for_their_marks_are_each_found(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "planted").write_text(f"said: {SECRET}", "utf-8")
    (tmp_path / "current").write_text("0" * 16, "utf-8")

    groups = file_groups(tmp_path, [SECRET, "QORVATH-lanterns", SECRET])

    assert groups["originals"] == {SECRET, "QORVATH-lanterns"}


def test_what_is_indexed_is_found_though_its_files_are_packed(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.ingest()
    groups = file_groups(place.data, ["Women travel through the north"])

    assert groups["passages of every generation"]
