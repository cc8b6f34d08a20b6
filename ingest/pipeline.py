"""An ingest, as a list: take in → link editions → split → encode → publish.

A generation always holds every admitted document of the data folder, not only those of this manifest.
Nothing of it is visible before the last step; each step keeps what it finished, so a run that was killed
is gone on with by running the command again.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ingest.admit import PUBLIC_HOSTS
from ingest.archive import READER_VERSION, Archive
from ingest.countries import Gazetteer
from ingest.editions import link, replaced
from ingest.encode_drafts import encode_drafts
from ingest.encoder import Encoder
from ingest.errors import ManifestError, NoIndex
from ingest.events import Listener, Problem, Progress, Report, Stage, StageCounter, silent
from ingest.evidence import left
from ingest.fingerprint import Fingerprint, hash_inputs, keep, unchanged
from ingest.intake import Intake, Taken
from ingest.invented import from_manifest, read_invented, write_invented
from ingest.leaving import clear
from ingest.manifest import Entry, manifest_path, read_manifest
from ingest.passage import Source
from ingest.points import TERMS_VERSION, Draft, Drafter
from ingest.reading import Limits
from ingest.register import Register, today
from ingest.split import SPLITTER_VERSION
from ingest.store.generation import Contents, Generations, Recipe
from ingest.store.index import Store
from ingest.store.lock import Held, ingest_lock
from ingest.store.publish import publish
from ingest.store.records import Point
from ingest.tables import write_tables
from ingest.thesaurus import Thesaurus
from ingest.vector_cache import Encoded


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
class _Built:
    """The index after an ingest; `generation` is empty where there is none yet."""

    generation: str = ""
    published: bool = False
    passages: int = 0
    texts: int = 0
    encoded: int = 0
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Everything between a manifest and a published generation of one data folder."""

    data: Path
    encoder: Encoder
    store: Store
    hosts: tuple[str, ...] = PUBLIC_HOSTS
    limits: Limits = field(default_factory=Limits)
    today: Callable[[], date] = today

    def run(self, manifest: Path, listen: Listener = silent, *, rebuild: bool = False) -> Report:
        """Ingest a manifest; `rebuild` reads every file of it again and builds anew what is damaged.

        Raises:
            ManifestError: there is no manifest, or it names no file.
            IngestBusy: another ingest is running on this data folder.
        """
        begin, cut = time.monotonic(), self._truncated()
        manifest = manifest_path(manifest)
        entries, bad = read_manifest(manifest)
        if not entries and not bad:
            raise ManifestError(f"{manifest}: names no file; write a line for each (nothing was changed)")
        with ingest_lock(self.data) as held:
            intake = self._intake(manifest.parent, reread=rebuild)
            outcomes = tuple(intake.take_all(entries, listen))
            self._keep_names(entries, outcomes)
            if all(isinstance(item, Problem) and item.failed for item in outcomes):
                built = self._in_use()
            else:
                built = self._index(held, intake, outcomes, listen, trust=not rebuild)
        taken = [item for item in outcomes if isinstance(item, Taken)]
        problems = [Problem(file=line.file, reason=line.problem, failed=True) for line in bad]
        warnings = [f"{t.source.file}: {w}" for t in taken if t.fresh for w in t.warnings]
        return Report(
            generation=built.generation,
            published=built.published,
            documents=len(taken),
            pages=sum(item.pages for item in taken),
            words=sum(item.words for item in taken),
            passages=built.passages,
            reused=built.texts - built.encoded,
            encoded=built.encoded,
            truncated=self._truncated() - cut,
            seconds=time.monotonic() - begin,
            problems=(*problems, *(i for i in outcomes if isinstance(i, Problem)), *built.problems),
            warnings=(*warnings, *built.warnings),
        )

    def refresh(self, held: Held, listen: Listener = silent) -> str:
        """Publish what is admitted at this moment, without a manifest; return the generation in use."""
        return self._index(held, self._intake(self.data, reread=False), (), listen, trust=True).generation

    def generations(self) -> Generations:
        """Return the generations of the data folder."""
        return Generations(self.data, self.store)

    def _intake(self, folder: Path, *, reread: bool) -> Intake:
        archive = Archive(self.data)
        archive.sweep()
        register = Register(self.data / "register.sqlite")
        return Intake(
            folder=folder,
            register=register,
            archive=archive,
            hosts=self.hosts,
            limits=self.limits,
            today=self.today(),
            reread=reread,
        )

    def _in_use(self) -> _Built:
        """Return the generation in use, for a batch of which nothing came in."""
        try:
            generation = self.generations().current()
        except NoIndex:
            return _Built()
        return _Built(generation=generation.id, passages=generation.passages)

    def _index(
        self,
        held: Held,
        intake: Intake,
        outcomes: Iterable[Taken | Problem],
        listen: Listener,
        *,
        trust: bool,
    ) -> _Built:
        """Publish everything that is admitted; the register follows once that is in use."""
        register, archive = intake.register, intake.archive
        admitted = register.sources()
        gone = replaced(admitted, [item.source for item in outcomes if isinstance(item, Taken)])
        staying = [source for source in admitted if source.sha256 not in gone]
        left_out = tuple(intake.restore(staying))
        sources = link(source for source in staying if archive.has(source.sha256))
        inputs = hash_inputs(self._made_with(), sources, self.data)
        same = unchanged(self.generations(), inputs) if trust else None
        if same is not None:
            generation, kept = same
            return _Built(
                generation=generation.id, passages=generation.passages, texts=kept.texts, problems=left_out
            )
        if not sources and not self.generations().pointer.is_file():
            return _Built(problems=left_out)
        built = self._publish(held, sources, archive, listen)
        register.describe(sources)
        register.decide_all((left(old, gone[old.sha256]), None) for old in admitted if old.sha256 in gone)
        clear(self.generations(), held, archive, sources, register.states())
        keep(self.data, Fingerprint(generation=built.generation, inputs=inputs, texts=built.texts))
        return replace(built, problems=left_out)

    def _publish(self, held: Held, sources: Sequence[Source], archive: Archive, listen: Listener) -> _Built:
        drafts = self._drafts(sources, archive, listen)
        encoded = encode_drafts(self.data, self.encoder, drafts, listen)
        contents = Contents(
            recipe=recipe(self.encoder),
            documents=tuple(source.sha256 for source in sources),
            points=_points(drafts, encoded),
        )
        count = StageCounter(listen, Stage.INDEX, len(drafts))
        published = publish(self.generations(), held, contents, count)
        write_tables(self.generations().place(published.generation.id).folder, drafts)
        filled = {draft.passage.document_id for draft in drafts}
        return _Built(
            generation=published.generation.id,
            published=published.built,
            passages=len(drafts),
            texts=encoded.reused + encoded.new,
            encoded=encoded.new,
            warnings=tuple(f"{s.file}: holds no passage to quote" for s in sources if s.id not in filled),
        )

    def _made_with(self) -> tuple[str, ...]:
        return self.encoder.name, self.store.name, SPLITTER_VERSION, TERMS_VERSION, READER_VERSION

    def _truncated(self) -> int:
        return int(getattr(self.encoder, "truncated", 0))

    def _keep_names(self, entries: Iterable[Entry], outcomes: Iterable[Taken | Problem]) -> None:
        """Keep the country names that came with what was let in; others would tell that something was offered."""
        taken = {item.source.file for item in outcomes if isinstance(item, Taken)}
        admitted = [entry for entry in entries if entry.file in taken]
        names = [from_manifest(names) for entry in admitted for names in entry.country_names]
        write_invented(self.data, names)

    def _drafts(self, sources: Sequence[Source], archive: Archive, listen: Listener) -> list[Draft]:
        drafter = Drafter(gazetteer=Gazetteer.load(read_invented(self.data)), thesaurus=Thesaurus.load())
        drafts: list[Draft] = []
        for done, source in enumerate(sources, 1):
            drafts += drafter.drafts(archive.document(source.sha256), source)
            listen(Progress(Stage.SPLIT, done, len(sources)))
        return drafts


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
