"""In which order an answer is read, decided here alone: stated with every answer, its kinds changed in the settings."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from ingest.passage import Source, SourceType

DEFAULT_ORDER: tuple[SourceType, ...] = (
    SourceType.AMBTSBERICHT,
    SourceType.COI_REPORT,
    SourceType.FACTSHEET,
    SourceType.COUNTRY_GUIDANCE,
    SourceType.POLICY_RULE,
    SourceType.POLICY_LETTER,
    SourceType.LEGISLATION,
    SourceType.PARLIAMENTARY_PAPER,
    SourceType.OTHER,
)
"""Facts before policy, and among the facts the Dutch country report first."""
_NEWEST = "9999"  # behind every date


class Group(StrEnum):
    """Under which heading a statement stands: what is the case and what is decided are never mixed."""

    FACTS = "facts"
    POLICY = "policy"
    OTHER = "other"
    MIXED = "mixed"


def group_of(kind: SourceType) -> Group:
    """Return the heading for a kind of source."""
    if kind.states_policy:
        return Group.POLICY
    facts = {SourceType.AMBTSBERICHT, SourceType.COI_REPORT, SourceType.FACTSHEET}
    return Group.FACTS if kind in facts else Group.OTHER


def whole_order(first: Iterable[SourceType]) -> tuple[SourceType, ...]:
    """Return the order in which the kinds named come first, and the others as by default behind them."""
    return tuple(dict.fromkeys((*first, *DEFAULT_ORDER)))


def reading_order(quoted: Sequence[Source], order: Sequence[SourceType], *, timed: bool) -> tuple[int, ...]:
    """Return the positions of quoted sources, which come best first, in the order in which they are read.

    By heading and kind, as `order` has the kinds. Within a kind the newest editions go first, best first, then older
    ones by date; facts by the year up to which they are told, whatever their series. Where a time is asked for
    (`timed`), best first.
    """
    positions: Sequence[int] = range(len(quoted))
    if not timed:
        positions = sorted(positions, key=lambda n: _since(quoted[n]), reverse=True)
    by_kind = sorted(positions, key=lambda n: _place(quoted[n].source_type, order))
    groups = list(dict.fromkeys(group_of(quoted[n].source_type) for n in by_kind))
    return tuple(sorted(by_kind, key=lambda n: groups.index(group_of(quoted[n].source_type))))


def _since(source: Source) -> str:
    """Return what orders a source by age: a newest edition as of now, but facts never before those of a later year."""
    told = source.covers_until or source.published or ""
    year = told[:4] if group_of(source.source_type) is Group.FACTS else ""
    return year + ((source.valid_from or told) if source.superseded_by else _NEWEST)


def _place(kind: SourceType, order: Sequence[SourceType]) -> int:
    """Return the rank of a kind of source; one that the order does not name comes last."""
    return order.index(kind) if kind in order else len(order)
