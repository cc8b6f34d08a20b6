"""Generations: finished indexes that never change, named by their contents, one of them current.

    DATA/current                          the id of the generation in use
    DATA/generations/<id>/generation.json what it holds and what it was made with
    DATA/generations/<id>/…               its files, if its store keeps any there

Readers take no lock: they read the pointer and open what it names.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from itertools import pairwise
from pathlib import Path

from ingest.errors import IndexMismatch, NoIndex, StoreError
from ingest.store.index import Index, Place, Store
from ingest.store.payload import canonical, point_id
from ingest.store.records import Point, Record

FORMAT = 1
RECORD = "generation.json"
ID_LENGTH = 16
REBUILD = "coi ingest --rebuild"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a generation is made with; a question must be treated with the same.

    Attributes:
        encoder: Name of the model that made the dense vectors.
        dim: Components of a dense vector.
        splitter: Version of the splitting into passages.
        terms: Version of the making of sparse vectors.
        reader: Version of the reading of documents; recorded, but a question does not depend on it.
    """

    encoder: str
    dim: int
    splitter: str
    terms: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a generation is to hold.

    Attributes:
        documents: sha256 of every document, also of those without a passage.
    """

    recipe: Recipe
    documents: tuple[str, ...]
    points: Sequence[Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """The record of a published generation.

    Attributes:
        id: First 16 hex digits of `content_hash`: equal contents have equal ids.
        store: Name of the kind of store that keeps it.
        documents: sha256 of its documents, ordered.
        content_hash: Over store, recipe, documents, passages with their facts, and vectors.
        passages_hash: Over passages with their facts alone: what can be read back and compared.
        created: When it was built, UTC, ISO 8601.
    """

    id: str
    store: str
    recipe: Recipe
    documents: tuple[str, ...]
    passages: int
    content_hash: str
    passages_hash: str
    created: str


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations of one data folder, kept in one store."""

    data: Path
    store: Store

    def place(self, generation: str) -> Place:
        """Return where a generation is kept."""
        return Place(generation=generation, folder=self.folder / generation)

    @property
    def folder(self) -> Path:
        """The folder of all generations."""
        return self.data / "generations"

    @property
    def pointer(self) -> Path:
        """The file that names the current generation."""
        return self.data / "current"

    def current_id(self) -> str:
        """Return the id of the generation in use: cheap enough to ask before every question.

        Raises:
            NoIndex: nothing has been published yet.
        """
        try:
            return self.pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError as error:
            raise NoIndex(f"{self.data} holds no index yet; run coi ingest MANIFEST") from error

    def current(self) -> Generation:
        """Return the record of the generation in use.

        Raises:
            NoIndex: nothing has been published yet.
            StoreError: its record is damaged or gone.
        """
        return read_record(self.folder / self.current_id())

    def held(self) -> tuple[Generation, ...]:
        """Return every generation with a readable record, newest first: what one can switch back to."""
        found: list[Generation] = []
        for path in self.folder.glob(f"[!.]*/{RECORD}"):
            with suppress(StoreError):
                found.append(read_record(path.parent))
        return tuple(sorted(found, key=lambda one: (one.created, one.id), reverse=True))

    def open(self, recipe: Recipe) -> tuple[Generation, Index]:
        """Open the current generation for questions that are treated by this recipe.

        Raises:
            NoIndex: nothing has been published yet.
            IndexMismatch: it was made with something else.
            StoreError: it is damaged or gone.
        """
        generation = self.current()
        for name in ("encoder", "dim", "splitter", "terms"):
            built, used = getattr(generation.recipe, name), getattr(recipe, name)
            if built != used:
                raise IndexMismatch(
                    f"generation {generation.id} has {name} {built!r}, the program {used!r}; run {REBUILD}"
                )
        if generation.store != self.store.name:
            raise IndexMismatch(
                f"generation {generation.id} is kept by {generation.store!r}, "
                f"the settings say {self.store.name!r}; run {REBUILD}"
            )
        return generation, self.store.open(self.place(generation.id))


def describe(contents: Contents, store: str, created: str) -> Generation:
    """Return the record that these contents will have; the points may come in any order.

    Raises:
        StoreError: two points are the same passage.
    """
    points = in_order(contents.points)
    documents = tuple(sorted(set(contents.documents)))
    made = {"format": FORMAT, "store": store, "recipe": asdict(contents.recipe), "documents": documents}
    whole = hashlib.sha256(_json(made))
    for point in points:
        whole.update(hashlib.sha256(canonical(point.passage, point.facts)).digest())
        whole.update(hashlib.sha256(_vectors(point)).digest())
    digest = whole.hexdigest()
    return Generation(
        id=digest[:ID_LENGTH],
        store=store,
        recipe=contents.recipe,
        documents=documents,
        passages=len(points),
        content_hash=digest,
        passages_hash=hash_passages(Record(passage=point.passage, facts=point.facts) for point in points),
        created=created,
    )


def in_order(points: Sequence[Point]) -> list[Point]:
    """Return the points by document id, start and end.

    Raises:
        StoreError: two of them are the same passage.
    """
    ordered = sorted(points, key=lambda point: point_id(point.passage.id).int)
    for one, other in pairwise(ordered):
        if one.passage.id == other.passage.id:
            raise StoreError(
                f"passage {one.passage.id} occurs twice; remove one of the documents that hold it"
            )
    return ordered


def hash_passages(records: Iterable[Record]) -> str:
    """Return one hash over passages and their facts, in the order given."""
    whole = hashlib.sha256()
    for record in records:
        whole.update(hashlib.sha256(canonical(record.passage, record.facts)).digest())
    return whole.hexdigest()


def write_record(generation: Generation) -> bytes:
    """Return the record as it stands in its file."""
    return json.dumps(asdict(generation), ensure_ascii=False, indent=1).encode() + b"\n"


def read_record(folder: Path) -> Generation:
    """Read the record of the generation in a folder.

    Raises:
        StoreError: it is missing or not what `write_record` writes.
    """
    path = folder / RECORD
    try:
        raw = json.loads(path.read_bytes())
        recipe = Recipe(**raw.pop("recipe"))
        documents = tuple(raw.pop("documents"))
        known = {field.name: raw[field.name] for field in fields(Generation) if field.name in raw}
        return Generation(recipe=recipe, documents=documents, **known)
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise StoreError(f"{path} cannot be read ({error}); run coi ingest MANIFEST") from error


def _vectors(point: Point) -> bytes:
    terms = point.sparse
    dense = point.dense_key.encode() if point.dense_key else point.dense.astype("<f4").tobytes()
    return b"\0".join((dense, terms.indices.astype("<u4").tobytes(), terms.values.astype("<f4").tobytes()))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
