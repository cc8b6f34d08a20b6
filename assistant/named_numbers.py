"""Official numbers by which a question names a document: 'Kamerstuk 19637, nr. 3498', 'A/HRC/26/13', 'bijlage 5'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,4}(?:/[A-Z0-9][A-Z0-9.]*)+", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"(?<![\w])(?:[A-Z]{1,4}/)?(?P<number>(?:19|20)\d\d/\d{1,5})(?:/[A-Z]{2,3})?(?![\w/-])", re.IGNORECASE
)
_SERIES = (
    r"\b(?:kamerstuk(?:ken)?|kst|dossier|parliamentary papers?|handelingen)"
    r"(?:\W+(?:ii|i|tk|ek|nr|no)\b\.?)*(?:\W+\d{4}\s?[-/–]\s?\d{2,4}\b(?!\d))?\W+"
)
_DOSSIER = re.compile(
    rf"(?:(?P<lead>{_SERIES})|\b)(?P<dossier>\d{{2}}[ .\u00a0]?\d{{3}})(?:[- ][IVXL]+)?\b"
    r"(?:(?:\W+(?:nr|no|nummer|number)\b\.?\s*|-)(?P<serial>\d{1,4})\b)?",
    re.IGNORECASE,
)
_SERIAL = re.compile(
    r"\b(?:kamerstuk(?=\W+(?:nr|no|nummer|number)\b)|kamervragen|aanhangsel(?:\s+van\s+de)?(?:\s+handelingen)?|handelingen|ah-tk)\b"
    r"(?:\W+\d{4}\s?[-/–]?\s?\d{2,4}\b)?[\W]*(?:\b(?:nr|no|nummer|number)\b\.?)?\s*(?P<serial>\d{2,5})\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\bBWB[RVW]\d{7}\b", re.IGNORECASE)
_PIECE = re.compile(
    r"\b(?P<piece>bijlage|annex)\s+(?P<number>\d{1,2}|[IVX]{1,4})\b(?!\s*(?:van|bij|of|to|behorende?|\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """One place where an official number stands: text[start:end]; `keys` must all be a document's."""

    start: int
    end: int
    keys: frozenset[str]


def find_numbers(question: str) -> Iterator[NumberMention]:
    """Yield the official numbers in a question, in no particular order."""
    for match in _SYMBOL.finditer(question):
        if any(map(str.isdigit, match.group())):
            yield _mention(match, match.group().rstrip(".").lower())
    for match in _OF_A_YEAR.finditer(question):
        yield _mention(match, match["number"])
    for match in _DOSSIER.finditer(question):
        if match["lead"] or match["serial"]:
            serial = (f"nr {match['serial']}",) if match["serial"] else ()
            yield _mention(match, _digits(match["dossier"]), *serial)
    for match in _SERIAL.finditer(question):
        yield _mention(match, f"nr {match['serial']}")
    for match in _LAW.finditer(question):
        yield _mention(match, match.group().lower())
    for match in _PIECE.finditer(question):
        yield _mention(match, f"annex {match['number'].lower()}")


def numbers_of(title: str, url: str, work: str) -> frozenset[str]:
    """Return the official numbers that the title, the address and the work of a document bear."""
    tail = url.rstrip("/").rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".pdf")
    keys: set[str] = {work.lower()} if _LAW.fullmatch(work) else set()
    # A year and a number that follow on 'nr.' or 'Kamerstuk' are found in both; what the address says is the same number.
    for text in (title, re.sub(r"^kst-", "kst ", tail), re.sub(r"^ah-tk-\d{8}-", "aanhangsel nr. ", tail)):
        for mention in find_numbers(text):
            keys |= mention.keys
    return frozenset(keys)


def _mention(match: re.Match[str], *keys: str) -> NumberMention:
    return NumberMention(start=match.start(), end=match.end(), keys=frozenset(keys))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
