"""The shared store: one collection a generation on a Qdrant server or cluster, an alias for the current."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException

from ingest.errors import StoreError
from ingest.store.index import EXACT_UP_TO, SCANNED, Place, Progress, best
from ingest.store.payload import DENSE, SPARSE, from_payload, in_order, point_id, to_payload
from ingest.store.records import EVERYWHERE, KEYWORDS, NUMBERS, Point, Record, Scored, SparseVector, Where

MEMORY = ":memory:"
BATCH = 256
ALL_VALUES = 1_000_000
TIMEOUT_S = 120


class ServerStore:
    """Keeps each generation's index in the collection `<prefix>-<generation>`.

    Data folders that share a server need a prefix each. The alias `<prefix>-current` follows the data
    folder's own pointer, which is what `coi` itself reads.
    """

    name = "server"

    def __init__(self, url: str, *, api_key: str | None = None, prefix: str = "coi") -> None:
        self._prefix = prefix
        self._url = url
        with _asking(url):
            if url == MEMORY:
                self._client = QdrantClient(MEMORY)
            else:
                self._client = QdrantClient(
                    url=url, api_key=api_key, timeout=TIMEOUT_S, check_compatibility=False
                )

    def build(self, place: Place, dim: int, points: Sequence[Point], progress: Progress) -> None:
        """Write a collection, in place of a leftover of the same name."""
        collection = self._collection(place.generation)
        self.drop(place.generation)
        with _asking(collection):
            self._create(collection, dim, exact=len(points) <= EXACT_UP_TO)
            for first in range(0, len(points), BATCH):
                batch = [_point(point) for point in points[first : first + BATCH]]
                self._client.upsert(collection, batch, wait=True)
                progress(len(batch))

    def open(self, place: Place) -> "ServerIndex":
        """Open the collection for reading."""
        collection = self._collection(place.generation)
        with _asking(collection):
            if not self._client.collection_exists(collection):
                raise StoreError(f"{self._url} has no collection {collection}; run coi ingest --rebuild")
        return ServerIndex(self._client, collection)

    def switch(self, generation: str) -> None:
        """Point the alias at this generation's collection, in one step."""
        alias = f"{self._prefix}-current"
        with _asking(alias):
            held = [item.alias_name for item in self._client.get_aliases().aliases]
            old = [models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=alias))]
            new = models.CreateAliasOperation(
                create_alias=models.CreateAlias(
                    collection_name=self._collection(generation), alias_name=alias
                )
            )
            self._client.update_collection_aliases([*(old if alias in held else []), new])

    def drop(self, generation: str) -> None:
        """Remove the generation's collection if it exists."""
        collection = self._collection(generation)
        with _asking(collection):
            if self._client.collection_exists(collection):
                self._client.delete_collection(collection)

    def _collection(self, generation: str) -> str:
        return f"{self._prefix}-{generation}"

    def _create(self, collection: str, dim: int, *, exact: bool) -> None:
        terms = models.SparseVectorParams(
            index=models.SparseIndexParams(full_scan_threshold=SCANNED), modifier=models.Modifier.IDF
        )
        self._client.create_collection(
            collection,
            vectors_config={DENSE: models.VectorParams(size=dim, distance=models.Distance.COSINE)},
            sparse_vectors_config={SPARSE: terms},
            hnsw_config=models.HnswConfigDiff(m=0) if exact else None,
            shard_number=1,  # IDF is counted within a shard
        )
        for field in KEYWORDS:
            self._client.create_payload_index(collection, field, models.PayloadSchemaType.KEYWORD)
        for field in NUMBERS:
            self._client.create_payload_index(collection, field, models.PayloadSchemaType.INTEGER)


class ServerIndex:
    """An `Index` over one collection."""

    def __init__(self, client: QdrantClient, collection: str) -> None:
        self._client = client
        self._collection = collection

    def count(self, where: Where = EVERYWHERE) -> int:
        """Return how many passages match."""
        with _asking(self._collection):
            return self._client.count(self._collection, _filter(where), exact=True).count

    def dense(self, vector: NDArray[np.float32], where: Where, limit: int) -> tuple[Scored, ...]:
        """Return the passages nearest to a vector by cosine."""
        return self._nearest(vector.tolist(), DENSE, where, limit)

    def sparse(self, vector: SparseVector, where: Where, limit: int) -> tuple[Scored, ...]:
        """Return the passages with the highest dot product, terms weighted by IDF."""
        if not len(vector.indices):
            return ()
        return self._nearest(_sparse(vector), SPARSE, where, limit)

    def fetch(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """Return the passages with these ids, in that order."""
        numbers = [str(point_id(item)) for item in ids]
        with _asking(self._collection):
            found = self._client.retrieve(self._collection, numbers, with_payload=True)
        records = {str(record.id): record.payload or {} for record in found}
        return in_order(ids, numbers, records)

    def scroll(self) -> Iterator[Record]:
        """Yield everything, by document id, start and end."""
        offset: str | None = None
        while True:
            with _asking(self._collection):
                page, after = self._client.scroll(
                    self._collection, limit=BATCH, offset=offset, with_payload=True
                )
            yield from (from_payload(record.payload or {}) for record in page)
            if after is None:
                return
            offset = str(after)

    def facets(self, field: str, where: Where = EVERYWHERE) -> tuple[tuple[str, int], ...]:
        """Return the values of a keyword field with their numbers, most frequent first."""
        with _asking(self._collection):
            answer = self._client.facet(
                self._collection, field, facet_filter=_filter(where), limit=ALL_VALUES, exact=True
            )
        found = [(str(hit.value), hit.count) for hit in answer.hits]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def close(self) -> None:
        """Do nothing: the connection belongs to the store."""

    def _nearest(
        self, query: list[float] | models.SparseVector, using: str, where: Where, limit: int
    ) -> tuple[Scored, ...]:
        wanted = _filter(where)

        def search(asked: int) -> list[tuple[float, UUID]]:
            with _asking(self._collection):
                answer = self._client.query_points(
                    self._collection,
                    query=query,
                    using=using,
                    query_filter=wanted,
                    limit=asked,
                    with_payload=False,
                )
            return [(hit.score, UUID(str(hit.id))) for hit in answer.points]

        return best(search, limit)


@contextmanager
def _asking(what: str) -> Iterator[None]:
    try:
        yield
    except (ApiException, ValueError, OSError) as error:
        line = " ".join(str(error).split())
        raise StoreError(f"{what}: the Qdrant server did not do it ({line}); check its address") from error


def _point(point: Point) -> models.PointStruct:
    vectors: dict[str, models.Vector] = {DENSE: point.dense.tolist()}
    if len(point.sparse.indices):  # IDF counts the passages that have terms
        vectors[SPARSE] = _sparse(point.sparse)
    payload = {**to_payload(point.passage, point.facts)}
    return models.PointStruct(id=str(point_id(point.passage.id)), vector=vectors, payload=payload)


def _sparse(vector: SparseVector) -> models.SparseVector:
    return models.SparseVector(indices=vector.indices.tolist(), values=vector.values.tolist())


def _filter(where: Where) -> models.Filter | None:
    must: list[models.Condition] = [_match(key, values) for key, values in where.any_of]
    must += [_range(key, models.Range(gte=bound)) for key, bound in where.at_least]
    must += [_range(key, models.Range(lte=bound)) for key, bound in where.at_most]
    must += [_or_unknown(key, models.Range(gte=bound)) for key, bound in where.at_least_or_unknown]
    must += [_or_unknown(key, models.Range(lte=bound)) for key, bound in where.at_most_or_unknown]
    must_not: list[models.Condition] = [_match(key, values) for key, values in where.none_of]
    return models.Filter(must=must, must_not=must_not) if must or must_not else None


def _match(key: str, values: Sequence[str]) -> models.FieldCondition:
    return models.FieldCondition(key=key, match=models.MatchAny(any=list(values)))


def _range(key: str, bounds: models.Range) -> models.FieldCondition:
    return models.FieldCondition(key=key, range=bounds)


def _or_unknown(key: str, bounds: models.Range) -> models.Filter:
    unknown = models.IsEmptyCondition(is_empty=models.PayloadField(key=key))
    return models.Filter(should=[_range(key, bounds), unknown])
