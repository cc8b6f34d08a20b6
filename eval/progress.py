"""How many of how many are done, on stderr: one line that is rewritten on a terminal, a line each tenth elsewhere."""

import shutil
import sys
from collections.abc import Callable
from typing import TextIO

STEPS = 10
"""Lines at the most where nobody watches: a log should say that a run goes on, not every question."""
Told = Callable[[int, int, str], object]
"""Takes how many of how many are done, and of what."""


class Progress:
    """Tells of one count after the other; a count that begins anew, or has another name, is another."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = sys.stderr if out is None else out
        self._rewrites = self._out.isatty()
        self._what, self._done, self._width = "", 0, 0

    def __call__(self, done: int, total: int, what: str, detail: str = "") -> None:
        """Say that `done` of `total` are done; more than all of them are all, and all of them is said once."""
        done = min(done, total)
        before = self._done if what == self._what and done >= self._done else 0
        self._what, self._done = what, done
        if before == done == total:
            return
        line = f"{what}: {done:,} of {total:,}"
        if self._rewrites:
            self._rewrite(f"{line} {detail}".rstrip(), last=done == total)
        elif done == total or done * STEPS // total > before * STEPS // total:
            self._out.write(f"{line}\n")
            self._out.flush()

    def counting(self, what: str, total: int) -> Callable[[int], None]:
        """Return what is told how many more are done, for those who do not count themselves."""
        done = 0

        def more(count: int) -> None:
            nonlocal done
            done += count
            self(done, total, what)

        return more

    def _rewrite(self, line: str, *, last: bool) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]  # a wrapped line could not be rewritten
        self._out.write(f"\r{line:<{self._width}}" + "\n" * last)
        self._out.flush()
        self._width = 0 if last else len(line)
