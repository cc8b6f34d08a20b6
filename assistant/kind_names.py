"""What kinds of source are called in Dutch and English, one and more of them."""

from ingest.passage import SourceType

KIND_NAMES = {
    "nl": {
        SourceType.AMBTSBERICHT: ("ambtsbericht", "ambtsberichten"),
        SourceType.COI_REPORT: ("landenrapport", "landenrapporten"),
        SourceType.COUNTRY_GUIDANCE: ("Country Guidance", "Country Guidances"),
        SourceType.POLICY_LETTER: ("beleidsbrief", "beleidsbrieven"),
        SourceType.POLICY_RULE: ("versie van de beleidsregels", "versies van de beleidsregels"),
        SourceType.LEGISLATION: ("wettekst", "wetteksten"),
        SourceType.PARLIAMENTARY_PAPER: ("parlementair stuk", "parlementaire stukken"),
        SourceType.FACTSHEET: ("factsheet", "factsheets"),
        SourceType.OTHER: ("ander document", "andere documenten"),
    },
    "en": {
        SourceType.AMBTSBERICHT: ("ambtsbericht", "ambtsberichten"),
        SourceType.COI_REPORT: ("country report", "country reports"),
        SourceType.COUNTRY_GUIDANCE: ("Country Guidance", "Country Guidances"),
        SourceType.POLICY_LETTER: ("policy letter", "policy letters"),
        SourceType.POLICY_RULE: ("version of the policy rules", "versions of the policy rules"),
        SourceType.LEGISLATION: ("legal text", "legal texts"),
        SourceType.PARLIAMENTARY_PAPER: ("parliamentary paper", "parliamentary papers"),
        SourceType.FACTSHEET: ("factsheet", "factsheets"),
        SourceType.OTHER: ("other document", "other documents"),
    },
}
