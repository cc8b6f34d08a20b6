"""The first page: letterhead, authors and dates are set like headings but stand above nothing; the title is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.months import MONTH
from ingest.read.pdf_blocks import Group
from ingest.read.pdf_headings import Heading

_PROSE = 60  # letters: a paragraph shorter than this is a line of an address or a caption
_NAME = 6  # words: what is longer is no institution's name
_WINS = 1.1  # times the size of the next: only then is the largest line the title
_LARGE = 1.3  # times the size of the running text
_INSTITUTION = re.compile(
    r"ministerie|ministry|\b(?:tweede|eerste) kamer\b|staten-generaal|\bnations\b|general assembly|"
    r"\b(?:council|commission|agency|parliament|committee|directoraat|directie|raad|inspectie)\b|official journal",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"^(?:[\w’'-]+,?:?\s+){{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{MONTH})\.?,?\s+(?:19|20)\d\d$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What on the first page is no heading though it looks like one, and which is the title; -1 if none is."""

    plain: frozenset[int]
    title: int


def cover_of(found: Sequence[Group], headings: Sequence[Heading | None], body_size: float) -> Cover:
    """Judge the headings of the first page, up to its first running text or numbered heading."""
    end = _end(found, headings)
    plain: set[int] = set()
    for i in reversed(range(end)):
        if headings[i] is not None and (_is_imprint(found[i]) or not _heads(i, found, headings, plain)):
            plain.add(i)
    title = _title([i for i in range(end) if headings[i] is not None], found, body_size)
    return Cover(frozenset(plain - {title}), title)


def _end(found: Sequence[Group], headings: Sequence[Heading | None]) -> int:
    for i, group in enumerate(found):
        heading = headings[i]
        if group.lines[0].page != found[0].lines[0].page:
            return i
        if heading is None and _is_prose(group):
            return i
        if heading is not None and heading.number is not None and not _is_imprint(group):
            initial = heading.look.numbering == "letter" and not _heads(i, found, headings, set())
            if not initial:
                return i
    return len(found)


def _is_prose(group: Group) -> bool:
    text = group.text
    return not group.lines[0].cells and len(text) >= _PROSE and (len(group.lines) > 1 or text[-1] in ".:;")


def _is_imprint(group: Group) -> bool:
    text = group.text
    return bool(_DATE.match(text)) or (len(text.split()) <= _NAME and _INSTITUTION.search(text) is not None)


def _heads(i: int, found: Sequence[Group], headings: Sequence[Heading | None], plain: set[int]) -> bool:
    """Whether running text stands right under a heading, or a smaller heading that is one."""
    if i + 1 >= len(found):
        return False
    below = headings[i + 1]
    if below is None:
        return _is_prose(found[i + 1])
    if below.number is not None and not _is_imprint(found[i + 1]):
        return True
    return i + 1 not in plain and found[i + 1].size < found[i].size


def _title(of: Sequence[int], found: Sequence[Group], body_size: float) -> int:
    named = sorted((i for i in of if not _is_imprint(found[i])), key=lambda i: -found[i].size)
    if not named or found[named[0]].size < _LARGE * body_size:
        return -1
    alone = len(named) == 1 or found[named[0]].size >= _WINS * found[named[1]].size
    return named[0] if alone else -1
