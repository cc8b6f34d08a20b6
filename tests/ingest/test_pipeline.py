"""A whole ingest: what is admitted is what is in use, and what did not change is not made again."""

from pathlib import Path

import pytest

from ingest.events import Stage
from tests.doubles import HashEncoder
from tests.ingest.ingested_place import TEXT, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_first_ingest_counts_what_it_did(place: Place, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    Place(before).ingest()  # what is made once for an encoder, whatever is ingested, is not counted
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
