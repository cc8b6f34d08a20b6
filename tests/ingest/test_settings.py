"""Settings have defaults that work offline; what they do not know they refuse, naming it."""

from pathlib import Path

import pytest

from ingest.encoder import EncoderSettings
from ingest.errors import SettingsError
from ingest.settings import Settings, read_settings


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "settings.toml")

    assert settings == Settings()
    assert EncoderSettings(**settings.encoder.model_dump()) == EncoderSettings()
    assert settings.store.url is None
    assert settings.serve.host == "127.0.0.1"


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[encoder]\nmodel = "BAAI/bge-m3"\n[reading]\nseconds = 600\n', "utf-8")
    settings = read_settings(path)

    assert (settings.encoder.model, settings.reading.seconds) == ("BAAI/bge-m3", 600)
    assert settings.serve == Settings().serve


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[encoder]\nmodle = 'x'\n", "encoder.modle", id="an unknown key"),
        pytest.param("[indexx]\n", "indexx", id="an unknown section"),
        pytest.param("[serve]\nport = 0\n", "serve.port", id="a number out of bounds"),
        pytest.param("[reading]\nprocesses = 0\n", "reading.processes", id="nobody to read"),
        pytest.param("[encoder]\ndtype = 'int8'\n", "encoder.dtype", id="a value that is none"),
        pytest.param("[encoder\n", "not TOML", id="no TOML"),
        pytest.param("[admission]\nhosts = 'un.org'\n", "admission.hosts", id="a word for a list"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(SettingsError, match=rf"^[^\n]*{said}[^\n]*$"):
        read_settings(path)
