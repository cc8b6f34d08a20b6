"""Dates as the documents give them: a day, a month or a year, never rounded to more than is known."""

import calendar
import re

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


def earliest(iso: str) -> int:
    """Return the first possible day of a partial ISO 8601 date, as the number YYYYMMDD.

    >>> earliest("2023-05")
    20230501

    Raises:
        ValueError: `iso` is not '2023', '2023-05' or '2023-05-07', or no such day exists.
    """
    year, month, day = _parts(iso)
    return _number(year, month or 1, day or 1)


def latest(iso: str) -> int:
    """Return the last possible day of a partial ISO 8601 date, as the number YYYYMMDD.

    >>> latest("2023-02")
    20230228

    Raises:
        ValueError: as `earliest`.
    """
    year, month, day = _parts(iso)
    month = month or 12
    return _number(year, month, day or calendar.monthrange(year, month)[1])


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(iso)
    if not match:
        raise ValueError(f"{iso!r} is no ISO date; write '2023', '2023-05' or '2023-05-07'")
    year = int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if year < 1 or not 1 <= (1 if month is None else month) <= 12:
        raise ValueError(f"{iso!r} names no existing month; correct it, or write the year alone")
    if not 1 <= (1 if day is None else day) <= calendar.monthrange(year, month or 1)[1]:
        raise ValueError(f"{iso!r} names no existing day; correct it, or write year and month alone")
    return year, month, day


def _number(year: int, month: int, day: int) -> int:
    return year * 10_000 + month * 100 + day
