"""Versions and editions of the same work: which one follows which, and which is no version but a correction."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ingest.partial_date import earliest
from ingest.passage import Source


def order_key(source: Source) -> int | None:
    """Return the day (YYYYMMDD) that orders a version among its work: validity, then period covered, then publication."""
    date = source.valid_from or source.covers_until or source.published
    return earliest(date) if date else None


def link(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources with `superseded_by` set to the next newer version held; undated ones stay unlinked."""
    works: dict[str, list[tuple[int, str]]] = defaultdict(list)
    sources = tuple(sources)
    for source in sources:
        key = order_key(source)
        if source.work and key is not None:
            works[source.work].append((key, source.id))
    successor: dict[str, str] = {}
    for versions in works.values():
        versions.sort()
        for i, (key, older) in enumerate(versions):
            newer = next((other for later, other in versions[i + 1 :] if later > key), None)
            if newer is not None:
                successor[older] = newer
    return tuple(replace(source, superseded_by=successor.get(source.id)) for source in sources)


def replaced(held: Iterable[Source], offered: Iterable[Source]) -> dict[str, Source]:
    """Return, by sha256, the held sources whose file name now has other bytes, with the source that took it.

    An earlier version of a work stays: it has facts of its own (a date of validity or publication) that tell the
    two apart. Without them nobody could say when the old text held, so it leaves.
    """
    now = {source.file: source for source in offered}
    gone: dict[str, Source] = {}
    for old in held:
        new = now.get(old.file)
        if new is not None and new.sha256 != old.sha256 and not _own_version(old, new):
            gone[old.sha256] = new
    return gone


def _own_version(old: Source, new: Source) -> bool:
    if old.work is None or not (old.valid_from or old.published):
        return False
    return (old.work, old.valid_from, old.published) != (new.work, new.valid_from, new.published)
