"""From a manifest to admitted documents: check the hash, decide, read, keep. One bad file never stops the rest."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from ingest.admit import PUBLIC_HOSTS, Admitted, NotAdmitted, admit
from ingest.archive import Archive, digest
from ingest.document_json import Summary
from ingest.door import Claims, Objection, judge, objection
from ingest.errors import ReadError, UnknownDocument, UnreadScan
from ingest.events import Listener, Problem, Progress, Stage
from ingest.evidence import RULES, decision, describe, expelled, revised
from ingest.manifest import Entry
from ingest.passage import Source
from ingest.reading import Limits, Readers, Reading
from ingest.register import Decision, Register, State

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
        today: The day on which a marking must have run out to be no hindrance.
        reread: Read also what was read before; where that fails, the earlier reading stays.
    """

    folder: Path
    register: Register
    archive: Archive
    today: date
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

        def paged(file: str, page: int, pages: int) -> None:
            listen(Progress(Stage.READ, done, len(entries), detail=f"{file}: {page} of {pages} pages"))

        with Readers(self.limits, today=self.today, paged=paged) as readers:
            for number, entry in enumerate(entries, 1):
                waiting.append(self._check(entry, states, names, readers))
                while waiting and (number == len(entries) or len(waiting) > AHEAD or _ready(waiting[0])):
                    item = waiting.popleft()
                    yield item if isinstance(item, Problem) else self._take(item, newer)
                    done += 1
                    listen(Progress(Stage.READ, done, len(entries)))

    def restore(self, sources: Sequence[Source]) -> Iterator[Problem]:
        """Read admitted documents that the readers in use have not read yet, and judge anew where rules changed.

        Yields:
            The ones for which that fails or that may not stay; they have to stay out of the index.
        """
        with Readers(self.limits, today=self.today) as readers:
            for source in sources:
                claims = Claims(file=source.file, title=source.title, attested=source.attested)
                try:
                    _, against = self._look(source.sha256, claims, self._again(source, readers))
                except (ReadError, UnknownDocument) as error:
                    yield Problem(file=source.file, reason=f"left out of the index: {error}", failed=True)
                else:
                    if against is not None:
                        yield self._quarantine(expelled(source, against))

    def _again(self, source: Source, readers: Readers) -> Reading | None:
        if self.archive.has(source.sha256):
            return None
        original = self.archive.original(source.sha256)
        return readers.submit(source.file, source.sha256, partial(bytes, original)).result()

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
        entry = revised(entry, self.register.readmission(sha256)) if sha256 in states else entry
        evidence = admit(entry, self.hosts)
        if isinstance(evidence, NotAdmitted):
            out = decision(entry, sha256, State.QUARANTINED, evidence.reason, RULES)
            return self._quarantine(replace(out, found=evidence.found))
        names[sha256] = entry.file
        unread = self.reread or not self.archive.has(sha256)
        reading = readers.submit(entry.file, sha256, path.read_bytes) if unread else None
        return _Offer(entry=entry, sha256=sha256, evidence=evidence, reading=reading)

    def _take(self, offer: _Offer, newer: dict[str, str | None]) -> Taken | Problem:
        entry, evidence = offer.entry, offer.evidence
        claims = Claims(file=entry.file, title=entry.title, attested=entry.public.markings)
        try:
            reading = None if offer.reading is None else offer.reading.result()
            summary, against = self._look(offer.sha256, claims, reading)
        except (ReadError, UnknownDocument) as error:
            if isinstance(error, UnreadScan) and not self.archive.has(offer.sha256):
                return self._quarantine(decision(entry, offer.sha256, State.QUARANTINED, str(error), RULES))
            return Problem(file=entry.file, reason=str(error), failed=True)
        except OSError as error:
            reason = f"cannot be opened any more ({error.strerror}); run the command again"
            return Problem(file=entry.file, reason=reason, failed=True)
        if against is not None:
            out = decision(entry, offer.sha256, State.QUARANTINED, against.reason, RULES)
            return self._quarantine(replace(out, found=against.found))
        source = describe(entry, offer.sha256, dict(summary.found), newer.get(offer.sha256[:16]))
        admitted = decision(entry, offer.sha256, State.ADMITTED, evidence.reason, evidence.by)
        if not self.register.admit(admitted, source):
            return Problem(file=entry.file, reason=WITHDRAWN, failed=False)
        return Taken(
            source=source,
            pages=summary.pages,
            words=summary.words,
            fresh=reading is not None,
            warnings=summary.warnings,
        )

    def _look(self, sha256: str, claims: Claims, reading: Reading | None) -> tuple[Summary, Objection | None]:
        """Return the facts of a document and what stands against it; it is kept only if nothing does."""
        summary = self._judged(sha256) if reading is None else reading.summary
        against = objection(summary.verdict, claims, self.today)
        if against is None and reading is not None:
            self.archive.put_packed(sha256, reading.packed, summary, reading.original)
        return summary, against

    def _judged(self, sha256: str) -> Summary:
        summary = self.archive.summary(sha256)
        if summary.verdict is None or not summary.verdict.holds(self.today):
            summary = replace(summary, verdict=judge(self.archive.document(sha256), self.today))
            self.archive.put_summary(sha256, summary)
        return summary

    def _quarantine(self, out: Decision) -> Problem:
        self.archive.forget(out.sha256)
        if not self.register.quarantine(out):
            return Problem(file=out.file, reason=WITHDRAWN, failed=False)
        return Problem(file=out.file, reason=out.reason, failed=False)


def _ready(item: _Offer | Problem) -> bool:
    return isinstance(item, Problem) or item.reading is None or item.reading.done()
