"""A manifest line is what the contract says, or it is named with its line and the rest goes on."""

import json
from pathlib import Path

import pytest

from ingest.errors import ManifestError
from ingest.manifest import read_manifest

GOOD = {"file": "a.txt", "title": "A", "publisher": "P", "source_type": "other", "language": "nl"}


def write(folder: Path, *lines: object) -> Path:
    path = folder / "MANIFEST.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


@pytest.mark.parametrize(
    ("line", "named"),
    [
        pytest.param({**GOOD, "valid_untill": "2020"}, "valid_untill", id="a misspelt key"),
        pytest.param({**GOOD, "published": "2020-13"}, "published", id="a month that does not exist"),
        pytest.param({**GOOD, "countries": ["Irak"]}, "countries", id="a name instead of a code"),
        pytest.param({**GOOD, "file": "../secret.pdf"}, "file", id="a path out of the folder"),
        pytest.param({**GOOD, "file": "/etc/passwd"}, "file", id="an absolute path"),
        pytest.param({**GOOD, "sha256": "abc"}, "sha256", id="half a hash"),
        pytest.param({**GOOD, "source_type": "blog"}, "source_type", id="a kind that is none"),
        pytest.param('{"file": ', "not JSON", id="half a line"),
        pytest.param("[1, 2]", "line 2", id="no object"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: object, named: str) -> None:
    entries, bad = read_manifest(
        write(tmp_path, {**GOOD, "file": "first.txt"}, line, {**GOOD, "file": "last.txt"})
    )

    assert [entry.file for entry in entries] == ["first.txt", "last.txt"]
    assert len(bad) == 1
    assert bad[0].number == 2
    assert named in bad[0].problem


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    entries, bad = read_manifest(write(tmp_path, GOOD, "", GOOD))

    assert [entry.file for entry in entries] == ["a.txt"]
    assert bad[0].number == 3


def test_a_folder_stands_for_the_manifest_in_it(tmp_path: Path) -> None:
    write(tmp_path, GOOD)

    assert read_manifest(tmp_path)[0][0].file == "a.txt"


def test_no_manifest_is_an_error_that_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match=r"MANIFEST\.jsonl"):
        read_manifest(tmp_path)


def test_every_line_of_the_real_manifest_is_understood(corpus: Path) -> None:
    entries, bad = read_manifest(corpus)

    assert (len(entries), len(bad)) == (63, 0)
    assert (entries[0].published, entries[1].published) == ("2025-12-08", None)
