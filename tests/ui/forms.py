"""Answers in the form that is shown: what a test says of them, and something plain for the rest."""

from collections.abc import Sequence
from typing import cast

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson, StatementJson

_NOTE: dict[str, object] = {
    "publisher": "P",
    "source_type": "coi_report",
    "countries": ["SYR"],
    "published": "2024",
    "valid_from": None,
    "valid_until": None,
    "covers_from": None,
    "covers_until": None,
    "superseded_by": None,
    "language": "en",
    "section": None,
    "headings": [],
    "paragraph": None,
    "page": None,
    "quote": "Text.",
    "start": 0,
    "underlying": [],
    "url": None,
}
_UNDERSTOOD: dict[str, object] = {
    "countries": [],
    "groups": [],
    "topics": [],
    "years": [],
    "as_of": None,
    "source_types": [],
    "publishers": [],
    "question": None,
    "carried": [],
    "overruled": [],
}
_ANSWER: dict[str, object] = {
    "schema": 1,
    "answer_id": "a",
    "question": "Q",
    "language": "en",
    "outcome": "answered",
    "reason": None,
    "message": None,
    "not_covered": [],
    "index": {"generation": "g", "encoder": "e"},
    "timings_ms": {},
}


def footnote(n: int, **facts: object) -> FootnoteJson:
    """Return a footnote on a document of its own; it ends where its quote does."""
    own = {
        "n": n,
        "document_id": f"{n:016}",
        "file": f"{n}.md",
        "title": f"Report <{n}>",
        "sha256": f"{n:064}",
    }
    note = {**_NOTE, **own, **facts}
    return cast("FootnoteJson", {"end": len(str(note["quote"])), **note})


def quoted(notes: Sequence[FootnoteJson]) -> list[StatementJson]:
    """Return a quotation of each footnote."""
    return [{"text": note["quote"], "kind": "quote", "notes": [note["n"]]} for note in notes]


def answer_form(
    notes: Sequence[FootnoteJson] = (),
    statements: Sequence[StatementJson] | None = None,
    understood: dict[str, object] | None = None,
    **facts: object,
) -> AnswerJson:
    """Return an answer that quotes every footnote, or states what is given."""
    said = quoted(notes) if statements is None else list(statements)
    own = {"understood": {**_UNDERSTOOD, **(understood or {})}, "statements": said, "footnotes": list(notes)}
    return cast("AnswerJson", {**_ANSWER, **own, **facts})
