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


def decision(state: State, reason: str = "because") -> Decision:
    return Decision(sha256=SHA, file="a.pdf", state=state, reason=reason, by="me", at=now())


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
