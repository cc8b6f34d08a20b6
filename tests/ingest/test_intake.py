"""The door: one named outcome a file, in the manifest's order, and nothing half in."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from ingest.archive import Archive, digest
from ingest.events import Problem, Progress, Stage, silent
from ingest.intake import Intake, Taken
from ingest.manifest import Entry
from ingest.passage import Source
from ingest.reading import Limits
from ingest.register import Decision, Register, State, now
from tests.manifest_lines import manifest_line

GOOD = "# Report on {name}\n\nA few words about the country of {name}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abcde":
        (tmp_path / f"{name}.md").write_text(GOOD.format(name=name), "utf-8")
    return tmp_path


def intake(folder: Path, *, reread: bool = False) -> Intake:
    data = folder / "data"
    register, archive = Register(data / "register.sqlite"), Archive(data)
    return Intake(
        folder=folder,
        register=register,
        archive=archive,
        today=date(2026, 6, 1),
        limits=Limits(processes=1),
        reread=reread,
    )


def entry(file: str, **facts: object) -> Entry:
    return Entry.model_validate_json(json.dumps(manifest_line(file, **facts)))


def take(door: Intake, *entries: Entry) -> list[Taken | Problem]:
    return list(door.take_all(entries, silent))


def sha(folder: Path, file: str) -> str:
    return digest((folder / file).read_bytes())


def files(data: Path) -> set[str]:
    return {
        path.name.split(".")[0] for path in data.rglob("*") if path.parent.name in {"originals", "documents"}
    }


def test_outcomes_come_in_the_order_of_the_manifest_with_progress(folder: Path) -> None:
    (folder / "b.md").write_bytes(b"")
    seen: list[Progress] = []
    entries = [entry(f"{name}.md") for name in "abcde"]
    outcomes = list(intake(folder).take_all(entries, seen.append))

    assert [o.file if isinstance(o, Problem) else o.source.file for o in outcomes] == [
        e.file for e in entries
    ]
    assert [isinstance(o, Problem) for o in outcomes] == [False, True, False, False, False]
    assert seen == [Progress(Stage.READ, done, 5) for done in range(1, 6)]


@pytest.mark.parametrize(
    ("content", "facts", "said"),
    [
        pytest.param(None, {}, "put it beside the manifest", id="a missing file"),
        pytest.param(b"# A\n\nWords.\n", {"sha256": "0" * 64}, "fetch the file again", id="a wrong hash"),
        pytest.param(b"", {}, "empty", id="an empty file"),
        pytest.param(b" \n\n \n", {}, "x.md", id="an empty text"),
        pytest.param(b"\x89PNG\r\n\x1a\n", {}, "PNG", id="an unsupported format"),
        pytest.param(b"%PDF-1.7\nbroken", {}, "x.md", id="a broken file"),
    ],
)
def test_a_file_that_fails_is_named_in_one_line_and_leaves_nothing(
    folder: Path, content: bytes | None, facts: dict[str, object], said: str
) -> None:
    if content is not None:
        (folder / "x.md").write_bytes(content)
    door = intake(folder)
    (problem, good) = take(door, entry("x.md", **facts), entry("a.md"))

    assert isinstance(problem, Problem)
    assert problem.failed
    assert said in f"{problem.file}: {problem.reason}"
    assert "\n" not in problem.reason
    assert isinstance(good, Taken)
    assert files(folder / "data") == {sha(folder, "a.md")}
    assert [s.file for s in door.register.sources()] == ["a.md"]


def test_the_same_bytes_under_two_names_come_in_once(folder: Path) -> None:
    shutil.copy(folder / "a.md", folder / "copy.md")
    for _ in range(2):
        door = intake(folder)
        (first, second) = take(door, entry("a.md"), entry("copy.md"))

        assert isinstance(first, Taken)
        assert isinstance(second, Problem)
        assert second.reason.startswith("holds the same bytes as a.md")
        assert [s.file for s in door.register.sources()] == ["a.md"]
    assert len(door.register.history(sha(folder, "a.md"))) == 1


def test_a_second_time_nothing_is_read_and_the_counts_are_the_same(folder: Path) -> None:
    (first,) = take(intake(folder), entry("a.md"))
    (second,) = take(intake(folder), entry("a.md"))
    (third,) = take(intake(folder, reread=True), entry("a.md"))

    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert isinstance(third, Taken)
    assert (first.fresh, second.fresh, third.fresh) == (True, False, True)
    assert first.words == second.words == third.words == 11


def test_a_document_without_evidence_leaves_no_trace_but_its_name_and_the_reason(folder: Path) -> None:
    door = intake(folder)
    take(door, entry("a.md"))
    (problem,) = take(door, entry("a.md", public={}))

    assert isinstance(problem, Problem)
    assert not problem.failed
    assert files(folder / "data") == set()
    assert door.register.sources() == ()
    assert door.register.states() == {sha(folder, "a.md"): State.QUARANTINED}


def withdraw(register: Register, sha256: str) -> None:
    decision = Decision(
        sha256=sha256, file="a.md", state=State.WITHDRAWN, reason="asked", by="an officer", at=now()
    )
    register.decide(decision)


def test_a_withdrawn_document_stays_withdrawn(folder: Path) -> None:
    door = intake(folder)
    take(door, entry("a.md"))
    withdraw(door.register, sha(folder, "a.md"))
    (problem,) = take(door, entry("a.md"))

    assert isinstance(problem, Problem)
    assert "withdrawn" in problem.reason
    assert door.register.states() == {sha(folder, "a.md"): State.WITHDRAWN}


def test_a_withdrawal_during_the_ingest_holds(folder: Path) -> None:
    door = intake(folder)
    outcomes = door.take_all([entry(f"{name}.md") for name in "abcde"], silent)
    next(outcomes)
    withdraw(door.register, sha(folder, "e.md"))

    assert isinstance(list(outcomes)[-1], Problem)
    assert "e.md" not in {s.file for s in door.register.sources()}


def test_a_known_successor_is_not_forgotten_while_a_batch_is_taken_in(folder: Path) -> None:
    door = intake(folder)
    (taken,) = take(door, entry("a.md"))
    assert isinstance(taken, Taken)
    linked = Source(**{**_facts(taken.source), "superseded_by": "f" * 16})
    door.register.describe([linked])
    take(door, entry("a.md"))

    assert door.register.sources() == (linked,)


def test_what_other_readers_read_is_read_again_from_the_originals(folder: Path) -> None:
    door = intake(folder)
    take(door, entry("a.md"), entry("b.md"))
    for path in (folder / "data" / "documents").glob(f"{sha(folder, 'a.md')}*"):
        path.unlink()
    (folder / "a.md").unlink()

    assert list(door.restore(door.register.sources())) == []
    assert door.archive.document(sha(folder, "b.md")).text
    assert door.archive.document(digest(GOOD.format(name="a").encode())).text


def test_an_original_that_is_lost_is_named(folder: Path) -> None:
    door = intake(folder)
    take(door, entry("a.md"))
    shutil.rmtree(folder / "data" / "documents")
    shutil.rmtree(folder / "data" / "originals")
    (problem,) = door.restore(door.register.sources())

    assert (problem.file, problem.failed) == ("a.md", True)
    assert "ingest it again" in problem.reason


def _facts(source: Source) -> dict[str, object]:
    return {name: getattr(source, name) for name in source.__dataclass_fields__}
