"""A manifest of three reports, and the data folder it is ingested into."""

import json
from pathlib import Path

from ingest.encoder import Encoder
from ingest.events import Progress, Report, Stage
from ingest.pipeline import Pipeline
from ingest.reading import Limits
from ingest.register import Register, State
from ingest.store.edge import EdgeStore
from tests.doubles import HashEncoder
from tests.furnished import furnish
from tests.ingest.in_use import indexed_files
from tests.manifest_lines import manifest_line

TEXT = "# Report on {name}\n\nWomen in {name} travel.\n\n# Prisons\n\nThe prisons of {name} are full.\n"


class Place:
    """A manifest with files, and the data folder it is ingested into."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, furnish(folder / "data")
        self.lines: dict[str, dict[str, object]] = {}
        self.encoder = HashEncoder()
        for name in ("Iran", "Iraq", "Syria"):
            self.offer(f"{name}.md", TEXT.format(name=name))

    def offer(self, file: str, text: str, **facts: object) -> None:
        (self.folder / file).write_text(text, "utf-8")
        self.lines[file] = manifest_line(file, **facts)

    def ingest(self, *, rebuild: bool = False, encoder: Encoder | None = None) -> tuple[Report, set[Stage]]:
        manifest = self.folder / "MANIFEST.jsonl"
        manifest.write_text("\n".join(map(json.dumps, self.lines.values())), "utf-8")
        stages: list[Progress] = []
        pipeline = Pipeline(
            data=self.data,
            encoder=encoder or self.encoder,
            store=EdgeStore(),
            limits=Limits(processes=1),
        )
        return pipeline.run(manifest, stages.append, rebuild=rebuild), {one.stage for one in stages}

    def files(self) -> set[str]:
        """Name the files of the passages in use."""
        return indexed_files(self.data)

    def states(self) -> dict[str, State]:
        return Register(self.data / "register.sqlite").states()
