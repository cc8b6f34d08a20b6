"""The assistant over the example documents."""

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from ingest.settings import Settings


@pytest.fixture(scope="session")
def assistant(library_data: Path) -> Assistant:
    return open_assistant(library_data, Settings())
