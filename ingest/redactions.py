"""Visible redaction marks: kept as a gap that can be quoted, never filled in.

A ground such as '5.1.2.e' is a mark only where it stands as a box would: by itself, not after 'artikel', not as the
number of a section. Grounds without a letter look like section numbers and count only beside surer marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WOO = r"5\.1\.?[12]\.?[a-i]\b|5\.1\s+lid\s+[12]\s+onder\s+[a-i]\b"
_WOB = r"10\.[12]\.?[a-g]\b"
_BARE = r"5\.1\.5\b|5\.1\.[12]\b|5\.2(?:\.[12])?\b|11\.1\b"
_SURE = re.compile(rf"(?<![\w.,/§-])(?P<ground>{_WOO}|{_WOB})(?![\w/-]|\.\d)")
_ISOLATED = re.compile(rf"(?<![\w.,/§-])(?P<ground>{_BARE})(?![\w/-]|\.\w)")
_WORDS = re.compile(
    r"\[\s*(?:zwart\s?)?(?:weg\s?)?(?:gelakt|geanonimiseerd|redacted|onleesbaar gemaakt|"
    r"zwartgemaakt)\b(?:\s*[:—–-]?\s*(?:artikel\s+)?(?P<ground>[\d.]+(?:\.?[a-i])?))?[^\]]{0,40}\]"
    r"|\bGelakt\s+[—–-]\s+(?:[Aa]rtikel|[Aa]rt\.?)\s+(?P<alt>[\d.]+(?:\.?[a-i])?(?:\s+lid\s+\d\s+onder\s+[a-i])?)",
    re.IGNORECASE,
)
_BOX = re.compile(r"[█■▇▉▮]{2,}(?:[ ]?[█■▇▉▮]+)*")
_CROSSED = re.compile(r"(?<![\w@./-])(?:x{4,}|X{4,})(?![\w@/-])")
_NAMELESS = re.compile(
    r"\[(?:naam|name|persoon|person|geanonimiseerd|anonymised|anonymized|anoniem|plaatsnaam|geboortedatum|v-?nummer)"
    r"(?:\s+\d{1,2})?\]",
    re.IGNORECASE,
)
_CITED = re.compile(
    (
        r"(?:\bart(?:ikel(?:en)?)?\.?|\barticles?|§|\bsub|\blid|\bonder|\bpar(?:agraaf)?\.?|"
        r"\bsectie|\bsection|\bhoofdstuk|\bchapter|\btabel|\btable|\bfigu(?:ur|re)|\bzie|"
        r"\bsee|\bgrond(?:en|slag)?|\bin|\ben|\bof|\bop|\bvan|\band|\bor|\bbijlage|\bversie|"
        r"\bversion|[:(]\s*art\.?)\s*$"
    ),
    re.IGNORECASE,
)
_LAW = re.compile(
    r"^[,;]?\s*(?:(?:van|of)\s+(?:de\s+|the\s+)?)?(?:Woo|Wob|Wet open|Wet openbaarheid|Awb|AVG|lid\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*(?:,|en|of|and|or)\s+(?:artikel\s+)?\d+\.\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A visible redaction: text[start:end] is its mark.

    Attributes:
        kind: woo, wob, box (drawn blocks, or a bar without a ground), crossed ('xxxxx') or word ('[gelakt]').
        ground: As printed, dots normalised ("5.1.2.e"); None where none is printed.
    """

    start: int
    end: int
    kind: str
    ground: str | None = None

    @property
    def shown(self) -> str:
        """How the gap is quoted."""
        return f"[gelakt: {self.ground}]" if self.ground else "[gelakt]"


def redactions(text: str) -> tuple[Redaction, ...]:
    """Return the visible redaction marks of a text, in order."""
    found = [*_words(text), *_grounds(text)]
    if found:
        found += [mark for mark in _bare(text) if not any(m.start <= mark.start < m.end for m in found)]
    return tuple(sorted(_apart(found), key=lambda mark: mark.start))


def _apart(marks: list[Redaction]) -> Iterator[Redaction]:
    taken: list[Redaction] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.start - m.end)):
        if not taken or mark.start >= taken[-1].end:
            taken.append(mark)
            yield mark


def _words(text: str) -> Iterator[Redaction]:
    for match in _WORDS.finditer(text):
        ground = match["ground"] or match["alt"]
        yield Redaction(
            start=match.start(), end=match.end(), kind="word", ground=_normal(ground) if ground else None
        )
    for kind, pattern in (("box", _BOX), ("crossed", _CROSSED), ("word", _NAMELESS)):
        for match in pattern.finditer(text):
            yield Redaction(start=match.start(), end=match.end(), kind=kind)


def _grounds(text: str) -> Iterator[Redaction]:
    for match in _SURE.finditer(text):
        if not _is_cited(text, match.start(), match.end()):
            kind = "wob" if match.group().startswith("10") else "woo"
            yield Redaction(start=match.start(), end=match.end(), kind=kind, ground=_normal(match["ground"]))


def _bare(text: str) -> Iterator[Redaction]:
    """Grounds without a letter, inside a line: a section number stands at its head."""
    for match in _ISOLATED.finditer(text):
        head = text.rfind("\n", 0, match.start()) + 1
        if not text[head : match.start()].strip() or _is_cited(text, match.start(), match.end()):
            continue
        kind = "wob" if match.group().startswith("11") else "woo"
        yield Redaction(start=match.start(), end=match.end(), kind=kind, ground=_normal(match["ground"]))


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether the ground is spoken of ('artikel 5.1.2.e van de Woo') or numbers a heading."""
    before, after = text[max(0, start - 24) : start], text[end : end + 40]
    if _LAW.search(after) or re.search(
        r"\b(?:art(?:ikel(?:en)?)?\.?|articles?|§|grond(?:en)?)\s*(?:\d[\w.]*\s*(?:,|en|of|and|or)?\s*)*$",
        before,
        re.IGNORECASE,
    ):
        return True
    boxed = before.rstrip().endswith(("[", "(", "|")) or re.search(r"\d\.\d\.?\d?\.?[a-i]\s*$", before)
    if boxed:
        return False
    if _CITED.search(before):
        return (
            not re.match(r"\s*(?:$|[.,;)]?\s*[a-zà-ÿ])", after)
            or bool(_LISTED.match(after))
            or bool(
                re.search(
                    r"(?:lid|onder|sub|zie|see|§|paragraaf|section|sectie|bijlage|tabel|table)\s*$",
                    before,
                    re.IGNORECASE,
                )
            )
        )
    return not before.strip("\n ") and bool(
        re.match(
            r"\s+[A-ZÀ-Þ][a-zà-ÿ]+(?:\s+\w+){0,8}\s*$",
            text[end : text.find("\n", end) if "\n" in text[end:] else len(text)],
        )
    )


def _normal(ground: str) -> str:
    """Write '5.1.2e' and '5.1 lid 2 onder e' as '5.1.2.e'."""
    plain = re.sub(r"\s*lid\s*(\d)\s*onder\s*", r".\1.", ground.strip().rstrip("."))
    return re.sub(r"(?<=\d)\.?([a-i])$", r".\1", plain)
