"""Words of the web page and the exports, Dutch and English side by side, so that none is missing in one of them."""

from dataclasses import dataclass

from ingest.passage import SourceType


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All fixed words around an answer in one language."""

    facts: str
    policy: str
    footnotes: str
    section: str
    paragraph: str
    page: str
    published: str
    in_force: str
    until: str
    covers: str
    unknown_date: str
    superseded: str
    open_source: str
    underlying: str
    not_covered: str
    understood: str
    country: str
    as_of: str
    fingerprint: str
    no_answer: str
    kinds: dict[SourceType, str]


_NL = Wording(
    facts="Feiten",
    policy="Beleid en recht",
    footnotes="Bronnen",
    section="paragraaf",
    paragraph="alinea",
    page="p.",
    published="gepubliceerd",
    in_force="geldig vanaf",
    until="tot",
    covers="verslagperiode",
    unknown_date="datum onbekend",
    superseded="er is een nieuwere versie",
    open_source="Open de bron",
    underlying="De bron verwijst hier naar",
    not_covered="Niet in de bronnen gevonden",
    understood="Begrepen als",
    country="land",
    as_of="peildatum",
    fingerprint="vingerafdruk (sha256)",
    no_answer="Geen antwoord",
    kinds={
        SourceType.AMBTSBERICHT: "ambtsbericht (feiten)",
        SourceType.COI_REPORT: "landenrapport (feiten)",
        SourceType.COUNTRY_GUIDANCE: "Country Guidance (beleid)",
        SourceType.POLICY_LETTER: "beleidsbrief",
        SourceType.POLICY_RULE: "beleidsregel",
        SourceType.LEGISLATION: "wetgeving",
        SourceType.PARLIAMENTARY_PAPER: "parlementair stuk",
        SourceType.FACTSHEET: "factsheet",
        SourceType.OTHER: "overig",
    },
)
_EN = Wording(
    facts="Facts",
    policy="Policy and law",
    footnotes="Sources",
    section="section",
    paragraph="para.",
    page="p.",
    published="published",
    in_force="in force from",
    until="until",
    covers="reporting period",
    unknown_date="date unknown",
    superseded="a newer version exists",
    open_source="Open the source",
    underlying="The source refers here to",
    not_covered="Not found in the sources",
    understood="Understood as",
    country="country",
    as_of="as of",
    fingerprint="fingerprint (sha256)",
    no_answer="No answer",
    kinds={
        SourceType.AMBTSBERICHT: "ambtsbericht (facts)",
        SourceType.COI_REPORT: "country report (facts)",
        SourceType.COUNTRY_GUIDANCE: "Country Guidance (policy)",
        SourceType.POLICY_LETTER: "policy letter",
        SourceType.POLICY_RULE: "policy rule",
        SourceType.LEGISLATION: "legislation",
        SourceType.PARLIAMENTARY_PAPER: "parliamentary paper",
        SourceType.FACTSHEET: "factsheet",
        SourceType.OTHER: "other",
    },
)


def wording(language: str) -> Wording:
    """Return the words of a language; English for any but Dutch."""
    return _NL if language == "nl" else _EN
