"""Decisions are only ever added; the last one is the document's state."""

from pathlib import Path

import pytest

from ingest.errors import UnknownDocument
from ingest.register import Decision, Register, State, now
from tests.ingest.built import source_of

SHA = "a" * 64
SOURCE = source_of(SHA, file="a.pdf")


def decision(state: State, reason: str = "because", sha256: str = SHA) -> Decision:
    return Decision(sha256=sha256, file="a.pdf", state=state, reason=reason, by="me", at=now())


def test_a_withdrawn_document_is_no_source_and_keeps_its_history(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    register.decide(decision(State.ADMITTED), SOURCE)
    before = register.version()
    register.decide(decision(State.WITHDRAWN, "court order"))

    assert register.sources() == ()
    assert [d.state for d in register.history(SHA)] == [State.ADMITTED, State.WITHDRAWN]
    assert register.version() > before


def test_the_same_decision_twice_is_one_line(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    for _ in range(3):
        register.decide(decision(State.ADMITTED), SOURCE)

    assert len(register.history(SHA)) == 1
    assert register.sources() == (SOURCE,)


def test_a_quarantined_document_leaves_no_facts_behind(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    register.decide(decision(State.ADMITTED), SOURCE)
    register.decide(decision(State.QUARANTINED), SOURCE)

    assert register.sources() == ()
    assert register.states() == {SHA: State.QUARANTINED}


@pytest.mark.parametrize("name", [SHA, SHA[:16], "a.pdf"])
def test_a_document_is_found_by_hash_or_file(tmp_path: Path, name: str) -> None:
    register = Register(tmp_path / "register.sqlite")
    register.decide(decision(State.ADMITTED), SOURCE)

    assert register.find(name).sha256 == SHA
    with pytest.raises(UnknownDocument, match="coi sources"):
        register.find("b.pdf")


@pytest.mark.parametrize(
    ("states", "meant"),
    [
        pytest.param(("admitted", "quarantined"), 0, id="the one in use, though another came after it"),
        pytest.param(("replaced", "admitted"), 1, id="the one that took its place"),
        pytest.param(("replaced", "withdrawn"), 1, id="the newest where none is in use"),
        pytest.param(("withdrawn", "replaced"), 1, id="the newest by decision and not by hash"),
    ],
)
def test_a_name_that_was_used_again_means_the_file_in_use_or_the_newest(
    tmp_path: Path, states: tuple[str, str], meant: int
) -> None:
    register = Register(tmp_path / "register.sqlite")
    shas = ("b" * 64, "a" * 64)
    for sha256, state in zip(shas, states, strict=True):
        register.decide(decision(State(state), sha256=sha256))

    assert register.find("a.pdf").sha256 == shas[meant]
    assert register.find("b" * 16).sha256 == "b" * 64


def test_two_files_of_one_name_in_use_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    for sha256 in ("b" * 64, "a" * 64):
        register.decide(decision(State.ADMITTED, sha256=sha256))

    with pytest.raises(
        UnknownDocument, match=rf"give an id: {'b' * 16} \(admitted\), {'a' * 16} \(admitted\)"
    ):
        register.find("a.pdf")


def test_first_digits_that_two_documents_share_mean_neither(tmp_path: Path) -> None:
    register = Register(tmp_path / "register.sqlite")
    register.decide(decision(State.ADMITTED, sha256="c" * 20 + "1" * 44))
    register.decide(decision(State.WITHDRAWN, sha256="c" * 20 + "2" * 44))

    with pytest.raises(UnknownDocument, match="more than one"):
        register.find("c" * 20)


def test_what_another_opener_decides_is_seen_at_the_next_look(tmp_path: Path) -> None:
    register, other = Register(tmp_path / "register.sqlite"), Register(tmp_path / "register.sqlite")
    other.decide(decision(State.ADMITTED), SOURCE)
    seen = register.version()
    other.decide(decision(State.WITHDRAWN, "court order"))

    assert register.version() > seen


def test_a_register_that_was_put_in_its_place_is_read_instead(tmp_path: Path) -> None:
    register, backup = Register(tmp_path / "register.sqlite"), Register(tmp_path / "backup.sqlite")
    register.decide(decision(State.ADMITTED), SOURCE)
    for number in range(3):
        backup.decide(decision(State.WITHDRAWN, f"reason {number}"))
    seen = register.version()
    for end in ("", "-wal", "-shm"):
        (tmp_path / f"register.sqlite{end}").unlink(missing_ok=True)
    (tmp_path / "backup.sqlite").rename(tmp_path / "register.sqlite")

    assert register.version() == backup_version(tmp_path) != seen


def backup_version(folder: Path) -> int:
    return Register(folder / "register.sqlite").version()
