"""The JSON of what a comparison adds to an answer; numbers point into its statements and footnotes."""

from typing import TypedDict

from assistant.sides import Compared, Side


class SideJson(TypedDict):
    """One side: `statements` are positions (from 1) in the answer's statements; `reason` where it has no answer."""

    facet: str
    label: str
    question: str
    outcome: str
    reason: str | None
    message: str | None
    statements: list[int]


class ChangeJson(TypedDict):
    """A sentence added, gone or changed: `before` and `after` are footnotes."""

    kind: str
    before: int | None
    after: int | None


class ComparedJson(TypedDict):
    """One section in two editions."""

    headings: list[str]
    before: str
    after: str
    unchanged: int
    left_out: int
    changes: list[ChangeJson]


def side_json(side: Side) -> SideJson:
    """Return one side."""
    return {
        "facet": side.facet,
        "label": side.label,
        "question": side.question,
        "outcome": "refused" if side.reason else "answered",
        "reason": side.reason,
        "message": side.message,
        "statements": list(side.statements),
    }


def compared_json(compared: Compared) -> ComparedJson:
    """Return what changed in one section."""
    return {
        "headings": list(compared.headings),
        "before": compared.before,
        "after": compared.after,
        "unchanged": compared.unchanged,
        "left_out": compared.left_out,
        "changes": [{"kind": c.kind, "before": c.before, "after": c.after} for c in compared.changes],
    }
