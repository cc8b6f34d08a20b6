"""Which documents a side of a comparison may quote: those of its own year; for now, what is newer than the other side."""

from collections.abc import Sequence
from datetime import date

from assistant.compare import TODAY, Asked
from assistant.eligible import eligible
from assistant.mentions import Facet
from ingest.editions import order_key
from ingest.partial_date import latest
from ingest.passage import Source

RECENT = 2_00_00
"""How much older than the newest edition (YYYYMMDD: two years) one may be that is compared as the present state."""
_NEVER = 99991231
_YEAR = 4  # digits


def of_side(side: Asked, sides: Sequence[Asked], held: Sequence[Source], today: date) -> Sequence[Source]:
    """Return the documents that a side is answered from; where no time is asked, the recent editions of every work."""
    understood = side.question.reading.understood
    if side.facet is not Facet.PERIOD:
        timed = understood.years or understood.edition
        return held if timed else _recent(held, latest(understood.as_of) if understood.as_of else _NEVER)
    if side.code == TODAY:
        return _recent(_since(max(int(other.code) for other in sides if other.code != TODAY), held), _NEVER)
    return _of_year(side, held, today) if understood.years and len(side.code) == _YEAR else held


def _of_year(side: Asked, held: Sequence[Source], today: date) -> Sequence[Source]:
    """Return what is about a year; of a year in which several versions held, the last: the others are another year's."""
    allowed = eligible(held, side.question.reading.understood, today)
    last: dict[str, Source] = {}
    about = [source for source in allowed.documents if source.id in allowed.covering]
    for source in about:
        if source.work and source.valid_from:
            last[source.work] = max(last.get(source.work, source), source, key=lambda s: order_key(s) or 0)
    return [s for s in about if not s.valid_from or not s.work or s.id == last[s.work].id]


def _recent(held: Sequence[Source], day: int) -> Sequence[Source]:
    """Leave out editions much older than the newest of their work on a day: sides are compared at one time."""
    newest: dict[str, int] = {}
    for source in held:
        key = order_key(source)
        if source.work and key and key <= day:
            newest[source.work] = max(newest.get(source.work, 0), key)
    return [
        s
        for s in held
        if s.valid_from or (order_key(s) or _NEVER) >= newest.get(s.work or "", 0) - RECENT or not s.work
    ]


def _since(year: int, held: Sequence[Source]) -> Sequence[Source]:
    """Leave out editions that are no newer than the other side's year; what has no date or edition stays."""
    end = year * 10_000 + 1231
    return [s for s in held if not s.work or s.valid_from or (order_key(s) or end + 1) > end]
