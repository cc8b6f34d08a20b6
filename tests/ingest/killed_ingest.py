"""An ingest that kills itself, as `kill -9` does, at a stated moment: `MANIFEST DATA [MOMENT]`.

A moment is a stage and a count ("encode:500": when so many are done), or "rename:NAME": just before a file or
folder whose name begins so is put in its place.
"""

import os
import signal
import sys
from pathlib import Path

from ingest.events import Progress
from ingest.pipeline import Pipeline
from ingest.store.edge import EdgeStore
from tests.doubles import HashEncoder


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(manifest: str, data: str, moment: str = ":") -> None:
    stage, _, wanted = moment.partition(":")

    def listen(progress: Progress) -> None:
        if progress.stage == stage and progress.done >= int(wanted):
            kill()

    def before(event: str, arguments: tuple[object, ...]) -> None:
        if event == "os.rename" and Path(str(arguments[0])).name.startswith(wanted):
            kill()

    if stage == "rename":
        sys.addaudithook(before)
    encoder = HashEncoder()
    report = Pipeline(data=Path(data), encoder=encoder, store=EdgeStore(), hosts=()).run(
        Path(manifest), listen
    )
    counts = report.generation, report.encoded, len(encoder.encoded)
    sys.stdout.write(" ".join(map(str, counts)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
