"""Where a question names what: the marks that a later question may replace or take over."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Understood


class Facet(StrEnum):
    """The parts of a question that one turn of a conversation can take over from another."""

    TOPIC = "topic"
    COUNTRY = "country"
    GROUP = "group"
    PERIOD = "period"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place where a facet is named: text[start:end], prepositions of periods and kinds of source included.

    Attributes:
        codes: What is named there: country codes, concept ids, the name of a source; empty for periods.
        name: Whether a country stands there by its name or a place's, and not by a demonym.
    """

    facet: Facet
    start: int
    end: int
    codes: tuple[str, ...] = ()
    name: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question with what it was understood to ask and where it says so, in the order of the text."""

    text: str
    understood: Understood
    marks: tuple[Mark, ...]

    def of(self, facet: Facet) -> tuple[Mark, ...]:
        """Return the marks of one facet."""
        return tuple(mark for mark in self.marks if mark.facet is facet)

    def has(self, facet: Facet) -> bool:
        """Tell whether the question names something of this facet, in words or by an explicit choice."""
        known = self.understood
        match facet:
            case Facet.COUNTRY:
                return bool(known.countries)
            case Facet.GROUP:
                return bool(known.groups)
            case Facet.PERIOD:
                return bool(known.years or known.as_of)
            case Facet.KIND:
                return bool(known.source_types or known.publishers or known.named)
            case Facet.TOPIC:
                return bool(self.of(Facet.TOPIC))
