"""What is kept comes back for its own key only; whatever is wrong with the file, it is made anew and nothing fails."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.kept_arrays import read_arrays, write_arrays

ROWS = np.arange(12, dtype=np.float32).reshape(3, 4)
NAMES = np.array(["één", "two"])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "kept.npz"
    write_arrays(path, {"rows": ROWS, "names": NAMES}, "made of these")
    return path


def test_arrays_come_back_as_they_were(kept: Path) -> None:
    found = read_arrays(kept, ("rows", "names"), "made of these")

    assert found is not None
    assert np.array_equal(found["rows"], ROWS)
    assert found["rows"].dtype == ROWS.dtype
    assert found["names"].tolist() == NAMES.tolist()


@pytest.mark.parametrize(
    ("names", "key"), [(("rows",), "made of others"), (("rows", "more"), "made of these")]
)
def test_another_key_or_a_missing_array_is_as_good_as_no_file(
    kept: Path, names: tuple[str, ...], key: str
) -> None:
    assert read_arrays(kept, names, key) is None


def test_a_file_without_a_key_is_not_believed_where_one_is_asked_for(tmp_path: Path) -> None:
    write_arrays(tmp_path / "plain.npz", {"rows": ROWS})

    assert read_arrays(tmp_path / "plain.npz", ("rows",)) is not None
    assert read_arrays(tmp_path / "plain.npz", ("rows",), "made of these") is None


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert read_arrays(tmp_path / "absent.npz", ("rows",), "made of these") is None


@given(share=st.floats(0, 0.999))
def test_a_file_that_was_cut_off_is_none(kept: Path, share: float) -> None:
    data = kept.read_bytes()
    torn = kept.with_name("torn.npz")
    torn.write_bytes(data[: int(share * len(data))])

    assert read_arrays(torn, ("rows", "names"), "made of these") is None
