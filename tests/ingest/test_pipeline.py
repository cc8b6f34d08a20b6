"""A whole ingest: what is admitted is what is in use, and what did not change is not made again."""

import json
from pathlib import Path

import pytest

from ingest.archive import digest
from ingest.encoder import Encoder
from ingest.errors import ManifestError, NoIndex
from ingest.events import Progress, Report, Stage
from ingest.pipeline import Pipeline
from ingest.reading import Limits
from ingest.register import Decision, Register, State, now
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from tests.doubles import HashEncoder

TEXT = "# Report on {name}\n\nWomen in {name} travel.\n\n# Prisons\n\nThe prisons of {name} are full.\n"


class Place:
    """A manifest with files, and the data folder it is ingested into."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.lines: dict[str, dict[str, object]] = {}
        self.encoder = HashEncoder()
        for name in ("Iran", "Iraq", "Syria"):
            self.offer(f"{name}.md", TEXT.format(name=name))

    def offer(self, file: str, text: str, **facts: object) -> None:
        (self.folder / file).write_text(text, "utf-8")
        self.lines[file] = {
            "file": file,
            "title": f"Report {file}",
            "publisher": "Test",
            "source_type": "coi_report",
            "language": "en",
            "public": {"basis": "published", "attested_by": "the test"},
            **facts,
        }

    def ingest(self, *, rebuild: bool = False, encoder: Encoder | None = None) -> tuple[Report, set[Stage]]:
        manifest = self.folder / "MANIFEST.jsonl"
        manifest.write_text("\n".join(map(json.dumps, self.lines.values())), "utf-8")
        stages: list[Progress] = []
        pipeline = Pipeline(
            data=self.data,
            encoder=encoder or self.encoder,
            store=EdgeStore(),
            limits=Limits(processes=1),
        )
        return pipeline.run(manifest, stages.append, rebuild=rebuild), {one.stage for one in stages}

    def files(self) -> set[str]:
        """Name the files of the passages in use."""
        generations = Generations(self.data, EdgeStore())
        index = generations.store.open(generations.place(generations.current_id()))
        try:
            return {record.facts.file for record in index.scroll()}
        finally:
            index.close()

    def states(self) -> dict[str, State]:
        return Register(self.data / "register.sqlite").states()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_first_ingest_counts_what_it_did(place: Place) -> None:
    report, stages = place.ingest()

    assert (report.documents, report.passages, report.published) == (3, 6, True)
    assert (report.reused, report.encoded) == (0, len(set(place.encoder.encoded)))
    assert report.problems == ()
    assert place.files() == {"Iran.md", "Iraq.md", "Syria.md"}
    assert stages == set(Stage)


def test_a_second_ingest_of_the_same_does_nothing_and_reports_everything_as_reused(place: Place) -> None:
    first, _ = place.ingest()
    asked = len(place.encoder.encoded)
    second, stages = place.ingest()

    assert stages == {Stage.READ}
    assert (second.generation, second.published) == (first.generation, False)
    assert (second.passages, second.reused, second.encoded) == (first.passages, first.encoded, 0)
    assert (second.documents, second.pages, second.words) == (first.documents, first.pages, first.words)
    assert len(place.encoder.encoded) == asked


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("fingerprint.json", id="the fingerprint is gone"),
        pytest.param("current", id="the pointer is gone"),
        pytest.param("vectors.sqlite", id="the cache of vectors is gone"),
        pytest.param("generations/*/generation.json", id="the record of the generation is gone"),
        pytest.param("generations/*/shard/segments", id="passages are gone"),
    ],
)
def test_a_fingerprint_is_believed_only_of_a_whole_generation(place: Place, damage: str) -> None:
    first, _ = place.ingest()
    (path,) = place.data.glob(damage)
    path.rename(place.folder / "aside")
    again, stages = place.ingest()

    assert stages >= {Stage.READ, Stage.SPLIT, Stage.ENCODE}
    assert again.generation == first.generation
    assert place.files() == {"Iran.md", "Iraq.md", "Syria.md"}


def test_rebuild_reads_again_and_believes_no_fingerprint(place: Place) -> None:
    first, _ = place.ingest()
    again, stages = place.ingest(rebuild=True)

    assert stages >= {Stage.READ, Stage.SPLIT, Stage.ENCODE}
    assert again.generation == first.generation


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"title": "Another title"}, id="a title"),
        pytest.param({"published": "2023-05"}, id="a date"),
        pytest.param(
            {"country_names": [{"code": "XVA", "en": ["Varenia"], "demonyms": ["Varenian"]}]},
            id="an invented country",
        ),
    ],
)
def test_a_changed_fact_is_indexed(place: Place, facts: dict[str, object]) -> None:
    place.ingest()
    place.lines["Iran.md"] |= facts
    _, stages = place.ingest()

    assert Stage.SPLIT in stages


def test_another_encoder_makes_another_generation(place: Place) -> None:
    first, _ = place.ingest()
    other, _ = place.ingest(encoder=HashEncoder(dim=32))

    assert other.published
    assert other.generation != first.generation
    assert place.ingest()[0].generation == first.generation


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


def test_documents_of_another_manifest_stay(place: Place, tmp_path: Path) -> None:
    place.ingest()
    del place.lines["Iran.md"]
    place.offer("Eritrea.md", TEXT.format(name="Eritrea"))
    place.ingest(rebuild=True)

    assert place.files() == {"Iran.md", "Iraq.md", "Syria.md", "Eritrea.md"}


def test_a_document_without_a_passage_is_a_warning(place: Place) -> None:
    place.offer("Bare.md", "# Only a heading\n")
    report, _ = place.ingest()

    named = [*report.warnings, *(p.file for p in report.problems if p.failed)]
    assert any(line.startswith("Bare.md") for line in named)
