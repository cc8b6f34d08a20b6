"""What is said of the time and the kind of source that a question asks for, where the sources lack it: never silently."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.answer import Understood
from assistant.edition_words import Edition
from assistant.eligible import Eligible, covers, of_kind
from assistant.kind_names import KIND_NAMES
from assistant.language import wording_language
from assistant.which_edition import edition_date, quoted_editions
from ingest.countries import Gazetteer
from ingest.partial_date import latest
from ingest.passage import PER_SECTION, Source

NAMED_AT_MOST = 3
"""Documents asked for by name that are written out."""
_WORDS = {
    "nl": {
        "none": "Niet opgenomen: {name}. Zonder die beperking wordt in alle bronnen gezocht.",
        "not_on": "Niet opgenomen over {country}: {name}. Zonder die beperking wordt in alle bronnen gezocht.",
        "no_previous": "Van wat gevraagd is, is geen eerdere editie opgenomen.",
        "not_named": "In {titles} is daarover geen duidelijk antwoord gevonden; daarom is in alle bronnen gezocht.",
        "before_all": "Vóór {as_of} is niets gepubliceerd dat is opgenomen; het oudste is van {oldest}.",
        "unplaced": "Onbekend is wanneer dit was: {event}. Er is daarom niet op tijd gezocht.",
        "uncovered": "Let op: geen van de aangehaalde bronnen gaat over {years}.",
        "previous": "Vorige editie: {titles}.",
        "latest": "Nieuwste editie: {titles}.",
        "valid_from": "geldig vanaf {day}",
        "covers_until": "verslagperiode tot en met {day}",
        "published": "gepubliceerd {day}",
        "undated": "datum onbekend",
    },
    "en": {
        "none": "Not held: {name}. Without that limit all sources are searched.",
        "not_on": "Not held on {country}: {name}. Without that limit all sources are searched.",
        "no_previous": "Of what was asked for, no earlier edition is held.",
        "not_named": "No clear answer to that was found in {titles}; all sources were therefore searched.",
        "before_all": "Nothing that is held was published before {as_of}; the oldest is of {oldest}.",
        "unplaced": "When this was is not known: {event}. The search was therefore not limited in time.",
        "uncovered": "Note: none of the sources quoted is about {years}.",
        "previous": "Previous edition: {titles}.",
        "latest": "Newest edition: {titles}.",
        "valid_from": "in force from {day}",
        "covers_until": "reporting period until {day}",
        "published": "published {day}",
        "undated": "date unknown",
    },
}


def lacking(
    understood: Understood, allowed: Eligible, held: Sequence[Source], gazetteer: Gazetteer
) -> Iterator[str]:
    """Yield what a refusal says of the kind, the edition and the date that were asked for and are not held."""
    words = _WORDS[wording_language(understood.language)]
    yield from of_named(understood)
    kinds = [source for source in held if of_kind(source, understood)]
    if not kinds:
        yield words["none"].format(name=_asked_for(understood))
    elif understood.source_types or understood.publishers:
        for code in understood.countries:
            if not any(code in source.countries or PER_SECTION in source.countries for source in kinds):
                country = gazetteer.name(code, understood.language)
                yield words["not_on"].format(country=country, name=_asked_for(understood))
    about = [s for s in allowed.documents if _about(s, understood)]
    if kinds and understood.edition == Edition.PREVIOUS and not about:
        yield words["no_previous"]
    dates = sorted(source.published for source in kinds if source.published)
    if understood.as_of and dates and latest(dates[0]) > latest(understood.as_of):
        yield words["before_all"].format(as_of=understood.as_of, oldest=dates[0])
    for event in understood.unplaced:
        yield words["unplaced"].format(event=event)


def of_time(understood: Understood, cited: Sequence[Source]) -> Iterator[str]:
    """Yield what an answer says of the time asked for: which edition was taken, what is quoted of no year asked."""
    words = _WORDS[wording_language(understood.language)]
    for event in understood.unplaced:
        yield words["unplaced"].format(event=event)
    if understood.years and not any(covers(source, year) for source in cited for year in understood.years):
        yield words["uncovered"].format(years=", ".join(map(str, understood.years)))
    editions = quoted_editions(understood, cited)
    if understood.edition and editions:
        titles = "; ".join(f"{source.title} ({_told_day(source, words)})" for source in editions)
        yield words[understood.edition].format(titles=titles)


def of_named(understood: Understood) -> Iterator[str]:
    """Yield, where documents that are asked for by name do not answer, that all sources were searched."""
    named = understood.named
    if named is None or not named.missed:
        return
    titles = "; ".join(f"“{document.title}”" for document in named.documents[:NAMED_AT_MOST])
    yield _WORDS[wording_language(understood.language)]["not_named"].format(titles=titles)


def _told_day(source: Source, words: Mapping[str, str]) -> str:
    """Return the date by which an edition is told from the others, and what it is the date of."""
    of, day = edition_date(source) or ("undated", "")
    return words[of].format(day=day)


def _asked_for(understood: Understood) -> str:
    names = KIND_NAMES[wording_language(understood.language)]
    publishers = (name.strip() for name in understood.publishers[:1])
    return ", ".join((*publishers, *(names[kind][0] for kind in understood.source_types)))


def _about(source: Source, understood: Understood) -> bool:
    return not understood.countries or bool({*understood.countries, PER_SECTION} & set(source.countries))
