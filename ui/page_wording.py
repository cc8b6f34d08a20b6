"""Words of the page itself: what stands there before anything is asked, in the language the user chose."""

from dataclasses import dataclass

LANGUAGES = ("nl", "en")
"""Languages that the page speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWording:
    """All fixed words of the page outside an answer, in one language."""

    intro: str
    language: str
    question: str
    question_hint: str
    as_of: str
    as_of_hint: str
    country: str
    country_hint: str
    ask: str
    clear: str
    again: str
    printed: str
    earlier: str
    pasted: str
    gone: str
    unchecked: str
    bad_country: str
    examples: str
    example: str
    holdings: str
    empty: str
    working: str
    bad_date: str
    no_question: str
    long_question: str
    no_index: str
    failed: str
    mistake: str


_NL = PageWording(
    intro="Vindt en citeert openbare landeninformatie en beleid; ieder citaat met een bron die u kunt nalezen. "
    "Geen juridisch advies en geen beslissing.",
    language="Taal van de pagina",
    question="Uw vraag",
    question_hint="In het Nederlands of Engels; noem het land. Enter verstuurt. Doorvragen kan: ‘en in Iran?’",
    as_of="Peildatum (mag leeg)",
    as_of_hint="2015, 2015-03 of 2015-03-01",
    country="Land (mag leeg)",
    country_hint="Naam of code; gaat boven wat de vraag noemt",
    ask="Zoek het antwoord",
    clear="Nieuw gesprek",
    again="Terug naar de vraag",
    printed="Afgedrukt op",
    earlier="Eerder in dit gesprek",
    pasted="Een lange tekst: niet bewaard, en niet gebruikt voor de volgende vragen.",
    gone="Dit antwoord wordt niet meer getoond: een bron ervan is sindsdien ingetrokken. Stel de vraag opnieuw.",
    unchecked="Dit antwoord wordt nu niet getoond: het kon niet worden nagegaan of de bronnen ervan nog openbaar zijn. "
    "De pagina probeert het vanzelf opnieuw en toont het antwoord zodra dat lukt. Duurt het lang, meld het dan aan de "
    "beheerder.",
    bad_country="‘{value}’ is niet één land. Schrijf een naam of een code van drie letters: Syrië of SYR. "
    "Leeg laten mag ook.",
    examples="Bijvoorbeeld",
    example="Wat is de veiligheidssituatie in {country}?",
    holdings="Doorzocht worden {documents} openbare documenten, de nieuwste van {newest}.",
    empty="Er is geen enkel document opgenomen.",
    working="Bezig met zoeken in de bronnen …",
    bad_date="‘{value}’ is geen bruikbare peildatum. Schrijf jaar, jaar-maand of jaar-maand-dag: "
    "2015, 2015-03 of 2015-03-01. Leeg laten mag ook.",
    no_question="Schrijf eerst een vraag.",
    long_question="De vraag is te lang: ten hoogste {limit} tekens. Stel één vraag tegelijk.",
    no_index="Er is nog niets ingelezen. Laat de beheerder dit uitvoeren en vraag het daarna opnieuw:",
    failed="Er ging iets mis; er is niets beantwoord. Probeer het opnieuw of meld het met dit tijdstip: {at}.",
    mistake="Dat ging niet",
)
_EN = PageWording(
    intro="Finds and quotes public country information and policy; every quote with a source you can read. "
    "Not legal advice and not a decision.",
    language="Language of the page",
    question="Your question",
    question_hint="In Dutch or English; name the country. Enter sends it. Follow-ups work: ‘and in Iran?’",
    as_of="Reference date (optional)",
    as_of_hint="2015, 2015-03 or 2015-03-01",
    country="Country (optional)",
    country_hint="Name or code; overrides the one in the question",
    ask="Find the answer",
    clear="New conversation",
    again="Back to the question",
    printed="Printed on",
    earlier="Earlier in this conversation",
    pasted="A long text: not kept, and not used for the questions after it.",
    gone="This answer is no longer shown: a source of it was withdrawn since. Ask the question again.",
    unchecked="This answer is not shown now: it could not be checked whether its sources are still public. "
    "The page keeps trying by itself and shows the answer as soon as that succeeds. If it takes long, tell the "
    "administrator.",
    bad_country="‘{value}’ is not one country. Write a name or a code of three letters: Syria or SYR. "
    "It may also be left empty.",
    examples="For example",
    example="What is the security situation in {country}?",
    holdings="{documents} public documents are searched, the newest of {newest}.",
    empty="Not a single document is held.",
    working="Searching the sources …",
    bad_date="‘{value}’ is not a usable reference date. Write year, year-month or year-month-day: "
    "2015, 2015-03 or 2015-03-01. It may also be left empty.",
    no_question="Write a question first.",
    long_question="The question is too long: {limit} characters at most. Ask one thing at a time.",
    no_index="Nothing has been read in yet. Have the administrator run this, then ask again:",
    failed="Something went wrong; nothing was answered. Try again, or report it with this time: {at}.",
    mistake="That did not work",
)


def page_wording(language: str) -> PageWording:
    """Return the words of a language; English for any but Dutch."""
    return _NL if language == "nl" else _EN
