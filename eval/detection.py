"""How well labelled cases are told from their look-alikes: recall and precision, with the cases that were not."""

from dataclasses import dataclass
from typing import Generic, TypeVar

CaseT = TypeVar("CaseT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected(Generic[CaseT]):
    """Counts on a set; a rate whose denominator is zero is None, not zero.

    Attributes:
        missed: Wanted, and not found.
        false: Found, and not wanted, or found with too much.
        wanted, found, cases: How many there are of each.
    """

    missed: tuple[CaseT, ...]
    false: tuple[CaseT, ...]
    wanted: int
    found: int
    cases: int

    @property
    def recall(self) -> float | None:
        """Share of what is wanted that is found."""
        return (self.wanted - len(self.missed)) / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """Share of what is found that is wanted."""
        return (self.found - len(self.false)) / self.found if self.found else None
