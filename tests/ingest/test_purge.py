"""Of a document that is out nothing stays on the disk, and that is shown by searching for it."""

import sqlite3
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.decision import Decision, State
from ingest.errors import RevisionRefused
from ingest.purge import Purged, purge
from ingest.revise import withdraw
from ingest.traces import Traces, forms, search, stretches
from tests.furnished import copied
from tests.ingest.marked_place import PLAIN, Place

CANARY = "The violet heron counts seventeen lanterns at the northern bridge of Qorvath every evening."
SHARED = "Returnees are questioned at the airport of the capital and are then allowed to travel on."
TEXT = f"# Lanterns\n\n{SHARED}\n\n{CANARY}\n\n## Herons\n\nHerons are seen in March by those who look for them.\n"


def offered(folder: Path) -> Place:
    place = Place(folder)
    place.offer("gone.md", TEXT)
    place.offer("stays.md", f"# Airport\n\n{SHARED}\n")
    return place


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ready")
    offered(folder).ingest()
    return folder


@pytest.fixture
def place(ready: Path, tmp_path: Path) -> Place:
    copied(ready, tmp_path / "place")
    return offered(tmp_path / "place")


def clean(place: Place, text: str = CANARY) -> bool:
    """Look with nothing but the bytes: no file and no passage of any generation holds the text."""
    needles = [form for piece in stretches(text) for form in forms(piece)]
    held = place.pipeline().generations()
    for one in held.held():
        index = held.store.open(held.place(one.id))
        texts = [record.passage.text for record in index.scroll()]
        index.close()
        if any(text in passage for passage in texts):
            return False
    return not search(place.data, Traces(needles)).hits


def out(place: Place, file: str = "gone.md") -> Decision:
    return withdraw(place.register, file, "an officer", "asked by the ministry")


def vectors(place: Place) -> set[bytes]:
    with sqlite3.connect(place.data / "vectors.sqlite") as db:
        rows = {row[0] for row in db.execute("select key from vectors")}
    db.close()
    return rows


def test_the_search_finds_a_document_that_is_in_use(place: Place) -> None:
    assert not clean(place), "or the tests below would show nothing"


def test_purge_deletes_a_withdrawn_document_in_one_step_and_proves_it(place: Place) -> None:
    decision = out(place)
    done = purge(place.pipeline())

    assert (done.documents, done.proof.traces, done.unknown) == ((decision,), (), ())
    assert done.files == 3
    assert done.vectors > 0
    assert done.stretches > 3
    assert done.proof.passages == 2
    assert place.traces(decision.sha256) == []
    assert clean(place)
    assert place.indexed() == {"plain.md", "stays.md"}
    assert place.holding(SHARED), "what another document says as well stays"
    assert [d.state for d in place.register.history(decision.sha256)] == [State.ADMITTED, State.WITHDRAWN]


def test_vectors_of_documents_that_stay_are_kept_and_no_other(place: Place, tmp_path: Path) -> None:
    out(place)
    purge(place.pipeline())
    (tmp_path / "alone").mkdir()
    alone = Place(tmp_path / "alone")
    alone.offer("stays.md", f"# Airport\n\n{SHARED}\n")
    alone.ingest()

    assert vectors(place) == vectors(alone)
    assert place.ingest().encoded == 0


def test_the_next_ingest_after_a_withdrawal_drops_passages_generations_and_vectors(place: Place) -> None:
    before = vectors(place)
    decision = out(place)
    place.ingest()
    held = place.pipeline().generations().held()

    assert all(decision.sha256 not in one.documents for one in held)
    assert vectors(place) < before
    assert {path.name[:16] for path in (place.data / "documents").iterdir() if decision.sha256 in path.name}
    assert purge(place.pipeline()).proof.traces == ()
    assert clean(place)


def test_a_document_that_is_quarantined_later_takes_everything_along_at_once(place: Place) -> None:
    place.offer("gone.md", TEXT, public={})
    place.ingest()

    assert place.register.find("gone.md").state is State.QUARANTINED
    assert clean(place)


def test_a_quarantined_document_never_got_anything_in_and_its_file_proves_it(place: Place) -> None:
    secret = "Nobody may know that the western gate of Ilmarin stays open during the whole of February."
    place.offer("closed.md", f"# Stg. GEHEIM\n\n{SHARED}\n\n{secret}\n")
    place.ingest()
    unproven = purge(place.pipeline(), ["closed.md"])
    proven = purge(place.pipeline(), ["closed.md"], place.folder / "closed.md")

    assert unproven.unknown == ("closed.md",)
    assert (proven.unknown, proven.proof.traces, proven.files) == ((), (), 0)
    assert proven.stretches > 0
    assert clean(place, secret)


@pytest.mark.parametrize("where", ["a forgotten copy", "a row of a database", "an older reading"])
def test_a_trace_that_is_left_is_found_and_named(place: Place, where: str) -> None:
    decision = out(place)
    if where == "a forgotten copy":
        (place.data / "copy.txt").write_text(TEXT, "utf-16")
    elif where == "a row of a database":
        with sqlite3.connect(place.data / "log.sqlite") as db:
            db.execute("create table said (words text)")
            db.execute("insert into said values (?)", (CANARY,))
        db.close()
    else:
        packed = next((place.data / "documents").glob(f"{decision.sha256}.*.json.gz"))
        (place.data / "backup.gz").write_bytes(packed.read_bytes())

    (trace,) = purge(place.pipeline()).proof.traces
    assert trace in {"copy.txt", "log.sqlite", "backup.gz"}


def test_a_document_that_says_nothing_of_its_own_is_told_so(place: Place) -> None:
    place.offer("twin.md", f"# Airport\n\n{SHARED}\n\n")
    place.ingest()
    out(place, "twin.md")
    done = purge(place.pipeline())

    assert (done.shared, done.proof.traces) == (("twin.md",), ())
    assert place.holding(SHARED)


def test_what_is_in_use_cannot_be_purged(place: Place) -> None:
    with pytest.raises(RevisionRefused, match="withdraw it before"):
        purge(place.pipeline(), ["plain.md"])
    assert place.indexed() == {"plain.md", "gone.md", "stays.md"}


def test_a_file_that_was_never_offered_proves_nothing(place: Place) -> None:
    out(place)
    (place.folder / "other.md").write_text(PLAIN, "utf-8")

    with pytest.raises(RevisionRefused, match="none of the documents"):
        purge(place.pipeline(), (), place.folder / "other.md")


def test_when_everything_is_withdrawn_an_empty_index_is_left(place: Place) -> None:
    for file in ("gone.md", "stays.md", "plain.md"):
        out(place, file)
    done: Purged = purge(place.pipeline())

    assert (done.proof.traces, done.proof.passages, place.indexed()) == ((), 0, set())
    assert Archive(place.data).kept() == frozenset()


def replaced(place: Place) -> str:
    """Offer other bytes under the name of a document that is in use, and return the sha256 of the old ones."""
    old = place.register.find("gone.md").sha256
    place.offer("gone.md", f"# Lanterns\n\n{SHARED}\n\nNothing is known of the bridge.\n")
    place.ingest()
    return old


def test_an_ingest_that_replaces_a_document_keeps_nothing_of_the_old_bytes(place: Place) -> None:
    before = vectors(place)
    old = replaced(place)

    assert place.register.history(old)[-1].state is State.REPLACED
    assert place.traces(old) == []
    assert not before <= vectors(place)
    assert clean(place)
    assert place.holding(SHARED), "what the new bytes say as well stays"
    assert place.indexed() == {"plain.md", "gone.md", "stays.md"}


def test_purge_deletes_what_an_older_program_left_of_a_replaced_document(place: Place) -> None:
    kept = {
        path: path.read_bytes()
        for name in ("originals", "documents")
        for path in (place.data / name).iterdir()
    }
    old = replaced(place)
    for path, data in kept.items():
        path.write_bytes(data)
    assert not clean(place), "or the purge would show nothing"

    done = purge(place.pipeline(), [old[:16]])

    assert ([one.sha256 for one in done.documents], done.files, done.proof.traces) == ([old], 3, ())
    assert (done.stretches > 0, done.unknown, clean(place)) == (True, (), True)
    assert place.indexed() == {"plain.md", "gone.md", "stays.md"}


def test_bytes_that_were_replaced_come_in_again_when_they_are_offered_again(place: Place) -> None:
    old = replaced(place)
    place.offer("gone.md", TEXT)
    place.ingest()

    assert place.register.history(old)[-1].state is State.ADMITTED
    assert place.holding(CANARY)
