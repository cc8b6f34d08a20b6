"""A manifest whose documents may carry markings, and the data folder it is ingested into."""

import json
from datetime import date
from pathlib import Path

from ingest.archive import Archive, digest
from ingest.events import Report
from ingest.evidence import describe
from ingest.manifest import Entry
from ingest.pipeline import Pipeline
from ingest.read.sniff import read
from ingest.reading import Limits
from ingest.register import Decision, Register, State, now
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generations
from tests.doubles import HashEncoder
from tests.furnished import furnish
from tests.ingest.in_use import indexed_files
from tests.manifest_lines import manifest_line

PLAIN = "# Report\n\nWomen travel through the north without an escort.\n"
DAY = date(2026, 6, 1)


class Place:
    """A manifest with files, and the data folder it is ingested into on a given day."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, furnish(folder / "data")
        self.lines: dict[str, dict[str, object]] = {}
        self.encoder = HashEncoder()
        self.offer("plain.md", PLAIN)

    def offer(self, file: str, text: str, *markings: str, **facts: object) -> str:
        (self.folder / file).write_text(text, "utf-8")
        public = {"basis": "released_on_request", "attested_by": "the test", "markings": markings}
        self.lines[file] = manifest_line(file, **{"title": "A report", "public": public, **facts})
        return digest(text.encode())

    def ingest(self, today: date = DAY) -> Report:
        manifest = self.folder / "MANIFEST.jsonl"
        manifest.write_text("\n".join(map(json.dumps, self.lines.values())), "utf-8")
        return self.pipeline(today).run(manifest)

    def pipeline(self, today: date = DAY) -> Pipeline:
        return Pipeline(
            data=self.data,
            encoder=self.encoder,
            store=EdgeStore(),
            limits=Limits(processes=1),
            today=lambda: today,
        )

    def entry(self, file: str) -> Entry:
        return Entry.model_validate_json(json.dumps(self.lines[file]))

    @property
    def register(self) -> Register:
        return Register(self.data / "register.sqlite")

    def admitted_before(self, file: str) -> str:
        """Leave a document in the folder as an ingest did that knew no markings."""
        original = (self.folder / file).read_bytes()
        document = read(original, file)
        Archive(self.data).put(document, original)
        decision = Decision(
            sha256=document.sha256, file=file, state=State.ADMITTED, reason="published", by="me", at=now()
        )
        assert self.register.admit(decision, describe(self.entry(file), document.sha256, {}))
        return document.sha256

    def indexed(self) -> set[str]:
        return indexed_files(self.data)

    def holding(self, words: str) -> list[str]:
        """Name the files of the data folder in which the words stand, readings unpacked."""
        found = [p for p in self.data.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]
        texts = [Archive(self.data).document(s.sha256).text for s in self.register.sources()]
        return [path.name for path in found] + [text for text in texts if words in text]

    def traces(self, sha256: str) -> list[str]:
        """Name the files and generations, older ones included, that are or hold this document."""
        held = Generations(self.data, EdgeStore()).held()
        files = [path.name for path in self.data.rglob("*") if sha256 in path.name]
        return files + [one.id for one in held if sha256 in one.documents]
