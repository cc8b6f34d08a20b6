"""Lists as they are read: what introduces an item, and how far its list goes.

Readers say what introduces an item where the page makes it plain. Here the rest is found from what stands around:
items under an answer or a heading, after a sentence without a colon, or after what is said about the item before.
"""

import re
from dataclasses import dataclass

from ingest.document import Block, BlockKind, Document

_GAP = 3  # blocks of running text between two items: what is said about the first
_FURTHEST = 40  # items that are looked back over for what introduces them
_TITLE = 2  # spaces in a heading that introduces: 'Examples:' alone heads stories that do not need each other
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ANSWER})
_TITLED = re.compile(r"\(?([a-z]|[0-9]{1,2}|[ivx]+)[.)]\s")
_BULLET = re.compile(r"[*•▪◦·‣‐–—-]\s*\S")
_TORN = tuple(f"{stop}{link}" for stop in ";," for link in ("", " en", " of", " and", " or", " en,", " of,"))
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list: blocks[lead] introduces it, blocks[last] is the last item that is within reach.

    Attributes:
        items: How many blocks of it are within reach, what is said between them included.
        whole: Whether it ends there; otherwise it goes on.
    """

    lead: int
    last: int
    items: int
    whole: bool


def introduces(text: str) -> bool:
    """Tell whether a text announces what stands under it."""
    return text.rstrip().endswith(":")


def leads_of(document: Document, index: int) -> tuple[int, ...]:
    """Return the blocks that introduce block `index`, the nearest first; none for what is no item of a list.

    An item that stands further in than the one before is under it only where that one announces it.
    """
    found: list[int] = []
    at, lead = index, _lead_of(document, index)
    while lead is not None and lead < at:
        if document.blocks[lead].kind is not BlockKind.LIST_ITEM or introduces(
            document.text_of(document.blocks[lead])
        ):
            found.append(lead)
        at, lead = lead, _lead_of(document, lead)
    return tuple(found)


def listed_under(document: Document, lead: int, reach: int) -> Listed | None:
    """Return the list that block `lead` introduces, followed for `reach` characters; None if it introduces none."""
    blocks = document.blocks
    limit, last, gap = blocks[lead].end + reach, lead, 0
    if lead + 1 < len(blocks) and not _like_item(document, lead + 1):
        return _titles_under(document, lead, limit)
    for index in range(lead + 1, len(blocks)):
        block = blocks[index]
        if block.section != blocks[lead].section or gap > _GAP:
            break
        if lead not in leads_of(document, index):
            gap += 1
        elif block.end > limit:
            return Listed(lead=lead, last=last, items=last - lead, whole=False)
        else:
            last, gap = index, 0
    return Listed(lead=lead, last=last, items=last - lead, whole=True) if last > lead else None


def _titles_under(document: Document, lead: int, limit: int) -> Listed | None:
    """Return the list whose items are headings 'a)', 'b)', 'c)', each with its text; it ends with the last heading."""
    blocks, last, label = document.blocks, lead, None
    if not introduces(document.text_of(document.blocks[lead])) or blocks[lead].kind is BlockKind.HEADING:
        return None
    for index in range(lead + 1, len(blocks)):
        block = blocks[index]
        if last > lead and (block.kind is not BlockKind.HEADING or _deeper(document, block, blocks[last])):
            continue
        found = (
            _TITLED.match(document.text_of(document.blocks[index]))
            if block.kind is BlockKind.HEADING
            else None
        )
        if found is None or _label_before(found[1]) != label:
            break
        if block.end > limit:
            return Listed(lead=lead, last=last, items=last - lead, whole=False)
        last, label = index, found[1]
    whole = _label_before(label) is not None
    return Listed(lead=lead, last=last, items=last - lead, whole=whole) if last > lead else None


def _deeper(document: Document, heading: Block, other: Block) -> bool:
    return document.sections[heading.section].level > document.sections[other.section].level


def _lead_of(document: Document, index: int) -> int | None:
    block = document.blocks[index]
    if block.lead is not None or not _like_item(document, index):
        return block.lead
    first = _first_beside(document, index)
    if first is None or document.blocks[first - 1].section != block.section:
        return None
    before, said = document.blocks[first - 1], document.text_of(document.blocks[first - 1])
    if before.lead is not None:
        return before.lead
    if before.kind is BlockKind.HEADING:
        return first - 1 if introduces(said) and said.count(" ") >= _TITLE else None
    torn = before.kind in _RUNNING and document.text_of(document.blocks[first]).endswith(_TORN)
    return first - 1 if torn or introduces(said) else _lead_of_the_item_before(document, first)


def _first_beside(document: Document, index: int) -> int | None:
    """Return the first of the items that stand without a break and without a known lead before this one."""
    for first in range(index, max(index - _FURTHEST, 0), -1):
        before = document.blocks[first - 1]
        other = before.lead is not None or before.section != document.blocks[index].section
        if other or not _like_item(document, first - 1):
            return first
    return None


def _lead_of_the_item_before(document: Document, index: int) -> int | None:
    """Return the lead of item 'a' for an item 'b' from which only what is said about 'a' parts it."""
    wanted = _label_before(document.blocks[index].paragraph)
    for at in range(index - 1, max(index - _GAP - 2, -1), -1):
        other = document.blocks[at]
        if other.section != document.blocks[index].section:
            return None
        if wanted and other.kind is BlockKind.LIST_ITEM and other.paragraph == wanted:
            return _lead_of(document, at)
    return None


def _label_before(label: str | None) -> str | None:
    """Return the label that stands before one: 'a' before 'b', '1' before '2'; None where a list begins.

    >>> _label_before("b"), _label_before("12"), _label_before("iv"), _label_before("a")
    ('a', '11', 'iii', None)
    """
    if not label:
        return None
    if label.isdecimal():
        return str(int(label) - 1) if int(label) > 1 else None
    if label in _ROMAN and label != "i" and len(label) > 1:
        return _ROMAN[_ROMAN.index(label) - 1]
    return chr(ord(label) - 1) if len(label) == 1 and "b" <= label <= "z" else None


def _like_item(document: Document, index: int) -> bool:
    """Tell whether a block is an item, or a paragraph that is set as one: behind a bullet, or a part of a sentence."""
    block = document.blocks[index]
    if block.kind is BlockKind.LIST_ITEM:
        return True
    if block.kind not in _RUNNING or index == 0:
        return False
    text = document.text_of(document.blocks[index])
    return bool(_BULLET.match(text)) or (
        text[:1].islower() and _goes_on(document, document.blocks[index - 1])
    )


def _goes_on(document: Document, before: Block) -> bool:
    said = document.text_of(before)
    return before.kind is not BlockKind.HEADING and (introduces(said) or said.endswith(_TORN))
