"""In which order kinds of source are shown: stated with every answer, changed in the settings."""

from collections.abc import Iterable, Sequence

from ingest.passage import SourceType

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


def whole_order(first: Iterable[SourceType]) -> tuple[SourceType, ...]:
    """Return the order in which the kinds named come first, and the others as by default behind them."""
    return tuple(dict.fromkeys((*first, *DEFAULT_ORDER)))


def place(kind: str, order: Sequence[str]) -> int:
    """Return the rank of a kind of source; one that the order does not name comes last."""
    return order.index(kind) if kind in order else len(order)
