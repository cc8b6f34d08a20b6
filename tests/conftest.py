"""Shared material of the tests: the real documents beside the project, where they are."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and question sets; its absence is a failure in CI and a skip elsewhere."""
    if not (SHARED / "corpus" / "MANIFEST.jsonl").is_file():
        message = "the real documents (../shared beside the checkout) are not here: this test was not run"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The folder of real documents with its MANIFEST.jsonl."""
    return shared / "corpus"
