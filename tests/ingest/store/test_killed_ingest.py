"""Whenever an ingest dies, the old or the new generation is in use, and it is whole."""

import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import IngestBusy
from ingest.store.publish import KEEP
from tests.ingest.store.versions import contents, described, in_use, ingest

ROOT = Path(__file__).resolve().parents[3]
DYING = (sys.executable, "-m", "tests.ingest.store.dying_ingest")


def killed_at(data: Path, version: int, event: int) -> bool:
    """Run an ingest in a process of its own; whether it died on the way."""
    done = subprocess.run([*DYING, str(data), str(version), str(event)], cwd=ROOT, check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0


def test_an_ingest_killed_at_any_change_of_a_file_leaves_a_whole_generation(tmp_path: Path) -> None:
    before = tmp_path / "before"
    old, new = KEEP, KEEP + 1
    for version in range(1, old + 1):  # as many as are kept: the next one also removes an old one
        ingest(before, version)
    (before / "ingest.lock").unlink()

    def survivor(event: int) -> int:
        data = tmp_path / str(event)
        shutil.copytree(before, data, copy_function=os.link)  # what is published never changes
        if not killed_at(data, new, event):
            return 0
        found = in_use(data)
        ingest(data, new)
        assert in_use(data) == new
        held = {path.name for path in (data / "generations").iterdir()}
        assert described(contents(new)).id in held
        assert len(held) == KEEP
        return found

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(survivor, range(1, 15)))
    killed = [version for version in found if version]
    assert found[len(killed) :] == [0] * (14 - len(killed)), "every event up to the last one was tried"
    assert killed == sorted(killed)
    assert (set(killed[:8]), killed[-1], found[-1]) == ({old}, new, 0)
    assert in_use(before) == old


@pytest.mark.parametrize("seconds", [0.4, 0.8])
def test_an_ingest_killed_from_outside_leaves_the_old_or_the_new(tmp_path: Path, seconds: float) -> None:
    ingest(tmp_path, 1)
    with subprocess.Popen([*DYING, str(tmp_path), "2", "0"], cwd=ROOT) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    assert in_use(tmp_path) in (1, 2)
    ingest(tmp_path, 2)
    assert in_use(tmp_path) == 2
    assert {path.name[0] for path in (tmp_path / "generations").iterdir()} != {"."}


def test_only_one_ingest_at_a_time_and_a_dead_one_locks_nobody_out(tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from ingest.store.lock import ingest_lock\n"
        "with ingest_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(IngestBusy, match=str(process.pid)):
        ingest(tmp_path, 1)
    process.kill()
    process.communicate()
    assert ingest(tmp_path, 1).built
