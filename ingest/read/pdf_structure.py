"""Blocks and sections from groups of lines: headings, lists, numbered paragraphs, questions and answers."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from ingest.document import BlockKind
from ingest.read.pdf_blocks import Group
from ingest.read.pdf_columns import Body
from ingest.read.pdf_headings import Heading, heading_of, is_caption, levels, question_label

_BULLET = re.compile(r"^[^\w(]{1,2}$|^o$")
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


def parts(found: Sequence[Group], body: Body, outline: Set[str]) -> list[Part]:
    """Say of every group of lines what it is."""
    found = _with_titles(found, body, outline)
    headings = [None if question_label(group) else heading_of(group, body, outline) for group in found]
    level_of = levels([heading for heading in headings if heading is not None])
    asked: tuple[BlockKind, str] | None = None
    made: list[Part] = []
    for group, heading in zip(found, headings, strict=True):
        label = question_label(group)
        if label is not None:
            kind = BlockKind.QUESTION if label[0] else BlockKind.ANSWER
            asked = (kind, label[1])
            made.append(Part(group, BlockKind.HEADING, level=_DEEPEST, title=group.text))
        elif heading is not None:
            asked = None
            made.append(_heading(group, heading, level_of[heading.look]))
        else:
            made.append(_running(group, body, asked))
    return made


def _heading(group: Group, heading: Heading, level: int) -> Part:
    return Part(group, BlockKind.HEADING, level=level, number=heading.number, title=heading.title)


def _running(group: Group, body: Body, asked: tuple[BlockKind, str] | None) -> Part:
    if group.lines[0].cells:
        return Part(group, BlockKind.TABLE_ROW)
    if is_caption(group):
        return Part(group, BlockKind.CAPTION)
    lead = group.lead
    bare = lead.strip("().")
    if lead and _BULLET.match(lead):
        return Part(group, BlockKind.LIST_ITEM, depth=_depth(group, body))
    if lead and (lead.endswith(")") or not bare.isdigit()) and not bare.replace(".", "").isdigit():
        return Part(group, BlockKind.LIST_ITEM, paragraph=bare, depth=_depth(group, body))
    if lead and bare.count("."):
        return Part(group, BlockKind.LIST_ITEM, paragraph=bare, depth=_depth(group, body))
    if asked is not None:
        return Part(group, asked[0], paragraph=asked[1])
    return Part(group, BlockKind.PARAGRAPH, paragraph=bare or None)


def _depth(group: Group, body: Body) -> int:
    return max(round((group.lines[0].x0 - body.left) / 8), 0)


def _with_titles(found: Sequence[Group], body: Body, outline: Set[str]) -> list[Group]:
    """Put a heading that is only a number ("Article 4", "CHAPTER II") together with the title under it."""
    merged: list[Group] = []
    for group in found:
        before = merged[-1] if merged else None
        if before is not None and _only_number(before, body, outline) and _is_title(before, group, body, outline):
            merged[-1] = Group((*before.lines, *group.lines))
        elif before is not None and _goes_on(before, group, body, outline):
            merged[-1] = Group((*before.lines, *group.lines))
        else:
            merged.append(group)
    return merged


def _only_number(group: Group, body: Body, outline: Set[str]) -> bool:
    heading = heading_of(group, body, outline)
    return heading is not None and bool(heading.number) and not heading.title


def _is_title(before: Group, group: Group, body: Body, outline: Set[str]) -> bool:
    heading = heading_of(group, body, outline)
    last, first = before.lines[-1], group.lines[0]
    near = last.page == first.page and 0 < last.base - first.base < 4 * max(group.size, body.size)
    centred = abs(last.x0 + last.x1 - first.x0 - first.x1) < 8 and first.x0 > body.left + 20
    titled = heading is not None and heading.number is None
    short = len(group.lines) <= 3 and len(group.text) < 200 and not group.text.endswith((".", ";", ":"))
    return near and (titled or (centred and short and heading is None))


def _goes_on(before: Group, group: Group, body: Body, outline: Set[str]) -> bool:
    """Whether a large heading was cut in two because its lines stand wide apart."""
    last, first = before.lines[-1], group.lines[0]
    if first.size < body.size + 2 or abs(last.size - first.size) > 0.3 or last.page != first.page:
        return False
    if last.bold != first.bold or last.colour != first.colour or not 0 < last.base - first.base < 2 * first.size:
        return False
    heading = heading_of(group, body, outline)
    return heading is not None and heading.number is None and last.x1 - last.x0 > 18 * last.size / 2


def texts(found: Iterable[Part]) -> str:
    """Return the text of all parts, for the vocabulary of the document."""
    return "\n".join(part.group.text for part in found)
