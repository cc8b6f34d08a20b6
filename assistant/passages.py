"""Passages of one generation by id: read from the index once, because the same ones are weighed again and again."""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from assistant.remembered import Remembered
from ingest.passage import Passage
from ingest.store.index import Index
from ingest.store.records import Record

REMEMBERED = 20_000
"""Passages kept in a process at most, about 3 KB each."""


class KnownPassages:
    """Reads passages from an index that never changes, and remembers them."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._kept: Remembered[Record] = Remembered(REMEMBERED)

    def of(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """Return the passages with these ids, in that order.

        Raises:
            StoreError: one of them is not in the index.
        """
        found = self._kept.of(
            ids, lambda missing: dict(zip(missing, self._index.fetch(missing), strict=True))
        )
        return tuple(found[id_] for id_ in ids)

    @cached_property
    def documents(self) -> int:
        """How many documents the index has passages of."""
        return len(self._index.facets("document"))

    def warm(self) -> tuple[Passage, ...]:
        """Read as many as are remembered before the first question that needs them, and return them."""
        records = {record.passage.id: record for record in islice(self._index.scroll(), REMEMBERED)}
        self._kept.keep(records)
        return tuple(record.passage for record in records.values())
