"""The register: the one source of truth for every document ever offered, and why it may be shown or not.

SQLite in WAL mode. `decisions` is append-only: nothing is overwritten, the last line of a document is its state.
For a document that is not admitted only its hash, the name it was offered under and the reason are kept.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from ingest.decision import COLUMNS, Decision, State, from_row, now, repeats, to_row, today
from ingest.errors import UnknownDocument
from ingest.passage import Source, SourceType

__all__ = ["Decision", "Register", "State", "now", "today"]

_SCHEMA = """
create table if not exists decisions (
    seq integer primary key autoincrement, sha256 text not null, file text not null, state text not null,
    reason text not null, by text not null, at text not null, basis text, url text, seen_on text);
create index if not exists decisions_sha on decisions (sha256, seq);
create table if not exists sources (sha256 text primary key, facts text not null);
create table if not exists set_aside (sha256 text primary key, facts text not null);
"""
_ALL = ", ".join(COLUMNS)
_LATEST = "seq in (select max(seq) from decisions group by sha256)"


class Register:
    """Decisions about documents in one SQLite file; safe to read while another process writes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._local = threading.local()  # SQLite connections stay in the thread that opened them
        with self._open() as db:
            db.execute("pragma journal_mode=wal")
            db.executescript(_SCHEMA)
            _widen(db)

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
            rows = db.execute(f"select sha256, state from decisions where {_LATEST}").fetchall()  # noqa: S608
        return {sha256: State(state) for sha256, state in rows}

    def version(self) -> int:
        """Return a number that grows with every decision: what a cache of states is valid for."""
        return int(self._watched().execute("select coalesce(max(seq), 0) from decisions").fetchone()[0])

    def history(self, sha256: str) -> tuple[Decision, ...]:
        """Return every decision about one document, oldest first."""
        return self._read("where sha256 = ? order by seq", sha256)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the last decision about every document, by file name."""
        return self._read(f"where {_LATEST} order by file, sha256")

    def every_decision(self) -> tuple[Decision, ...]:
        """Return all that was ever decided, oldest first."""
        return self._read("order by seq")

    def find(self, name: str) -> Decision:
        """Return the last decision about a document named by id, sha256 (or its first digits) or file.

        Of several files of one name, one after the other, the one in use is meant; if none is, the newest.

        Raises:
            UnknownDocument: no document has that name, or more than one that could be meant.
        """
        found = [
            d
            for d in self._read(f"where {_LATEST} order by seq")
            if name == d.file or (len(name) >= 8 and d.sha256.startswith(name))
        ]
        if not found:
            raise UnknownDocument(f"{name}: no document of that id or file; 'coi sources' lists them")
        used = [decision for decision in found if decision.state is State.ADMITTED]
        if len(found) > 1 and (len(used) > 1 or {decision.file for decision in found} != {name}):
            ids = ", ".join(f"{decision.sha256[:16]} ({decision.state.value})" for decision in used or found)
            raise UnknownDocument(f"{name}: more than one document has that name; give an id: {ids}")
        return (used or found)[-1]

    def readmission(self, sha256: str) -> Decision | None:
        """Return the readmission that holds for a document: the last one, unless it was withdrawn since."""
        held: Decision | None = None
        for decision in self.history(sha256):
            if decision.state is State.READMITTED:
                held = decision
            elif decision.state is State.WITHDRAWN:
                held = None
        return held

    def set_aside(self, sha256: str) -> Source | None:
        """Return the description of a withdrawn document that was not purged yet."""
        with self._open() as db:
            row = db.execute("select facts from set_aside where sha256 = ?", (sha256,)).fetchone()
        return _source(row[0]) if row else None

    def erase(self, sha256s: Iterable[str]) -> None:
        """Delete the descriptions of documents that are out, and every freed byte of the file; decisions stay."""
        with self._open() as db:
            db.executemany("delete from set_aside where sha256 = ?", [(sha256,) for sha256 in sha256s])
        with closing(self._connect()) as db:
            db.execute("vacuum")
            db.execute("pragma wal_checkpoint(truncate)")

    def _read(self, rest: str, *values: str) -> tuple[Decision, ...]:
        with self._open() as db:
            rows = db.execute(f"select {_ALL} from decisions {rest}", values).fetchall()  # noqa: S608
        return tuple(map(from_row, rows))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connect()) as db, db:
            yield db

    def _watched(self) -> sqlite3.Connection:
        """Return this thread's connection for a question asked many times a second; opened anew for another file."""
        there = self._path.stat()
        file = (there.st_dev, there.st_ino)
        if getattr(self._local, "file", None) != file:
            self._local.connection, self._local.file = self._connect(), file
        connection: sqlite3.Connection = self._local.connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30)
        db.execute("pragma secure_delete = on")
        return db

    def _write(self, db: sqlite3.Connection, decision: Decision, source: Source | None) -> None:
        sha256 = (decision.sha256,)
        if source is not None and decision.state is State.ADMITTED:
            db.execute("insert or replace into sources values (?, ?)", (source.sha256, _facts(source)))
        elif decision.state is State.WITHDRAWN:
            db.execute("insert or replace into set_aside select * from sources where sha256 = ?", sha256)
        if decision.state not in {State.WITHDRAWN, State.READMITTED}:
            db.execute("delete from set_aside where sha256 = ?", sha256)
        if decision.state is not State.ADMITTED:
            db.execute("delete from sources where sha256 = ?", sha256)
        if not repeats(self._last(db, decision.sha256), decision):
            marks = ", ".join("?" * len(COLUMNS))
            db.execute(f"insert into decisions ({_ALL}) values ({marks})", to_row(decision))  # noqa: S608

    def _last(self, db: sqlite3.Connection, sha256: str) -> Decision | None:
        row = db.execute(
            f"select {_ALL} from decisions where sha256 = ? order by seq desc limit 1",  # noqa: S608
            (sha256,),
        ).fetchone()
        return from_row(row) if row else None


def _widen(db: sqlite3.Connection) -> None:
    """Give a register that was made before them the columns it lacks."""
    there = {row[1] for row in db.execute("pragma table_info(decisions)")}
    for column in COLUMNS:
        if column not in there:
            with suppress(sqlite3.OperationalError):  # another process was quicker
                db.execute(f"alter table decisions add column {column} text")


def _source(facts: str) -> Source:
    raw = json.loads(facts)
    raw["source_type"] = SourceType(raw["source_type"])
    raw["countries"] = tuple(raw["countries"])
    raw["attested"] = tuple(raw.get("attested", ()))
    return Source(**raw)


def _facts(source: Source) -> str:
    return json.dumps(asdict(source), ensure_ascii=False, sort_keys=True)
