"""Reads files in processes of their own: two at a time, results in the order asked, one bad file never stops the rest.

pdfium is not safe with threads, and a damaged file can crash, hang or swell any reader. The processes are started
anew, not forked, so they hold nothing of this one: neither its lock on the data folder nor its sockets.
"""

import os
import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import TracebackType
from typing import BinaryIO, Self, cast

from ingest.archive import digest
from ingest.document_json import Summary
from ingest.errors import BrokenFile, FileTooLarge, ReadError, UnreadScan
from ingest.read_worker import RAISED, Answer, command, receive_answer, send

READER = "ingest.read.sniff:read"
Paged = Callable[[str, int, int], None]
"""Is told of a long reading: the file, its pages done, its pages in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading may take: seconds without getting on, bytes of memory a file, and processes at a time.

    A reader gets on with every page, so that a long document has as much longer as it has pages.
    """

    seconds: float = 120.0
    memory: int = 2 << 30
    processes: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as it was read, packed and judged, with the bytes it was read from."""

    sha256: str
    original: bytes
    packed: bytes
    summary: Summary


class Readers:
    """A few reading processes, started when the first file is offered; a context manager that ends them.

    `today` is the day for which documents are judged; `paged` hears of long readings, from other threads.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        reader: str = READER,
        *,
        today: date,
        paged: Paged = lambda _file, _done, _total: None,
    ) -> None:
        self._limits = limits or Limits()
        self._paged = paged
        self._command = command(reader, self._limits.memory, today)
        self._threads = ThreadPoolExecutor(self._limits.processes)
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(self._limits.processes):
            self._idle.put(None)
        self._running: set[_Worker] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes at once, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in tuple(self._running):
            worker.end()
        self._threads.shutdown(wait=True)
        for worker in tuple(self._running):  # one may have been started meanwhile
            worker.end()

    def submit(self, file: str, sha256: str, load: Callable[[], bytes]) -> "Future[Reading]":
        """Have a file read; the result raises `ReadError` where that fails. `load` is called when its turn comes."""
        return self._threads.submit(self._read, file, sha256, load)

    def _read(self, file: str, sha256: str, load: Callable[[], bytes]) -> Reading:
        data = load()
        if digest(data) != sha256:
            raise BrokenFile(f"{file} changed while it was being read; run the command again")
        worker = self._idle.get()
        try:
            if worker is None or worker.ended:
                worker = _Worker(self._limits, self._command)
                self._running.add(worker)
            answer = worker.ask(file, data, partial(self._paged, file))
        finally:
            if worker is not None and worker.ended:
                self._running.discard(worker)
                worker = None
            self._idle.put(worker)
        if answer.refusal is not None or answer.summary is None:
            kind = UnreadScan if answer.unread_scan else ReadError
            raise kind(answer.refusal or f"{file} gave nothing")
        return Reading(sha256=sha256, original=data, packed=answer.packed, summary=answer.summary)


class _Worker:
    """One reading process, used by one thread at a time."""

    def __init__(self, limits: Limits, command: list[str]) -> None:
        self._limits = limits
        self._late = False
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the process)
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,  # Ctrl-C is the parent's to handle; what a reader starts ends with it
        )
        self._ending = threading.Lock()
        self.ended = False

    def ask(self, file: str, data: bytes, listen: Callable[[int, int], None]) -> Answer:
        """Return what became of a file; `listen` is told of the pages done meanwhile.

        Raises:
            ReadError: the process ended over it.
        """
        alarm = _Alarm(self._limits.seconds, self._too_late)

        def alive(done: int, total: int) -> None:
            alarm.set()
            listen(done, total)

        try:
            alarm.set()
            send(cast("BinaryIO", self._process.stdin), file.encode(), data)
            return receive_answer(cast("BinaryIO", self._process.stdout), alive)
        except (EOFError, OSError, ValueError):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)  # its own end says more than ours would
            self.end()
            raise self._why(file) from None
        finally:
            alarm.stop()

    def end(self) -> None:
        """Kill the process and everything it started."""
        with self._ending:
            if self.ended:
                return
            self.ended = True
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    cast("BinaryIO", stream).close()

    def _too_late(self) -> None:
        self._late = True
        self.end()

    def _why(self, file: str) -> ReadError:
        if self._late:
            return FileTooLarge(
                f"{file} takes longer to read than {self._limits.seconds:g} s (a page, where it has pages); "
                "split it, or raise reading.seconds"
            )
        self._said.seek(0)
        lines = [line for line in self._said.read().decode("utf-8", "replace").splitlines() if line.strip()]
        last = lines[-1].strip() if lines else ""
        if "MemoryError" in last or "bad_alloc" in last:
            limit = self._limits.memory >> 20
            return FileTooLarge(
                f"{file} takes more memory to read than {limit} MB; split it, or raise reading.memory_mb"
            )
        code = self._process.returncode
        raised = last.removeprefix(RAISED) if last.startswith(RAISED) else f"exit code {code}"
        how = signal.Signals(-code).name if code < 0 else raised
        return BrokenFile(
            f"{file} made its reader stop ({how}); it may be damaged: save it anew and try again"
        )


class _Alarm:
    """Goes off when it was not set again in time."""

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self._seconds, self._ring = seconds, ring
        self._timer = threading.Timer(seconds, ring)

    def set(self) -> None:
        """Count from now."""
        self.stop()
        self._timer = threading.Timer(self._seconds, self._ring)
        self._timer.start()

    def stop(self) -> None:
        """Let it not go off any more."""
        self._timer.cancel()
