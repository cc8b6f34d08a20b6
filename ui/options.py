"""What the commands have in common: options, their checks, where data and settings are, and how JSON is printed.

The command line and the environment are read here once and then passed on.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import NoIndex
from ingest.partial_date import earliest

if TYPE_CHECKING:
    from ingest.register import Register
    from ingest.settings import Settings

DEFAULT_DATA = Path("data")


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        earliest(value.strip())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return value.strip()


def _country(value: str | None) -> str | None:
    code = value.strip().upper() if value else None
    if code is not None and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise typer.BadParameter(f"{value!r} is no ISO 3166 alpha-3 code; write three letters, such as SOM")
    return code


def _question(value: str) -> str:
    if not value.strip():
        raise typer.BadParameter("is empty; write a question in Dutch or English")
    return value.strip()


Data = Annotated[
    Path, typer.Option("--data", envvar="COI_DATA", help="Folder of originals, register and index.")
]
Name = Annotated[str, typer.Argument(metavar="ID", help="Id, sha256 or file of a document.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Question = Annotated[str, typer.Argument(callback=_question, help="In Dutch or English.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        callback=_date,
        help="Use nothing published after it: 2015, 2015-03 or 2015-03-01.",
    ),
]
Country = Annotated[
    str | None,
    typer.Option(
        "--country",
        metavar="ISO",
        callback=_country,
        help="ISO 3166 alpha-3; overrides a country that the question names.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The data folder in use and its settings."""

    data: Path
    settings: "Settings"


def context(data: Path) -> Context:
    """Read the settings of a data folder."""
    # pydantic takes longer to load than the whole of `coi --help`.
    from ingest.settings import FILE_NAME, read_settings  # noqa: PLC0415

    return Context(data=data, settings=read_settings(data / FILE_NAME))


def register_of(data: Path) -> "Register":
    """Open the register of a data folder that has one; looking creates nothing.

    Raises:
        NoIndex: nothing was ever offered to it.
    """
    from ingest.register import Register  # noqa: PLC0415

    path = data / "register.sqlite"
    if not path.is_file():
        raise NoIndex(f"{data} holds no documents yet; run coi ingest MANIFEST")
    return Register(path)


def print_json(value: object) -> None:
    """Print a result for machines, on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
