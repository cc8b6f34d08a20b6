"""The example documents, indexed once with the bundled encoder for the tests that judge answers."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from ingest.assemble import open_pipeline
from ingest.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"


@pytest.fixture(scope="session")
def library_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("assistant") / "data"
    report = open_pipeline(data, Settings()).run(EXAMPLES)
    assert not report.problems
    return data


@pytest.fixture(scope="session")
def assistant(library_data: Path) -> Assistant:
    return open_assistant(library_data, Settings())
