"""What is said where an explicit choice of the asker goes against the words of the question: never silently."""

from assistant.answer import Understood
from assistant.language import wording_language
from ingest.countries import Gazetteer

_WORDS = {
    "nl": (
        "Let op: gekozen is {chosen}; de vraag noemt {said}. De keuze gaat voor.",
        "Let op: de gekozen peildatum is {chosen}; de vraag noemt {said}. De keuze gaat voor.",
        "Let op: de vraag noemt {years}, na de peildatum {chosen}. Er is niets gebruikt dat later is gepubliceerd.",
    ),
    "en": (
        "Note: {chosen} was chosen; the question names {said}. The choice goes first.",
        "Note: the chosen reference date is {chosen}; the question names {said}. The choice goes first.",
        "Note: the question names {years}, after the reference date {chosen}. Nothing published later was used.",
    ),
}


def contradictions(understood: Understood, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return a line for everything in the question that a choice set aside."""
    language = wording_language(understood.language)
    country, date, later = _WORDS[language]
    pairs = [item.split(":", 1) for item in understood.overruled]
    lines = []
    named = [gazetteer.name(code, language) for kind, code in pairs if kind == "country"]
    if named:
        chosen = ", ".join(gazetteer.name(code, language) for code in understood.countries)
        lines.append(country.format(chosen=chosen, said=", ".join(named)))
    dates = [value for kind, value in pairs if kind == "as_of"]
    if dates:
        lines.append(date.format(chosen=understood.as_of, said=", ".join(dates)))
    late = [str(year) for year in understood.years if understood.as_of and str(year) > understood.as_of[:4]]
    if late:
        lines.append(later.format(years=", ".join(late), chosen=understood.as_of))
    return tuple(lines)
