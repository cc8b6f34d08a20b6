"""A named person can revise every decision; the history keeps all of them."""

import sqlite3
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.decision import State
from ingest.errors import RevisionRefused
from ingest.passage import Source
from ingest.register import Register
from ingest.revise import Attestation, readmit, withdraw
from tests.ingest.marked_place import DAY, Place

BODY = "In the north incidents were reported.\n\nThere is no shelter for those who return to the capital."
MARKED = f"# Stg. GEHEIM\n\n{BODY}\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def again(place: Place, file: str, *markings: str, basis: str | None = None) -> Source | None:
    attestation = Attestation(by="A. Officer", why="it was an error", basis=basis, markings=markings)
    return readmit(place.register, Archive(place.data), file, attestation, DAY)[1]


def history(place: Place, file: str) -> list[str]:
    register = place.register
    return [one.state.value for one in register.history(register.find(file).sha256)]


def test_a_withdrawn_document_comes_back_at_once_as_it_was(place: Place) -> None:
    place.ingest()
    (before,) = place.register.sources()
    withdraw(place.register, "plain.md", "A. Officer", "asked")
    assert place.register.sources() == ()
    source = again(place, "plain.md")

    assert source == before
    assert place.register.sources() == (before,)
    assert history(place, "plain.md") == ["admitted", "withdrawn", "readmitted", "admitted"]
    assert (place.ingest().problems, place.indexed()) == ((), {"plain.md"})
    assert history(place, "plain.md")[:4] == ["admitted", "withdrawn", "readmitted", "admitted"]


def test_a_marked_document_comes_in_when_a_person_names_its_marking(place: Place) -> None:
    place.offer("marked.md", MARKED)
    place.ingest()
    assert again(place, "marked.md", "Stg. GEHEIM") is None
    assert place.register.sources() == tuple(s for s in place.register.sources() if s.file == "plain.md")
    place.ingest()

    assert place.indexed() == {"plain.md", "marked.md"}
    assert history(place, "marked.md") == ["quarantined", "readmitted", "admitted"]
    place.ingest(DAY.replace(year=2027))
    assert place.indexed() == {"plain.md", "marked.md"}, "the attestation holds"


@pytest.mark.parametrize(
    ("markings", "said"),
    [
        pytest.param((), "has to name it", id="none"),
        pytest.param(("Dep. VERTROUWELIJK",), "has to name it", id="another"),
        pytest.param(("the red stamp",), "name of no marking", id="none that there is"),
    ],
)
def test_a_marking_that_is_not_named_keeps_a_document_out(
    place: Place, markings: tuple[str, ...], said: str
) -> None:
    place.offer("marked.md", MARKED)
    place.ingest()

    with pytest.raises(RevisionRefused, match=said):
        again(place, "marked.md", *markings)
    assert history(place, "marked.md") == ["quarantined"]


def test_without_any_basis_a_person_has_to_give_one(place: Place) -> None:
    place.offer("found.md", f"# Report\n\n{BODY}\n", public={})
    place.ingest()
    with pytest.raises(RevisionRefused, match="--basis"):
        again(place, "found.md")
    again(place, "found.md", basis="court_order")
    place.ingest()

    assert place.indexed() == {"plain.md", "found.md"}
    last = place.register.find("found.md")
    assert (last.state, last.basis, last.attested_by) == (State.ADMITTED, "court_order", "A. Officer")


def test_a_report_about_one_person_stays_out_whoever_vouches_for_it(place: Place) -> None:
    place.offer("person.md", f"# Individueel ambtsbericht\n\n{BODY}")
    place.offer("individueel-ambtsbericht-2.md", f"# Report\n\n{BODY} And more.")
    place.ingest()
    for file in ("person.md", "individueel-ambtsbericht-2.md"):
        with pytest.raises(RevisionRefused, match="never admitted"):
            again(place, file)
        assert history(place, file) == ["quarantined"]


def test_a_later_withdrawal_ends_a_readmission(place: Place) -> None:
    place.offer("marked.md", MARKED)
    place.ingest()
    again(place, "marked.md", "Stg. GEHEIM")
    place.ingest()
    withdraw(place.register, "marked.md", "A. Officer", "the ministry asks")
    place.ingest()

    assert place.indexed() == {"plain.md"}
    assert place.register.readmission(place.register.find("marked.md").sha256) is None


def test_what_is_in_use_needs_no_readmission(place: Place) -> None:
    place.ingest()

    with pytest.raises(RevisionRefused, match="is admitted"):
        again(place, "plain.md")


def test_every_decision_keeps_its_evidence(place: Place) -> None:
    place.offer(
        "letter.md",
        f"# Letter\n\n{BODY}\n",
        public={
            "basis": "published",
            "url": "https://www.rijksoverheid.nl/a",
            "seen_on": "2026-05-01",
            "connector": "rijksoverheid",
        },
    )
    place.ingest()
    one = place.register.find("letter.md")

    assert (one.basis, one.publisher, one.url) == ("published", "Test", "https://www.rijksoverheid.nl/a")
    assert (one.seen_on, one.connector, one.attested_by) == ("2026-05-01", "rijksoverheid", None)


def test_what_was_found_is_kept_by_name_and_place_alone(place: Place) -> None:
    place.offer("marked.md", MARKED)
    place.ingest()

    assert place.register.find("marked.md").found == ("Stg. GEHEIM, page 1",)


def test_a_register_of_an_earlier_version_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with sqlite3.connect(path) as db:
        db.execute(
            "create table decisions (seq integer primary key autoincrement, sha256 text not null, file text not null,"
            " state text not null, reason text not null, by text not null, at text not null, basis text, url text,"
            " seen_on text)"
        )
        db.execute(
            "insert into decisions (sha256, file, state, reason, by, at) values (?, ?, ?, ?, ?, ?)",
            ("a" * 64, "a.md", "withdrawn", "asked", "me", "2026-01-01T00:00:00Z"),
        )
    db.close()
    (kept,) = Register(path).every_decision()

    assert (kept.state, kept.reason, kept.found, kept.publisher) == (State.WITHDRAWN, "asked", (), None)


def test_all_decisions_are_listed_in_their_order(place: Place) -> None:
    place.offer("marked.md", MARKED)
    place.ingest()
    withdraw(place.register, "plain.md", "A. Officer", "asked")
    again(place, "plain.md")
    listed = [(one.file, one.state.value) for one in place.register.every_decision()]

    assert listed[-3:] == [("plain.md", "withdrawn"), ("plain.md", "readmitted"), ("plain.md", "admitted")]
    assert len(listed) == 5
