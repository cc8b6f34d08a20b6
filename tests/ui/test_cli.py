"""The command line as a user meets it: bad input is named in one line, the rest goes on, the exit code says so."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.furnished import furnish
from tests.manifest_lines import manifest_line

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "documents"
GOOD = "xke-kamervragen-2023-06.pdf"


def coi(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=280,
    )


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One good document among bad ones."""
    folder = tmp_path_factory.mktemp("offered")
    shutil.copy(EXAMPLES / GOOD, folder)
    lines = (EXAMPLES / "MANIFEST.jsonl").read_text("utf-8").splitlines()
    good = next(line for line in map(json.loads, lines) if line["file"] == GOOD)
    (folder / "changed.md").write_text("# Report\n\nSome words about a country.\n", "utf-8")
    (folder / "misspelt.md").write_text("# Report\n\nSome words about a country.\n", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "empty.md").write_bytes(b"")
    (folder / "blank.md").write_text(" \n\n", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    (folder / "secret.md").write_text("# Report\n\nWords without evidence.\n", "utf-8")
    bad = [
        manifest_line("missing.md"),
        manifest_line("changed.md", sha256="0" * 64),
        manifest_line("misspelt.md", valid_untill="2024"),
        *(
            manifest_line("picture.png"),
            manifest_line("empty.md"),
            manifest_line("blank.md"),
            manifest_line("broken.pdf"),
        ),
        manifest_line("secret.md", public={}),
    ]
    text = "\n".join([*map(json.dumps, bad), "{not json", json.dumps(good)])
    (folder / "MANIFEST.jsonl").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def data(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("data") / "data", models)


@pytest.fixture(scope="module")
def ingested(offered: Path, data: Path) -> subprocess.CompletedProcess[str]:
    return coi("ingest", offered, "--data", data)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        pytest.param("missing.md", ("cannot be opened", "remove its line"), id="a missing file"),
        pytest.param("changed.md", ("sha256", "fetch the file again"), id="a wrong hash"),
        pytest.param("misspelt.md", ("line 3", "'valid_untill'", "correct it"), id="an unknown key"),
        pytest.param("picture.png", ("picture.png",), id="an unsupported format"),
        pytest.param("empty.md", ("empty",), id="an empty file"),
        pytest.param("blank.md", ("blank.md",), id="a file of white space"),
        pytest.param("broken.pdf", ("broken.pdf",), id="a broken file"),
        pytest.param("line 9", ("not JSON",), id="a line that is no JSON"),
    ],
)
def test_bad_input_is_named_in_one_line(
    ingested: subprocess.CompletedProcess[str], file: str, said: tuple[str, ...]
) -> None:
    lines = [line for line in ingested.stdout.splitlines() if line.startswith("FAILED") and file in line]

    assert len(lines) == 1, ingested.stdout
    assert all(words in lines[0] for words in said)
    assert lines[0].count(file) == 1


def test_bad_input_stops_nothing_else_and_fails_the_command(
    ingested: subprocess.CompletedProcess[str], data: Path
) -> None:
    assert ingested.returncode == 1
    assert "Traceback" not in ingested.stderr
    assert (data / "current").is_file()


def test_what_is_not_admitted_is_told_apart_from_what_failed(
    ingested: subprocess.CompletedProcess[str],
) -> None:
    assert [line for line in ingested.stdout.splitlines() if line.startswith("not admitted")] == [
        "not admitted  secret.md: no evidence that it is public; give public.basis with an official url or attested_by"
    ]


def test_on_a_pipe_progress_is_a_line_a_stage_on_stderr(ingested: subprocess.CompletedProcess[str]) -> None:
    stages = [line.split(":")[0] for line in ingested.stderr.splitlines()]

    assert stages == ["read", "split", "encode", "index"]
    assert "\x1b" not in ingested.stderr + ingested.stdout


def test_sources_lists_what_was_offered_a_line_each(
    ingested: subprocess.CompletedProcess[str], data: Path
) -> None:
    result = coi("sources", "--data", data)
    fields = [line.split("\t") for line in result.stdout.splitlines()]

    assert result.returncode == 0
    assert {(field[2], field[1]) for field in fields} >= {(GOOD, "admitted"), ("secret.md", "quarantined")}


def test_a_refusal_is_a_result_and_no_failure(ingested: subprocess.CompletedProcess[str], data: Path) -> None:
    result = coi(
        "ask", "Wat is de positie van vrouwen in Kelmar?", "--as-of", "1990", "--data", data, "--json"
    )
    form = json.loads(result.stdout)

    assert result.returncode == 0
    assert form["outcome"] == "refused"
    assert form["statements"] == form["footnotes"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("ask", "x", "--as-of", "01-03-2015"), "2023-05-07", id="a date that is not ISO"),
        pytest.param(
            ("ask", "x", "--as-of", "2015-02-30"), "no existing day", id="a day that does not exist"
        ),
        pytest.param(
            ("search", "x", "--as-of", "2015-13"), "no existing month", id="a month that does not exist"
        ),
        pytest.param(("ask", "x", "--country", "Somalia"), "such as SOM", id="a country that is no code"),
        pytest.param(("ask", "  "), "empty", id="no question"),
        pytest.param(("ask",), "Missing argument 'question'", id="nothing at all"),
        pytest.param(("search", "x", "--limit", "0"), "--limit", id="a limit out of range"),
        pytest.param(("withdraw", "abc", "--why", ""), "say why", id="a withdrawal without a reason"),
        pytest.param(("serve", "--port", "99999"), "--port", id="a port that does not exist"),
        pytest.param(("answer", "x"), "No such command", id="an unknown command"),
    ],
)
def test_wrong_usage_is_explained_with_exit_code_2(arguments: tuple[str, ...], said: str) -> None:
    result = coi(*arguments)

    assert result.returncode == 2
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("ask", "x"), "coi ingest", id="asking"),
        pytest.param(("search", "x"), "coi ingest", id="searching"),
        pytest.param(("sources",), "coi ingest", id="listing"),
        pytest.param(("verify", "answer.json"), "coi ingest", id="verifying"),
        pytest.param(("withdraw", "abc", "--why", "asked"), "coi ingest", id="withdrawing"),
        pytest.param(("ingest", "nowhere.jsonl"), "no such manifest", id="ingesting nothing"),
        pytest.param(("eval", "enough", "nowhere.jsonl"), "nowhere.jsonl", id="evaluating nothing"),
    ],
)
def test_without_an_index_one_line_says_what_to_run(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    result = coi(*arguments, "--data", tmp_path / "none")

    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr
    assert not (tmp_path / "none").exists(), "looking creates nothing"


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[serve]\nporrt = 1\n", "utf-8")
    result = coi("ask", "x", "--data", tmp_path)

    assert result.returncode == 1
    assert "serve.porrt" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_help_is_there_at_once() -> None:
    coi("--help")
    begin = time.monotonic()
    result = coi("--help")

    assert result.returncode == 0
    assert time.monotonic() - begin < 2, "0.15 s on an idle machine; heavy imports take it beyond 2 s on any"
    assert {"ingest", "ask", "search", "sources", "verify", "serve", "withdraw"} <= set(result.stdout.split())
