"""Days and months by which a question or a title tells a document: '8 december 2025', 'June 2024', '8-12-2025'."""

import re
from collections.abc import Iterator

from ingest.months import MONTH, MONTHS

_DATE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)(?![\w-])"
    rf"|(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.](?P<y>(?:19|20)\d\d)"
    rf"|(?:(?P<day>\d{{1,2}})(?:e|th|st|nd|rd)?\s+(?:of\s+)?)?(?P<month>{MONTH})\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:th|st|nd|rd)?,?\s+(?P<year2>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)


def named_days(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield every day or month of a year in a text as a partial ISO date, with where it stands."""
    for match in _DATE.finditer(text):
        day = _iso(match)
        if day:
            yield day, match.start(), match.end()


def agree(asked: str, of_document: str) -> bool:
    """Tell whether a date may be another: the less exact one says as much as it says.

    >>> agree("2025-12", "2025-12-08"), agree("2025-12-08", "2025"), agree("2025-12-08", "2025-12-09")
    (True, True, False)
    """
    return asked.startswith(of_document) or of_document.startswith(asked)


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return match["iso"] if 1 <= int(match["iso"][5:7]) <= 12 else None
    if match["y"]:
        day, month, year = int(match["d"]), int(match["m"]), match["y"]
    else:
        day = int(match["day"] or match["day2"] or 0)
        month, year = MONTHS[(match["month"] or match["month2"]).lower()], match["year"] or match["year2"]
    if day > 31 or not 1 <= month <= 12:
        return None
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"
