"""Decisions are only ever added; the last one is the document's state."""

from pathlib import Path

import pytest

from ingest.errors import UnknownDocument
from ingest.passage import Source, SourceType
from ingest.register import Decision, Register, State, now

SHA = "a" * 64
SOURCE = Source(
    id=SHA[:16],
    sha256=SHA,
    file="a.pdf",
    title="A",
    publisher="P",
    source_type=SourceType.OTHER,
    language="nl",
)


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
