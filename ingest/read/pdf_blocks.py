"""Paragraphs from lines: where one ends, judged by space, indent, size and the room left on the line before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.read.pdf_lines import Line, joined, leading

_BULLET = re.compile(r"^[•◦▪▫■□●○‣⁃∙·➢✓–—*-]$|^o$")
_NUMBER = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,3}){0,5}[.)]?|\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6})\)|[a-zA-Z]\.|[IVXLC]{1,6}\.|\d{1,2}[°º]\.?)$"
)
_ENDS = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_OPEN = frozenset(
    str.split("de het een en of van in op te aan met voor door the a an and or of in to for with by from")
)
_GREW = 1.28  # times the usual leading: more than this parts paragraphs


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one paragraph, heading, item or row, in order; they may stand on two pages."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words as printed, line ends as spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Size of the first line."""
        return self.lines[0].size

    @property
    def lead(self) -> str:
        """The bullet or number it begins with; empty if none."""
        return lead_of(self.lines[0])


def lead_of(line: Line) -> str:
    """Return the list mark or number that a line begins with, if white space sets it apart."""
    words = line.words
    end = 1
    while end < len(words) and words[end].glued and end < 4:
        end += 1
    first = joined(words[:end])
    if end >= len(words):
        return first if _BULLET.match(first) or (_NUMBER.match(first) and not first.isalnum()) else ""
    if _BULLET.match(first):
        return first
    gap = words[end].x0 - words[end - 1].x1
    if not _NUMBER.match(first):
        return ""
    marked = (first.endswith((".", ")")) or "." in first) and not (len(first) == 2 and first[0].isupper())
    wide = 0.5 if marked else 1.0
    return first if gap > wide * line.size or (marked and gap > 0.15 * line.size) else ""


def groups(lines: Sequence[Line], body_size: float) -> list[Group]:
    """Cut the lines of one column into groups."""
    if not lines:
        return []
    step = leading([line for line in lines if abs(line.size - body_size) < 0.6] or lines)
    right = _right_edge(lines)
    found: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if _begins(found[-1], line, step, right):
            found.append([])
        found[-1].append(line)
    return [Group(tuple(group)) for group in found]


def _right_edge(lines: Sequence[Line]) -> float:
    ends = sorted(line.x1 for line in lines)
    return ends[int(0.9 * (len(ends) - 1))]


def _begins(group: Sequence[Line], line: Line, step: float, right: float) -> bool:
    before = group[-1]
    if line.cells or before.cells or _parted(group, line, step):
        return True
    if abs(line.size - before.size) > 0.08 * before.size or line.bold != before.bold:
        return not _one_style(group, line)
    lead = lead_of(line)
    short = _room(before, line, right)
    if lead:
        return _opens_item(group, line, lead, short=short)
    ended = bool(_ENDS.search(before.text))
    listed = lead_of(group[0]) != "" and line.x0 < group[0].x0 + 0.3 * line.size
    roomy = short > 1.5 * line.size and (ended or short > 0.35 * (right - before.x0))
    return (listed and short > 0 and ended) or (not _broken(before) if roomy else _indented(group, line))


def _parted(group: Sequence[Line], line: Line, step: float) -> bool:
    """Whether a line stands further from the one before than lines of a paragraph do, or beside it."""
    before = group[-1]
    size = max(line.size, before.size)
    own = min(step * size / max(_usual(group), 1), 1.35 * size)
    down = before.base - line.base
    return down > _GREW * max(own, 1.1 * size) or down < 0.5 * line.size


def _usual(group: Sequence[Line]) -> float:
    return max(line.size for line in group)


def _one_style(group: Sequence[Line], line: Line) -> bool:
    """Whether the line goes on in a paragraph that only begins or ends with a bold word."""
    before = group[-1]
    if abs(line.size - before.size) > 0.08 * before.size:
        return False
    mixed = any(word.style.bold != before.words[0].style.bold for word in before.words)
    return mixed and not _ENDS.search(before.text)


def _room(before: Line, line: Line, right: float) -> float:
    """Return how much wider the line before could have been, the first word of this one included."""
    first = line.words[0]
    return right - before.x1 - (first.x1 - first.x0) - 0.25 * line.size


def _opens_item(group: Sequence[Line], line: Line, lead: str, *, short: float) -> bool:
    before = group[-1]
    if _BULLET.match(lead) and lead not in "–—-*":
        return True
    moved = abs(line.x0 - before.x0) > 0.3 * line.size
    like = lead_of(group[0]) != "" and abs(line.x0 - group[0].x0) < 0.3 * line.size
    ended = bool(_ENDS.search(before.text)) or before.text.endswith(",")
    if len(group) > 1 and not moved and not like:
        return ended and short > 0
    return like or (moved and (ended or short > line.size)) or (ended and short > 0)


def _broken(before: Line) -> bool:
    """Whether a line cannot be the last of its paragraph: a word is broken off, or one has to follow."""
    if before.words[-1].text in _OPEN and len(before.words) > 3:
        return True
    return before.text.endswith(("-", "\u00ad", "/")) and not before.text.endswith((" -", "--"))


def _indented(group: Sequence[Line], line: Line) -> bool:
    before = group[-1]
    shift = line.x0 - before.x0
    if len(group) == 1 and abs(shift) < 6 * line.size:
        return bool(shift > 1.0 * line.size and not lead_of(before) and _ENDS.search(before.text))
    centred = abs((line.x0 + line.x1) - (before.x0 + before.x1)) < 2 * line.size
    return abs(shift) > 0.8 * line.size and not centred and bool(_ENDS.search(before.text))


def goes_on(before: Group, after: Group, right: float) -> bool:
    """Whether a paragraph that ends a page or column goes on at the top of the next."""
    last, first = before.lines[-1], after.lines[0]
    if last.cells or first.cells:
        return False
    if abs(last.size - first.size) > 0.08 * last.size or last.bold != first.bold:
        return False
    if after.lead and not after.lines[0].text[:1].islower():
        return False
    if _broken(last):
        return True
    if _ENDS.search(last.text):
        return False
    return after.text[:1].islower() or last.x1 > right - 8 * last.size
