"""A new data folder for a suite that fills its own."""

from pathlib import Path

from ingest.encoder import MODELS


def new_data_folder(data: Path, models: Path | None) -> None:
    """Make a data folder; with the `models` of another one its encoder need not be made ready again."""
    data.mkdir(parents=True)
    if models is not None and models.is_dir():
        (data / MODELS).symlink_to(models.resolve())
