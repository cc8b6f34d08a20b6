"""An ingest, as a list: take in → link editions → split → encode → publish.

A generation always holds every admitted document of the data folder, not only those of this manifest.
Nothing of it is visible before the last step; each step keeps what it finished, so a run that was killed
is gone on with by running the command again.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.admit import PUBLIC_HOSTS
from ingest.archive import READER_VERSION, Archive
from ingest.countries import CountryNames, Gazetteer
from ingest.editions import link
from ingest.encoder import Encoder
from ingest.events import Listener, Problem, Progress, Report, Stage, silent
from ingest.intake import Intake, Taken
from ingest.invented import read_invented, write_invented
from ingest.manifest import Entry, manifest_path, read_manifest
from ingest.passage import Source
from ingest.points import TERMS_VERSION, Draft, Drafter
from ingest.register import Register
from ingest.split import SPLITTER_VERSION
from ingest.store.generation import Contents, Generations, Recipe
from ingest.store.index import Store
from ingest.store.lock import ingest_lock
from ingest.store.publish import publish
from ingest.store.records import Point
from ingest.thesaurus import Thesaurus
from ingest.vector_cache import VECTORS, Encoded, VectorCache, encode_cached


def recipe(encoder: Encoder) -> Recipe:
    """Return what a generation is made with, as the program is now."""
    return Recipe(
        encoder=encoder.name,
        dim=encoder.dim,
        splitter=SPLITTER_VERSION,
        terms=TERMS_VERSION,
        reader=READER_VERSION,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Everything between a manifest and a published generation of one data folder."""

    data: Path
    encoder: Encoder
    store: Store
    hosts: tuple[str, ...] = PUBLIC_HOSTS

    def run(self, manifest: Path, listen: Listener = silent, *, rebuild: bool = False) -> Report:
        """Ingest a manifest; `rebuild` reads every file of it again.

        Raises:
            ManifestError: there is no manifest.
            IngestBusy: another ingest is running on this data folder.
        """
        begin = time.monotonic()
        manifest = manifest_path(manifest)
        with ingest_lock(self.data) as held:
            register, archive = Register(self.data / "register.sqlite"), Archive(self.data)
            entries, bad = read_manifest(manifest)
            self._keep_names(entries)
            if rebuild:
                archive.forget_readings()
            intake = Intake(folder=manifest.parent, register=register, archive=archive, hosts=self.hosts)
            outcomes = list(intake.take_all(entries, listen))
            sources = link(register.sources())
            register.describe(sources)
            drafts = self._drafts(sources, archive, listen)
            encoded = self._encode(drafts, listen)
            contents = Contents(
                recipe=recipe(self.encoder),
                documents=tuple(source.sha256 for source in sources),
                points=_points(drafts, encoded),
            )
            published = publish(
                Generations(self.data, self.store), held, contents, _counter(listen, Stage.INDEX, len(drafts))
            )
        taken = [item for item in outcomes if isinstance(item, Taken)]
        problems = [Problem(file=line.file, reason=line.problem, failed=True) for line in bad]
        return Report(
            generation=published.generation.id,
            published=published.built,
            documents=len(taken),
            pages=sum(item.pages for item in taken),
            words=sum(item.words for item in taken),
            passages=len(drafts),
            reused=encoded.reused,
            encoded=encoded.new,
            truncated=0,
            seconds=time.monotonic() - begin,
            problems=(*problems, *(item for item in outcomes if isinstance(item, Problem))),
            warnings=tuple(f"{t.source.file}: {w}" for t in taken if t.fresh for w in t.warnings),
        )

    def _keep_names(self, entries: Iterable[Entry]) -> None:
        names = [
            CountryNames(code=n.code, names=(*n.nl, *n.en), demonyms=n.demonyms, places=n.places)
            for entry in entries
            for n in entry.country_names
        ]
        write_invented(self.data, names)

    def _drafts(self, sources: Sequence[Source], archive: Archive, listen: Listener) -> list[Draft]:
        drafter = Drafter(gazetteer=Gazetteer.load(read_invented(self.data)), thesaurus=Thesaurus.load())
        drafts: list[Draft] = []
        for done, source in enumerate(sources, 1):
            drafts += drafter.drafts(archive.document(source.sha256), source)
            listen(Progress(Stage.SPLIT, done, len(sources)))
        return drafts

    def _encode(self, drafts: Sequence[Draft], listen: Listener) -> Encoded:
        """Encode passages, headings and sentences; the vectors of the latter two stay in the cache for questions."""
        texts = [draft.encoded for draft in drafts]
        parts = list(dict.fromkeys(part for draft in drafts for part in draft.parts))
        total = len(set(texts) | set(parts))
        count = _counter(listen, Stage.ENCODE, total)
        with VectorCache(self.data / VECTORS, self.encoder.name, self.encoder.dim) as cache:
            passages = encode_cached(self.encoder, cache, texts, count)
            others = encode_cached(self.encoder, cache, parts, count)
        return replace(passages, reused=passages.reused + others.reused, new=passages.new + others.new)


def _points(drafts: Sequence[Draft], encoded: Encoded) -> list[Point]:
    return [
        Point(
            passage=draft.passage,
            dense=vector,
            sparse=draft.sparse,
            facts=draft.facts,
            dense_key=draft.encoded,
        )
        for draft, vector in zip(drafts, encoded.vectors, strict=True)
    ]


class _counter:  # noqa: N801 (a function with a memory)
    """Turns 'so many more are done' into progress of a stage."""

    def __init__(self, listen: Listener, stage: Stage, total: int) -> None:
        self._listen, self._stage, self._total, self._done = listen, stage, total, 0

    def __call__(self, more: int) -> None:
        self._done += more
        self._listen(Progress(self._stage, min(self._done, self._total), self._total))
