"""One ingest at a time: a lock that the operating system releases when its process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestBusy

FILE_NAME = "ingest.lock"


@dataclass(frozen=True, slots=True)
class Held:
    """Proof that this process may change a data folder; `ingest_lock` hands it out."""

    data: Path


@contextmanager
def ingest_lock(data: Path) -> Iterator[Held]:
    """Keep other ingests away from a data folder; readers are not affected.

    Raises:
        IngestBusy: another process has it.
    """
    data.mkdir(parents=True, exist_ok=True)
    path = data / FILE_NAME
    with path.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            owner = file.read().strip() or "unknown"
            raise IngestBusy(f"{data}: process {owner} is ingesting; wait until it has finished") from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield Held(data)
