"""Kinds of source and publishers that a question limits its answer to."""

import re
from dataclasses import dataclass

from ingest.passage import SourceType

_ARTICLE = (
    r"(?:(?:de|het|the|een|an?|meest recente|nieuwste|laatste|latest|newest|most recent|algemen?e?|general"
    r"|thematische?|amerikaanse|nederlandse|dutch)\s+)*"
)
# "according to X" limits the answer to X; naming X in passing does not.
_ACCORDING = r"(?:volgens|aldus|according to|blijkens|in de visie van|per)\s+"
# So does "what does X say".
_SAYS = r"(?:wat|what)\s+(?:zegt|zeggen|schrijft|meldt|vermeldt|stelt|concludeert|does|do|did|says|is the view of)\s+"
_NAMED = r"(?:(?:in|uit|from|by|van|per)\s+)?"
_POLICY = (
    r"(?:landenbeleid|landgebonden (?:asiel)?beleid|vreemdelingencirculaire|vc(?: 2000)?\b"
    r"|dutch (?:asylum |country )?policy|nederlandse (?:asiel)?beleid)"
)
_STATE = r"(?:us |amerikaanse |u\.s\. )?(?:state department|department of state)"
_ASKED = (
    (r"ambtsbericht(?:en)?\b", (SourceType.AMBTSBERICHT,), ()),
    (
        r"(?:euaa|easo|asielagentschap|eu(?:ropean union)? agency for asylum)",
        (),
        ("EUAA", "EASO", "European Union Agency"),
    ),
    (_STATE, (), ("US Department of State",)),
    (r"country guidance", (SourceType.COUNTRY_GUIDANCE,), ()),
    (_POLICY, (SourceType.POLICY_RULE, SourceType.POLICY_LETTER), ()),
    (r"(?:vn|un|united nations|verenigde naties|upr)\b", (), ("UN ", "United Nations")),
)
_POLICY_ALONE = re.compile(rf"{_NAMED}(?P<name>{_ARTICLE}(?:policy|beleid)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMention:
    """One place where a kind of source is named: text[start:end], the words that make it a limit included.

    Attributes:
        name: The source alone, with its article: "the EUAA".
    """

    start: int
    end: int
    name: str
    source_types: tuple[SourceType, ...]
    publishers: tuple[str, ...]


Patterns = tuple[tuple[re.Pattern[str], tuple[SourceType, ...], tuple[str, ...]], ...]


def _compiled(*leads: str) -> Patterns:
    lead = rf"\b(?:{'|'.join(leads)})"
    return tuple(
        (re.compile(rf"{lead}(?P<name>{_ARTICLE}{pattern})", re.IGNORECASE), types, names)
        for pattern, types, names in _ASKED
    )


_LIMITS = _compiled(_ACCORDING, _SAYS)
_NAMES = _compiled(_ACCORDING, _SAYS, _NAMED)


def find_kinds(question: str) -> tuple[KindMention, ...]:
    """Return the kinds of source that a question limits its answer to."""
    return _found(question, _LIMITS)


def named_kinds(phrase: str) -> tuple[KindMention, ...]:
    """Return the kinds of source that a phrase of a follow-up names: 'and the EUAA?', 'en het beleid?'."""
    found = _found(phrase, _NAMES)
    policy = None if found else _POLICY_ALONE.search(phrase)
    if policy is None:
        return found
    kinds = (SourceType.POLICY_RULE, SourceType.POLICY_LETTER)
    return (
        KindMention(
            start=policy.start(), end=policy.end(), name=policy["name"], source_types=kinds, publishers=()
        ),
    )


def _found(text: str, patterns: Patterns) -> tuple[KindMention, ...]:
    return tuple(
        KindMention(
            start=match.start(), end=match.end(), name=match["name"], source_types=types, publishers=names
        )
        for pattern, types, names in patterns
        for match in (pattern.search(text),)
        if match
    )
