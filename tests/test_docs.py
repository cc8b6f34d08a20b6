"""The documents for colleagues name files, commands and settings that exist."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from typer.main import get_command

from ui.__main__ import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "docs/architecture.md",
    "docs/evaluation.md",
    "examples/README.md",
    "eval/sets/README.md",
)
WRITTEN = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def in_ticks(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_of_the_program_that_is_named_is_there(page: str) -> None:
    named = [
        word
        for word in in_ticks(page)
        if re.match(r"(?:ingest|assistant|eval|ui|tests|docs|examples)/", word)
    ]
    lost = [word for word in named if not list(ROOT.glob(f"{word}*"))]

    assert lost == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    told = set(re.findall(r"`coi ([a-z]+)(?: ([a-z]+))?", text)) | set(
        re.findall(r"^coi ([a-z]+)(?: ([a-z]+))?", text, flags=re.MULTILINE)
    )
    commands = get_command(app).commands  # type: ignore[attr-defined]
    groups = {name: one.commands for name, one in commands.items() if hasattr(one, "commands")}

    assert {first for first, _ in told} <= set(commands)
    assert {(first, second) for first, second in told if second and first in groups} <= {
        (group, name) for group, inside in groups.items() for name in inside
    }


def test_every_set_of_the_evaluation_is_described() -> None:
    patterns = re.findall(r"`([^`\n]+)`", WRITTEN)
    sets = [
        path
        for path in (ROOT / "eval" / "sets").iterdir()
        if path.suffix in {".jsonl", ".tsv", ".toml", ".txt"}
    ]

    undescribed = [
        path.name
        for path in sets
        if not any(fnmatch(path.name, p) or fnmatch(path.stem, p) for p in patterns)
    ]

    assert undescribed == []
