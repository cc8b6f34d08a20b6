"""What the commands have in common: options, their checks, and where data and settings are.

The command line and the environment are read here once and then passed on.
"""

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
