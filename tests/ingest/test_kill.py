"""`kill -9` at any moment leaves the old generation in use, and the next run ends where an undisturbed one does."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.pipeline import Pipeline, recipe
from ingest.register import Register
from ingest.store.edge import EdgeStore
from ingest.store.generation import Generation, Generations, hash_passages
from tests.doubles import HashEncoder
from tests.furnished import furnish

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "documents"
MOMENTS = (
    "read:1",
    "read:10",
    "read:19",
    "split:5",
    "encode:1",
    "encode:900",
    "index:1",
    "rename:.building-",
    "rename:.current",
    "rename:.fingerprint.json",
)


def ingest(manifest: Path, data: Path, moment: str = ":") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.ingest.killed_ingest", str(manifest), str(data), moment],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=120,
    )


def generations(data: Path) -> Generations:
    return Generations(data, EdgeStore())


def whole(data: Path) -> Generation:
    """Open the generation in use as a question would, and read every passage of it."""
    generation, index = generations(data).open(recipe(HashEncoder()))
    try:
        assert hash_passages(index.scroll()) == generation.passages_hash
    finally:
        index.close()
    return generation


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first two documents of the examples, in a folder of their own."""
    folder = tmp_path_factory.mktemp("small")
    lines = (EXAMPLES / "MANIFEST.jsonl").read_text("utf-8").splitlines()[:2]
    for line in lines:
        shutil.copy(EXAMPLES / json.loads(line)["file"], folder)
    (folder / "MANIFEST.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(small: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Generation]:
    data = furnish(tmp_path_factory.mktemp("undisturbed"))
    for manifest in (small, EXAMPLES):
        Pipeline(data=data, encoder=HashEncoder(), store=EdgeStore(), hosts=()).run(manifest)
    return data, whole(data)


def test_ten_kills_leave_what_an_undisturbed_ingest_makes(
    small: Path, undisturbed: tuple[Path, Generation], tmp_path: Path
) -> None:
    data = furnish(tmp_path / "data")
    assert ingest(small, data).returncode == 0
    old, new = whole(data), undisturbed[1]

    used = []
    for moment in MOMENTS:
        assert ingest(EXAMPLES, data, moment).returncode == -signal.SIGKILL, moment
        used.append(whole(data).id)
    last = ingest(EXAMPLES, data)
    after = whole(data)

    assert last.returncode == 0, last.stderr
    assert used == [old.id] * 9 + [new.id], "only the last kill comes after the switch"
    assert (after.id, after.passages_hash) == (new.id, new.passages_hash)
    assert (
        Register(data / "register.sqlite").sources() == Register(undisturbed[0] / "register.sqlite").sources()
    )
    assert not [path for path in data.rglob(".*") if path.is_file()], "nothing half-written is left"


def test_an_ingest_that_was_killed_goes_on_from_what_it_had_encoded(
    undisturbed: tuple[Path, Generation], tmp_path: Path
) -> None:
    furnish(tmp_path)
    ingest(EXAMPLES, tmp_path, "encode:900")
    generation, encoded, asked = ingest(EXAMPLES, tmp_path).stdout.split()
    texts = json.loads((undisturbed[0] / "fingerprint.json").read_text())["texts"]

    assert generation == undisturbed[1].id
    assert 0 < int(encoded) == int(asked) < texts


@pytest.fixture
def heard() -> Iterator[None]:
    """Let a process started here hear Ctrl-C: what runs in the background ignores it, and so would what that starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_is_one_line_and_exit_code_130(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ui", "ingest", str(EXAMPLES), "--data", str(tmp_path / "data")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        while not list((tmp_path / "data").glob("documents/*.gz")):  # it is in the middle of reading
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=120)[1]

    assert running.returncode == 130
    assert [line for line in said.splitlines() if not line.startswith("read:")] == [
        "coi: interrupted; what was finished is kept, run the command again to go on"
    ]
    assert not (tmp_path / "data" / "current").exists()
