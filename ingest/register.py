"""The register: the one source of truth for every document ever offered, and why it may be shown or not.

SQLite in WAL mode. `decisions` is append-only: nothing is overwritten, the last line of a document is its state.
For a document that is not admitted only its hash, the name it was offered under and the reason are kept.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from ingest.errors import UnknownDocument
from ingest.passage import Source, SourceType


class State(StrEnum):
    """What was decided last about a document."""

    ADMITTED = "admitted"
    QUARANTINED = "quarantined"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a document's history: what was decided, on what evidence, by whom, when (UTC, ISO 8601)."""

    sha256: str
    file: str
    state: State
    reason: str
    by: str
    at: str
    basis: str | None = None
    url: str | None = None
    seen_on: str | None = None


_SCHEMA = """
create table if not exists decisions (
    seq integer primary key autoincrement, sha256 text not null, file text not null, state text not null,
    reason text not null, by text not null, at text not null, basis text, url text, seen_on text);
create index if not exists decisions_sha on decisions (sha256, seq);
create table if not exists sources (sha256 text primary key, facts text not null);
"""


def today() -> date:
    """Return the present day (UTC)."""
    return datetime.now(UTC).date()


def now() -> str:
    """Return the present moment as the register writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Register:
    """Decisions about documents in one SQLite file; safe to read while another process writes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with self._open() as db:
            db.execute("pragma journal_mode=wal")
            db.executescript(_SCHEMA)

    def decide(self, decision: Decision, source: Source | None = None) -> None:
        """Add a decision; `source` is kept only where the document is admitted."""
        self.decide_all([(decision, source)])

    def decide_all(self, decided: Iterable[tuple[Decision, Source | None]]) -> None:
        """Add decisions in one transaction, leaving out those that repeat the document's present state."""
        with self._open() as db:
            for decision, source in decided:
                self._write(db, decision, source)

    def admit(self, decision: Decision, source: Source) -> bool:
        """Add an admission unless the document is withdrawn, also if that happened a moment ago; tell which."""
        return self._unless_withdrawn(decision, source)

    def quarantine(self, decision: Decision) -> bool:
        """Add a quarantine unless the document is withdrawn: that is for a named person to end; tell which."""
        return self._unless_withdrawn(decision, None)

    def _unless_withdrawn(self, decision: Decision, source: Source | None) -> bool:
        with self._open() as db:
            db.execute("begin immediate")
            last = self._last(db, decision.sha256)
            if last is not None and last.state is State.WITHDRAWN:
                return False
            self._write(db, decision, source)
        return True

    def describe(self, sources: Iterable[Source]) -> None:
        """Renew the description of admitted documents (which edition follows which); decides nothing."""
        with self._open() as db:
            db.executemany(
                "update sources set facts = ? where sha256 = ?", [(_facts(s), s.sha256) for s in sources]
            )

    def sources(self) -> tuple[Source, ...]:
        """Return the admitted documents, by file name."""
        with self._open() as db:
            rows = db.execute("select facts from sources").fetchall()
        return tuple(sorted((_source(row[0]) for row in rows), key=lambda s: (s.file, s.sha256)))

    def states(self) -> dict[str, State]:
        """Return the present state of every document ever offered, by sha256."""
        with self._open() as db:
            rows = db.execute(
                "select sha256, state from decisions where seq in (select max(seq) from decisions group by sha256)"
            ).fetchall()
        return {sha256: State(state) for sha256, state in rows}

    def version(self) -> int:
        """Return a number that grows with every decision: what a cache of states is valid for."""
        with self._open() as db:
            return int(db.execute("select coalesce(max(seq), 0) from decisions").fetchone()[0])

    def history(self, sha256: str) -> tuple[Decision, ...]:
        """Return every decision about one document, oldest first."""
        with self._open() as db:
            rows = db.execute(
                "select sha256, file, state, reason, by, at, basis, url, seen_on from decisions"
                " where sha256 = ? order by seq",
                (sha256,),
            ).fetchall()
        return tuple(_decision(row) for row in rows)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the last decision about every document, by file name."""
        with self._open() as db:
            rows = db.execute(
                "select sha256, file, state, reason, by, at, basis, url, seen_on from decisions"
                " where seq in (select max(seq) from decisions group by sha256) order by file, sha256"
            ).fetchall()
        return tuple(_decision(row) for row in rows)

    def find(self, name: str) -> Decision:
        """Return the last decision about a document named by id, sha256 (or its first digits) or file.

        Raises:
            UnknownDocument: no document or more than one has that name.
        """
        found = [
            d for d in self.decisions() if name == d.file or (len(name) >= 8 and d.sha256.startswith(name))
        ]
        if len(found) != 1:
            count = "no document" if not found else f"{len(found)} documents"
            raise UnknownDocument(f"{name}: {count} of that id or file; 'coi sources' lists them")
        return found[0]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self._path, timeout=30)
        try:
            with db:
                yield db
        finally:
            db.close()

    def _write(self, db: sqlite3.Connection, decision: Decision, source: Source | None) -> None:
        if source is not None and decision.state is State.ADMITTED:
            db.execute("insert or replace into sources values (?, ?)", (source.sha256, _facts(source)))
        elif decision.state is not State.ADMITTED:
            db.execute("delete from sources where sha256 = ?", (decision.sha256,))
        if not _repeats(self._last(db, decision.sha256), decision):
            db.execute(
                "insert into decisions (sha256, file, state, reason, by, at, basis, url, seen_on)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (decision.sha256, decision.file, decision.state, decision.reason, decision.by)
                + (decision.at, decision.basis, decision.url, decision.seen_on),
            )

    def _last(self, db: sqlite3.Connection, sha256: str) -> Decision | None:
        row = db.execute(
            "select sha256, file, state, reason, by, at, basis, url, seen_on from decisions"
            " where sha256 = ? order by seq desc limit 1",
            (sha256,),
        ).fetchone()
        return _decision(row) if row else None


def _repeats(last: Decision | None, new: Decision) -> bool:
    return last is not None and (last.file, last.state, last.reason, last.basis, last.url, last.by) == (
        new.file,
        new.state,
        new.reason,
        new.basis,
        new.url,
        new.by,
    )


def _decision(row: tuple[str, ...]) -> Decision:
    sha256, file, state, reason, by, at, basis, url, seen_on = row
    return Decision(
        sha256=sha256,
        file=file,
        state=State(state),
        reason=reason,
        by=by,
        at=at,
        basis=basis,
        url=url,
        seen_on=seen_on,
    )


def _source(facts: str) -> Source:
    raw = json.loads(facts)
    raw["source_type"] = SourceType(raw["source_type"])
    raw["countries"] = tuple(raw["countries"])
    raw["attested"] = tuple(raw.get("attested", ()))
    return Source(**raw)


def _facts(source: Source) -> str:
    return json.dumps(asdict(source), ensure_ascii=False, sort_keys=True)
