"""Kills an ingest again and again, and compares its end with that of one that is left alone.

`python -m eval.kill_ingest MANIFEST --data FOLDER [--kills 10]` ingests the manifest undisturbed into FOLDER/undisturbed,
and into a new folder beside it with `kill -9` from outside at moments spread over reading, splitting, encoding,
indexing and publishing; then both are compared: id, hash over passages, register.
"""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.assemble import open_pipeline
from ingest.events import Progress, Stage
from ingest.register import Register
from ingest.settings import FILE_NAME, read_settings
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generation, Generations, hash_passages

PLAN = (
    (Stage.READ, 0.1),
    (Stage.READ, 0.6),
    (Stage.SPLIT, 0.1),
    (Stage.SPLIT, 0.9),
    (Stage.ENCODE, 0.2),
    (Stage.ENCODE, 0.5),
    (Stage.ENCODE, 0.8),
    (Stage.INDEX, 0.3),
    (Stage.INDEX, 1.0),
    (Stage.INDEX, 1.0),
)
"""Where to kill: a stage and the share of it that is done; those at the end of indexing fall into publishing."""
PUBLISH_S = 0.5
"""Seconds after the last passage is written, times the number of such kills before: further into publishing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One kill: where it was planned, how far the stage was, and what was in use afterwards."""

    stage: str
    done: int
    total: int
    in_use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KillResult:
    """Both ends; `same` if id, hash over passages as read back, and admitted documents agree."""

    kills: tuple[Kill, ...]
    undisturbed: str
    undisturbed_hash: str
    killed: str
    killed_hash: str
    same: bool
    seconds: float


def kill_ingest(manifest: Path, data: Path, kills: int = 10) -> KillResult:
    """Ingest undisturbed and with kills, and compare; what `data` holds of an undisturbed ingest is used again."""
    begin = time.monotonic()
    calm = data / "undisturbed"
    calm.mkdir(parents=True, exist_ok=True)
    _run(manifest, calm, None)
    torn = Path(tempfile.mkdtemp(prefix="killed-", dir=data))
    done: list[Kill] = []
    late = 0
    for number in range(kills):
        stage, share = PLAN[number * len(PLAN) // kills if kills <= len(PLAN) else number % len(PLAN)]
        wait = PUBLISH_S * late if share >= 1 else 0.0
        late += share >= 1
        last = _run(manifest, torn, (stage, share, wait))
        if last is not None:
            done.append(Kill(stage=last.stage, done=last.done, total=last.total, in_use=_in_use(torn)))
            sys.stderr.write(f"killed at {done[-1]}\n")
    _run(manifest, torn, None)
    one, other = _read_back(calm), _read_back(torn)
    sources = [Register(folder / "register.sqlite").sources() for folder in (calm, torn)]
    return KillResult(
        kills=tuple(done),
        undisturbed=one[0].id,
        undisturbed_hash=one[1],
        killed=other[0].id,
        killed_hash=other[1],
        same=(one[0].id, one[1]) == (other[0].id, other[1]) and sources[0] == sources[1],
        seconds=round(time.monotonic() - begin, 1),
    )


def _run(manifest: Path, data: Path, moment: tuple[Stage, float, float] | None) -> Progress | None:
    """Ingest in a process of its own; at the moment, kill it and return how far it was. None: it came to its end."""
    command = [sys.executable, "-m", "eval.kill_ingest", str(manifest), "--data", str(data), "--child"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (ourselves)
        for line in process.stdout or ():
            stage, done, total = line.split()
            now = Progress(Stage(stage), int(done), int(total))
            if moment is not None and now.stage is moment[0] and now.done >= moment[1] * now.total:
                time.sleep(moment[2])
                process.send_signal(signal.SIGKILL)
                return now if process.wait() == -signal.SIGKILL else None
        if process.wait() not in {0, 1}:
            raise SystemExit(f"the ingest into {data} ended with exit code {process.returncode}")
    return None


def _child(manifest: Path, data: Path) -> None:
    def listen(progress: Progress) -> None:
        sys.stdout.write(f"{progress.stage} {progress.done} {progress.total}\n")
        sys.stdout.flush()

    open_pipeline(data, read_settings(data / FILE_NAME)).run(manifest, listen)


def _in_use(data: Path) -> str:
    pointer = data / "current"
    return pointer.read_text(encoding="ascii").strip() if pointer.is_file() else "none"


def _read_back(data: Path) -> tuple[Generation, str]:
    generations = Generations(data, EdgeStore())
    generation = generations.current()
    index = generations.store.open(generations.place(generation.id))
    try:
        return generation, hash_passages(index.scroll())
    finally:
        index.close()


def main() -> None:
    """Compare, print the result as JSON, and fail where the two differ."""
    parser = argparse.ArgumentParser(description="Kill an ingest at many moments and compare its end.")
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=len(PLAN))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        _child(given.manifest, given.data)
        return
    result = kill_ingest(given.manifest, given.data, given.kills)
    sys.stdout.write(json.dumps(asdict(result), indent=1) + "\n")
    raise SystemExit(0 if result.same else 1)


if __name__ == "__main__":
    main()
