"""Which documents may answer a question, by date, version and kind, before anything is searched."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answer import Understood
from assistant.edition_words import Edition
from assistant.which_edition import of_edition
from ingest.editions import order_key
from ingest.partial_date import earliest, latest
from ingest.passage import Source

OPEN_ENDED = 2_00_00
"""How long (YYYYMMDD: two years) a version without an end date is taken to be the one in force, for want of a newer one."""
UNKNOWN_DATE = "its date is unknown, so it cannot be placed before the reference date"
LATER = "published after the reference date"
OTHER_VERSION = "another version of it was in force"
NO_LONGER_IN_FORCE = "no longer in force on the reference date"
OTHER_KIND = "not of the kind asked for"
OTHER_DOCUMENT = "another document is asked for by name"
OTHER_EDITION = "another edition of it is asked for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligible:
    """Documents to search, and those left out with the reason.

    Attributes:
        covering: Ids of documents about one of the years asked for; empty where no year is asked.
    """

    documents: tuple[Source, ...]
    covering: frozenset[str]
    left_out: tuple[tuple[Source, str], ...]

    def source(self, document_id: str) -> Source | None:
        """Return the description of one of the documents."""
        return next((s for s in self.documents if s.id == document_id), None)


def eligible(sources: Iterable[Source], understood: Understood, today: date) -> Eligible:
    """Apply reference date, version in force and kind of source; the order of `sources` is kept."""
    reference = latest(understood.as_of) if understood.as_of else None
    left_out: list[tuple[Source, str]] = []
    kept: list[Source] = []
    for source in sources:
        why = _kind_problem(source, understood) or (_date_problem(source, reference) if reference else None)
        # The previous version is one that is no longer in force.
        if why and not (why is NO_LONGER_IN_FORCE and understood.edition == Edition.PREVIOUS):
            left_out.append((source, why))
        else:
            kept.append(source)
    day = reference or int(today.strftime("%Y%m%d"))
    if understood.edition:
        chosen, why = of_edition(kept, Edition(understood.edition), day), OTHER_EDITION
    else:
        chosen, why = _in_force(kept, day, () if understood.as_of else understood.years), OTHER_VERSION
    left_out += [(source, why) for source in kept if source.id not in chosen]
    kept = [source for source in kept if source.id in chosen]
    covering = frozenset(s.id for s in kept if any(covers(s, year) for year in understood.years))
    return Eligible(documents=tuple(kept), covering=covering, left_out=tuple(left_out))


def covers(source: Source, year: int) -> bool:
    """Tell whether a document is about a calendar year: by reporting period, else validity, else publication.

    What gives no period tells of the time before it came out: of that year, and of the year before.
    """
    first, last = year * 10_000 + 101, year * 10_000 + 1231
    if source.covers_from or source.covers_until:
        begin = earliest(source.covers_from) if source.covers_from else earliest(str(source.covers_until))
        end = latest(source.covers_until) if source.covers_until else 99991231
        return begin <= last and end >= first
    if source.valid_from:
        end = latest(source.valid_until) if source.valid_until else earliest(source.valid_from) + OPEN_ENDED
        return earliest(source.valid_from) <= last and end >= first
    return (
        source.published is not None
        and earliest(source.published) <= last + 1_00_00
        and latest(source.published) >= first
    )


def of_kind(source: Source, understood: Understood) -> bool:
    """Tell whether a document is of a kind or publisher asked for; all are where none is."""
    asked = bool(understood.source_types or understood.publishers)
    return (
        not asked
        or source.source_type in understood.source_types
        or any(name.casefold() in source.publisher.casefold() for name in understood.publishers)
    )


def usable_on(source: Source, as_of: str | None) -> bool:
    """Tell whether a document may be used at a reference date, where there is one."""
    return as_of is None or _date_problem(source, latest(as_of)) is None


def _kind_problem(source: Source, understood: Understood) -> str | None:
    if understood.named and source.id not in understood.named.ids:
        return OTHER_DOCUMENT
    return None if of_kind(source, understood) else OTHER_KIND


def _date_problem(source: Source, reference: int) -> str | None:
    known = [latest(day) for day in (source.published, source.valid_from) if day]
    if not known:
        return UNKNOWN_DATE
    if max(known) > reference:
        return LATER
    if source.valid_until and latest(source.valid_until) < reference:
        return NO_LONGER_IN_FORCE
    return None


def _in_force(sources: Iterable[Source], day: int, years: tuple[int, ...]) -> frozenset[str]:
    """Of works with validity, keep the version in force on `day`, or those in force in one of `years`."""
    versions: dict[str, list[Source]] = defaultdict(list)
    chosen: set[str] = set()
    for source in sources:
        if source.work and source.valid_from:
            versions[source.work].append(source)
        else:
            chosen.add(source.id)
    for held in versions.values():
        held.sort(key=lambda source: order_key(source) or 0)
        asked = [s for i, s in enumerate(held) if any(_in_force_in(held, i, year) for year in years)]
        begun = [s for s in held if earliest(s.valid_from or "9999") <= day]
        chosen.update(s.id for s in asked or begun[-1:] or held[:1])
    return frozenset(chosen)


def _in_force_in(held: list[Source], i: int, year: int) -> bool:
    begin = earliest(held[i].valid_from or "9999")
    end = earliest(held[i + 1].valid_from or "9999") if i + 1 < len(held) else 99991231
    return begin <= year * 10_000 + 1231 and end > year * 10_000 + 101
