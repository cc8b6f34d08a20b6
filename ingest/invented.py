"""Names of countries that manifests brought along, kept in the data folder for whoever reads or asks later."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from ingest import manifest
from ingest.archive import write_atomically
from ingest.countries import CountryNames

FILE_NAME = "countries.json"


def read_invented(data: Path) -> tuple[CountryNames, ...]:
    """Return the names kept so far, by code."""
    path = data / FILE_NAME
    if not path.is_file():
        return ()
    return tuple(
        CountryNames(
            code=raw["code"],
            names=tuple(raw["names"]),
            demonyms=tuple(raw["demonyms"]),
            places=tuple(raw["places"]),
            in_english=raw.get("in_english"),
        )
        for raw in json.loads(path.read_text(encoding="utf-8"))
    )


def from_manifest(names: manifest.CountryNames) -> CountryNames:
    """Return the names of a country as a manifest gives them."""
    return CountryNames(
        code=names.code,
        names=(*names.nl, *names.en),
        demonyms=names.demonyms,
        places=names.places,
        in_english=next(iter(names.en), None),
    )


def write_invented(data: Path, names: Iterable[CountryNames]) -> None:
    """Add names to those kept; a code given again replaces what was known of it."""
    kept = {known.code: known for known in read_invented(data)}
    before = dict(kept)
    kept.update({new.code: new for new in names})
    if kept != before:
        text = json.dumps([asdict(kept[code]) for code in sorted(kept)], ensure_ascii=False, indent=1)
        write_atomically(data / FILE_NAME, text.encode())
