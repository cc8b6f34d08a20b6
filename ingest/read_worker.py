"""The process in which files are read: one at a time, within a memory limit, with nothing of its own to write.

It is given a file's name and bytes on stdin and answers on stdout, each as a frame: eight bytes of length, then
as many bytes. While it reads it says now and then how many pages are done. Whatever a reader does (crash, hang,
exhaust the memory), it does it here. When the process that started it ends, however it ends, this one does too.
"""

import gc
import importlib
import json
import os
import queue
import resource
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, cast

from ingest.document import Document
from ingest.document_json import Summary, pack, pack_summary, unpack_summary
from ingest.door import judge
from ingest.errors import ReadError, UnreadScan
from ingest.read.steps import heard

LENGTH = struct.Struct(">Q")
STEP = struct.Struct(">QQ")
RAISED = "a reader raised "
"""What is said on stderr, before the class of it, when a reader fails by an exception that is no refusal."""
EVERY_S = 0.5
"""A reader that gets on says so this often at most."""
Read = Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one file: a packed document with its summary, or the reader's refusal.

    Attributes:
        unread_scan: It was refused because its pages hold no text layer and nothing could read them.
    """

    refusal: str | None = None
    unread_scan: bool = False
    packed: bytes = b""
    summary: Summary | None = None


def send(stream: BinaryIO, *frames: bytes) -> None:
    """Write frames."""
    for frame in frames:
        stream.write(LENGTH.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Read one frame.

    Raises:
        EOFError: the stream ended before the frame did.
    """
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    return _exactly(stream, length)


def receive_answer(stream: BinaryIO, listen: Callable[[int, int], None]) -> Answer:
    """Read what `main` says about one file; `listen` is told of the pages done meanwhile.

    Raises:
        EOFError: the worker ended before it had answered.
    """
    while step := receive(stream):
        listen(*STEP.unpack(step))
    refusal, kind, summary, packed = (receive(stream) for _ in range(4))
    if refusal:
        return Answer(refusal=refusal.decode(), unread_scan=kind == UnreadScan.__name__.encode())
    return Answer(packed=packed, summary=unpack_summary(summary))


def main(reader: str, memory: int, today: date) -> None:
    """Answer until stdin ends; `reader` is 'module:function', `memory` the most bytes to take.

    `today` is the day for which a document is judged.
    """
    sys.excepthook = _name_only
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up between the frames
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.set_threshold(200_000, 20, 20)  # a reading makes many small objects and hardly a cycle
    offered: queue.SimpleQueue[tuple[str, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(offered,), daemon=True).start()
    module, _, name = reader.partition(":")
    read = cast("Read", getattr(importlib.import_module(module), name))
    while True:
        file, data = offered.get()
        try:
            with heard(_Steps(answers)):
                document = read(data, file)
            summary = Summary.of(document, judge(document, today))
        except ReadError as error:
            kind = type(error).__name__.encode()
            send(answers, b"", str(error).encode() or b"cannot be read", kind, b"", b"")
        else:
            send(answers, b"", b"", b"", pack_summary(summary), pack(document))


def _name_only(kind: type[BaseException], *_: object) -> None:
    """Say what was raised, and nothing else: the message may hold words of the document."""
    sys.stderr.write(f"\n{RAISED}{kind.__name__}\n")


class _Steps:
    """Passes a reader's steps on, not more often than every half second."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers, self._said = answers, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Say it, if it is time to."""
        now = time.monotonic()
        if now - self._said >= EVERY_S:
            self._said = now
            send(self._answers, STEP.pack(done, total))


def _listen(offered: "queue.SimpleQueue[tuple[str, bytes]]") -> None:
    """Take in requests; at the end of stdin stop at once, in the middle of a file if need be."""
    # Unbuffered: a buffer has a lock, and a reader that fails while it is held would end in an abort.
    asked = cast("BinaryIO", os.fdopen(0, "rb", buffering=0))
    try:
        while True:
            offered.put((receive(asked).decode(), receive(asked)))
    except EOFError:
        os.killpg(os.getpgid(0), signal.SIGKILL)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    parts: list[bytes] = []
    while length:
        part = stream.read(min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def command(reader: str, memory: int, today: date) -> list[str]:
    """Return the command line of a worker that finds its modules where this process does."""
    code = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from datetime import date; "
        "from ingest.read_worker import main; "
        "main(sys.argv[2], int(sys.argv[3]), date.fromisoformat(sys.argv[4]))"
    )
    return [sys.executable, "-c", code, json.dumps(sys.path), reader, str(memory), today.isoformat()]
