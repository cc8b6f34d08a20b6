"""A turn that sets the last question against another country or year: 'en vergeleken met Irak?', 'was it worse in 2019?'."""

import re
from dataclasses import replace

from assistant.answer import Understood
from assistant.carry import Complete
from assistant.contrast import asks_what_changed, compares, says_degree, without_comparing
from assistant.mentions import Facet, Reading
from assistant.turn_words import carries_nothing
from assistant.understand import Interpreter
from ingest.words import words

_CUE = {"nl": "vergeleken met", "en": "compared with"}
_END = re.compile(r"[\s?.!]*\Z")
_CARRIED = (Facet.TOPIC, Facet.GROUP, Facet.COUNTRY, Facet.PERIOD, Facet.KIND)


def set_against(before: Complete, new: Reading, interpreter: Interpreter) -> Complete | None:
    """Return the last question with the other side that a turn names; None where it names none, or asks more than that."""
    facet = _other_side(new)
    old, language = before.reading, before.text_language
    known, named = old.understood, new.understood
    if (
        facet is Facet.COUNTRY
        and len(known.countries) == len(named.countries) == 1
        and known.countries != named.countries
    ):
        code = named.countries[0]
        own = [mark for mark in old.of(facet) if mark.name]
        first = "" if own else f" in {interpreter.gazetteer.name(known.countries[0], language)}"
        other = interpreter.gazetteer.name(code, language)
        countries: tuple[str, ...] = (*known.countries, code)
    elif facet is Facet.PERIOD and len(named.years) == 1 and _at_one_time(known):
        if named.years == known.years:
            return None
        first, other, countries = "", str(named.years[0]), known.countries
    else:
        return None
    cut = _END.search(old.text)
    text = f"{old.text[: cut.start() if cut else None]}{first} {_CUE.get(language, _CUE['en'])} {other}?"
    read = interpreter.read(text, language)
    understood = replace(
        read.understood,
        language=named.language,
        countries=countries,
        groups=known.groups,
        topics=read.understood.topics or known.topics,
        years=tuple(sorted({*known.years, *named.years})),
        as_of=known.as_of,
        source_types=known.source_types,
        publishers=known.publishers,
        question=text,
        carried=tuple(f.value for f in _CARRIED if f is Facet.TOPIC or old.has(f)),
    )
    whole = Reading(text=text, understood=understood, marks=read.marks)
    return replace(before, reading=whole)


def _at_one_time(known: Understood) -> bool:
    """Tell whether a question is about one country at most, and one year or the present."""
    return len(known.years) < 2 and len(known.countries) < 2 and not known.as_of


def _other_side(new: Reading) -> Facet | None:
    """Return what a turn compares by that says no more than the other side; None for any other turn."""
    text = new.text
    named = {mark.facet for mark in new.marks}
    if not (compares(text) or says_degree(text) or asks_what_changed(text)) or len(named) != 1:
        return None
    masked = text
    for mark in reversed(new.marks):
        masked = f"{masked[: mark.start]} {masked[mark.end :]}"
    return (
        None if any(not carries_nothing(word) for word in words(without_comparing(masked))) else named.pop()
    )
