"""Deletes what is left of documents that are out, and proves it by searching every file for their text.

The texts are taken into memory before anything is deleted. What also stands in a document that stays is no trace
of the one that goes, so only stretches of its own are looked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.archive import Archive
from ingest.decision import Decision
from ingest.errors import NoIndex, RevisionRefused
from ingest.events import Listener, silent
from ingest.leaving import OUT, let_go, sweep_vectors
from ingest.pipeline import Pipeline
from ingest.purge_proof import Proof, Remembered, own, prove, read_offered, remember
from ingest.register import Register
from ingest.store.generation import Generation, Generations
from ingest.store.lock import Held, ingest_lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What was deleted, and the proof.

    Attributes:
        generation: The one in use now; empty where there is none.
        files: Originals, readings and their summaries that were deleted.
        generations: Older or rebuilt generations that were deleted.
        stretches: Distinctive pieces of text that were looked for, each in several encodings.
        unknown: Documents of which no text was there to look for, by file name.
        shared: Documents without a stretch of their own: all of it also stands in documents that stay.
    """

    documents: tuple[Decision, ...]
    generation: str
    files: int
    generations: int
    vectors: int
    stretches: int
    unknown: tuple[str, ...]
    shared: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deleted:
    files: int
    generations: int
    vectors: tuple[bytes, ...]


def purge(
    pipeline: Pipeline, names: Sequence[str] = (), offered: Path | None = None, listen: Listener = silent
) -> Purged:
    """Delete for good what is withdrawn, quarantined or replaced: the named documents, or all of them.

    `offered` is the file of one of them, for a proof where nothing of it was kept.

    Raises:
        RevisionRefused: one that is named is in use, or the file is none of them.
        IngestBusy: an ingest is running.
    """
    register, archive = Register(pipeline.data / "register.sqlite"), Archive(pipeline.data)
    generations = pipeline.generations()
    with ingest_lock(pipeline.data) as held:
        targets = _targets(register, names)
        remembered = [remember(decision, archive, generations) for decision in targets]
        if offered is not None:
            remembered.append(read_offered(pipeline, offered, targets))
        gone = _delete(pipeline, held, frozenset(one.sha256 for one in targets), listen)
        mine = own(remembered, archive, register)
        in_use = _in_use(generations)
        return Purged(
            documents=targets,
            generation="" if in_use is None else in_use.id,
            files=gone.files,
            generations=gone.generations,
            vectors=len(gone.vectors),
            stretches=len(mine.pieces),
            unknown=_unknown(remembered, targets),
            shared=mine.shared,
            proof=prove(generations, mine, gone.vectors),
        )


def _targets(register: Register, names: Sequence[str]) -> tuple[Decision, ...]:
    if not names:
        return tuple(decision for decision in register.decisions() if decision.state in OUT)
    named = tuple(dict.fromkeys(register.find(name) for name in names))
    for decision in named:
        if decision.state not in OUT:
            raise RevisionRefused(
                f"{decision.file} is {decision.state.value}; withdraw it before it is purged"
            )
    return named


def _delete(pipeline: Pipeline, held: Held, out: frozenset[str], listen: Listener) -> _Deleted:
    register, archive = Register(pipeline.data / "register.sqlite"), Archive(pipeline.data)
    generations = pipeline.generations()
    before = {one.id for one in generations.held()}
    vectors = sweep_vectors(generations, archive, register.sources())
    in_use = _in_use(generations)
    if in_use is not None and not out.isdisjoint(in_use.documents):
        pipeline.refresh(held, listen)
    let_go(generations, held, archive, register.sources(), out)
    files = sum(archive.forget(sha256) for sha256 in out)
    archive.sweep()
    register.erase(out)
    after = {one.id for one in generations.held()}
    return _Deleted(files=files, generations=len(before - after), vectors=vectors)


def _in_use(generations: Generations) -> Generation | None:
    try:
        return generations.current()
    except NoIndex:
        return None


def _unknown(remembered: Sequence[Remembered], targets: Sequence[Decision]) -> tuple[str, ...]:
    known = {item.decision.sha256 for item in remembered if item.texts or item.original}
    return tuple(decision.file for decision in targets if decision.sha256 not in known)
