"""The parts of an answer that compares: its sides, and what changed between two editions of the same section."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison.

    Attributes:
        facet: "country", "period" or "kind".
        label: What tells it from the others, in the question's language.
        question: What was asked for this side alone.
        statements: Numbers (1-based) of the answer's statements that belong to it; empty where it has no answer.
        reason, message: Why it has none.
    """

    facet: str
    label: str
    question: str
    statements: tuple[int, ...]
    reason: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence that is "added", "gone" or "changed", by the numbers of its footnotes in both editions."""

    kind: str
    before: int | None
    after: int | None

    def __post_init__(self) -> None:
        expected = {"added": (False, True), "gone": (True, False), "changed": (True, True)}
        if expected.get(self.kind) != (self.before is not None, self.after is not None):
            raise ValueError(f"{self.kind!r} does not go with the footnotes {self.before} and {self.after}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One section in two editions of the same work.

    Attributes:
        headings: Where it stands, outermost first.
        before, after: What tells the editions apart: a day of validity, or a year.
        unchanged: Sentences that say the same in both.
        left_out: Changed sentences that are not listed, because there are too many.
    """

    headings: tuple[str, ...]
    before: str
    after: str
    unchanged: int
    changes: tuple[Change, ...]
    left_out: int = 0

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes that the changes rest on."""
        return tuple(n for change in self.changes for n in (change.before, change.after) if n is not None)
