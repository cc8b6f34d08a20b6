"""Dates as documents print them, to ISO 8601."""

import re

from ingest.months import MONTH, MONTHS

_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\s+({MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.IGNORECASE)
_PLACE = re.compile(rf"(?:[’'A-Z][\w’' -]{{1,40}}),\s+(\d{{1,2}}\s+(?:{MONTH})\s+\d{{4}})", re.IGNORECASE)


def iso_date(text: str) -> str | None:
    """Return the first full date in a text as ISO 8601; None if there is none that exists."""
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.search(text)
        if found and 1 <= int(found[day]) <= 31:
            return f"{found[3]}-{MONTHS[found[month].casefold()]:02d}-{int(found[day]):02d}"
    return None


def place_and_date(text: str) -> str | None:
    """Return the date of a letter's line "Den Haag, 8 december 2025"; None if the text is anything else."""
    found = _PLACE.fullmatch(text.strip())
    return iso_date(found[1]) if found else None
