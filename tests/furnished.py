"""Data folders that share what is made once for an encoder, so that a test need not make it again."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from ingest.encoder import MODELS


@cache
def fitted() -> Path:
    """Return a folder for what is fitted to the doubles' encoder; the first ingest of the run fills it."""
    folder = Path(tempfile.mkdtemp(prefix="coi-fitted-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def furnish(data: Path, models: Path | None = None) -> Path:
    """Make a data folder that uses `models`, by default those of the doubles; return the data folder."""
    data.mkdir(parents=True, exist_ok=True)
    link = data / MODELS
    if not link.exists():
        link.symlink_to(models or fitted())
    return data


def copied(data: Path, to: Path) -> Path:
    """Copy a data folder without the models it uses; return the copy."""
    shutil.copytree(data, to, symlinks=True)
    return to
