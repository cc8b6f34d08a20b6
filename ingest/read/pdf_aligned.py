"""Tables without rules: rows whose cells are set in line with each other."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.read.pdf_blocks import lead_of
from ingest.read.pdf_lines import Line, cells, line_of
from ingest.read.pdf_words import PlacedWord

_NEAR = 3.0  # points
_ALIGNED = 0.7  # of the cells


def aligned_rows(found: Sequence[Line]) -> list[Line]:
    """Mark the rows of tables without rules among the lines of a column."""
    made = list(found)
    start = 0
    while start < len(made):
        end = _run(made, start)
        if end - start >= 2 and _aligned(made[start:end]):
            table = _folded(made[start:end])
            made[start:end] = table
            start += len(table)
        else:
            start += 1
    return made


def _split(line: Line, head: Line | None = None) -> list[tuple[PlacedWord, ...]]:
    """Return the cells of a line; a list mark is none, unless what follows is in line with the row `head`."""
    if line.cells:
        return []
    parts = cells(line, 1.3)
    if len(parts) == 2 and lead_of(line):
        starts = [part[0].x0 for part in cells(head, 1.3)] if head is not None else []
        return parts if any(abs(start - parts[1][0].x0) < _NEAR for start in starts[1:]) else []
    return parts if len(parts) > 1 else []


def _run(lines: Sequence[Line], start: int) -> int:
    """Return the end of the run of lines with several cells that begins here."""
    if not _split(lines[start]):
        return start
    end = start + 1
    while end < len(lines):
        line = lines[end]
        near = lines[end - 1].base - line.base < 4.5 * max(line.size, lines[end - 1].size)
        if not near or line.cells or not (_split(line, lines[start]) or _continues(lines[start:end], line)):
            break
        end += 1
    while (
        end > start + 1
        and not _split(lines[end - 1], lines[start])
        and not _continues(lines[start : end - 1], lines[end - 1])
    ):
        end -= 1
    return end


def _continues(above: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on in a cell that is not the first of the row above."""
    head = next((row for row in reversed(above) if _split(row)), None)
    near = head is not None and above[-1].base - line.base < 1.5 * line.size
    return bool(near and head and any(abs(part[0].x0 - line.x0) < _NEAR for part in _split(head)[1:]))


def _aligned(run: Sequence[Line]) -> bool:
    """Whether most cells begin, end or have their middle where a cell of another row has it."""
    table = [
        [(part[0].x0, part[-1].x1) for part in _split(line, run[0])] for line in run if _split(line, run[0])
    ]
    if len(table) < 3:
        return False
    good = whole = 0
    for i, row in enumerate(table):
        others = [cell for j, other in enumerate(table) if j != i for cell in other]
        for a, b in row[1:]:
            whole += 1
            good += any(min(abs(a - c), abs(b - d), abs(a + b - c - d) / 2) < _NEAR for c, d in others)
    return good >= _ALIGNED * whole


def _folded(run: Sequence[Line]) -> list[Line]:
    made: list[Line] = []
    for line in run:
        parts = _split(line, run[0])
        if parts:
            made.append(replace(line, cells=tuple((line_of(line.page, part),) for part in parts)))
        elif made:
            made[-1] = _longer(made[-1], line)
    return made


def _longer(row: Line, line: Line) -> Line:
    """Add a line to the cell above it."""
    nearest = min(
        range(len(row.cells)), key=lambda i: abs(row.cells[i][0].x0 - line.x0) if row.cells[i] else 9e9
    )
    parts = tuple((*part, line) if i == nearest else part for i, part in enumerate(row.cells))
    return replace(row, cells=parts, words=(*row.words, *line.words), y0=line.y0)
