"""The transcript in the README is what the program prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, str, str]]:
    """The question, its options and the output of each command of the transcript."""
    block = README.split("```console\n")[1].split("```")[0]
    found = re.findall(
        r'\$ coi ask "(?P<question>[^"]+)"(?P<options>[^\n]*)\n(?P<output>.*?)(?=\n\$ |\Z)', block, re.DOTALL
    )
    return [(question, options.strip(), output.strip()) for question, options, output in found]


def coi(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ui", *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "4000", "NO_COLOR": "1"},
    )
    return done.stdout


def folded(text: str) -> str:
    return " ".join(text.split())


def test_the_transcript_shows_an_answer_and_a_refusal() -> None:
    assert len(commands()) == 2


@pytest.mark.parametrize("number", [0, 1])
def test_the_program_prints_what_the_readme_shows(library_data: Path, number: int) -> None:
    question, options, output = commands()[number]

    assert folded(coi("ask", question, *options.split(), "--data", str(library_data))) == folded(output)
