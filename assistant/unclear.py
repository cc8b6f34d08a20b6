"""What is said when a question is too vague to look anything up: one question back, and what there is to ask about."""

from collections.abc import Sequence

from assistant.answer import Understood
from assistant.holdings import counted, countries_of, usable
from assistant.language import wording_language
from ingest.countries import Gazetteer
from ingest.passage import PER_SECTION, Source

COUNTRIES = 12
"""Countries named at most, those with most documents first."""

_WORDS = {
    "nl": (
        "Over welk land gaat de vraag?",
        "Wat wilt u weten, en over welk land?",
        "Wat wilt u weten over {named}?",
        "Dat moet bekend zijn om de juiste bron te vinden: bronnen over verschillende landen hebben dezelfde opbouw.",
        "Opgenomen zijn documenten over: {countries}.",
        "en nog {more} landen",
        "Daarnaast zijn er documenten die per onderdeel landen behandelen: {counted}.",
        "En documenten die niet over één land gaan: {counted}.",
    ),
    "en": (
        "Which country is the question about?",
        "What would you like to know, and about which country?",
        "What would you like to know about {named}?",
        "That must be known to find the right source: sources on different countries are built alike.",
        "Documents are held on: {countries}.",
        "and {more} more countries",
        "There are also documents that treat countries section by section: {counted}.",
        "And documents that are not about one country: {counted}.",
    ),
}


def ask_back(understood: Understood, held: Sequence[Source], gazetteer: Gazetteer) -> str:
    """Return one clarifying question and what the library holds; nothing else may be passed than may be shown."""
    language, held = wording_language(understood.language), usable(held, understood)
    which, what, of_these, why, about, more, by_section, general = _WORDS[language]
    chosen = ", ".join(gazetteer.name(code, language) for code in understood.countries)
    question = of_these.format(named=chosen) if chosen else which if understood.topics else what
    lines = [question] if chosen else [question, why]
    countries = countries_of(held)
    ranked = sorted(countries, key=lambda code: (-countries[code], code))
    named = [f"{gazetteer.name(code, language)}{_period(code, held)}" for code in ranked[:COUNTRIES]]
    if len(ranked) > COUNTRIES:
        named.append(more.format(more=len(ranked) - COUNTRIES))
    if named:
        lines.append(about.format(countries=", ".join(named)))
    split = [source for source in held if PER_SECTION in source.countries]
    other = [source for source in held if not source.countries]
    for wording, sources in ((by_section, split), (general, other)):
        if sources:
            lines.append(wording.format(counted=counted(sources, language)))
    return "\n".join(lines)


def _period(code: str, held: Sequence[Source]) -> str:
    """Return from when until when the documents on a country are, as far as they say."""
    about = [source for source in held if code in source.countries]
    years = sorted(d[:4] for s in about for d in (s.covers_until or s.published or s.valid_from,) if d)
    if not years:
        return ""
    return f" ({years[0]})" if years[0] == years[-1] else f" ({years[0]}–{years[-1]})"
