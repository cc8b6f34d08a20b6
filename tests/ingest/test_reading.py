"""Files are read in processes of their own: what one of them does to its reader harms no other and not us."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ingest.document_json import unpack
from ingest.errors import ReadError
from ingest.read.sniff import read
from ingest.reading import Limits, Readers, Reading

ROOT = Path(__file__).resolve().parents[2]
DOUBLE = "tests.ingest.reader_doubles:read"
TODAY = date(2026, 6, 1)
GOOD = "# Report\n\nA few words about a country.\n"


def offer(readers: Readers, text: str, file: str = "a.md") -> Reading:
    data = text.encode()
    return readers.submit(file, hashlib.sha256(data).hexdigest(), lambda: data).result()


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(Limits(seconds=20, processes=1), DOUBLE, today=TODAY) as opened:
        yield opened


def test_a_reading_is_what_the_reader_makes_of_the_bytes() -> None:
    with Readers(today=TODAY) as opened:
        reading = offer(opened, GOOD)

    assert unpack(reading.packed) == read(GOOD.encode(), "a.md")
    assert (reading.original, reading.summary.words) == (GOOD.encode(), 7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("crash", "SIGSEGV", id="a reader that crashes"),
        pytest.param("trip over it", "(KeyError)", id="a mistake in a reader"),
        pytest.param(
            "leave over it", "(exit code 3)", id="a library that ends the process with words of its own"
        ),
        pytest.param("swell", "memory to read than 2048 MB", id="a reader that wants a terabyte"),
        pytest.param("refuse", "a.md is refused: offer another", id="a refusal"),
    ],
)
def test_one_bad_file_is_one_named_failure_and_the_next_is_read(
    readers: Readers, text: str, said: str
) -> None:
    with pytest.raises(ReadError, match=r"^a\.md [^\n]*$") as caught:
        offer(readers, text)

    assert said in str(caught.value)
    assert "over it" not in str(caught.value), "words of a document stay in it"
    assert offer(readers, GOOD).summary.words == 7


def test_a_reader_that_hangs_is_stopped() -> None:
    with Readers(Limits(seconds=3, processes=1), DOUBLE, today=TODAY) as opened:
        with pytest.raises(ReadError, match=r"a\.md takes longer to read than 3 s"):
            offer(opened, "hang")

        assert offer(opened, GOOD).summary.words == 7


def test_bytes_that_changed_after_they_were_checked_are_not_read(readers: Readers) -> None:
    with pytest.raises(ReadError, match="changed while it was being read"):
        readers.submit("a.md", "0" * 64, lambda: b"other").result()


def test_leaving_ends_a_reader_in_the_middle_of_a_file() -> None:
    begin = time.monotonic()
    with Readers(Limits(seconds=60, processes=2), DOUBLE, today=TODAY) as opened:
        data = b"hang"
        waiting = opened.submit("a.md", hashlib.sha256(data).hexdigest(), lambda: data)
        offer(opened, GOOD)

    assert time.monotonic() - begin < 30
    assert isinstance(waiting.exception(), ReadError)


def test_a_reader_ends_with_the_process_that_started_it() -> None:
    code = (
        "import datetime, hashlib, os, sys, time\n"
        "from ingest.reading import Limits, Readers\n"
        "day = datetime.date(2026, 6, 1)\n"
        "readers = Readers(Limits(processes=1), 'tests.ingest.reader_doubles:read', today=day)\n"
        "for text in (b'# A\\n\\nSome words.', b'hang'):\n"
        "    done = readers.submit('a.md', hashlib.sha256(text).hexdigest(), lambda: text)\n"
        "    if text != b'hang': done.result()\n"
        "print(*(worker._process.pid for worker in readers._running), flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and "Z" not in _state(worker) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not Path(f"/proc/{worker}").exists() or "Z" in _state(worker)


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return "Z"
