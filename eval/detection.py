"""How well labelled cases are told from their look-alikes: recall and precision, with the cases that were not."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Generic, TypeVar

from eval.errors import QuestionSetError
from eval.json_lines import Record, read_records

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


def labelled(name: str) -> Iterator[Record]:
    """Yield the cases of a labelled set that ships with the package.

    Raises:
        QuestionSetError: a line is no JSON object.
    """
    yield from read_records(resources.files("eval").joinpath("sets", name), QuestionSetError)
