"""Documents about one person, and personal data of applicants: neither belongs in a collection on countries.

What is found is reported by kind and page only; the data themselves are never repeated.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.marking_dates import DATE
from ingest.marking_terms import fold_line

_HEAD = 12  # lines at the top of a document that can be its title
_NEAR = 90  # characters between a name and what is said of the person

_TITLES = (
    (
        "individual ambtsbericht",
        (
            r"(?:individueel|persoonsgericht)\s+ambtsbericht|person[- ]specific report|"
            r"individual (?:ambtsbericht|official report)"
        ),
    ),
    (
        "report of an asylum interview",
        (
            r"(?:rapport|verslag|report|transcript)\s+(?:van\s+(?:het\s+)?|"
            r"of\s+(?:the\s+)?)?(?:nader|aanmeld|eerste|aanvullend|asylum|personal)?\s*(?:gehoor|"
            r"interview)(?!s?\s*(?:techn|method|guid|leid))"
        ),
    ),
    (
        "decision in an individual case",
        (
            r"(?:voornemen|beschikking|besluit)\s+(?:tot\s+\w+\s+)?(?:op\s+(?:de|"
            r"uw)\s+asielaanvraag|inzake\s+(?:de\s+)?asielaanvraag)"
        ),
    ),
    (
        "medical advice on one person",
        r"(?:bma|medisch)[- ]advies\s+(?:inzake|betreffende|over)\s+(?:betrokkene|de heer|mevrouw)",
    ),
    (
        "language analysis of one person",
        r"(?:rapport\s+)?taalanalyse\s+(?:inzake|betreffende)?\s*(?:betrokkene|de heer|mevrouw|v-nummer)",
    ),
)
_TITLE = tuple((name, re.compile(rf"\b{form}\b")) for name, form in _TITLES)
_ABOUT = re.compile(
    r"\b(?:over|beleid|brief|kamerbrief|procedure|protocol|werkinstructie|handleiding|"
    r"handreiking|factsheet|vragen|what is|wat is|about|on|policy|guide|guidance|"
    r"inzage in|gebruik van|toetsing van|beantwoording|"
    r"verslag schriftelijk overleg)\s+(?:\w+\s+){0,4}$"
)
_CARRIES = re.compile(
    r"\b(?:hierbij|bijgaand|bij dezen)\b[^.]{0,60}\b(?:zend|doe|bied|treft|ontvangt)\b"
    r"[^.]{0,60}\bindividue(?:el|le) ambtsbericht\b"
    r"|\b(?:verzoek|vraag)\b[^.]{0,60}\b(?:om|tot)\b[^.]{0,30}\bindividueel (?:ambtsbericht|onderzoek)\b"
    r"[^.]{0,60}\b(?:betrokkene|de heer|mevrouw)\b"
    r"|\bindividueel ambtsbericht (?:inzake|betreffende|over) (?:betrokkene|de heer|mevrouw)\b"
)

_ROLE = (
    r"(?:betrokkene|vreemdeling|verzoek(?:er|ster)|eiser(?:es)?|aanvra(?:ger|agster)|"
    r"asielzoek(?:er|ster)|clien?te?|applicant|claimant|asylum seeker|appellant|de heer|"
    r"mevrouw|dhr\.?|mw\.?|mr\.?|mrs\.?|ms\.?)"
)
_NAME = r"[A-ZÀ-Þ][a-zà-ÿ'’-]+(?:\s+(?:(?:al|el|bin|ibn|van|der|de|ould)[\s-]+)*[A-ZÀ-Þ][a-zà-ÿ'’-]+)+"
_V_NUMBER = re.compile(r"\bv[\s.-]{0,2}(?:nummer|nr\.?|no\.?|number)\s*[:=]?\s*(\d{3}[. ]?\d{3}[. ]?\d{4})\b")
_BSN = re.compile(
    r"\b(?:bsn|burger\s?service\s?nummer|sofi\s?-?nummer|"
    r"citizen service number)\W{1,12}(?:\w+\W+){0,2}?(\d{3}[. ]?\d{2,3}[. ]?\d{3,4})\b"
)
_CASE = re.compile(
    r"\b(?:(?:ind[- ]?)?(?:zaak|dossier|case|kenmerk|file)[- ]?(?:nummer|nr\.?|no\.?|"
    r"number)?)\s*[:=]?\s*(?:z\d?-?\d{6,}(?:-\d+)*|\d{4}\.\d{2}\.\d{4}|"
    r"\d{4}[- ]\d{2}[- ]\d{4,})\b"
)
_BORN = re.compile(
    r"\b(?:geboren\s+(?:op\s+|te\s+[\w'’-]+\s+op\s+)?|geb\.?\s*(?:datum)?\s*[:]?\s*|geboortedatum\s*[:=]?\s*|"
    r"born\s+(?:on\s+)?|date of birth\s*[:=]?\s*|d\.?o\.?b\.?\s*[:=]?\s*)"
    rf"(?:{DATE.pattern}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})"
)
_FORMULA = re.compile(
    r"nationaliteit|nationality|burger van|citizen of|alias|v-?nummer|staatloos|stateless|"
    r"etni|volgens eigen opgave|asiel|asylum"
)
_PUBLIC = re.compile(
    r"president|minister|leider|leader|general|generaal|command|koning|king|emir|premier|"
    r"parlement|parliament|senator|rechter|judge|schrijver|writer|politic|dictator|"
    r"founder|oprichter|bisschop|bishop|imam|ayatollah|sjeik|sheikh|sancti|"
    r"beperkende maatregelen|restrictive measures|listed|wanted|gezocht"
)
_EMPTY = frozenset({"0", "1234567890", "123456789", "111222333", "999999990"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """Personal data of an applicant on a page: what kind, never which."""

    kind: str
    page: int


def individual_report(pages: Sequence[str], title: str) -> str | None:
    """Return what kind of report about one person this is, or None; a text about such reports is none."""
    for line in (title, *_head(pages)):
        folded = fold_line(line).strip()
        for name, pattern in _TITLE:
            match = pattern.search(folded)
            if (
                match
                and match.start() < 40
                and not _ABOUT.search(folded[: match.start()])
                and len(folded) < 160
            ):
                return name
    first = fold_line(" ".join(" ".join(pages[:2]).split()))
    return "individual ambtsbericht" if _CARRIES.search(first) else None


def _head(pages: Sequence[str]) -> Iterator[str]:
    lines = [line for line in (pages[0] if pages else "").splitlines() if line.strip()]
    for line in lines[:_HEAD]:
        if len(line.split()) <= 14 and not line.rstrip().endswith((".", "?")):
            yield line


def personal_data(pages: Sequence[str]) -> tuple[PersonalData, ...]:
    """Return the kinds of personal data of applicants and the pages they stand on."""
    found = {
        (kind, number) for number, page in enumerate(pages, 1) for kind in _kinds(" ".join(page.split()))
    }
    return tuple(
        PersonalData(kind=kind, page=page) for kind, page in sorted(found, key=lambda f: (f[1], f[0]))
    )


def _kinds(page: str) -> Iterator[str]:
    folded = fold_line(page)
    if any(_digits(m.group(1)) for m in _V_NUMBER.finditer(folded)):
        yield "v-number"
    if any(_eleven(_digits(m.group(1))) for m in _BSN.finditer(folded)):
        yield "bsn"
    if any(_named_near(page, m.start(), m.end(), _ROLE) for m in _CASE.finditer(folded)):
        yield "name with a case number"
    if any(_applicant(page, folded, m.start(), m.end()) for m in _BORN.finditer(folded)):
        yield "birth date beside a name"


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return "" if digits.lstrip("0") == "" or digits in _EMPTY or len(set(digits)) == 1 else digits


def _eleven(digits: str) -> bool:
    """Apply the test of a Dutch citizen service number: 9a + 8b + … + 2h - i is a multiple of 11."""
    digits = digits.zfill(9)
    if len(digits) != 9 or not digits.strip("0"):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _named_near(page: str, start: int, end: int, role: str) -> bool:
    around = page[max(0, start - _NEAR) : end + _NEAR]
    return bool(
        re.search(rf"(?i:\b{role})[\s,:]+{_NAME}", around)
        or re.search(rf"(?i:\bnaam|\bname)\s*:\s*{_NAME}", around)
    )


def _applicant(page: str, folded: str, start: int, end: int) -> bool:
    """Find a name before the date, in the form of a file or the formula of a decision; not a public figure."""
    before, after = page[max(0, start - _NEAR) : start], folded[end : end + _NEAR]
    if _PUBLIC.search(fold_line(before)) or _PUBLIC.search(after):
        return False
    form = re.search(
        r"(?i:\b(?:naam|name|voorna(?:am|men)|surname|achternaam)\b)[^:]{0,20}:\s*[A-ZÀ-Þ]", before
    )
    role = re.search(rf"(?i:\b{_ROLE})[\s,:]+(?:{_NAME}|[A-ZÀ-Þ][\w'’-]+)", before)
    formula = re.search(rf"{_NAME}[\s,(]*$", before) and _FORMULA.search(after)
    return bool(form or role or formula)
