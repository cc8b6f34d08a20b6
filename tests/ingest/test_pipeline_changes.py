"""Documents are replaced, fail, are withdrawn: what is in use stays whole."""

from pathlib import Path

import pytest

from ingest.archive import digest
from ingest.errors import ManifestError, NoIndex
from ingest.events import Stage
from ingest.register import Decision, Register, State, now
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from tests.ingest.ingested_place import TEXT, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_file_with_other_bytes_takes_the_place_of_the_old_one(place: Place) -> None:
    place.ingest()
    old = digest((place.folder / "Iran.md").read_bytes())
    place.offer("Iran.md", TEXT.format(name="Iran").replace("full", "empty"))
    report, _ = place.ingest()
    decisions = Register(place.data / "register.sqlite").history(old)

    assert report.passages == 6
    assert place.states()[old] is State.REPLACED
    assert "Iran.md now holds other bytes" in decisions[-1].reason


def test_a_version_of_a_work_stays_beside_the_newer_one(place: Place) -> None:
    place.offer("Iran.md", TEXT.format(name="Iran"), work="iran", published="2021")
    place.ingest()
    place.offer("Iran.md", TEXT.format(name="Iran").replace("full", "empty"), work="iran", published="2023")
    report, _ = place.ingest()
    sources = {s.published: s for s in Register(place.data / "register.sqlite").sources()}

    assert report.passages == 8
    assert sources["2021"].superseded_by == sources["2023"].id


def test_bytes_that_cannot_be_read_leave_the_old_version_in_use(place: Place) -> None:
    first, _ = place.ingest()
    place.offer("Iran.md", "")
    report, _ = place.ingest()

    assert [p.file for p in report.problems if p.failed] == ["Iran.md"]
    assert report.generation == first.generation
    assert place.files() == {"Iran.md", "Iraq.md", "Syria.md"}


def test_when_every_file_fails_the_old_generation_stays(place: Place) -> None:
    first, _ = place.ingest()
    for file in place.lines:
        (place.folder / file).unlink()
    report, stages = place.ingest(rebuild=True)

    assert (report.generation, report.published, report.documents) == (first.generation, False, 0)
    assert all(problem.failed for problem in report.problems)
    assert stages == {Stage.READ}
    assert place.files() == {"Iran.md", "Iraq.md", "Syria.md"}


def test_when_every_file_fails_the_first_time_there_is_no_generation(place: Place) -> None:
    for file in place.lines:
        (place.folder / file).write_bytes(b"")
    report, _ = place.ingest()

    assert (report.generation, len(report.problems)) == ("", 3)
    with pytest.raises(NoIndex):
        Generations(place.data, EdgeStore()).current_id()


def test_an_empty_manifest_is_refused_and_changes_nothing(place: Place) -> None:
    first, _ = place.ingest()
    place.lines.clear()

    with pytest.raises(ManifestError, match="names no file"):
        place.ingest()
    assert Generations(place.data, EdgeStore()).current_id() == first.generation


def test_a_withdrawn_document_leaves_the_index_and_does_not_come_back(place: Place) -> None:
    place.ingest()
    register = Register(place.data / "register.sqlite")
    last = register.find("Iran.md")
    register.decide(
        Decision(sha256=last.sha256, file=last.file, state=State.WITHDRAWN, reason="asked", by="me", at=now())
    )
    for _ in range(2):
        report, _ = place.ingest()

        assert [p.file for p in report.problems] == ["Iran.md"]
        assert place.files() == {"Iraq.md", "Syria.md"}


def test_when_the_last_document_goes_the_index_is_empty(place: Place) -> None:
    place.ingest()
    for line in place.lines.values():
        line["public"] = {}
    report, _ = place.ingest()

    assert (report.documents, report.passages) == (0, 0)
    assert place.files() == set()
