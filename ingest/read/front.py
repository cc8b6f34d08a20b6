"""Facts that the front matter of a document states about itself: date, period covered, title. Never guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Document
from ingest.months import MONTH, MONTHS
from ingest.read.normal import normal

_DATE = (
    rf"(?:(?P<day{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?\s+)?(?P<month{{0}}>{MONTH})\.?,?"
    rf"(?:\s+(?P<year{{0}}>(?:19|20)\d\d))?"
)
_ONE = _DATE.format("")
_FIGURES = r"(?P<d>\d{1,2})[.\-/](?P<m>\d{1,2})[.\-/](?P<y>(?:19|20)\d\d)"
_ALONE = re.compile(rf"^(?:[A-Z][\w’' -]{{1,24}},\s+)?(?:{_ONE}|{_FIGURES})$", re.IGNORECASE)
_LABELLED = re.compile(
    rf"^(?:datum|date|publicatiedatum|datum van publicatie|publication date|published|date of publication|"
    rf"gepubliceerd|uitgegeven|vastgesteld)\b(?:\s+(?:op|on|in))?\s*:?\s*(?:{_ONE}|{_FIGURES})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:datum|date|publicatiedatum|publication date|distr\.?:?\s*general)\s*:?$", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:verslagperiode|rapportageperiode|onderzoeksperiode|verslagleggingsperiode|reference period|"
    r"reporting period|period covered|(?:beslaat|behandelt|bestrijkt|covers|covering) (?:de|the) period(?:e)?)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"{_DATE.format(1)}\s*(?:tot en met|t/m|tot|until|to|through|and|en|–|-)\s*{_DATE.format(2)}",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:betreft|onderwerp|subject)\s*:?\s+(?P<title>\S.{3,200})$", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?:(?:algemeen|thematisch|kort thematisch|landen)\s+ambtsbericht|ambtsbericht|country guidance)\b.{3,160}$",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_COVER = 2  # pages on which a date that stands by itself is the date of the document
_FRONT = 8  # pages
_TOP = 12  # blocks of a document without pages that are its cover
_OPENING = 60  # blocks that are its front matter


def facts(blocks: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]] = ()) -> dict[str, str]:
    """Return what the front matter states.

    Args:
        blocks: Page and text of each block, in order.
        lines: Page and text of each line: on a cover, lines that stand close are read as one block.
    """
    front = [(page, text) for page, text in blocks if page <= _FRONT]
    cover = [(page, normal(text)) for page, text in lines if page <= _COVER]
    found: dict[str, str] = {}
    published = {date for date in _labelled(front) if date} or {date for date in _labelled(cover) if date}
    published = published or {date for date in _alone(front) if date}
    if len(published) == 1:
        found["published"] = published.pop()
    spans = list(_spans(front))
    if spans:
        found["covers_from"], found["covers_until"] = spans[0]
    titles = [text for page, text in front if page <= _COVER and _REPORT.match(text)]
    subjects = [match["title"] for page, text in front if page <= _COVER and (match := _TITLE.match(text))]
    for title in (*subjects, *titles)[:1]:
        found["title"] = title
    return found


def with_facts(document: Document) -> Document:
    """Return a document without pages with what its front matter states; what its reader found stays."""
    opening = document.blocks[:_OPENING]
    texts = [(1 if i < _TOP else _COVER + 1, document.text_of(b)) for i, b in enumerate(opening)]
    issued = [one.value[:10] for one in document.properties if one.name.casefold() == "dcterms.issued"]
    own = {"published": issued[0]} if len(set(issued)) == 1 and _ISO.fullmatch(issued[0]) else {}
    stated = dict(document.found)
    for key, value in (own | facts(texts)).items():
        stated.setdefault(key, value)
    return replace(document, found=tuple(stated.items()))


def _labelled(front: Sequence[tuple[int, str]]) -> Iterator[str | None]:
    for i, (_, text) in enumerate(front):
        match = _LABELLED.match(text.replace(" | ", " "))
        if match:
            yield _iso(match)
        elif _LABEL.match(text) and i + 1 < len(front):
            alone = _ALONE.match(front[i + 1][1])
            yield _iso(alone) if alone else None


def _alone(front: Sequence[tuple[int, str]]) -> Iterator[str | None]:
    for page, text in front:
        for part in text.split(" | ") if page <= _COVER else ():
            match = _ALONE.match(part.strip())
            if match:
                yield _iso(match)


def _spans(front: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for i, (_, text) in enumerate(front):
        label = _PERIOD.search(text)
        if not label:
            continue
        after = f"{text[label.end() :]} {front[i + 1][1] if i + 1 < len(front) else ''}"[:260]
        span = _SPAN.search(after)
        if span and span["year2"]:
            year = span["year1"] or span["year2"]
            first = _partial(year, span["month1"], span["day1"])
            last = _partial(span["year2"], span["month2"], span["day2"])
            if first and last:
                yield first, last


def _iso(match: re.Match[str]) -> str | None:
    if match["y"]:
        return _checked(int(match["y"]), int(match["m"]), int(match["d"]))
    return _partial(match["year"], match["month"], match["day"])


def _partial(year: str | None, month: str, day: str | None) -> str | None:
    if year is None:
        return None
    return _checked(int(year), MONTHS[month.casefold()], int(day) if day else None)


def _checked(year: int, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"
