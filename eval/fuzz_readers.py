"""Damaged files by the thousand: `python -m eval.fuzz_readers examples/documents --count 10000`.

Each ends in a document or in a named refusal; a crash, a hang or a swollen process is counted and named by its number.
"""

import argparse
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from eval.fuzz_seeds import mutated, seeds
from eval.memory import peak_memory_bytes
from eval.progress import Progress
from ingest.errors import ReadError
from ingest.read.sniff import read

_SECONDS = 30
_MEMORY = 2 << 30
_CHUNK = 200  # files a process: a swollen or crashed one takes few with it


@dataclass(slots=True)
class Outcomes:
    """What became of the files of one process or of the whole run."""

    counts: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    peak: int = 0  # bytes

    def add(self, other: "Outcomes") -> None:
        """Add those of another process."""
        self.counts += other.counts
        self.bad += other.bad
        self.peak = max(self.peak, other.peak)


def work(folder: Path, start: int, end: int) -> None:
    """Read the files with these numbers, a line of output each; the operating system ends a hang or a swelling."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    of = seeds(folder)
    for index in range(start, end):
        name, data = mutated(of, index)
        signal.alarm(_SECONDS)
        sys.stdout.write(f"{index} {_outcome(name, data)}\n")
        sys.stdout.flush()
        signal.alarm(0)
    sys.stdout.write(f"peak {peak_memory_bytes()}\n")


def _outcome(name: str, data: bytes) -> str:
    try:
        read(data, name)
    except ReadError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 (whatever a reader lets through is what is looked for)
        return f"!{type(error).__name__} in {name}"
    return "document"


def run(folder: Path, start: int, end: int) -> Outcomes:
    """Read these files in processes of their own; one that dies is followed by another."""
    outcomes = Outcomes()
    while start < end:
        command = [sys.executable, "-m", "eval.fuzz_readers", str(folder), "--worker", str(start), str(end)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (this module)
        for line in done.stdout.splitlines():
            index, _, said = line.partition(" ")
            if index == "peak":
                outcomes.peak = int(said)
                continue
            outcomes.counts[said] += 1
            start = int(index) + 1
            if said.startswith("!"):
                outcomes.bad.append(f"file {index}: {said[1:]}")
        if start < end:
            died = "hang" if done.returncode == -signal.SIGALRM else f"crash ({done.returncode})"
            outcomes.counts[died] += 1
            outcomes.bad.append(f"file {start}: {died} {done.stderr.strip()[-200:]}")
            start += 1
    return outcomes


def fuzz(folder: Path, count: int, processes: int = 2, first: int = 0) -> Outcomes:
    """Read that many damaged files."""
    whole = Outcomes()
    told = Progress()
    starts = range(first, first + count, _CHUNK)
    with ThreadPoolExecutor(processes) as pool:
        for i, part in enumerate(
            pool.map(lambda at: run(folder, at, min(at + _CHUNK, first + count)), starts), 1
        ):
            whole.add(part)
            told(i * _CHUNK, count, "damaged files read")
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what became of the files; return 1 if a reader crashed, hung or let an error through."""
    parser = argparse.ArgumentParser(prog="python -m eval.fuzz_readers", description=__doc__)
    parser.add_argument("folder", type=Path, help="sound documents to damage")
    parser.add_argument("--count", type=int, default=10_000, help="how many files")
    parser.add_argument(
        "--first", type=int, default=0, help="number of the first: other numbers, other damage"
    )
    parser.add_argument("--worker", type=int, nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.worker:
        work(given.folder, *given.worker)
        return 0
    outcomes = fuzz(given.folder, given.count, first=given.first)
    for said, times in outcomes.counts.most_common():
        sys.stdout.write(f"{times:>8}  {said}\n")
    sys.stdout.write(
        f"{given.count} files, {len(outcomes.bad)} bad, peak {outcomes.peak / 2**20:.0f} MB a process\n"
    )
    for bad in outcomes.bad[:20]:
        sys.stdout.write(f"    {bad}\n")
    return int(bool(outcomes.bad))


if __name__ == "__main__":
    raise SystemExit(main())
