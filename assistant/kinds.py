"""Kinds of source and publishers that a question limits its answer to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.phrase_pattern import any_of
from ingest.passage import SourceType
from ingest.words import data_rows

_ARTICLE = (
    r"(?:(?:de|het|the|een|an?|(?:aller)?(?:meest recente|nieuwste|laatste|jongste)|latest|newest|most recent"
    r"|vorige|voorgaande|voorlaatste|eerdere|previous|preceding|huidige|geldende|current|algemen?e?|general"
    r"|thematische?|nederlandse|dutch|(?:19|20)\d\d)\s+)*"
)
# "according to X" limits the answer to X; naming X in passing does not.
_ACCORDING = r"(?:volgens|aldus|according to|blijkens|in de visie van|per)"
# So does "what does X say".
_SAYS = (
    r"(?:wat|what)\s+(?:(?:zegt|zeggen|schrijft|schrijven|meldt|melden|vermeldt|vermelden|stelt|stellen"
    r"|concludeert|rapporteert|rapporteren|bericht|does|do|did|says|is the view of)"
    r"|staat er(?: \w+)?(?=\s+in\b)|is said(?=\s+in\b))(?:\s+(?:in|er))?"
)
_LEADS = (_ACCORDING, _SAYS)
# "What is the Dutch policy": a question for policy is not answered with facts.
_ASKS = (
    r"(?:wat|what|hoe|how)\s+(?:is|was|zijn|are|were|luidt|luidde)(?:\s+(?:nu|now|momenteel|currently|er))?"
)
_WITHIN = r"(?:in|uit|from|under|onder)(?=\s+(?:de|het|the|dat|that|this|dit)\b)"
_NAMED = r"(?:(?:in|uit|from|by|van|per|of)\s+)?"
_POLICY_ALONE = re.compile(rf"(?:\b{_NAMED})(?P<name>{_ARTICLE}(?:policy|beleid)\b)", re.IGNORECASE)
_POLICY_LIMIT = re.compile(
    rf"\b{_ACCORDING}\s+(?P<name>(?:(?:het|the)\s+)(?:policy|beleid)\b)(?!\s+(?:van|of)\s+(?:de|het|the)\b)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"rapport|report", re.IGNORECASE)
POLICY = (SourceType.POLICY_RULE, SourceType.POLICY_LETTER)
"""The kinds of source that say what is policy."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A way to name sources: a pattern of its phrases, and what they mean."""

    phrases: str
    source_types: tuple[SourceType, ...]
    publishers: tuple[str, ...]


def find_kinds(question: str, publishers: Iterable[str] = ()) -> tuple[KindMention, ...]:
    """Return the kinds of source that a question limits its answer to; `publishers` are names of those that are held."""
    return _limiting(question, tuple(publishers))


@lru_cache(maxsize=16)
def _limiting(question: str, publishers: tuple[str, ...]) -> tuple[KindMention, ...]:
    held = _held(publishers)
    found = list(_found(question, _LEADS, (*_named(), *held)))
    found += _found(question, (_ASKS,), [named for named in _named() if named.source_types == POLICY])
    found += (_policy(match) for match in _POLICY_LIMIT.finditer(question))
    return _apart(found)


def kinds_within(question: str) -> tuple[KindMention, ...]:
    """Return the kinds of source in which a question about a country wants something looked up: 'in the policy rules'.

    An organisation is none: 'in the UN Human Rights Council' is a place where something happens.
    """
    found = _apart(_found(question, (_WITHIN,), _named()))
    return tuple(mention for mention in found if mention.source_types or _REPORT.search(mention.name))


@lru_cache(maxsize=16)
def named_kinds(phrase: str) -> tuple[KindMention, ...]:
    """Return the kinds of source that a phrase of a follow-up names: 'and the EUAA?', 'en het beleid?'."""
    found = _apart([*_found(phrase, _LEADS, _named()), *_found(phrase, (_NAMED,), _named(), apart=r"")])
    policy = None if found else _POLICY_ALONE.search(phrase)
    return found if policy is None else (_policy(policy),)


def _policy(match: re.Match[str]) -> KindMention:
    return KindMention(
        start=match.start(), end=match.end(), name=match["name"], source_types=POLICY, publishers=()
    )


def _found(
    text: str, leads: Iterable[str], named: Iterable[_Named], apart: str = r"\s+"
) -> Iterator[KindMention]:
    for lead in leads:
        for way in named:
            for match in _compiled(lead + apart, way.phrases).finditer(text):
                yield KindMention(
                    start=match.start(),
                    end=match.end(),
                    name=match["name"],
                    source_types=way.source_types,
                    publishers=way.publishers,
                )


def _apart(found: Iterable[KindMention]) -> tuple[KindMention, ...]:
    """Of mentions that overlap keep the one whose name says most, of equal ones that with the longer lead."""
    kept: list[KindMention] = []
    for mention in sorted(found, key=lambda m: (-len(m.name), m.start, m.end)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


@cache
def _compiled(lead: str, phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b{lead}(?P<name>{_ARTICLE}(?:{phrases})(?!\w))", re.IGNORECASE)


@cache
def _named() -> tuple[_Named, ...]:
    return tuple(
        _Named(
            phrases=any_of(phrases.split("|")),
            source_types=tuple(SourceType(name) for name in types.split(",") if name),
            publishers=tuple(name for name in publishers.split("|") if name),
        )
        for phrases, types, publishers in data_rows("sources.tsv", "assistant")
    )


@cache
def _held(publishers: tuple[str, ...]) -> tuple[_Named, ...]:
    """Return ways to name publishers of documents that are held, each by its own name."""
    plain = (re.sub(r"\s*\(.*?\)", "", name).strip() for name in publishers)
    return tuple(
        _Named(phrases=any_of((name,)), source_types=(), publishers=(name,))
        for name in plain
        if len(name) > 3
    )
