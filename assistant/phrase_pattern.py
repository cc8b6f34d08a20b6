"""Phrases of the data files as one regular expression: a blank is any white space, '*' any further letters."""

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> str:
    r"""Return an expression that finds one of the phrases, the longest that fits; it bears no group.

    >>> any_of(("ind", "policy rule*"))
    'policy\\s+rule\\w*|ind'
    """
    return "|".join(map(_pattern, sorted(phrases, key=len, reverse=True)))


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
