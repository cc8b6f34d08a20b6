"""What is said when a question asks for non-public material or for a decision: one wording a language.

Neither text depends on what stands in quarantine or on the question's words. Countries and topics of the question
only choose which admitted documents are named; the choice is the same for a document that does not exist.
"""

from collections.abc import Sequence

from assistant.answer import Understood
from ingest.passage import Source, SourceType

_NAMED = 5

_NON_PUBLIC = {
    "nl": (
        (
            "Deze assistent antwoordt alleen uit openbare documenten. De vraag ziet op materiaal dat niet openbaar is, "
            "of op de herkomst daarvan; daarover wordt niets gezegd, ook niet of het bestaat."
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
            "or where it comes from; nothing is said about that, nor whether it exists."
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
            "particuliere personen op. Dat is aan de beslisser, de advocaat en de rechter."
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
            "persons. That is for the decision-maker, the lawyer and the court."
        ),
        (
            "What it can do: quote from public sources what was reported on a country, a group or an event, and which "
            "policy applied on a given date. Ask in general terms, with the country, the group and the period."
        ),
        "Public sources for that:",
    ),
}
_ABOUT_PUBLICITY = (SourceType.PARLIAMENTARY_PAPER, SourceType.POLICY_LETTER, SourceType.FACTSHEET)


def non_public(understood: Understood, admitted: Sequence[Source]) -> str:
    """Return the message for a question that asks for non-public material.

    `admitted`: the documents that may be shown; nothing else may be passed.
    """
    first, heading, route = _NON_PUBLIC[_language(understood)]
    return "\n".join((first, *_listed(heading, _choose(understood, admitted)), route))


def out_of_scope(understood: Understood, admitted: Sequence[Source]) -> str:
    """Return the message for a question that asks for a decision, for advice on a case or about a private person."""
    first, instead, heading = _OUT_OF_SCOPE[_language(understood)]
    chosen = _choose(understood, admitted) if understood.countries else ()
    return "\n".join((first, instead, *_listed(heading, chosen)))


def _language(understood: Understood) -> str:
    return "nl" if understood.language == "nl" else "en"


def _listed(heading: str, sources: Sequence[Source]) -> tuple[str, ...]:
    return (heading, *(_line(source) for source in sources)) if sources else ()


def _line(source: Source) -> str:
    year = (source.published or source.covers_until or "")[:4]
    named = source.title if not year or year in source.title else f"{source.title}, {year}"
    return f"- {named} ({source.publisher})"


def _choose(understood: Understood, admitted: Sequence[Source]) -> tuple[Source, ...]:
    """Take the newest documents on the countries of the question; what is left goes to those about publicity."""
    current = [source for source in admitted if source.superseded_by is None]
    about = [s for s in current if set(understood.countries) & set(s.countries)]
    general = [s for s in current if s.source_type in _ABOUT_PUBLICITY and not s.countries]
    unique = {(s.title, s.published): s for s in (*_newest(about)[: _NAMED - 1], *_newest(general))}
    return tuple(unique.values())[:_NAMED]


def _newest(sources: Sequence[Source]) -> list[Source]:
    return sorted(sources, key=lambda s: (s.published or s.covers_until or "", s.id), reverse=True)
