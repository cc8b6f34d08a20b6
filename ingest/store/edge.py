"""The embedded store: one Qdrant Edge shard a generation, in a folder of its own.

A shard is created without a write-ahead log: with one, a folder can be opened by a single process only.
Without one it is durable once flushed, and it is published only after that; any number of processes can
then open it, and reading changes no byte of it.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast
from uuid import UUID

import numpy as np
import qdrant_edge as qdrant
from numpy.typing import NDArray

from ingest.errors import StoreError
from ingest.store.index import EXACT_UP_TO, SCANNED, Place, Progress, best
from ingest.store.payload import DENSE, SPARSE, from_payload, in_order, point_id, to_payload
from ingest.store.records import EVERYWHERE, KEYWORDS, NUMBERS, Point, Record, Scored, SparseVector, Where

if TYPE_CHECKING:  # these names exist in the library's stubs alone
    from qdrant_edge import ConditionType, NamedVector, PointId

SHARD = "shard"
BATCH = 1000
ALL_VALUES = 1_000_000


class EdgeStore:
    """Keeps each generation's index inside the generation's own folder."""

    name = "edge"

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Write a shard; it exists on disk, complete and closed, when this returns."""
        folder = place.folder / SHARD
        folder.mkdir(parents=True)
        shard = qdrant.EdgeShard.create(str(folder), _config(dim, exact=len(points) <= EXACT_UP_TO))
        try:
            for field in KEYWORDS:
                index = _HOT_KEYWORD if field == "country" else _KEYWORD
                _update(shard, qdrant.UpdateOperation.create_field_index(field, index))
            for field in NUMBERS:
                _update(shard, qdrant.UpdateOperation.create_field_index(field, _HOT_NUMBER))
            for first in range(0, len(points), BATCH):
                batch = [_point(point) for point in points[first : first + BATCH]]
                _update(shard, qdrant.UpdateOperation.upsert_points(batch))
                progress(len(batch))
            shard.optimize()
            shard.flush()
        finally:
            shard.close()

    def open(self, place: Place) -> "EdgeIndex":
        """Open the shard for reading, beside any number of other readers."""
        folder = place.folder / SHARD
        if not folder.is_dir():
            raise StoreError(
                f"generation {place.generation} has no files at {folder}; run coi ingest --rebuild"
            )
        try:
            return EdgeIndex(qdrant.EdgeShard.load(str(folder)))
        except Exception as error:  # the library raises bare Exceptions
            raise StoreError(f"{folder} cannot be opened ({error}); run coi ingest --rebuild") from error

    def switch(self, generation: str) -> None:
        """Do nothing: the pointer file of the data folder is the switch."""

    def drop(self, generation: str) -> None:
        """Do nothing: everything is inside the generation's folder."""


class EdgeIndex:
    """An `Index` over one shard."""

    def __init__(self, shard: qdrant.EdgeShard) -> None:
        self._shard = shard

    def count(self, where: Where = EVERYWHERE) -> int:
        """Return how many passages match."""
        return self._shard.count(qdrant.CountRequest(exact=True, filter=_filter(where)))

    def dense(self, vector: NDArray[np.float32], where: Where, limit: int) -> tuple[Scored, ...]:
        """Return the passages nearest to a vector by cosine."""
        return self._nearest(qdrant.Query.Nearest(vector.tolist(), using=DENSE), where, limit)

    def sparse(self, vector: SparseVector, where: Where, limit: int) -> tuple[Scored, ...]:
        """Return the passages with the highest dot product, terms weighted by IDF."""
        if not len(vector.indices):
            return ()
        return self._nearest(qdrant.Query.Nearest(_sparse(vector), using=SPARSE), where, limit)

    def fetch(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """Return the passages with these ids, in that order."""
        numbers = [point_id(item) for item in ids]
        wanted: list[PointId] = [*numbers]
        found = self._shard.retrieve(wanted, with_payload=True, with_vector=False)
        records = {record.id: record.payload or {} for record in found}
        return in_order(ids, numbers, records)

    def scroll(self) -> Iterator[Record]:
        """Yield everything, by document id, start and end."""
        offset: PointId | None = None
        while True:
            page, offset = self._shard.scroll(
                qdrant.ScrollRequest(offset=offset, limit=BATCH, with_payload=True, with_vector=False)
            )
            yield from (from_payload(record.payload or {}) for record in page)
            if offset is None:
                return

    def facets(self, field: str, where: Where = EVERYWHERE) -> tuple[tuple[str, int], ...]:
        """Return the values of a keyword field with their numbers, most frequent first."""
        request = qdrant.FacetRequest(field, limit=ALL_VALUES, exact=True, filter=_filter(where))
        found = [(str(hit.value), hit.count) for hit in self._shard.facet(request).hits]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def close(self) -> None:
        """Release the files."""
        self._shard.close()

    def _nearest(self, query: qdrant.Query, where: Where, limit: int) -> tuple[Scored, ...]:
        wanted = _filter(where)

        def search(asked: int) -> list[tuple[float, UUID]]:
            request = qdrant.QueryRequest(
                limit=asked, query=query, filter=wanted, with_payload=False, with_vector=False
            )
            found = self._shard.query(request)
            return [(hit.score, cast("UUID", hit.id)) for hit in found]

        return best(search, limit)


_CACHED = qdrant.Memory.Cached
_KEYWORD = qdrant.KeywordIndexParams(memory=_CACHED)
_HOT_KEYWORD = qdrant.KeywordIndexParams()  # in memory: 0.2 ms a question
_HOT_NUMBER = qdrant.IntegerIndexParams(lookup=False, range=True)


def _config(dim: int, *, exact: bool) -> qdrant.EdgeConfig:
    """Choose what opens fast: nearly everything mapped from the disk and read ahead, not built in memory.

    Texts left cold cost 6 ms a fetch of 50 instead of 1. Up to `SCANNED` matching passages are scored one by
    one, 1 µs each; beyond, the inverted index is faster.
    """
    no_graph = qdrant.HnswIndexConfig(m=0, ef_construct=100, full_scan_threshold=10_000)
    terms = qdrant.EdgeSparseVectorParams(
        full_scan_threshold=SCANNED, modifier=qdrant.Modifier.Idf, memory=_CACHED
    )
    return qdrant.EdgeConfig(
        vectors={DENSE: qdrant.EdgeVectorParams(size=dim, distance=qdrant.Distance.Cosine)},
        sparse_vectors={SPARSE: terms},
        hnsw_config=no_graph if exact else None,
        payload_memory=_CACHED,
        wal_enabled=False,
    )


def _point(point: Point) -> qdrant.Point:
    vectors: dict[str, NamedVector] = {DENSE: point.dense.tolist()}
    if len(point.sparse.indices):  # IDF counts the passages that have terms
        vectors[SPARSE] = _sparse(point.sparse)
    return qdrant.Point(point_id(point.passage.id), vectors, {**to_payload(point.passage, point.facts)})


def _sparse(vector: SparseVector) -> qdrant.SparseVector:
    return qdrant.SparseVector(vector.indices.tolist(), vector.values.tolist())


def _update(shard: qdrant.EdgeShard, operation: qdrant.UpdateOperation) -> None:
    try:
        shard.update(operation)
    except Exception as error:
        raise StoreError(f"the index refused an update ({error}); run coi ingest --rebuild") from error


def _filter(where: Where) -> qdrant.Filter | None:
    field = qdrant.FieldCondition
    must: list[ConditionType] = []
    must_not: list[ConditionType] = []
    must += [field(key, match=qdrant.MatchAny(list(values))) for key, values in where.any_of]
    must += [field(key, range=qdrant.RangeFloat(gte=bound)) for key, bound in where.at_least]
    must += [field(key, range=qdrant.RangeFloat(lte=bound)) for key, bound in where.at_most]
    must += [_or_unknown(key, qdrant.RangeFloat(gte=bound)) for key, bound in where.at_least_or_unknown]
    must += [_or_unknown(key, qdrant.RangeFloat(lte=bound)) for key, bound in where.at_most_or_unknown]
    must_not += [field(key, match=qdrant.MatchAny(list(values))) for key, values in where.none_of]
    return qdrant.Filter(must=must, must_not=must_not) if must or must_not else None


def _or_unknown(key: str, bounds: qdrant.RangeFloat) -> qdrant.Filter:
    return qdrant.Filter(should=[qdrant.FieldCondition(key, range=bounds), qdrant.IsEmptyCondition(key)])
