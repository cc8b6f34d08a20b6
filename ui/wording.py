"""Words around an answer on the page, the terminal and in exports; both languages have every one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assistant.order import Group
from ingest.passage import SourceType


def sentence(line: str) -> str:
    """Return a line with a capital, to stand by itself."""
    return line[:1].upper() + line[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All fixed words around an answer in one language."""

    groups: Mapping[Group, str]
    footnotes: str
    note: str
    back: str
    document: str
    publisher: str
    kind: str
    section: str
    headings: str
    paragraph: str
    page: str
    ocr: str
    date: str
    published: str
    in_force: str
    until: str
    covers: str
    on_country: str
    more: str
    under: str
    introduced: str
    goes_on: str
    unknown_date: str
    superseded: str
    source: str
    open_source: str
    new_tab: str
    no_address: str
    underlying: str
    not_covered: str
    understood: str
    nothing_understood: str
    country: str
    about: str
    years: str
    as_of: str
    only: str
    index: str
    fingerprint: str
    refused: Mapping[str, str]
    nearest: str
    nearest_note: str
    kinds: Mapping[SourceType, str]

    def refusal(self, reason: str | None) -> str:
        """Return the heading of a refusal; a reason without one is lack of evidence."""
        return self.refused.get(reason or "", self.refused["insufficient_evidence"])


_NL = Wording(
    groups=MappingProxyType(
        {
            Group.FACTS: "Feiten",
            Group.POLICY: "Beleid en recht",
            Group.OTHER: "Parlementaire en andere stukken",
            Group.MIXED: "Feiten en beleid samen",
        }
    ),
    footnotes="Bronnen",
    note="bron",
    back="Terug naar de tekst",
    document="Document",
    publisher="Uitgever",
    kind="Soort bron",
    section="Paragraaf",
    headings="Kopjes",
    paragraph="Alinea",
    page="Pagina",
    ocr="van een afbeelding gelezen (OCR), zekerheid {sure:.2f}",
    date="Datum",
    published="gepubliceerd",
    in_force="geldig vanaf",
    until="tot",
    covers="verslagperiode",
    on_country="over {}",
    more="en {} andere landen",
    under="onder het kopje “{}”",
    introduced="uit een opsomming die begint met “{}”",
    goes_on="de opsomming gaat in de bron verder",
    unknown_date="datum onbekend",
    superseded="er is een nieuwere versie",
    source="Vindplaats",
    open_source="Open de bron",
    new_tab="nieuw tabblad",
    no_address="geen openbaar webadres bekend",
    underlying="De bron verwijst hier naar",
    not_covered="Niet in de bronnen gevonden",
    understood="Begrepen als",
    nothing_understood="geen land, groep of onderwerp herkend",
    country="Land",
    about="onderwerp",
    years="jaar",
    as_of="peildatum",
    only="alleen",
    index="index",
    fingerprint="Vingerafdruk (sha256)",
    refused=MappingProxyType(
        {
            "insufficient_evidence": "Geen antwoord gevonden",
            "non_public": "Niet openbaar: geen antwoord",
            "out_of_scope": "Buiten het bereik: geen antwoord",
            "unclear": "De vraag is niet duidelijk genoeg",
        }
    ),
    nearest="Wat er het dichtst bij komt",
    nearest_note="Of deze plaatsen de vraag beantwoorden, staat niet vast. Lees ze zelf na.",
    kinds=MappingProxyType(
        {
            SourceType.AMBTSBERICHT: "ambtsbericht",
            SourceType.COI_REPORT: "landenrapport",
            SourceType.COUNTRY_GUIDANCE: "Country Guidance",
            SourceType.POLICY_LETTER: "beleidsbrief",
            SourceType.POLICY_RULE: "beleidsregel",
            SourceType.LEGISLATION: "wetgeving",
            SourceType.PARLIAMENTARY_PAPER: "parlementair stuk",
            SourceType.FACTSHEET: "factsheet",
            SourceType.OTHER: "ander document",
        }
    ),
)
_EN = Wording(
    groups=MappingProxyType(
        {
            Group.FACTS: "Facts",
            Group.POLICY: "Policy and law",
            Group.OTHER: "Parliamentary and other papers",
            Group.MIXED: "Facts and policy together",
        }
    ),
    footnotes="Sources",
    note="source",
    back="Back to the text",
    document="Document",
    publisher="Publisher",
    kind="Kind of source",
    section="Section",
    headings="Headings",
    paragraph="Paragraph",
    page="Page",
    ocr="read from a picture (OCR), confidence {sure:.2f}",
    date="Date",
    published="published",
    in_force="in force from",
    until="until",
    covers="reporting period",
    on_country="on {}",
    more="and {} other countries",
    under="under the heading “{}”",
    introduced="from a list that begins with “{}”",
    goes_on="the list goes on in the source",
    unknown_date="date unknown",
    superseded="a newer version exists",
    source="Where to find it",
    open_source="Open the source",
    new_tab="new tab",
    no_address="no public address known",
    underlying="The source refers here to",
    not_covered="Not found in the sources",
    understood="Understood as",
    nothing_understood="no country, group or subject recognised",
    country="Country",
    about="subject",
    years="year",
    as_of="as of",
    only="only",
    index="index",
    fingerprint="Fingerprint (sha256)",
    refused=MappingProxyType(
        {
            "insufficient_evidence": "No answer found",
            "non_public": "Not public: no answer",
            "out_of_scope": "Out of scope: no answer",
            "unclear": "The question is not clear enough",
        }
    ),
    nearest="What comes nearest",
    nearest_note="Whether these places answer the question is not certain. Read them yourself.",
    kinds=MappingProxyType(
        {
            SourceType.AMBTSBERICHT: "ambtsbericht",
            SourceType.COI_REPORT: "country report",
            SourceType.COUNTRY_GUIDANCE: "Country Guidance",
            SourceType.POLICY_LETTER: "policy letter",
            SourceType.POLICY_RULE: "policy rule",
            SourceType.LEGISLATION: "legislation",
            SourceType.PARLIAMENTARY_PAPER: "parliamentary paper",
            SourceType.FACTSHEET: "factsheet",
            SourceType.OTHER: "other document",
        }
    ),
)


def wording(language: str) -> Wording:
    """Return the words of a language; English for any but Dutch."""
    return _NL if language == "nl" else _EN
