"""What the words around a country's name say about it: another meaning, or another place than the subject."""

import re

from ingest.country_forms import Form, How

_PERSON_BEFORE = re.compile(
    r"\b(?:michael|robert|david|james|john|william|richard|joseph|thomas|charles|christopher|daniel|matthew|anthony"
    r"|mark|steven|paul|andrew|kevin|brian|george|barbara|mary|linda|susan|jessica|sarah|karen|lisa|nancy|eric|adam"
    r"|mr|mrs|ms|miss|dr|meneer|mevrouw|dhr|mw|bert|jan|piet|kees"
    r"|lawyer|client|judge|attorney|counsel|officer|colleague|friend|interviewer|named|called"
    r"|advocaat|cliënt|rechter|collega|vriend|vriendin|genaamd|heet)\.?\s+$",
    re.IGNORECASE,
)
_MAY_BE_PERSON = frozenset({"jordan", "chad", "georgia", "israel", "kenya"})
_AMERICAN_SOUTH = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Florida|Tennessee|Carolina|Augusta|Columbus|governor|county)\b",
    re.IGNORECASE,
)

_LANGUAGE_BEFORE = re.compile(
    r"\b(?:spreek|spreekt|spreken|sprak|spraken|taal|talen|vertaald|vertaling|geschreven|speak|speaks|speaking|spoke"
    r"|spoken|language|languages|translated|translation|written)\s+(?:is|are|in|into|het|uit|naar|of|the|vloeiend|fluent"
    r"|goed|geen|alleen|only|no|\s)*$|\bin het\s+$",
    re.IGNORECASE,
)
_LANGUAGE_AFTER = re.compile(
    r"^[\s-]*(?:taal|talig|talige|sprekend|sprekende|language|speaking|speaker)s?\b", re.IGNORECASE
)

_FOOD = re.compile(
    r"\b(?:roast(?:ed)?|sandwich(?:es)?|dinner|meat|breast|cook(?:ed|ing)?|eat(?:en|ing)?|thanksgiving|stuffing"
    r"|recipe|slices?|stuffed|gravy|chicken|farm)\b",
    re.IGNORECASE,
)
_TREATY_AFTER = re.compile(
    r"^[\s-]*(?:agreements?|accords?|akkoord(?:en)?|convention|conventie|verdrag|protocol|declaration|verklaring"
    r"|principles|beginselen|talks|vredesakkoord)\b",
    re.IGNORECASE,
)
_TREATY_BEFORE = re.compile(
    r"\b(?:akkoord(?:en)?|verdrag|protocol|verklaring|convention|declaration|agreement)\s+(?:van|of)\s+$",
    re.IGNORECASE,
)

# A heading may name a second country: where someone lived before, could settle, or is represented.
_ELSEWHERE = re.compile(
    r"\b(?:eerder verblijf|verblijfsalternatief|buitenlands|vertrokken uit|vertrek uit|afkomstig uit|vluchtelingen uit"
    r"|betrekkingen met|grens met|ambassade in|ambassade van|inval van|steun van|steun uit|problemen ondervonden"
    r"|refugees from|nationals? of|relations with|border with|embassy in|embassy of|exile in|resettlement to"
    r"|former residence|returnees from|migrants from|gemaakt in|elsewhere in)\b[^.;:]*$",
    re.IGNORECASE,
)


def is_another_meaning(text: str, start: int, end: int, form: Form, language: str) -> bool:
    """Whether text[start:end], though it reads like the form of a country, means a person, a language or a dish."""
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    surface = text[start:end]
    if surface.lower() in _MAY_BE_PERSON and surface[0].isupper() and _PERSON_BEFORE.search(before):
        return True
    if surface == "Georgia" and (_AMERICAN_SOUTH.search(before) or _AMERICAN_SOUTH.search(after)):
        return True
    if form.how is How.DEMONYM:
        return bool(_LANGUAGE_BEFORE.search(before) or _LANGUAGE_AFTER.match(after))
    if form.how is How.PLACE:
        return bool(_TREATY_AFTER.match(after) or _TREATY_BEFORE.search(before))
    return surface == "turkey" and language == "en" and bool(_FOOD.search(before) or _FOOD.search(after))


def is_elsewhere(title: str, start: int) -> bool:
    """Whether the country at title[start:] is mentioned in a heading without being what the section is about."""
    return _ELSEWHERE.search(title[:start]) is not None
