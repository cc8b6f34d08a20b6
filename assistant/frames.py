"""The words around a question that say who asks and where it should be looked up, not what is asked.

They are taken out before the question's subject is compared: 'according to the report' is near to every text about reports.
"""

import re

_PREPOSITION = (
    r"\b(?:in|uit|van|naar|voor|binnen|over|from|of|for|to|within|inside|throughout)(?: (?:de|het|the))?\s*$"
)
_REPORT_NL = r"(?:mensenrechten)?(?:rapport|verslag|ambtsbericht|bericht)"
_REPORT_EN = r"(?:human rights )?report"
_FRAMES = (
    # where it should stand
    rf"(?:volgens|aldus|blijkens|naar) (?:het|de|dit|dat) (?:\w+ )?{_REPORT_NL}(?: (?:over|van|uit))?",
    rf"\(?\b(?:het |dat |dit )?{_REPORT_NL}(?: (?:over|van|uit))?\b\)?",
    rf"according to (?:the|this|that) (?:\w+ )?{_REPORT_EN}(?: (?:for|of|on))?",
    rf"\(?\b(?:the |that |this )?{_REPORT_EN}(?: (?:for|of|on))?\b\)?",
    r"\b(?:stand|situatie|anno|as of|situation) *(?=[),?]|$)",
    # who asks, and that something is asked
    r"mijn cli[eë]nte?s?|my clients?",
    r"wat is (?:daar|er) ?(?:over|van)? ?bekend(?: over| van)?",
    r"(?:klopt|past) dat (?:met|bij) wat er bekend is(?: over)?",
    r"wat (?:staat|zegt|meldt|is) (?:er |het |de )?(?:gezegd |gemeld )?(?:over|van)",
    r"ik (?:wil|wou|zou) (?:graag )?weten",
    r"what is (?:known|said|reported)(?: (?:about|of|on))?",
    r"is it known (?:that|whether)",
    r"what (?:does|did) .{0,12}say (?:about|on)",
)
_FRAME = re.compile("|".join(_FRAMES), re.IGNORECASE)
_BEFORE_A_NAME = re.compile(_PREPOSITION, re.IGNORECASE)
_BRACKETS = re.compile(r"[()]")
_SPACE_BEFORE_A_STOP = re.compile(r"\s+([?,;.])")
_LEAST = 5
FOREIGNERS = {"nl": "vluchtelingen en andere vreemdelingen", "en": "refugees and other foreigners"}
"""What the people of one country are in another: the reports treat them under that head."""


def without(text: str, start: int, end: int) -> str:
    """Return the text without a name at text[start:end], and without the preposition that leads to it."""
    return f"{_BEFORE_A_NAME.sub('', text[:start])} {text[end:]}"


def people(surface: str, language: str) -> bool:
    """Tell whether the word for who lives in a country names people ('Syriërs'), not a quality ('Syrische').

    >>> people("Afghanen", "nl"), people("Afghaanse", "nl"), people("Afghans", "en"), people("Afghan", "en")
    (True, False, True, False)
    """
    return surface.endswith(("s", "n") if language == "nl" else "s")


def unframed(text: str) -> str:
    """Return the text without its frame; as it is where nothing would be left."""
    bare = _BRACKETS.sub(" ", _FRAME.sub(" ", text))
    bare = _SPACE_BEFORE_A_STOP.sub(r"\1", " ".join(bare.split())).strip(" ,;")
    return bare if len(bare) >= _LEAST else text
