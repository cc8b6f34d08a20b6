"""What goes when a document is out for good: older generations that hold it, and vectors that nothing else uses."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.archive import Archive
from ingest.blob_cache import VECTORS, keep_only
from ingest.countries import Gazetteer
from ingest.decision import State
from ingest.invented import read_invented
from ingest.passage import Source
from ingest.points import Drafter
from ingest.store.generation import Generations
from ingest.store.lock import Held
from ingest.store.publish import purge
from ingest.thesaurus import Thesaurus
from ingest.word_cache import words_name

OUT = frozenset({State.WITHDRAWN, State.QUARANTINED, State.REPLACED})
FORGOTTEN = OUT - {State.WITHDRAWN}
"""Out without a way back: a withdrawn document is kept until it is purged, so that it can be readmitted."""


def let_go(
    generations: Generations, held: Held, archive: Archive, sources: Sequence[Source], out: frozenset[str]
) -> None:
    """Delete the older generations that hold a document that is out (sha256), and what only they used.

    `sources` are the documents that stay. Nothing is done where no generation holds such a document.
    """
    if any(not out.isdisjoint(one.documents) for one in generations.held()):
        # Vectors first: if this is killed, the generations that are still there call for another go.
        sweep_vectors(generations, archive, sources)
        purge(generations, held, out)


def clear(
    generations: Generations,
    held: Held,
    archive: Archive,
    sources: Sequence[Source],
    states: Mapping[str, State],
) -> None:
    """Delete what an ingest leaves of the documents that are out by the register's word (`states`, by sha256)."""
    let_go(
        generations, held, archive, sources, frozenset(one for one, state in states.items() if state in OUT)
    )
    for sha256 in archive.kept():
        if states.get(sha256) in FORGOTTEN:
            archive.forget(sha256)


def sweep_vectors(generations: Generations, archive: Archive, sources: Sequence[Source]) -> tuple[bytes, ...]:
    """Delete every vector that no document that stays uses, and return what was deleted."""
    encoders = {one.recipe.encoder for one in generations.held()}
    names = {*encoders, *map(words_name, encoders)}
    return keep_only(generations.data / VECTORS, names, _texts(generations, archive, sources))


def _texts(generations: Generations, archive: Archive, sources: Sequence[Source]) -> Iterator[str]:
    drafter = Drafter(gazetteer=Gazetteer.load(read_invented(generations.data)), thesaurus=Thesaurus.load())
    for source in sources:
        if archive.has(source.sha256):
            yield from drafter.texts(archive.document(source.sha256), source)
