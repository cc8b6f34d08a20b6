"""Where the data and the settings are: read from the command line and the environment once, then passed on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ingest.settings import FILE_NAME, Settings, read_settings

Data = Annotated[
    Path, typer.Option("--data", envvar="COI_DATA", help="Folder of originals, register and index.")
]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
DEFAULT_DATA = Path("data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The data folder in use and its settings."""

    data: Path
    settings: Settings


def context(data: Path) -> Context:
    """Read the settings of a data folder."""
    return Context(data=data, settings=read_settings(data / FILE_NAME))
