"""What is remembered of documents while they are deleted, and the search for it afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.archive import Archive, digest
from ingest.decision import Decision
from ingest.document import Document
from ingest.document_json import unpack
from ingest.errors import CoiError, ReadError, RevisionRefused
from ingest.pipeline import Pipeline
from ingest.reading import Readers
from ingest.register import Register
from ingest.store.generation import Generations
from ingest.traces import Searched, Traces, forms, search, stretches

_HEAD = 32  # bytes of an original or a vector that are looked for
_EVERY = 4096  # bytes between two such pieces of an original


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A document's text and bytes, kept in memory while it is deleted."""

    decision: Decision
    texts: tuple[str, ...]
    original: bytes | None

    def pieces(self) -> frozenset[str]:
        """Return its text in stretches."""
        return frozenset(piece for text in self.texts for piece in stretches(text))

    def needles(self) -> Iterator[bytes]:
        """Yield pieces of the file itself: it may be packed, so that no text can be found in it."""
        data = self.original or b""
        for start in range(0, max(len(data) - _HEAD, 0) + 1, _EVERY):
            part = data[start : start + _HEAD]
            if _telling(part):
                yield part


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What only the documents hold that are out: pieces of text, and pieces of the files.

    Attributes:
        shared: Documents without a stretch of their own, by file name.
    """

    pieces: frozenset[str]
    needles: frozenset[bytes]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was searched, and where something was found: files, and generations whose passages hold it."""

    searched: Searched
    passages: int
    traces: tuple[str, ...]


def remember(decision: Decision, archive: Archive, generations: Generations) -> Remembered:
    """Take what is kept of a document into memory: every reading of it, and its passages in any generation."""
    texts = [text for reading in archive.readings(decision.sha256) for text in _texts(reading)]
    texts += _indexed(generations, decision.sha256)
    original = None
    with suppress(CoiError):
        original = archive.original(decision.sha256)
    return Remembered(decision=decision, texts=tuple(dict.fromkeys(texts)), original=original)


def read_offered(pipeline: Pipeline, path: Path, targets: Sequence[Decision]) -> Remembered:
    """Read a file as it was offered, in memory only.

    Raises:
        RevisionRefused: it is none of the documents.
    """
    data = path.read_bytes()
    sha256 = digest(data)
    decision = next((one for one in targets if one.sha256 == sha256), None)
    if decision is None:
        raise RevisionRefused(
            f"{path.name} is none of the documents to purge; name the file as it was offered"
        )
    texts: tuple[str, ...] = ()
    with Readers(pipeline.limits, today=pipeline.today()) as readers, suppress(ReadError):
        reading = readers.submit(path.name, sha256, lambda: data).result()
        texts = tuple(_texts(unpack(reading.packed)))
    return Remembered(decision=decision, texts=texts, original=data)


def _texts(document: Document) -> Iterator[str]:
    yield document.text
    yield from (note.text for note in document.notes)
    yield from (removed.text for removed in document.removed)
    yield from (one.value for one in document.properties)


def _indexed(generations: Generations, sha256: str) -> Iterator[str]:
    for one in generations.held():
        if sha256 in one.documents:
            index = generations.store.open(generations.place(one.id))
            try:
                for record in index.scroll():
                    if record.passage.document_id == sha256[:16]:
                        yield record.passage.text
            finally:
                index.close()


def _of_vector(vector: bytes) -> Iterator[bytes]:
    """Yield the first piece of a vector that is like no other."""
    parts = (vector[start : start + _HEAD] for start in range(0, len(vector), _HEAD))
    telling = next((part for part in parts if _telling(part)), None)
    if telling is not None:
        yield telling


def _telling(part: bytes) -> bool:
    """Whether bytes are no padding, which stands everywhere."""
    return len(set(part[:8])) > 4 and len(set(part)) > _HEAD // 3


def own(remembered: Sequence[Remembered], archive: Archive, register: Register) -> Own:
    """Return what is of these documents alone: not in one that is kept, nor what the register has to keep."""
    pieces = {item.decision.sha256: item.pieces() for item in remembered}
    texts = {piece.encode(): piece for some in pieces.values() for piece in some}
    parts = frozenset(part for item in remembered for part in item.needles())
    traces, elsewhere = Traces([*texts, *parts]), set[bytes]()
    for sha256 in archive.kept():
        for data in archive.bytes_of(sha256):
            elsewhere |= traces.found_in(data)
    elsewhere |= traces.found_in("\n".join(_said(register)).encode())
    common = {texts[needle] for needle in elsewhere if needle in texts}
    alone = frozenset(texts.values()) - common
    shared = tuple(item.decision.file for item in remembered if item.pieces() and item.pieces() <= common)
    return Own(pieces=alone, needles=parts - elsewhere, shared=shared)


def _said(register: Register) -> Iterator[str]:
    """Yield what the register says of documents, and goes on saying."""
    for decision in register.every_decision():
        yield from map(str, asdict(decision).values())
    for source in register.sources():
        yield from map(str, asdict(source).values())


def prove(generations: Generations, mine: Own, vectors: Iterable[bytes]) -> Proof:
    """Search every file of the data folder and every passage of every generation."""
    needles = {form for piece in mine.pieces for form in forms(piece)} | mine.needles
    traces = Traces([*needles, *(part for vector in vectors for part in _of_vector(vector))])
    searched = search(generations.data, traces)
    where = [path.relative_to(generations.data).as_posix() for path in searched.hits]
    passages = 0
    for one in generations.held():
        index = generations.store.open(generations.place(one.id))
        try:
            texts = [record.passage.text for record in index.scroll()]
        finally:
            index.close()
        passages += len(texts)
        if traces.found_in("\n".join(texts).encode()):
            where.append(f"passages of generation {one.id}")
    return Proof(searched=searched, passages=passages, traces=tuple(where))
