"""Names of the months in Dutch and English print, with the usual abbreviations."""

_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
"""Number of the month, 1 to 12, by lower-case name."""
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""An expression that finds a month's name, the longest that fits, in text that is lower-case or searched without case."""
