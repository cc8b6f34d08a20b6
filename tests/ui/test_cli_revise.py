"""The commands by which named persons revise decisions, and the one that deletes what is left."""

import json
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.testing import CliRunner, Result

from ingest.archive import Archive
from ingest.errors import RevisionRefused
from ingest.manifest import Basis
from tests.ingest.marked_place import Place
from ui import cli_revise, cli_sources

CANARY = "The violet heron counts seventeen lanterns at the northern bridge of Qorvath every evening."
ASKED = ("--why", "asked by the ministry", "--by", "A. Officer")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.offer("gone.md", f"# Lanterns\n\n{CANARY}\n")
    place.offer("marked.md", f"# Stg. GEHEIM\n\n{CANARY} And more of it.\n")
    place.ingest()
    return place


def coi(place: Place, *arguments: str) -> Result:
    app = typer.Typer()
    cli_sources.register(app)
    cli_revise.register(app)
    return CliRunner().invoke(app, [*arguments, "--data", str(place.data)])


def test_a_withdrawal_and_a_readmission_are_explained_with_their_evidence(place: Place) -> None:
    assert "is withdrawn: asked by the ministry" in coi(place, "withdraw", "gone.md", *ASKED).stdout
    assert "in use again" in coi(place, "readmit", "gone.md", *ASKED).stdout
    told = coi(place, "sources", "--why", "gone.md").stdout

    assert told.index("admitted  by the test") < told.index("withdrawn  by A. Officer")
    assert told.index("withdrawn  by") < told.index("readmitted  by A. Officer")
    for line in ("reason     asked by the ministry", "publisher  Test", "basis      released_on_request"):
        assert line in told


def test_what_was_found_in_a_quarantined_document_is_told_and_has_to_be_named(place: Place) -> None:
    assert "found      Stg. GEHEIM, page 1" in coi(place, "sources", "--why", "marked.md").stdout
    refused = coi(place, "readmit", "marked.md", *ASKED)
    assert isinstance(refused.exception, RevisionRefused)
    taken = coi(place, "readmit", "marked.md", *ASKED, "--marking", "Stg. GEHEIM")
    assert "the next ingest that offers it takes it in" in taken.stdout


def test_a_document_may_be_readmitted_on_each_basis_that_a_manifest_may_name() -> None:
    assert get_args(Basis) == cli_revise.BASES


def test_all_decisions_are_exported(place: Place) -> None:
    coi(place, "withdraw", "gone.md", *ASKED)
    listed = json.loads(coi(place, "sources", "--decisions", "--json").stdout)

    assert [(one["file"], one["state"]) for one in listed if one["file"] == "gone.md"] == [
        ("gone.md", "admitted"),
        ("gone.md", "withdrawn"),
    ]
    assert {
        "basis",
        "publisher",
        "url",
        "seen_on",
        "connector",
        "attested_by",
        "sha256",
        "found",
        "by",
        "at",
    } <= set(listed[0])


def test_purging_reports_its_proof_and_fails_where_something_is_left(place: Place) -> None:
    coi(place, "withdraw", "gone.md", *ASKED)
    (place.data / "note.txt").write_text(CANARY, "utf-8")
    failed = coi(place, "purge", "--json")
    report = json.loads(failed.stdout[failed.stdout.index("{") :])
    (place.data / "note.txt").unlink()

    assert (failed.exit_code, report["found_in"]) == (1, ["note.txt"])
    assert report["searched"]["stretches"] > 0
    assert not (Archive(place.data).kept() & {one["sha256"] for one in report["documents"]})
    again = coi(place, "purge")
    assert (again.exit_code, "0 hits" in again.stdout) == (0, True)


@pytest.mark.parametrize("missing", [("--why", " ", "--by", "me"), ("--why", "asked")])
def test_a_readmission_needs_a_person_and_a_reason(place: Place, missing: tuple[str, ...]) -> None:
    assert coi(place, "readmit", "gone.md", *missing).exit_code == 2
