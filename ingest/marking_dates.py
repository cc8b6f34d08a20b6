"""Dates beside a marking, in Dutch and English print."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.months import MONTH, MONTHS

_NAME = rf"(?P<month>{MONTH})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|e)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_DAY}\s+(?:of\s+)?{_NAME},?\s+{_YEAR}\b",
        rf"\b{_NAME}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>[01]?\d)-{_DAY}\b",
        rf"\b{_DAY}[-/.](?P<month>[01]?\d)[-/.]{_YEAR}\b",
        rf"\b{_NAME}\s+{_YEAR}\b",
        rf"\b(?:tot|until|eind|end)\s+{_YEAR}\b",
    )
)
DATE = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", form.pattern) for form in _FORMS))


def dates(folded: str) -> Iterator[date]:
    """Yield the dates printed in folded text; a month or year alone stands for its last day."""
    for form in _FORMS:
        matches = list(form.finditer(folded))
        for match in matches:
            folded = folded[: match.start()] + " " * len(match.group()) + folded[match.end() :]
        for match in matches:
            parts = match.groupdict()
            name = parts.get("month")
            month = (MONTHS.get(name) or int(name)) if name else 12
            found = _date(int(parts["year"]), month, int(parts["day"]) if parts.get("day") else None)
            if found:
                yield found


def _date(year: int, month: int, day: int | None) -> date | None:
    try:
        if day is not None:
            return date(year, month, day)
        after = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    except ValueError:
        return None
