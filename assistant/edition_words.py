"""Which edition a question asks for: 'the previous report', 'het nieuwste ambtsbericht', 'de vorige verslagperiode'."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.kinds import POLICY, KindMention, named_kinds
from ingest.passage import SourceType

_NOUN = (
    r"(?P<noun>\w*ambtsbericht(?:en)?|\w*rapport|\w*rapportage|reports?|edities?|editions?|versies?|versions?|\w*verslag"
    r"|(?:verslag|rapportage)periode|reporting period|country guidance|\w*circulaire|landenbeleid|beleidsregels|beleid"
    r"|policy rules|policy|kamerbrief|brief|letter|factsheet|update)"
)
_WORDS = (
    r"(?:\s+(?:algemene?|algemeen|thematische?|thematisch|general|thematic|country|human|rights|state|department|us|un|vn|amerikaanse"
    r"|nederlandse|dutch|euaa)(?:-\w+)?)*"
)
_PREVIOUS = re.compile(
    r"\b(?:vorige?|voorgaande?|voorafgaande?|voorlaatste|eerdere|previous|preceding|last but one|penultimate)"
    rf"{_WORDS}\s+{_NOUN}\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    rf"\b(?:(?:aller)?(?:nieuwste?|laatste|jongste|recentste)|meest recente|latest|newest|most recent|most up-to-date)"
    rf"{_WORDS}\s+{_NOUN}\b",
    re.IGNORECASE,
)

_REPORTS = (SourceType.COI_REPORT, SourceType.AMBTSBERICHT, SourceType.FACTSHEET, SourceType.OTHER)
_OF_POLICY = re.compile(r"beleid|policy|circulaire|brief|letter|versi", re.IGNORECASE)
_ANY = re.compile(r"editi|update|country guidance", re.IGNORECASE)


class Edition(StrEnum):
    """One of the editions of a work, counted from the newest."""

    PREVIOUS = "previous"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionMention:
    """Where a question names an edition: text[start:end]; `noun` is what it is an edition of."""

    start: int
    end: int
    edition: Edition
    noun: str


def find_edition(question: str) -> EditionMention | None:
    """Return the edition that a question asks for; the previous one where it names both."""
    for edition, pattern in ((Edition.PREVIOUS, _PREVIOUS), (Edition.LATEST, _LATEST)):
        match = pattern.search(question)
        if match:
            return EditionMention(start=match.start(), end=match.end(), edition=edition, noun=match["noun"])
    return None


def edition_kinds(question: str, mention: EditionMention) -> tuple[KindMention, ...]:
    """Return the kinds of source that the words for an edition name: a report is no policy rule."""
    named = named_kinds(question[mention.start : mention.end])
    if named:
        types, publishers = named[0].source_types, named[0].publishers
    else:
        types, publishers = POLICY if _OF_POLICY.search(mention.noun) else _REPORTS, ()
        types = () if _ANY.search(mention.noun) else types
    if not types and not publishers:
        return ()
    name = question[mention.start : mention.end]
    return (
        KindMention(
            start=mention.start, end=mention.end, name=name, source_types=types, publishers=publishers
        ),
    )
