"""The process in which files are read: one at a time, within a memory limit, with nothing of its own to write.

It is given a file's name and bytes on stdin and answers on stdout, each as a frame: eight bytes of length, then
as many bytes. Whatever a reader does (crash, hang, exhaust the memory), it does it here. When the process that
started it ends, however it ends, this one does too.
"""

import importlib
import json
import os
import queue
import resource
import signal
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, cast

from ingest.document import Document
from ingest.document_json import Summary, pack, pack_summary, unpack_summary
from ingest.door import judge
from ingest.errors import ReadError

LENGTH = struct.Struct(">Q")
Read = Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one file: a packed document with its summary, or the reader's refusal."""

    refusal: str | None = None
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


def receive_answer(stream: BinaryIO) -> Answer:
    """Read what `main` says about one file.

    Raises:
        EOFError: the worker ended before it had answered.
    """
    refusal, summary, packed = receive(stream), receive(stream), receive(stream)
    if refusal:
        return Answer(refusal=refusal.decode())
    return Answer(packed=packed, summary=unpack_summary(summary))


def main(reader: str, memory: int, today: date) -> None:
    """Answer until stdin ends; `reader` is 'module:function', `memory` the most bytes to take.

    `today` is the day for which a document is judged.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up between the frames
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    offered: queue.SimpleQueue[tuple[str, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(offered,), daemon=True).start()
    module, _, name = reader.partition(":")
    read = cast("Read", getattr(importlib.import_module(module), name))
    while True:
        file, data = offered.get()
        try:
            document = read(data, file)
            summary = Summary.of(document, judge(document, today))
        except ReadError as error:
            send(answers, str(error).encode() or b"cannot be read", b"", b"")
        else:
            send(answers, b"", pack_summary(summary), pack(document))


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
