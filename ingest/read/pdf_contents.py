"""Tables of contents: lines that lead to a page number, and the heading above them."""

import itertools
import re
from collections.abc import Sequence

from ingest.read.pdf_lines import Line

_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|_{6,}")
_ENDS_IN_PAGE = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})\W*$")
_TITLE = re.compile(
    r"^\W*(?:table of contents|contents|inhoud|inhoudsopgave|inhoudstafel|list of (?:tables|figures))\W*$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*(?:\d+\s*[–-]\s*\d+\s+)?(?:\d{1,4}|[ivxl]{1,6})?\W*$")
_FEW = 4  # lines without a page number that may stand between two that have one


def contents(lines: Sequence[Line]) -> frozenset[int]:
    """Return the `id` of every line that belongs to a table of contents."""
    entries = [i for i, line in enumerate(lines) if _is_entry(line)]
    titled = [i for i, line in enumerate(lines) if _TITLE.match(line.text)]
    found: set[int] = set()
    for title in titled:
        found.update(_block(title, entries))
    leaders = [i for i in entries if _LEADERS.search(lines[i].text)]
    for a, b in itertools.pairwise(leaders):
        if b - a <= _FEW:
            found.update(range(a, b + 1))
    if len(leaders) == 1 and leaders[0] in found:
        found.update(leaders)
    return frozenset(id(lines[i]) for i in found)


def titles(lines: Sequence[Line], listed: frozenset[int]) -> list[str]:
    """Return the headings that a table of contents names, numbers included."""
    found: list[str] = []
    open_title = ""
    for line in lines:
        if id(line) not in listed or _TITLE.match(line.text):
            open_title = ""
            continue
        text = f"{open_title} {line.text}".strip()
        if _is_entry(line):
            found.append(_PAGE.sub("", _LEADERS.sub(" ", text)).strip())
            text = ""
        open_title = text
    return found


def _is_entry(line: Line) -> bool:
    text = line.text
    if _LEADERS.search(text):
        return True
    last = line.words[-1]
    apart = len(line.words) > 1 and last.x0 - line.words[-2].x1 > 1.5 * line.size
    return bool(apart and _ENDS_IN_PAGE.match(last.text))


def _block(title: int, entries: Sequence[int]) -> range:
    """Return the lines from a heading "Contents" to the last entry under it."""
    last = title
    for entry in entries:
        if entry > last and entry - last <= _FEW + 3:
            last = entry
    return range(title, last + 1) if last > title + 1 else range(0)
