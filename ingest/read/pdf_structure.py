"""Blocks and sections from groups of lines: headings, lists, numbered paragraphs, questions and answers."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ingest.document import BlockKind
from ingest.read.builder import TITLE_LEVEL
from ingest.read.pdf_blocks import Group
from ingest.read.pdf_columns import Body
from ingest.read.pdf_cover import cover_of
from ingest.read.pdf_headings import Heading, heading_of, is_caption, levels, question_label

_BULLET = re.compile(r"^[^\w(]{1,2}$|^o$")
_WHEREAS = re.compile(r"^(?:whereas|overwegende hetgeen volgt|considérant)\b", re.IGNORECASE)
_DEEPEST = 900


@dataclass(frozen=True, slots=True)
class Part:
    """One block to be: its group of lines and what it is.

    Attributes:
        level: Of a heading; 0 for anything else.
        title: Of a heading, without its number.
        depth: Of a list item: its indent in points.
    """

    group: Group
    kind: BlockKind
    level: int = 0
    number: str | None = None
    title: str = ""
    paragraph: str | None = None
    depth: int = 0


def parts(found: Sequence[Group], body: Body, outline: AbstractSet[str]) -> list[Part]:
    """Say of every group of lines what it is."""
    found = _with_titles(found, body, outline)
    seen = [None if question_label(group) else heading_of(group, body, outline) for group in found]
    cover = cover_of(found, seen, body.size)
    headings = [None if i in cover.plain else heading for i, heading in enumerate(seen)]
    level_of = levels([h for i, h in enumerate(headings) if h is not None and i != cover.title])
    asked: tuple[BlockKind, str] | None = None
    counter = _Counter()
    made: list[Part] = []
    for i, (group, heading) in enumerate(zip(found, headings, strict=True)):
        label = question_label(group)
        if label is not None:
            kind = BlockKind.QUESTION if label[0] else BlockKind.ANSWER
            asked = (kind, label[1])
            made.append(Part(group, BlockKind.HEADING, level=_DEEPEST, title=group.text))
        elif heading is not None and i == cover.title:
            made.append(Part(group, BlockKind.HEADING, level=TITLE_LEVEL, title=heading.title))
        elif heading is not None:
            asked = None
            counter.restart()
            made.append(_heading(group, heading, level_of[heading.look]))
        else:
            made.append(_running(group, body, asked, listed=counter.listed(group)))
    return made


def _heading(group: Group, heading: Heading, level: int) -> Part:
    return Part(group, BlockKind.HEADING, level=level, number=heading.number, title=heading.title)


class _Counter:
    """Tells numbered paragraphs from numbered items of a list: which count goes on, and at which indent."""

    def __init__(self) -> None:
        self._main: dict[str, tuple[int, float]] = {}
        self._list: dict[str, int] = {}
        self._opens = False  # the block before ends in a colon
        self._headed = False

    def restart(self) -> None:
        """Take note of a heading."""
        self._headed, self._opens = True, False

    def listed(self, group: Group) -> bool:
        """Whether a group that begins with a number is an item of a list; false if it has none."""
        lead, at = group.lead, group.lines[0].x0
        opens, headed = self._opens, self._headed
        self._opens = group.text.endswith(":") and not _WHEREAS.match(group.text)
        self._headed = False
        bare = lead.strip("().")
        if not bare.isdigit():
            return False
        form, number = lead.replace(bare, "#"), int(bare)
        last, edge = self._main.get(form, (0, at))
        expected = self._list.get(form, 0)
        if number == last + 1 and abs(at - edge) < 4 and not (number == 1 and opens):
            item = False
        elif number == expected or (number == 1 and opens):
            item = True
        else:
            item = not (number > last or (number == 1 and headed))
        if item:
            self._list[form] = number + 1
        else:
            self._main[form] = (number, at)
        return item


def _running(group: Group, body: Body, asked: tuple[BlockKind, str] | None, *, listed: bool) -> Part:
    if group.lines[0].cells:
        return Part(group, BlockKind.TABLE_ROW)
    if is_caption(group):
        return Part(group, BlockKind.CAPTION)
    lead = group.lead
    bare = lead.strip("().")
    bullet = bool(_BULLET.match(lead))
    if lead and (bullet or listed or not bare.isdigit()):
        return Part(group, BlockKind.LIST_ITEM, paragraph=None if bullet else bare, depth=_depth(group, body))
    if asked is not None:
        return Part(group, asked[0], paragraph=asked[1])
    return Part(group, BlockKind.PARAGRAPH, paragraph=bare or None)


def _depth(group: Group, body: Body) -> int:
    return max(round((group.lines[0].x0 - body.left) / 8), 0)


def _with_titles(found: Sequence[Group], body: Body, outline: AbstractSet[str]) -> list[Group]:
    """Put a heading that is only a number ("Article 4", "CHAPTER II") together with the title under it."""
    merged: list[Group] = []
    for group in found:
        before = merged[-1] if merged else None
        if (
            before is not None
            and _only_number(before, body, outline)
            and _is_title(before, group, body, outline)
        ) or (before is not None and (_goes_on(before, group, body, outline) or _bare_number(before, group))):
            merged[-1] = Group((*before.lines, *group.lines))
        else:
            merged.append(group)
    return merged


def _bare_number(before: Group, group: Group) -> bool:
    """Whether a paragraph number stands apart from its paragraph, on the same line or just above."""
    last, first = before.lines[-1], group.lines[0]
    number = len(before.text) < 6 and before.text.endswith(".") and before.text[:-1].isdigit()
    return number and last.page == first.page and abs(last.base - first.base) < 1.3 * first.size


def _only_number(group: Group, body: Body, outline: AbstractSet[str]) -> bool:
    heading = heading_of(group, body, outline)
    return heading is not None and bool(heading.number) and not heading.title


def _is_title(before: Group, group: Group, body: Body, outline: AbstractSet[str]) -> bool:
    heading = heading_of(group, body, outline)
    last, first = before.lines[-1], group.lines[0]
    near = last.page == first.page and 0 < last.base - first.base < 4 * max(group.size, body.size)
    middle = abs(first.x0 + first.x1 - body.left - body.right) < 24
    centred = abs(last.x0 + last.x1 - first.x0 - first.x1) < 8 and middle
    titled = heading is not None and heading.number is None
    short = len(group.lines) <= 3 and len(group.text) < 200 and not group.text.endswith((".", ";", ":"))
    return near and (titled or (centred and short and heading is None))


def _goes_on(before: Group, group: Group, body: Body, outline: AbstractSet[str]) -> bool:
    """Whether a large heading was cut in two because its lines stand wide apart."""
    last, first = before.lines[-1], group.lines[0]
    if first.size < body.size + 2 or abs(last.size - first.size) > 0.3 or last.page != first.page:
        return False
    if (
        last.bold != first.bold
        or last.colour != first.colour
        or not 0 < last.base - first.base < 2 * first.size
    ):
        return False
    heading = heading_of(group, body, outline)
    return heading is not None and heading.number is None and last.x1 - last.x0 > 18 * last.size / 2
