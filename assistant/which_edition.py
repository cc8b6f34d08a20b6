"""The newest edition of every work, or the one before it, among the documents that may be used on a date.

The words for an edition are resolved twice over: to what may be searched, and to what of it is quoted.
"""

from collections import defaultdict
from collections.abc import Sequence

from assistant.answer import Understood
from assistant.edition_words import Edition
from ingest.editions import order_key
from ingest.partial_date import earliest
from ingest.passage import Source


def of_edition(sources: Sequence[Source], edition: Edition, day: int) -> frozenset[str]:
    """Return the ids of the editions asked for, of what had begun on `day` (YYYYMMDD); the order is the register's.

    A work of which one edition is held has no previous one; what is no edition of a work is its own newest.
    """
    works: defaultdict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    chosen: set[str] = set()
    for source in sources:
        key = order_key(source)
        if source.work is None or key is None:
            chosen |= {source.id} if edition is Edition.LATEST else set()
        elif not source.valid_from or earliest(source.valid_from) <= day:
            works[source.work][key].append(source.id)
    back = 0 if edition is Edition.LATEST else 1
    for editions in works.values():
        keys = sorted(editions, reverse=True)
        if len(keys) > back:
            chosen.update(editions[keys[back]])
    return frozenset(chosen)


def quoted_editions(understood: Understood, quoted: Sequence[Source]) -> tuple[Source, ...]:
    """Return the editions that the words for one came to, of what is quoted, each once; empty where none is asked."""
    if not understood.edition:
        return ()
    return tuple({source.id: source for source in quoted if source.work and order_key(source)}.values())


def edition_date(source: Source) -> tuple[str, str] | None:
    """Return the date by which an edition is told from the others, behind what it is of; None for one without."""
    dates = {
        "valid_from": source.valid_from,
        "covers_until": source.covers_until,
        "published": source.published,
    }
    return next(((of, day) for of, day in dates.items() if day), None)


def edition_day(source: Source) -> str | None:
    """Return that date alone."""
    date = edition_date(source)
    return date[1] if date else None
