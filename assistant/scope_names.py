"""Names in a question, each replaced by a word for its kind: a country, a people or body, a person, an official.

Who or where it is tells nothing about what is asked; that it is a private person does.
"""

import re
from dataclasses import dataclass

from assistant.language import detect
from ingest.concepts import Kind
from ingest.countries import Gazetteer
from ingest.thesaurus import Thesaurus
from ingest.words import folded

COUNTRY, PEOPLE, PERSON, OFFICIAL = "land", "volk", "Personname", "Officialname"
_LETTERS = [
    chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
]  # Latin, 'ğ' and 'ễ' included
_UPPER, _ANY = ("".join(filter(test, _LETTERS)) for test in (str.isupper, str.isalpha))
_NAME = rf"[{_UPPER}](?:(?![{_UPPER}])[{_ANY}'’])+(?:-[{_ANY}]+)*"
_NAMED = re.compile(
    rf"(?P<before>[^\W\d_]+[\s:]+)(?P<name>{_NAME}(?:\s+(?:(?:al|el|bin|ibn|van|der|de|den|en|and)[\s-]+)*{_NAME})+)"
)
_ARTICLES = frozenset({"de", "het", "een", "the", "a", "an", "in", "uit", "from"})
_OFFICES = re.compile(
    r"motie|motion|amendement|amendment|minister\w*|staatssecretaris|secretary|kamerlid|kamerleden|mps?|president|premier"
    r"|rapporteur|generaal|general|commandant|commander|koning|king|ayatollah|sheikh|senator|fractie|oppositieleider|leider"
    r"|leader|partij|party|journalist|activiste?|blogger|schrijver|writer|ambassadeur|ambassador|gouverneur|governor"
)
_BODY_WORDS = """zaken affairs ministerie ministry department state staten nations naties raad council kamer parliament house
    committee comite commissie commission agency agentschap bureau office organisation organization organisatie union unie
    rights watch amnesty international cross kruis kruisen halve maan crescent law act wet directive richtlijn regulation
    verordening guidance focus convention verdrag charter handvest review report rapport court hof rechtbank league liga
    party partij army leger front guards garde corps forces brigade movement beweging security veiligheid service dienst
    university universiteit hague haag apel bosch city stad river mountain province provincie district airport circulaire
    circular vreemdelingencirculaire vluchtelingenwerk refugee taskforce directorate directie open government overheid
    witnesses getuigen christians christenen muslims moslims kurds koerden tigers hamar gong haram shabaab brotherhood
    broederschap taliban islamic islamitische democratic democratische republic republiek north south east west
    noord zuid oost"""
_BODIES = frozenset(_BODY_WORDS.split())
_PEOPLES = frozenset({Kind.GROUP, Kind.ACTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text with its names folded, and the kinds of thing that it names: a country, a people or body, a subject."""

    text: str
    kinds: frozenset[str]


def names_folded(text: str) -> Folded:
    """Return the text with every name replaced by the word for its kind."""
    language = detect(text)
    # Names that came with the documents play no part: what is held decides nothing here.
    spans = [(m.start, m.end, COUNTRY) for m in Gazetteer.load().find(text, language, fuzzy=False)]
    thesaurus = Thesaurus.load()
    concepts = [
        (thesaurus.concepts[m.concept].kind in _PEOPLES, m)
        for m in thesaurus.find(text, language, loose=False)
    ]
    kinds = {"people" if people else "subject" for people, _ in concepts} | {"country" for _ in spans[:1]}
    spans += [(m.start, m.end, PEOPLE) for people, m in concepts if people and m.start and _proper(m.surface)]
    end = len(text)
    for start, stop, word in sorted(spans, reverse=True):
        if stop <= end:
            text, end = f"{text[:start]}{word}{text[stop:]}", start
    return Folded(text=_NAMED.sub(_person, text), kinds=frozenset(kinds))


def _proper(surface: str) -> bool:
    """Whether every word is a name: 'Boko Haram', but neither 'NGO worker' nor 'women'."""
    return surface.istitle()


def _person(match: re.Match[str]) -> str:
    """Return two or more capitalised words as a person, unless they name a body or follow an article."""
    before = match["before"].strip(" :").lower()
    if before in _ARTICLES or _BODIES.intersection(folded(match["name"])):
        return match.group()
    return match["before"] + (OFFICIAL if _OFFICES.fullmatch(before) else PERSON)
