"""An ingest that can be told to die: `DATA VERSION EVENT`, see `main`."""

import os
import signal
import sys
from pathlib import Path

from tests.ingest.store.versions import ingest


def main(data: Path, version: int, event: int) -> None:
    """Ingest a version, and die at the `event`-th change of a file or folder (0: never)."""
    seen = 0

    def watch(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = name == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wxa"
        if (writes or name in {"os.mkdir", "os.rename", "shutil.rmtree"}) and str(data) in str(arguments[0]):
            seen += 1
            if seen == event:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    ingest(data, version)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
