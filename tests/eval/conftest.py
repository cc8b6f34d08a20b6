"""The encoder, made ready once for the suites that fill data folders of their own."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ingest.assemble import encoder_of
    from ingest.settings import Settings

    data = tmp_path_factory.mktemp("encoder")
    encoder_of(data, Settings())
    return data / "models"
