"""Decisions that named persons take: withdraw a document, let one in again. The history only grows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.archive import Archive
from ingest.decision import Decision, State, now
from ingest.door import Claims, judge, objection
from ingest.errors import RevisionRefused, UnknownDocument
from ingest.markings import names
from ingest.passage import Source
from ingest.register import Register

PERSONAL = ("v-number", "bsn", "name with a case number", "birth date beside a name")
_OUT = (State.WITHDRAWN, State.QUARANTINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What a named person vouches for: why, on what basis, and which markings they have addressed.

    Attributes:
        basis: As in a manifest; None: the one on record.
        markings: By their usual names, or a kind of personal data that is none of an applicant.
    """

    by: str
    why: str
    basis: str | None = None
    markings: tuple[str, ...] = ()


def withdraw(register: Register, document: str, by: str, why: str) -> Decision:
    """Take a document out of every answer, from this moment on.

    Raises:
        UnknownDocument: no document or more than one has that name.
    """
    last = register.find(document)
    decision = replace(last, state=State.WITHDRAWN, reason=why, by=by, at=now())
    register.decide(decision)
    return decision


def readmit(
    register: Register, archive: Archive, document: str, attestation: Attestation, today: date
) -> tuple[Decision, Source | None]:
    """Let a withdrawn or quarantined document in again; its evidence and its markings are weighed anew.

    Returns:
        The decision, and the description of the document if it is admitted at once: it was withdrawn and nothing of
        it was purged yet. Otherwise it comes in with the next ingest of a manifest that offers it.

    Raises:
        UnknownDocument: no document or more than one has that name.
        RevisionRefused: it is in use, or what stands against it is not addressed.
    """
    last = register.find(document)
    if last.state not in _OUT:
        raise RevisionRefused(f"{last.file} is {last.state.value}; only what is out can be let in again")
    basis = attestation.basis or _last_basis(register.history(last.sha256))
    if basis is None:
        raise RevisionRefused(
            f"{last.file}: no basis is on record; say on what basis it is public with --basis"
        )
    named = _checked(attestation.markings)
    _require_named(last, named)
    decision = replace(
        last,
        state=State.READMITTED,
        reason=attestation.why,
        by=attestation.by,
        at=now(),
        basis=basis,
        attested_by=attestation.by,
        attested=tuple(dict.fromkeys((*last.attested, *named))),
        found=(),
    )
    source = _back(register, archive, decision, today)
    register.decide(decision)
    if source is not None:
        reason = f"{basis}: attested; nothing of it was purged, so that it is back at once"
        register.admit(replace(decision, state=State.ADMITTED, reason=reason), source)
    return decision, source


def _last_basis(history: Sequence[Decision]) -> str | None:
    return next((one.basis for one in reversed(history) if one.basis), None)


def _checked(markings: Sequence[str]) -> tuple[str, ...]:
    for text in markings:
        if not names(text) and text.casefold() not in PERSONAL:
            raise RevisionRefused(
                f"{text!r} is the name of no marking; write it as 'coi sources --why' prints it, or as it stands"
            )
    return tuple(markings)


def _require_named(last: Decision, markings: Sequence[str]) -> None:
    """Refuse where a marking that was found is not among those named; an earlier attestation counts."""
    attested = (*last.attested, *markings)
    addressed = {name for text in attested for name in names(text)} | {text.casefold() for text in attested}
    for sign in last.found if last.state is State.QUARANTINED else ():
        name = sign.rpartition(", ")[0] or sign
        if not names(name) and name not in PERSONAL:
            raise RevisionRefused(f"{last.file} is about one person ({name}) and is never admitted")
        if name not in addressed:
            raise RevisionRefused(
                f"{last.file} carries {sign}; an attestation has to name it: --marking {name!r}"
            )


def _back(register: Register, archive: Archive, decision: Decision, today: date) -> Source | None:
    """Return the description of a document that can be used again as it is.

    Raises:
        RevisionRefused: something stands against it that the attestation does not address.
    """
    source = register.set_aside(decision.sha256)
    if source is None or not archive.has(decision.sha256):
        return None
    source = replace(source, attested=tuple(dict.fromkeys((*source.attested, *decision.attested))))
    try:
        verdict = archive.summary(decision.sha256).verdict
        if verdict is None or not verdict.holds(today):
            verdict = judge(archive.document(decision.sha256), today)
    except UnknownDocument:
        return None
    claims = Claims(file=source.file, title=source.title, attested=source.attested)
    against = objection(verdict, claims, today)
    if against is not None:
        raise RevisionRefused(f"{source.file} {against.reason}")
    return source
