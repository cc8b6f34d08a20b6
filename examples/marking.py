"""What every example document says about itself, in its own language."""

FICTION = {
    "nl": "FICTIEF VOORBEELDDOCUMENT — dit land bestaat niet",
    "en": "FICTIONAL EXAMPLE DOCUMENT — this country does not exist",
}
DISCLAIMER = {
    "nl": "Dit document is verzonnen om software te tonen en te testen. Land, personen, organisaties, "
    "bronnen, cijfers en gebeurtenissen bestaan niet; niets eruit mag in een echte zaak worden gebruikt.",
    "en": "This document was invented to demonstrate and test software. The country, people, "
    "organisations, sources, figures and events do not exist; nothing in it may be used in a real case.",
}
MONTHS = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def date_in_words(iso: str, language: str) -> str:
    """Write an ISO date, which may be partial, as printed text.

    >>> date_in_words("2024-05-31", "nl")
    '31 mei 2024'
    """
    year, *rest = iso.split("-")
    month = [MONTHS[language][int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *month, year])
