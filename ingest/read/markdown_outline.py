"""From logical lines of Markdown to blocks and sections: which heading stands in which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import BlockKind
from ingest.read.builder import Builder
from ingest.read.inline_markdown import Inline, plain
from ingest.read.normal import normal
from ingest.read.outline import STEP, Number, Outline, parse_number

_AD = re.compile(r"ad\b\s*\w{1,3}\b", re.IGNORECASE)
_BULLETS = "*+-"
_CELL = re.compile(r"(?<!\\)\|")
_NUMBERED_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: how many "#", its number as printed, its title in Markdown."""

    hashes: int
    number: str | None
    title: str


@dataclass(slots=True)
class Line:
    """A logical line: `kind` is head, text, item, row, note, code or skip."""

    kind: str
    text: str
    mark: str = ""
    indent: int = 0
    head: Head | None = None


def write(lines: Sequence[Line], inline: Inline, builder: Builder) -> None:
    """Feed the builder with what the lines say."""
    heads = [line.head for line in lines if line.head]
    levels = _levels(heads)
    indents: list[int] = []
    for line in lines:
        if line.kind == "code":
            builder.block(normal(line.text))
            continue
        text, marks = inline.marked(line.head.title if line.head else line.text)
        if line.kind != "item":
            indents = indents if line.kind == "row" else []
        if line.head:
            _write_head(line.head, text, marks, next(levels), builder)
        elif line.kind == "item":
            while indents and indents[-1] >= line.indent + 2:
                indents.pop()
            if not indents or line.indent >= indents[-1] + 2:
                indents.append(line.indent)
            _write_item(line.mark, text, len(indents) - 1, marks, builder)
        elif line.kind == "row":
            cells = [inline.marked(cell) for cell in _CELL.split(line.text.strip().strip("|"))]
            keys = tuple(key for _, cell_keys in cells for key in cell_keys)
            builder.block(" | ".join(cell for cell, _ in cells if cell), BlockKind.TABLE_ROW, marks=keys)
        elif line.kind == "note":
            builder.note(line.mark, normal(line.mark), text)
        else:
            builder.block(text, marks=marks)


def _write_item(mark: str, text: str, depth: int, marks: Sequence[str], builder: Builder) -> None:
    """Add an item; a bullet of Markdown is markup and goes, a printed number, letter or dash stays."""
    printed = text if mark in _BULLETS else f"{mark} {text}"
    paragraph = mark.strip("().") if mark[-1] in ".)" else None
    builder.item(printed, depth, paragraph=paragraph, marks=marks)


def _write_head(head: Head, text: str, marks: Sequence[str], level: int, builder: Builder) -> None:
    if level == 0:
        builder.title(text, marks)
        return
    number = parse_number(head.number) if head.number else None
    label = f"{head.number} {text}".strip() if number and number.letter else None
    builder.heading(text, level, number=head.number, label=label, marks=marks)


def _levels(heads: Sequence[Head]) -> Iterator[int]:
    """Yield a level for each heading; 0 for the title of the whole."""
    counts = [head.hashes for head in heads]
    titled = (
        bool(heads) and heads[0].number is None and counts.count(counts[0]) == 1 and counts[0] == min(counts)
    )
    if titled:
        yield 0
    rest = heads[1:] if titled else heads
    if _hashes_follow_numbers(rest):
        yield from (head.hashes * STEP for head in rest)
        return
    yield from _by_number(rest)


def _hashes_follow_numbers(heads: Sequence[Head]) -> bool:
    """Whether a deeper number always has more "#" than a shallower one."""
    depths: dict[int, set[int]] = {}
    for head in heads:
        number = parse_number(head.number) if head.number else None
        if number:
            depths.setdefault(len(number.parts) + (not number.letter), set()).add(head.hashes)
    if sum(head.number is not None for head in heads) < _NUMBERED_ENOUGH:
        return True
    ordered = [depths[depth] for depth in sorted(depths)]
    return all(len(hashes) == 1 for hashes in ordered) and all(max(a) < min(b) for a, b in pairwise(ordered))


def _by_number(heads: Sequence[Head]) -> Iterator[int]:
    outline = Outline()
    numbers = [parse_number(head.number) if head.number else None for head in heads]
    below_subhead = False
    for i, head in enumerate(heads):
        number = numbers[i]
        opens = i + 1 < len(heads) and numbers[i + 1] == Number("", (1,))
        if number:
            level = outline.numbered(number, opens=opens)
        elif head.number and head.number[0].isalpha():
            level = outline.chapter()
        elif opens or head.number:
            level = outline.part()
        else:
            note_on = _AD.match(plain(head.title)) is not None
            level = outline.subhead() + (note_on and below_subhead)
            below_subhead = below_subhead or not note_on
            yield level
            continue
        below_subhead = False
        yield level
