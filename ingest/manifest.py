"""The border to the outside: JSON lines that say what a file is and how it became public.

A line that breaks the contract is returned as a `BadLine` beside the good ones, so that one typing
error does not stop a batch. Unknown keys are errors: a misspelt `valid_untill` must not pass silently.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import ManifestError
from ingest.partial_date import earliest
from ingest.passage import PER_SECTION, SourceType

FILE_NAME = "MANIFEST.jsonl"


def _iso(value: str) -> str:
    earliest(value)
    return value


def _country(value: str) -> str:
    if value != PER_SECTION and not (len(value) == 3 and value.isascii() and value.isupper()):
        raise ValueError(f"{value!r} is no ISO 3166 alpha-3 code and not '*'")
    return value


def _inside(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or not path.name:
        raise ValueError(f"{value!r} must be a relative path inside the manifest's folder")
    return str(path)


PartialDate = Annotated[str, AfterValidator(_iso)]
Country = Annotated[str, AfterValidator(_country)]
RelativePath = Annotated[str, AfterValidator(_inside)]
Basis = Literal["published", "released_on_request", "court_order", "parliamentary_paper", "legislation"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class PublicEvidence(_Model):
    """Why the document may be shown: an official public address, or a named person's attestation.

    `markings` names the confidentiality markings on the document that the attestation addresses, `connector` what
    fetched it from `url`.
    """

    basis: Basis | None = None
    url: str | None = None
    attested_by: str | None = None
    note: str | None = None
    seen_on: PartialDate | None = None
    connector: str | None = None
    markings: tuple[str, ...] = ()


class CountryNames(_Model):
    """Names of a country that the gazetteer does not know (the invented ones of the examples)."""

    code: Country
    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Entry(_Model):
    """One line of a manifest: one file. Empty and null mean unknown."""

    file: RelativePath
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    title: Annotated[str, Field(min_length=1)]
    publisher: Annotated[str, Field(min_length=1)]
    source_type: SourceType
    work: str | None = None
    countries: tuple[Country, ...] = ()
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    published: PartialDate | None = None
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None
    covers_from: PartialDate | None = None
    covers_until: PartialDate | None = None
    public: PublicEvidence = PublicEvidence()
    licence: str | None = None
    country_names: tuple[CountryNames, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that could not be used: what it was about, as far as it says, and why."""

    number: int
    file: str
    problem: str


def read_manifest(path: Path) -> tuple[tuple[Entry, ...], tuple[BadLine, ...]]:
    """Return the entries of a manifest (a file, or the folder that holds one) and the lines that are none.

    Raises:
        ManifestError: there is no manifest, or it is not UTF-8 text.
    """
    path = manifest_path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path}: cannot be read as UTF-8 text ({error}); save it as UTF-8") from error
    entries: list[Entry] = []
    bad: list[BadLine] = []
    seen: set[str] = set()
    for number, item in _lines(text):
        if isinstance(item, BadLine):
            bad.append(item)
        elif item.file in seen:
            problem = f"line {number}: {item.file} is named twice; keep one line"
            bad.append(BadLine(number=number, file=item.file, problem=problem))
        else:
            seen.add(item.file)
            entries.append(item)
    return tuple(entries), tuple(bad)


def manifest_path(path: Path) -> Path:
    """Return the manifest meant by a file or folder.

    Raises:
        ManifestError: there is none.
    """
    found = path / FILE_NAME if path.is_dir() else path
    if not found.is_file():
        raise ManifestError(f"{found}: no such manifest; name a {FILE_NAME} or a folder that holds one")
    return found


def _lines(text: str) -> Iterator[tuple[int, Entry | BadLine]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as error:
            problem = f"line {number}: not JSON ({error.msg})"
            yield number, BadLine(number=number, file=f"line {number}", problem=problem)
            continue
        name = str(raw.get("file", f"line {number}")) if isinstance(raw, dict) else f"line {number}"
        try:
            yield number, Entry.model_validate(raw)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "line"
            unknown = first["type"] == "extra_forbidden"
            problem = (
                f"unknown key {where!r}; remove or correct it" if unknown else f"{where}: {first['msg']}"
            )
            yield number, BadLine(number=number, file=name, problem=f"line {number}: {problem}")
