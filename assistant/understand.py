"""What a question asks: language, countries, groups and topics, period, kinds of source."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Understood
from assistant.language import detect
from assistant.periods import find_period
from ingest.countries import Gazetteer
from ingest.passage import SourceType
from ingest.thesaurus import Kind, Thesaurus

# "according to X" limits the answer to X; naming X in passing does not.
_ACCORDING = (
    r"(?:volgens|aldus|according to|blijkens|in de visie van|per)\s+"
    r"(?:(?:de|het|the|een|an?|meest recente|nieuwste|laatste|latest|newest|most recent|algemen?e?|general"
    r"|thematische?)\s+)*"
)
_POLICY = (
    r"(?:landenbeleid|landgebonden (?:asiel)?beleid|vreemdelingencirculaire|vc(?: 2000)?\b"
    r"|dutch (?:asylum |country )?policy|nederlandse beleid)"
)
_STATE = r"(?:us |amerikaanse |u\.s\. )?(?:state department|department of state)"
_ASKED = (
    (r"ambtsbericht", (SourceType.AMBTSBERICHT,), ()),
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
_KINDS: tuple[tuple[re.Pattern[str], tuple[SourceType, ...], tuple[str, ...]], ...] = tuple(
    (re.compile(_ACCORDING + pattern, re.IGNORECASE), kinds, publishers)
    for pattern, kinds, publishers in _ASKED
)


_PERIOD = re.compile(r"\b(?:in |of |for |van |uit |voor |over )?\(?(?:19|20)\d\d\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """Reads questions with the gazetteer and the thesaurus."""

    gazetteer: Gazetteer
    thesaurus: Thesaurus

    def understand(
        self, question: str, *, as_of: str | None = None, country: str | None = None
    ) -> Understood:
        """Return what is asked; explicit `as_of` (ISO) and `country` (alpha-3) go before the question's words."""
        language = detect(question)
        period = find_period(question)
        mentions = [m for m in self.gazetteer.find(question, language) if m.may_be_origin]
        countries = tuple(dict.fromkeys(m.code for m in mentions)) or ((country,) if country else ())
        concepts = dict.fromkeys(m.concept for m in self.thesaurus.find(question, language))
        groups = tuple(c for c in concepts if self.thesaurus.concepts[c].kind is Kind.GROUP)
        kinds, publishers = _kinds(question)
        return Understood(
            language=language,
            countries=countries,
            groups=groups,
            topics=tuple(c for c in concepts if c not in groups),
            years=period.years,
            as_of=as_of or period.as_of,
            source_types=kinds,
            publishers=publishers,
        )

    def bare(self, question: str, language: str) -> str:
        """Return the question without its countries and years: what is asked, wherever and whenever."""
        text = question
        found = [m for m in self.gazetteer.find(question, language) if m.may_be_origin]
        for mention in sorted(found, key=lambda m: -m.start):
            text = text[: mention.start] + text[mention.end :]
        return " ".join(_PERIOD.sub(" ", text).split()) or question

    def concepts_of(self, heading: str, language: str) -> tuple[str, ...]:
        """Return the concepts that a heading names; headings recur, so they are remembered."""
        return _concepts_of(self.thesaurus, heading, language)


@lru_cache(maxsize=50_000)
def _concepts_of(thesaurus: Thesaurus, heading: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.concept for mention in thesaurus.find(heading, language)))


def _kinds(question: str) -> tuple[tuple[SourceType, ...], tuple[str, ...]]:
    kinds: list[SourceType] = []
    publishers: list[str] = []
    for pattern, types, names in _KINDS:
        if pattern.search(question):
            kinds += types
            publishers += names
    return tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(publishers))
