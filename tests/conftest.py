"""Shared material of the tests: the real documents beside the project, where they are."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.understand import Interpreter

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "documents"
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


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled encoder and what is fitted to it: half a minute, paid once for all tests of a run."""
    from ingest.assemble import encoder_of
    from ingest.centres import centres_of
    from ingest.encoder import MODELS
    from ingest.settings import Settings
    from ingest.subjects import subjects_of
    from ingest.thesaurus import Thesaurus

    data = tmp_path_factory.mktemp("encoder")
    encoder = encoder_of(data, Settings())
    subjects_of(data, encoder, Thesaurus.load())
    centres_of(data, encoder)
    return data / MODELS


@pytest.fixture(scope="session")
def interpreter() -> "Interpreter":
    """What reads a question, with the words that ship with the package."""
    from assistant.understand import Interpreter
    from ingest.countries import Gazetteer
    from ingest.thesaurus import Thesaurus

    return Interpreter(gazetteer=Gazetteer.load(), thesaurus=Thesaurus.load())


@pytest.fixture(scope="session")
def library_data(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example documents, indexed once with the bundled encoder for the tests that judge answers."""
    from ingest.assemble import open_pipeline
    from ingest.settings import Settings
    from tests.furnished import furnish

    data = furnish(tmp_path_factory.mktemp("library") / "data", models)
    report = open_pipeline(data, Settings()).run(EXAMPLES)
    assert not report.problems
    return data
