"""From a manifest to admitted documents: check the hash, decide, read, keep. One bad file never stops the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.admit import PUBLIC_HOSTS, NotAdmitted, admit
from ingest.archive import Archive, digest
from ingest.document import Document
from ingest.errors import ReadError
from ingest.events import Listener, Problem, Progress, Stage
from ingest.manifest import Entry
from ingest.passage import Source
from ingest.read.sniff import read
from ingest.register import Decision, Register, State, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A document that is now admitted; `fresh` if it was read in this run."""

    source: Source
    pages: int
    words: int
    fresh: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The door: manifest entries in, admitted documents and named problems out."""

    folder: Path
    register: Register
    archive: Archive
    hosts: tuple[str, ...] = PUBLIC_HOSTS

    def take_all(self, entries: tuple[Entry, ...], listen: Listener) -> Iterator[Taken | Problem]:
        """Yield one outcome for each entry, in order."""
        states = self.register.states()
        for done, entry in enumerate(entries, 1):
            yield self._take(entry, states)
            listen(Progress(Stage.READ, done, len(entries)))

    def _take(self, entry: Entry, states: dict[str, State]) -> Taken | Problem:
        try:
            data = (self.folder / entry.file).read_bytes()
        except OSError as error:
            reason = f"cannot be opened ({error.strerror}); put it beside the manifest or remove its line"
            return Problem(file=entry.file, reason=reason, failed=True)
        sha256 = digest(data)
        if entry.sha256 is not None and entry.sha256 != sha256:
            reason = f"sha256 is {sha256[:12]}…, the manifest says {entry.sha256[:12]}…; fetch the file again"
            return Problem(file=entry.file, reason=reason, failed=True)
        if states.get(sha256) is State.WITHDRAWN:
            return Problem(
                file=entry.file, reason="was withdrawn; only a named person can readmit it", failed=False
            )
        decision = admit(entry, self.hosts)
        if isinstance(decision, NotAdmitted):
            return self._quarantine(entry, sha256, decision.reason)
        try:
            document, fresh = self._document(entry, data, sha256)
        except ReadError as error:
            return Problem(file=entry.file, reason=str(error), failed=True)
        source = describe(entry, document)
        self.register.decide(_decision(entry, sha256, State.ADMITTED, decision.reason, decision.by), source)
        return Taken(
            source=source,
            pages=len(document.pages),
            words=document.text.count(" ") + len(document.blocks),
            fresh=fresh,
            warnings=document.warnings,
        )

    def _document(self, entry: Entry, data: bytes, sha256: str) -> tuple[Document, bool]:
        if self.archive.has(sha256):
            return self.archive.document(sha256), False
        document = read(data, entry.file)
        self.archive.put(document, data)
        return document, True

    def _quarantine(self, entry: Entry, sha256: str, reason: str) -> Problem:
        self.archive.forget(sha256)
        self.register.decide(_decision(entry, sha256, State.QUARANTINED, reason, "admission rules"))
        return Problem(file=entry.file, reason=reason, failed=False)


def describe(entry: Entry, document: Document) -> Source:
    """Combine what the manifest says with what the document itself states; the manifest goes first."""
    found = dict(document.found)
    return Source(
        id=document.sha256[:16],
        sha256=document.sha256,
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
        url=entry.public.url,
        licence=entry.licence,
    )


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
