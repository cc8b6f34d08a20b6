"""Embargoes: until when a line keeps a document from the public, told from embargoes on arms and trade."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.marking_dates import DATE, dates
from ingest.marking_place import only_furniture
from ingest.marking_terms import Vocabulary

_ITSELF = re.compile(r"\b(?:dit|deze|this)\s+(?:\w+\s+){1,2}(?:is|staat|valt|remains|blijft)\s+(?:\w+\s+)?$")
_RESTS = re.compile(
    r"^\W*(?:op|voor|on)\s+(?:dit|deze|this)\s+\w+\s+(?:rust|geldt|ligt|zit)\s+(?:een|an)\s+$|^\W*(?:er\s+geldt|there\s+is)\s+(?:een|an)\s+$"
)
_UNTIL = re.compile(r"\W*(?:tot|until|till|t/m|lifts|:|-|\d|strict|datum|date)")
_ON = re.compile(
    r"\W*(?:for|voor|before|op|on)\s+(?:release\s+)?(?:[a-z]+day\s+|[a-z]+dag\s+)?(?:on\s+|op\s+)?"
)
_EVENT = re.compile(r"\W*(?:tot|until|till|t/m)\s+(?:the\s+|de\s+|het\s+)?")
_PROSE = re.compile(r"^,?\s+[a-z]{3,}")


def embargoes(line: str, folded: str, vocab: Vocabulary, today: date) -> Iterator[tuple[int, int, bool]]:
    """Yield where an embargo on this document stands in a line, and whether it still holds."""
    match = vocab.embargo.search(folded)
    if not match:
        return
    before, after = folded[: match.start()], folded[match.end() :]
    dated = list(dates(after))
    heads = only_furniture(before, vocab) or before.rstrip().endswith((".", "|", "-", ":", ")"))
    until = _UNTIL.match(after) is not None or _on_day(after)
    itself = bool(_ITSELF.search(before) or _RESTS.search(before)) and (until or not after.strip(" ."))
    alone = heads and only_furniture(after, vocab) and _printed(line, match, before, dated=bool(dated))
    days = heads and until and bool(dated) and not _goes_on(line[match.end() :], after)
    event = heads and _until_event(after, vocab)
    if alone or itself or days or event:
        yield match.start(), match.end(), not dated or max(dated) >= today


def _on_day(after: str) -> bool:
    match = _ON.match(after)
    return match is not None and DATE.match(after[match.end() :]) is not None


def _until_event(after: str, vocab: Vocabulary) -> bool:
    match = _EVENT.match(after)
    return match is not None and vocab.embargo_until.match(after[match.end() :]) is not None


def _printed(line: str, match: re.Match[str], before: str, *, dated: bool) -> bool:
    """Tell a mark from a heading of one word: 'EMBARGO', 'Onder embargo', 'Status: embargo'; not 'Embargo'."""
    printed = line[match.start() : match.end()]
    return dated or printed.isupper() or len(printed.split()) > 1 or bool(re.search(r"\w", before))


def _goes_on(after: str, folded: str) -> bool:
    """Whether the line is a sentence that goes on behind its date ('… tot 31 mei 2030 verlengd')."""
    ends = [match.end() for match in DATE.finditer(folded)]
    return bool(ends) and bool(_PROSE.match(_without_time(after[ends[-1] :])))


def _without_time(text: str) -> str:
    return re.sub(
        r"^[,\s]*(?:(?:om|at|vanaf|from)\s+)?\d{1,2}(?:[.:h]\d\d)?\s*(?:uur|hrs|hours|u|h|am|pm|a\.m\.|p\.m\.)?(?:\s+[A-Z]{2,4})?",
        "",
        text,
    )
