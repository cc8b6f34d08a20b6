"""Whether what stands in a document lets it in: live markings, reports about one person, data of applicants.

What the document itself says is judged where it is read, before anything of it is kept; the manifest's attestation,
title and file name are weighed against that verdict anew each time. Reasons never repeat words of a document.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ingest.document import Document
from ingest.markings import Marking, Where, blocking, page_texts, scan
from ingest.personal import individual_report, personal_data

MARKINGS_VERSION = "1"
"""Raise it when a verdict says other things; changes of the rules themselves are noticed without."""
_RULES = ("marking*.py", "personal.py", "months.py", "data/markings.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A live marking by its usual name, without the words around it; `page` is None off the pages."""

    kind: str
    name: str
    where: Where
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found in a document, by which rules and on which day.

    Attributes:
        live: One for each name.
        report: What kind of report about one person it is, if it is one.
        personal: Kinds of personal data, each with the first page it stands on.
    """

    rules: str
    day: date
    live: tuple[Sign, ...] = ()
    report: str | None = None
    personal: tuple[tuple[str, int], ...] = ()

    def holds(self, today: date) -> bool:
        """Tell whether the same rules would find the same today; an embargo that was live may have run out."""
        same_day = self.day == today or (self.day < today and not self.live)
        return same_day and self.rules == rules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What the manifest says that bears on markings; `attested` names those that an attestation covers."""

    file: str
    title: str
    attested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why a document may not come in, in one line that repeats none of its words.

    Attributes:
        found: Each thing that stops it, by name and place.
        kinds: The names by which an attestation would have to address them.
        final: No attestation can.
    """

    reason: str
    found: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    final: bool = False


@cache
def rules() -> str:
    """Return what a verdict depends on besides the document: other rules mean another look."""
    whole = hashlib.sha256(MARKINGS_VERSION.encode())
    for path in sorted(path for form in _RULES for path in Path(__file__).parent.glob(form)):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def judge(document: Document, today: date) -> Verdict:
    """Look through a document's pages and what it states of itself."""
    pages = page_texts(document)
    live: dict[str, Sign] = {}
    stated = (*document.found, *((one.name, one.value) for one in document.properties))
    for marking in _live(scan(pages, "", stated, today=today)):
        live.setdefault(marking.name, marking)
    personal: dict[str, int] = {}
    for data in personal_data(pages):
        personal.setdefault(data.kind, data.page)
    return Verdict(
        rules=rules(),
        day=today,
        live=tuple(live.values()),
        report=individual_report(pages, dict(document.found).get("title", "")),
        personal=tuple(personal.items()),
    )


def objection(verdict: Verdict | None, claims: Claims, today: date) -> "Objection | None":
    """Return why a document may not come in; None if nothing stands against it."""
    if verdict is None:
        return Objection(reason="was not looked through for markings; run coi ingest --rebuild")
    report = verdict.report or individual_report((), claims.title)
    if report is not None:
        reason = f"is about one person ({report}) and is never admitted"
        return Objection(reason=reason, found=(report,), final=True)
    named = {text.casefold() for text in claims.attested}
    personal = tuple(f"{kind}, page {page}" for kind, page in verdict.personal if kind not in named)
    if personal:
        reason = f"holds personal data of an applicant ({'; '.join(personal)}); offer a version without them"
        return Objection(reason=reason, found=personal, kinds=tuple(kind for kind, _ in verdict.personal))
    told = _live(scan((), claims.file, (("Title", claims.title),), today=today))
    stopping = blocking([_marking(sign) for sign in (*verdict.live, *told)], claims.attested)
    if not stopping:
        return None
    found = tuple(dict.fromkeys(_say(marking) for marking in stopping))
    return Objection(
        reason=f"carries a live marking ({'; '.join(found)}) that public.markings does not name; "
        "have it lifted or attested",
        found=found,
        kinds=tuple(dict.fromkeys(marking.name for marking in stopping)),
    )


def _live(markings: Sequence[Marking]) -> list[Sign]:
    return [Sign(kind=m.kind, name=m.name, where=m.where, page=m.page) for m in markings if m.live]


def _marking(sign: Sign) -> Marking:
    return Marking(
        kind=sign.kind, name=sign.name, text=sign.name, page=sign.page, where=sign.where, live=True
    )


def _say(marking: Marking) -> str:
    place = f"page {marking.page}" if marking.page is not None else marking.where.value.replace("_", " ")
    return f"{marking.name}, {place}"
