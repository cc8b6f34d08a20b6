"""The gazetteer and the thesaurus, loaded once."""

import pytest

from ingest.countries import Gazetteer
from ingest.thesaurus import Thesaurus


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def thesaurus() -> Thesaurus:
    return Thesaurus.load()
