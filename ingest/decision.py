"""A decision about a document, with the evidence it rests on; a line of the register, never changed once written."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum


class State(StrEnum):
    """What was decided about a document.

    READMITTED: a named person lets it in again; it counts as admitted once the door has taken it in.
    """

    ADMITTED = "admitted"
    QUARANTINED = "quarantined"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    READMITTED = "readmitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a document's history: what was decided, on what evidence, by whom, when (UTC, ISO 8601).

    Attributes:
        connector: What fetched it and saw it at `url`; None where the manifest alone says so.
        attested_by: The person who attests that it is public.
        found: Live markings and other hindrances that were found, by name and place, without words of the document.
        attested: Markings that the attestation names.
    """

    sha256: str
    file: str
    state: State
    reason: str
    by: str
    at: str
    basis: str | None = None
    url: str | None = None
    seen_on: str | None = None
    publisher: str | None = None
    connector: str | None = None
    attested_by: str | None = None
    found: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()


COLUMNS = tuple(field.name for field in fields(Decision))
LISTS = ("found", "attested")


def today() -> date:
    """Return the present day (UTC)."""
    return datetime.now(UTC).date()


def now() -> str:
    """Return the present moment as the register writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def repeats(last: Decision | None, new: Decision) -> bool:
    """Tell whether a decision says nothing that the last one does not say; moments and sightings apart."""
    if last is None:
        return False
    compared = [name for name in COLUMNS if name not in {"at", "seen_on"}]
    return all(getattr(last, name) == getattr(new, name) for name in compared)


def to_row(decision: Decision) -> tuple[str | None, ...]:
    """Return a decision as the register stores it, in the order of `COLUMNS`."""
    values = [getattr(decision, name) for name in COLUMNS]
    return tuple(
        json.dumps(value, ensure_ascii=False) if name in LISTS else value
        for name, value in zip(COLUMNS, values, strict=True)
    )


def from_row(row: tuple[str, ...]) -> Decision:
    """Return the decision that `to_row` was given; lists that an older register does not have are empty."""
    values: dict[str, object] = dict(zip(COLUMNS, row, strict=True))
    for name in LISTS:
        values[name] = tuple(json.loads(str(values[name]))) if values[name] else ()
    values["state"] = State(str(values["state"]))
    return Decision(**values)  # type: ignore[arg-type]
