"""The number at the head of a heading, told apart from its title."""

import re

_WORD = (
    r"(?:section|chapter|part|annex|appendix|article|hoofdstuk|paragraaf|artikel|bijlage|deel|afdeling|titel)"
    r"\s+(?:\d{1,3}[a-z]?(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Z])"
)
_SPLIT = (
    re.compile(
        rf"(?P<number>{_WORD})(?:(?:\s*[.:])?\s+[–—-]\s+|\s*[.:]\s*|\s+|$)(?P<title>.*)", re.IGNORECASE
    ),
    re.compile(r"(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3})+[a-z]?\.?)\s+(?P<title>\S.*)"),
    re.compile(r"(?P<number>[A-Z]\d{1,2}\.?)\s+(?P<title>\S.*)"),
    re.compile(r"(?P<number>\d{1,2}[.)])\s+(?P<title>\S.*)"),
    re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[A-Z(‘“«].*)"),
    re.compile(r"(?P<number>[IVX]{1,5}\.)\s+(?P<title>\S.*)"),
    re.compile(r"(?P<number>[a-zA-Z][.)])\s+(?P<title>\S.*)"),
)
_BARE = re.compile(rf"(?:{_WORD}|[A-Z]?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?|[IVX]{{1,5}})\s*[.:]?", re.IGNORECASE)


def split_heading(text: str) -> tuple[str | None, str]:
    """Return the number of a heading as printed, with its full stop, and the title behind it.

    >>> split_heading("a. Freedom of Movement")
    ('a.', 'Freedom of Movement')
    >>> split_heading("3.2.1 Veiligheidssituatie")
    ('3.2.1', 'Veiligheidssituatie')
    """
    for pattern in _SPLIT:
        found = pattern.fullmatch(text)
        if found:
            title = found["title"]
            return text[: len(text) - len(title)].strip(), title
    return None, text


def is_bare_number(text: str) -> bool:
    """Whether the text is a number or a label such as "Section 1." that waits for its title."""
    return _BARE.fullmatch(text) is not None


def is_lettered(number: str | None) -> bool:
    """Whether a number is a single small letter, as in "a."."""
    return number is not None and len(number.rstrip(".)")) == 1 and number[0].islower()
