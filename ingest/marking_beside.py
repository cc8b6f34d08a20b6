"""What is printed beside a mark and takes nothing from it: for whom it is, what it is for, which unit put it there."""

import re

_UNIT = r"[A-Z][A-Za-z]{0,4}[A-Z](?:[/&-][A-Z][A-Za-z]{0,4}[A-Z])*"
_UNIT_FIRST = re.compile(rf"^\s*{_UNIT}(?=\s+$|\s*[,:|])")
_UNIT_LAST = re.compile(rf"^[\s,]+\(?{_UNIT}\)?(?=\s*$|\s*[|,.–—-]|\s+(?:p|pag|pagina|page|blz)\b|\s+\d)")
_READERS = (
    r"(?:\w+\s+){0,2}(?:\w*leden|fractie\w*|woordvoerders|geadresseerden?|medewerkers|deelnemers|meelezers|members|staff|"
    r"participants|addressees?|recipients|spokespersons|delegations)\b"
)
_ALONE = r"(?:(?:alleen|uitsluitend|slechts|only|solely)\s+)?"
_WHOM = re.compile(
    rf"(?:[\s,:(–—-]*{_ALONE}(?:voor|van|door|aan|for|by|to|of)\s+|\s*[,:(–—-]\s*{_ALONE})(?:de\s+|het\s+|the\s+)?{_READERS}"
)
_PURPOSE = re.compile(
    r"[\s,:(–—-]*(?:ter\s+(?:\w+\s+)?\w{4,}|(?:voor|for)\s+(?:\w+\s+){0,2}(?:\w+ering|commentaar|reactie|akkoord|meelezen|meelezers|"
    r"review|comments?|approval|consultation|clearance|consideration|feedback|input|validation))\b"
)
_LAID = re.compile(
    r"\b(?:gelegd|neergelegd|ligt|liggen|is|zijn|was|werd|worden|wordt|aangeboden|laid|are|were|made)\b"
)


def for_whom(after: str) -> bool:
    """Tell whether folded text behind a mark says who may read it: ', alleen voor de leden van …'."""
    return bool(_WHOM.match(after)) and not laid_somewhere(after)


def has_purpose(after: str) -> bool:
    """Tell whether folded text behind a draft's mark says what it was sent round for: ', ter becommentariëring aan …'."""
    return bool(_PURPOSE.match(after))


def laid_somewhere(after: str) -> bool:
    """Tell whether folded text makes a sentence of 'ter vertrouwelijke inzage': '… gelegd bij de Griffie'."""
    return bool(_LAID.search(after))


def without_unit(before: str, after: str, line: str) -> tuple[str, str]:
    """Take a unit's abbreviation from either side of a mark: 'alleen voor intern gebruik TOELT | pag 3'."""
    last = _UNIT_LAST.match(line[len(line) - len(after) :]) if after else None
    first = _UNIT_FIRST.match(line[: len(before)])
    return before[first.end() :] if first else before, after[last.end() :] if last else after
