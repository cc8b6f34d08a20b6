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
from ingest.door import Claims, judge, objection
from ingest.errors import ReadError, UnknownDocument
from ingest.events import Listener, Problem, Progress, Stage
from ingest.manifest import Entry
from ingest.passage import Source
from ingest.reading import Limits, Readers, Reading
from ingest.register import Decision, Register, State, now

AHEAD = 8
"""Files whose bytes may be waiting in memory at a time."""
RULES = "admission rules"
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
        with Readers(self.limits, today=self.today) as readers:
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
                    _, reason = self._look(source.sha256, claims, self._again(source, readers))
                except (ReadError, UnknownDocument) as error:
                    yield Problem(file=source.file, reason=f"left out of the index: {error}", failed=True)
                else:
                    if reason is not None:
                        yield self._quarantine(_expelled(source, reason))

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
        evidence = admit(entry, self.hosts)
        if isinstance(evidence, NotAdmitted):
            return self._quarantine(_decision(entry, sha256, State.QUARANTINED, evidence.reason, RULES))
        names[sha256] = entry.file
        unread = self.reread or not self.archive.has(sha256)
        reading = readers.submit(entry.file, sha256, path.read_bytes) if unread else None
        return _Offer(entry=entry, sha256=sha256, evidence=evidence, reading=reading)

    def _take(self, offer: _Offer, newer: dict[str, str | None]) -> Taken | Problem:
        entry, evidence = offer.entry, offer.evidence
        claims = Claims(file=entry.file, title=entry.title, attested=entry.public.markings)
        try:
            reading = None if offer.reading is None else offer.reading.result()
            summary, reason = self._look(offer.sha256, claims, reading)
        except (ReadError, UnknownDocument) as error:
            return Problem(file=entry.file, reason=str(error), failed=True)
        except OSError as error:
            reason = f"cannot be opened any more ({error.strerror}); run the command again"
            return Problem(file=entry.file, reason=reason, failed=True)
        if reason is not None:
            return self._quarantine(_decision(entry, offer.sha256, State.QUARANTINED, reason, RULES))
        source = describe(entry, offer.sha256, dict(summary.found), newer.get(offer.sha256[:16]))
        decision = _decision(entry, offer.sha256, State.ADMITTED, evidence.reason, evidence.by)
        if not self.register.admit(decision, source):
            return Problem(file=entry.file, reason=WITHDRAWN, failed=False)
        return Taken(
            source=source,
            pages=summary.pages,
            words=summary.words,
            fresh=reading is not None,
            warnings=summary.warnings,
        )

    def _look(self, sha256: str, claims: Claims, reading: Reading | None) -> tuple[Summary, str | None]:
        """Return the facts of a document and what stands against it; it is kept only if nothing does."""
        summary = self._judged(sha256) if reading is None else reading.summary
        reason = objection(summary.verdict, claims, self.today)
        if reason is None and reading is not None:
            self.archive.put_packed(sha256, reading.packed, summary, reading.original)
        return summary, reason

    def _judged(self, sha256: str) -> Summary:
        summary = self.archive.summary(sha256)
        if summary.verdict is None or not summary.verdict.holds(self.today):
            summary = replace(summary, verdict=judge(self.archive.document(sha256), self.today))
            self.archive.put_summary(sha256, summary)
        return summary

    def _quarantine(self, decision: Decision) -> Problem:
        self.archive.forget(decision.sha256)
        if not self.register.quarantine(decision):
            return Problem(file=decision.file, reason=WITHDRAWN, failed=False)
        return Problem(file=decision.file, reason=decision.reason, failed=False)


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
        attested=entry.public.markings,
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


def _expelled(source: Source, reason: str) -> Decision:
    return Decision(
        sha256=source.sha256,
        file=source.file,
        state=State.QUARANTINED,
        reason=reason,
        by=RULES,
        at=now(),
        url=source.url,
    )
