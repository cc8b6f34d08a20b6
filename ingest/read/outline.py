"""Section numbers as printed decide how deep a section stands, whatever the markup says.

Numbers may restart: in a chapter ("C2", then "1"), or in a part of one that has a title but no number.
"""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"(?P<letter>[A-Z])?(?P<digits>\d{1,4}(?:\.\d{1,4})*)\.?")
STEP = 10  # levels between two numbers, so that heads put below another find room
_SUBHEAD = 500  # deeper than any number


@dataclass(frozen=True, slots=True)
class Number:
    """A section number: an optional capital, and its parts."""

    letter: str
    parts: tuple[int, ...]


@dataclass(slots=True)
class _Run:
    """A run of numbers 1, 2, 3 … inside one container."""

    level: int
    last: int


def parse_number(printed: str) -> Number | None:
    """Return the number that `printed` is, or None if it is more or something else."""
    found = _NUMBER.fullmatch(printed.strip())
    if not found:
        return None
    return Number(found["letter"] or "", tuple(int(part) for part in found["digits"].split(".")))


class Outline:
    """Gives each heading its level; fed with the headings in reading order."""

    def __init__(self) -> None:
        self._runs = [_Run(STEP, 0)]
        self._level = 0
        self._part_level: int | None = None

    def numbered(self, number: Number, *, opens: bool) -> int:
        """Return the level of a numbered heading.

        `opens` says that the next heading is number 1 again, so that this one contains a run of its own.
        """
        if number.letter:
            self._runs = [_Run(STEP, 0)]
            self._level = STEP * len(number.parts)
        else:
            run = self._run(number, opens=opens)
            run.last = number.parts[0]
            self._level = run.level + STEP * (len(number.parts) - 1)
        if self._part_level is not None and self._level <= self._part_level:
            self._part_level = None
        if opens or (number.letter and len(number.parts) == 1):
            self._runs.append(_Run(self._level + STEP, 0))
        return self._level

    def part(self) -> int:
        """Return the level of a heading without a number under which numbers restart."""
        if self._part_level is None:
            self._part_level = self._level + STEP
        self._level = self._part_level
        self._runs = [run for run in self._runs if run.level < self._level]
        self._runs.append(_Run(self._level + STEP, 0))
        return self._level

    def chapter(self) -> int:
        """Return the level of an annex: it stands beside the chapters."""
        self._level = STEP
        self._part_level = None
        return STEP

    def subhead(self) -> int:
        """Return the level of a heading without a number: the next one with a number ends it."""
        return _SUBHEAD

    def _run(self, number: Number, *, opens: bool) -> _Run:
        """Choose the run a number continues, and close the runs inside it."""
        first, deep = number.parts[0], len(number.parts) > 1
        fits = [i for i, run in enumerate(self._runs) if first == (run.last if deep else run.last + 1)]
        if fits:
            index = fits[0] if opens else fits[-1]
        else:
            ahead = [i for i, run in enumerate(self._runs) if first > run.last]
            index = ahead[-1] if ahead else len(self._runs) - 1
        del self._runs[index + 1 :]
        return self._runs[index]


class OpenNumbers:
    """Puts a numbered heading below the one whose number it extends, where markup has them side by side."""

    def __init__(self) -> None:
        self._levels: dict[str, int] = {}

    def level(self, number: str | None, level: int) -> int:
        """Return `level`, or a deeper one where the number says so."""
        plain = number.rstrip(". :") if number else ""
        parent = self._levels.get(plain.rpartition(".")[0]) if "." in plain else None
        if parent is not None and level <= parent:
            level = parent + STEP // 2
        self._levels = {name: open_level for name, open_level in self._levels.items() if open_level < level}
        if plain:
            self._levels[plain] = level
        return level
