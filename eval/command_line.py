"""The `coi` command in processes of its own: what a person at a terminal sees, both streams of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.errors import ProbeError

_LONGEST = 1200  # seconds for what one process does
_COMMAND: Sequence[str] = (sys.executable, "-m", "ui")
# One process for many commands: most of the time of a short one is the start of Python.
_MANY = """
import contextlib, io, json, sys
from ui.__main__ import main
answers = sys.stdout
for line in sys.stdin:
    out, err, code = io.StringIO(), io.StringIO(), 0
    sys.argv = ["coi", *json.loads(line)]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except Exception as error:
            import traceback
            traceback.print_exc()
            code = 1
    print(json.dumps([out.getvalue(), err.getvalue(), code]), file=answers, flush=True)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def whole(self) -> str:
        """Both streams."""
        return f"{self.out}\n{self.err}"


def coi(*arguments: str | Path) -> Said:
    """Run a command to its end; a failure is a result like any other."""
    done = _run([*_COMMAND, *map(str, arguments)], "")
    return Said(out=done.stdout, err=done.stderr, code=done.returncode)


def coi_each(commands: Sequence[Sequence[str | Path]]) -> tuple[Said, ...]:
    """Run commands one after the other in one process.

    Raises:
        ProbeError: the process ended before the last of them.
    """
    lines = "".join(json.dumps([str(word) for word in words]) + "\n" for words in commands)
    done = _run([sys.executable, "-c", _MANY], lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(commands):
        raise ProbeError(f"{len(answers)} of {len(commands)} commands were carried out: {done.stderr[-400:]}")
    return tuple(Said(out=out, err=err, code=code) for out, err, code in answers)


@contextmanager
def serving(data: Path, port: int, log: Path) -> Iterator[str]:
    """Serve the page of a data folder; yield its address; what the server prints goes to `log`.

    Raises:
        ProbeError: it does not start.
    """
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    arguments = ["serve", "--data", str(data), "--port", str(port)]
    with (
        log.open("wb") as said,
        subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [*_COMMAND, *arguments], stdout=subprocess.PIPE, stderr=said, env=environment
        ) as server,
    ):
        try:
            first = server.stdout.readline() if server.stdout else b""
            if b"http://" not in first:
                raise ProbeError(f"coi serve does not start; see {log}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _run(command: Sequence[str], given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (our own interpreter and module)
        command, capture_output=True, text=True, timeout=_LONGEST, check=False, input=given
    )
