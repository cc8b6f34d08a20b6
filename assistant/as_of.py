"""Which edition counts on a reference date: never silently an older one than the newest that is held."""

from collections.abc import Iterator, Sequence

from assistant.answer import Understood
from assistant.eligible import LATER, Eligible
from assistant.language import wording_language
from assistant.which_edition import edition_date
from ingest.editions import order_key
from ingest.passage import Source, SourceType

WORKS = 3
"""Series of which the edition is named, those quoted first."""
_WORDS = {
    "nl": {
        "newest": "Let op: op {as_of} was de nieuwste bruikbare editie: {titles}.",
        "later": " Er zijn latere edities opgenomen; die tellen op die datum niet mee.",
        "year": (
            " Een editie waarvan alleen het jaar van publicatie bekend is, telt pas vanaf het einde van dat jaar."
        ),
        "then": "aangehaald is wat toen gold",
        "rules": (
            "Let op: naar {years} is gevraagd, en {then}: {titles}. De nieuwste versie van deze regels "
            "die is opgenomen, geldt vanaf {day}."
        ),
        "valid_from": "geldig vanaf {day}",
        "covers_until": "verslagperiode tot en met {day}",
        "published": "gepubliceerd {day}",
        "left_out": "Na {as_of} gepubliceerd en daarom niet gebruikt: {n} (zonder peildatum wordt ook daarin gezocht).",
    },
    "en": {
        "newest": "Note: on {as_of} the newest edition that can be used was: {titles}.",
        "later": " Later editions are held; they do not count at that date.",
        "year": " An edition of which only the year of publication is known counts from the end of that year.",
        "then": "what was in force then is quoted",
        "rules": (
            "Note: {years} is asked for, and {then}: {titles}. The newest version of these rules "
            "that is held is in force from {day}."
        ),
        "valid_from": "in force from {day}",
        "covers_until": "reporting period until {day}",
        "published": "published {day}",
        "left_out": "Published after {as_of} and therefore not used: {n} (without a reference date they are searched too).",
    },
}


def told_then(understood: Understood, cited: Sequence[Source], allowed: Eligible) -> Iterator[str]:
    """Yield which edition was the newest on a reference date, of works quoted and on the countries, if later ones exist."""
    later = [source for source, why in allowed.left_out if why == LATER and source.work]
    about = (s for s in allowed.documents if {*s.countries} & {*understood.countries})
    named = dict.fromkeys(s.work for s in (*cited, *about) if s.work)
    works = [work for work in named if any(work == source.work for source in later)][:WORKS]
    if not understood.as_of or not works:
        return
    words = _WORDS[wording_language(understood.language)]
    newest = [
        max(editions, key=lambda s: (order_key(s) or 0, s.id))
        for work in works
        if (editions := [s for s in allowed.documents if s.work == work])
    ]
    titles = "; ".join(_told(source, words) for source in newest)
    line = words["newest"].format(as_of=understood.as_of, titles=titles) + words["later"]
    year = understood.as_of[:4]
    yield line + (words["year"] if any(s.work in works and s.published == year for s in later) else "")


def told_of_year(understood: Understood, cited: Sequence[Source], allowed: Eligible) -> Iterator[str]:
    """Yield that a year of the question chose an older version of the rules: in a client's story it may not be meant so."""
    rules = {source.id: source for source in cited if source.source_type is SourceType.POLICY_RULE}
    known = (*allowed.documents, *(source for source, _ in allowed.left_out))
    newer = [
        source
        for source in known
        if any(source.work and source.work == rule.work and _later(source, rule) for rule in rules.values())
    ]
    if understood.as_of or not understood.years or not newer:
        return
    words = _WORDS[wording_language(understood.language)]
    yield words["rules"].format(
        years=", ".join(map(str, understood.years)),
        then=words["then"],
        titles="; ".join(_told(rule, words) for rule in rules.values()),
        day=max(source.valid_from or "" for source in newer),
    )


def _later(one: Source, other: Source) -> bool:
    return bool(one.valid_from and other.valid_from and one.valid_from > other.valid_from)


def tells_then(line: str) -> bool:
    """Tell whether a line of a message is one of those; of a comparison of dates it says nothing new."""
    marks = (mark for words in _WORDS.values() for mark in (words["newest"].split("{")[0], words["then"]))
    return any(mark in line for mark in marks)


def left_out_then(understood: Understood, allowed: Eligible) -> Iterator[str]:
    """Yield, of a refusal on a reference date, how many documents on the countries asked for came later."""
    later = [s for s, why in allowed.left_out if why == LATER and {*s.countries} & {*understood.countries}]
    if understood.as_of and later:
        words = _WORDS[wording_language(understood.language)]
        yield words["left_out"].format(as_of=understood.as_of, n=len(later))


def _told(source: Source, words: dict[str, str]) -> str:
    of, day = edition_date(source) or ("", "")
    return f"{source.title} ({words[of].format(day=day)})" if of else source.title
