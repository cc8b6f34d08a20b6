"""Two data folders that differ in what was offered and held back, and in nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from eval.canaries import Canary
from eval.canary_files import offers, write
from eval.command_line import coi
from eval.data_folder import new_data_folder
from eval.errors import ProbeError
from eval.leaks_place import background
from ingest.register import Register
from ingest.settings import FILE_NAME, read_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Worlds:
    """Two data folders that differ in nothing but what was offered and not let in."""

    folder: Path
    models: Path | None = None

    @property
    def with_held(self) -> Path:
        """The folder to which half of the documents was offered."""
        return self.folder / "held" / "data"

    @property
    def without(self) -> Path:
        """The folder to which none was."""
        return self.folder / "absent" / "data"

    def make(self, held: Sequence[Canary]) -> None:
        """Ingest both.

        Raises:
            ProbeError: a document that is to be held back was let in.
        """
        files = [offer for number, canary in enumerate(held) for offer in offers(canary, number)]
        for data, offered in ((self.with_held, files), (self.without, [])):
            new_data_folder(data, self.models)
            said = coi("ingest", write(data.parent / "offered", [*background(), *offered]), "--data", data)
            admitted = len(Register(data / "register.sqlite").sources())
            if admitted != len(background()):
                raise ProbeError(
                    f"{admitted} documents were let in, not {len(background())}: {said.err[-300:]}"
                )

    def open(self, data: Path) -> Assistant:
        """Return the assistant of one of the folders."""
        return open_assistant(data, read_settings(data / FILE_NAME))
