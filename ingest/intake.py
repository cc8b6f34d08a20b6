"""From a manifest to admitted documents: check the hash, decide, read, keep. One bad file never stops the rest."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ingest.admit import PUBLIC_HOSTS, Admitted, NotAdmitted, admit
from ingest.archive import Archive, digest
from ingest.document_json import Summary
from ingest.errors import ReadError, UnknownDocument
from ingest.events import Listener, Problem, Progress, Stage
from ingest.manifest import Entry
from ingest.passage import Source
from ingest.reading import Limits, Readers, Reading
from ingest.register import Decision, Register, State, now

AHEAD = 8
"""Files whose bytes may be waiting in memory at a time."""
WITHDRAWN = "was withdrawn; only a named person can readmit it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document that is now admitted; `fresh` if it was read in this run."""

    source: Source
    pages: int
    words: int
    fresh: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """A file that may come in, and its reading where one is under way."""

    entry: Entry
    sha256: str
    evidence: Admitted
    reading: "Future[Reading] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The door: manifest entries in, admitted documents and named problems out.

    Attributes:
        reread: Read also what was read before; where that fails, the earlier reading stays.
    """

    folder: Path
    register: Register
    archive: Archive
    hosts: tuple[str, ...] = PUBLIC_HOSTS
    limits: Limits = field(default_factory=Limits)
    reread: bool = False

    def take_all(self, entries: Sequence[Entry], listen: Listener) -> Iterator[Taken | Problem]:
        """Yield one outcome for each entry, in order."""
        states = self.register.states()
        newer = {source.id: source.superseded_by for source in self.register.sources()}
        names: dict[str, str] = {}
        waiting: deque[_Offer | Problem] = deque()
        done = 0
        with Readers(self.limits) as readers:
            for number, entry in enumerate(entries, 1):
                waiting.append(self._check(entry, states, names, readers))
                while waiting and (number == len(entries) or len(waiting) > AHEAD or _ready(waiting[0])):
                    item = waiting.popleft()
                    yield item if isinstance(item, Problem) else self._take(item, newer)
                    done += 1
                    listen(Progress(Stage.READ, done, len(entries)))

    def restore(self, sources: Sequence[Source]) -> Iterator[Problem]:
        """Read admitted documents of earlier manifests that the readers in use have not read yet.

        Yields:
            The ones for which that fails; they have to stay out of the index.
        """
        lacking = [source for source in sources if not self.archive.has(source.sha256)]
        with Readers(self.limits) as readers:
            for source in lacking:
                try:
                    original = self.archive.original(source.sha256)
                    reading = readers.submit(source.file, source.sha256, partial(bytes, original)).result()
                except (ReadError, UnknownDocument) as error:
                    yield Problem(file=source.file, reason=f"left out of the index: {error}", failed=True)
                else:
                    self._keep(reading)

    def _check(
        self, entry: Entry, states: dict[str, State], names: dict[str, str], readers: Readers
    ) -> _Offer | Problem:
        """Look at the file and its evidence, and have it read if it may come in; `names` are the files let in."""
        path = self.folder / entry.file
        try:
            sha256 = digest(path.read_bytes())
        except OSError as error:
            reason = f"cannot be opened ({error.strerror}); put it beside the manifest or remove its line"
            return Problem(file=entry.file, reason=reason, failed=True)
        if entry.sha256 is not None and entry.sha256 != sha256:
            reason = f"sha256 is {sha256[:12]}…, the manifest says {entry.sha256[:12]}…; fetch the file again"
            return Problem(file=entry.file, reason=reason, failed=True)
        if sha256 in names:
            reason = f"holds the same bytes as {names[sha256]} of this manifest; remove one of the two lines"
            return Problem(file=entry.file, reason=reason, failed=False)
        if states.get(sha256) is State.WITHDRAWN:
            return Problem(file=entry.file, reason=WITHDRAWN, failed=False)
        evidence = admit(entry, self.hosts)
        if isinstance(evidence, NotAdmitted):
            return self._quarantine(entry, sha256, evidence.reason)
        names[sha256] = entry.file
        unread = self.reread or not self.archive.has(sha256)
        reading = readers.submit(entry.file, sha256, path.read_bytes) if unread else None
        return _Offer(entry=entry, sha256=sha256, evidence=evidence, reading=reading)

    def _take(self, offer: _Offer, newer: dict[str, str | None]) -> Taken | Problem:
        try:
            summary = self._summary(offer)
        except (ReadError, UnknownDocument) as error:
            return Problem(file=offer.entry.file, reason=str(error), failed=True)
        except OSError as error:
            reason = f"cannot be opened any more ({error.strerror}); run the command again"
            return Problem(file=offer.entry.file, reason=reason, failed=True)
        source = describe(offer.entry, offer.sha256, dict(summary.found), newer.get(offer.sha256[:16]))
        evidence = offer.evidence
        decision = _decision(offer.entry, offer.sha256, State.ADMITTED, evidence.reason, evidence.by)
        if not self.register.admit(decision, source):
            return Problem(file=offer.entry.file, reason=WITHDRAWN, failed=False)
        return Taken(
            source=source,
            pages=summary.pages,
            words=summary.words,
            fresh=offer.reading is not None,
            warnings=summary.warnings,
        )

    def _summary(self, offer: _Offer) -> Summary:
        if offer.reading is None:
            return self.archive.summary(offer.sha256)
        reading = offer.reading.result()
        self._keep(reading)
        return reading.summary

    def _keep(self, reading: Reading) -> None:
        self.archive.put_packed(reading.sha256, reading.packed, reading.summary, reading.original)

    def _quarantine(self, entry: Entry, sha256: str, reason: str) -> Problem:
        self.archive.forget(sha256)
        self.register.decide(_decision(entry, sha256, State.QUARANTINED, reason, "admission rules"))
        return Problem(file=entry.file, reason=reason, failed=False)


def describe(entry: Entry, sha256: str, found: dict[str, str], superseded_by: str | None = None) -> Source:
    """Combine what the manifest says with what the document itself states (`found`); the manifest goes first.

    `superseded_by` is what is known so far; editions are linked anew once everything is taken in.
    """
    return Source(
        id=sha256[:16],
        sha256=sha256,
        file=entry.file,
        title=entry.title,
        publisher=entry.publisher,
        source_type=entry.source_type,
        language=entry.language,
        countries=entry.countries,
        work=entry.work,
        published=entry.published or found.get("published"),
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        covers_from=entry.covers_from or found.get("covers_from"),
        covers_until=entry.covers_until or found.get("covers_until"),
        superseded_by=superseded_by,
        url=entry.public.url,
        licence=entry.licence,
    )


def _ready(item: _Offer | Problem) -> bool:
    return isinstance(item, Problem) or item.reading is None or item.reading.done()


def _decision(entry: Entry, sha256: str, state: State, reason: str, by: str) -> Decision:
    return Decision(
        sha256=sha256,
        file=entry.file,
        state=state,
        reason=reason,
        by=by,
        at=now(),
        basis=entry.public.basis,
        url=entry.public.url,
        seen_on=entry.public.seen_on,
    )
