"""What is said when a question asks for non-public material or for a decision: one wording a language.

Neither text depends on what stands in quarantine or on the question's words. Countries, topics, years and kinds of
source of the question only choose which admitted documents are named; the choice is the same for a document that
does not exist.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.answer import Understood
from assistant.holdings import usable
from assistant.language import wording_language
from ingest.context import telling_title
from ingest.passage import Source, SourceType
from ingest.thesaurus import Thesaurus

_NAMED = 5

_NON_PUBLIC = {
    "nl": (
        (
            "Deze assistent antwoordt alleen uit openbare documenten. De vraag ziet op materiaal dat niet openbaar is, "
            "of op de herkomst daarvan; daarover wordt niets gezegd, ook niet of het bestaat. Geplakte tekst wordt niet als "
            "bron gebruikt en niet bewaard."
        ),
        "Wel openbaar over dit onderwerp:",
        (
            "Wie meer wil weten, kan op grond van de Wet open overheid (Woo) een verzoek om informatie indienen bij het "
            "bestuursorgaan dat het stuk zou hebben gemaakt. In een procedure loopt inzage in stukken via de rechter."
        ),
    ),
    "en": (
        (
            "This assistant answers from public documents only. The question concerns material that is not public, "
            "or where it comes from; nothing is said about that, nor whether it exists. Pasted text is not used as a source "
            "and not kept."
        ),
        "What is public on the subject:",
        (
            "Anyone who wants more can file a request for information under the Dutch Open Government Act (Woo) with the "
            "authority that would have made the document. In proceedings, access to documents goes through the court."
        ),
    ),
}
_OUT_OF_SCOPE = {
    "nl": (
        (
            "Deze assistent beslist geen zaak, beoordeelt niemands verklaringen, geeft geen juridisch advies en zoekt geen "
            "particuliere personen op; dat is aan de beslisser, de advocaat en de rechter. Ook andere opdrachten neemt hij "
            "niet aan."
        ),
        (
            "Wat wel kan: uit openbare bronnen citeren wat over een land, een groep of een gebeurtenis is gerapporteerd, en "
            "welk beleid op een bepaalde datum gold. Stel de vraag dan algemeen, met het land, de groep en de periode."
        ),
        "Openbare bronnen daarvoor:",
    ),
    "en": (
        (
            "This assistant decides no case, assesses nobody's statements, gives no legal advice and looks up no private "
            "persons; that is for the decision-maker, the lawyer and the court. Other tasks are outside what it does, too."
        ),
        (
            "What it can do: quote from public sources what was reported on a country, a group or an event, and which "
            "policy applied on a given date. Ask in general terms, with the country, the group and the period."
        ),
        "Public sources for that:",
    ),
}
_ABOUT_PUBLICITY = (SourceType.PARLIAMENTARY_PAPER, SourceType.POLICY_LETTER, SourceType.FACTSHEET)
_PUBLICITY = re.compile(
    r"openba|publi[cs]|disclos|ambtsbericht|official report|instructie|instruction|landen\w*beleid|country policy|\bwoo\b"
    r"|landgebonden|country information|landeninformatie",
    re.IGNORECASE,
)


def non_public(understood: Understood, admitted: Sequence[Source]) -> str:
    """Return the message for a question that asks for non-public material.

    `admitted`: the documents that may be shown; nothing else may be passed.
    """
    first, heading, route = _NON_PUBLIC[wording_language(understood.language)]
    return "\n".join((first, *_listed(heading, _choose(understood, admitted)), route))


def out_of_scope(understood: Understood, admitted: Sequence[Source]) -> str:
    """Return the message for a question that asks for a decision, for advice on a case or about a private person."""
    first, instead, heading = _OUT_OF_SCOPE[wording_language(understood.language)]
    chosen = _choose(understood, admitted) if understood.countries else ()
    return "\n".join((first, instead, *_listed(heading, chosen)))


def _listed(heading: str, sources: Sequence[Source]) -> tuple[str, ...]:
    return (heading, *(_line(source) for source in sources)) if sources else ()


def _line(source: Source) -> str:
    year = (source.published or source.covers_until or "")[:4]
    named = source.title if not year or year in telling_title(source) else f"{source.title}, {year}"
    return f"- {named} ({source.publisher})"


def _choose(understood: Understood, admitted: Sequence[Source]) -> tuple[Source, ...]:
    """Take documents on the countries and topics of the question; what is left goes to those about publicity.

    At a reference date nothing that was published later is named.
    """
    held = usable(admitted, understood)
    barred = {source.id for source in admitted} - {source.id for source in held}
    current = sorted(
        (s for s in held if s.superseded_by in {None, *barred} or _covers(s, understood)),
        key=lambda s: (*_near(s, understood), s.published or s.covers_until or "", s.id),
        reverse=True,
    )
    about = [s for s in current if set(understood.countries) & set(s.countries)]
    general = [s for s in current if _about_publicity(s)]
    topical = [s for s in current if _near(s, understood)[0] and not s.countries]
    chosen = (*tuple(_spread(about))[: _NAMED - 1], *general[:2], *topical[:2], *general, *about)
    return tuple({(telling_title(s), s.published): s for s in chosen}.values())[:_NAMED]


def _about_publicity(source: Source) -> bool:
    named = _PUBLICITY.search(telling_title(source)) is not None
    return source.source_type in _ABOUT_PUBLICITY and not source.countries and named


def _near(source: Source, understood: Understood) -> tuple[int, bool, bool]:
    """Return how many of the question's topics the title names, and whether year and kind are those asked for."""
    asked = {*understood.topics, *understood.groups}
    named = len(asked & _concepts(telling_title(source), source.language)) if asked else 0
    return named, _covers(source, understood), source.source_type in understood.source_types


def _covers(source: Source, understood: Understood) -> bool:
    years = {
        date[:4]
        for date in (source.published, source.covers_from, source.covers_until, source.valid_from)
        if date
    }
    return not years.isdisjoint(map(str, understood.years))


def _spread(sources: Sequence[Source]) -> Iterator[Source]:
    """Yield the first of each publisher and kind, then the others: five editions of one report are one source."""
    first = {(s.publisher, s.source_type, s.countries): s for s in reversed(sources)}.values()
    chosen = [source for source in sources if source in first]
    yield from (*chosen, *(source for source in sources if source not in chosen))


@lru_cache(maxsize=20_000)
def _concepts(title: str, language: str) -> frozenset[str]:
    return frozenset(mention.concept for mention in Thesaurus.load().find(title, language))
