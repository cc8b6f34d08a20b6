"""What a manifest says of a document, as the register keeps it: its description, and decisions with their evidence."""

from ingest.decision import Decision, State, now
from ingest.door import Objection
from ingest.manifest import Entry
from ingest.passage import Source

RULES = "admission rules"


def revised(entry: Entry, readmission: Decision | None) -> Entry:
    """Return an entry with what a named person attests of the document since; without that, as it is."""
    if readmission is None:
        return entry
    public = entry.public
    attested = {
        "basis": public.basis or readmission.basis,
        "attested_by": readmission.by,
        "markings": tuple(dict.fromkeys((*public.markings, *readmission.attested))),
    }
    return entry.model_copy(update={"public": public.model_copy(update=attested)})


def describe(entry: Entry, sha256: str, found: dict[str, str], superseded_by: str | None = None) -> Source:
    """Combine what the manifest says with what the document itself states (`found`); the manifest goes first.

    `superseded_by` is what is known so far; editions are linked anew once everything is taken in.
    """
    return Source(
        id=sha256[:16],
        sha256=sha256,
        file=entry.file,
        title=entry.title,
        publisher=entry.publisher,
        source_type=entry.source_type,
        language=entry.language,
        countries=entry.countries,
        work=entry.work,
        published=entry.published or found.get("published"),
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        covers_from=entry.covers_from or found.get("covers_from"),
        covers_until=entry.covers_until or found.get("covers_until"),
        superseded_by=superseded_by,
        url=entry.public.url,
        licence=entry.licence,
        attested=entry.public.markings,
    )


def decision(entry: Entry, sha256: str, state: State, reason: str, by: str) -> Decision:
    """Decide about what a manifest offers, with the evidence that it gives."""
    return Decision(
        sha256=sha256,
        file=entry.file,
        state=state,
        reason=reason,
        by=by,
        at=now(),
        basis=entry.public.basis,
        url=entry.public.url,
        seen_on=entry.public.seen_on,
        publisher=entry.publisher,
        connector=entry.public.connector,
        attested_by=entry.public.attested_by,
        attested=entry.public.markings,
    )


def expelled(source: Source, against: Objection) -> Decision:
    """Decide that an admitted document has to leave."""
    return Decision(
        sha256=source.sha256,
        file=source.file,
        state=State.QUARANTINED,
        reason=against.reason,
        by=RULES,
        at=now(),
        url=source.url,
        publisher=source.publisher,
        found=against.found,
        attested=source.attested,
    )


def left(old: Source, new: Source) -> Decision:
    """Decide that a document gave way to other bytes under its name."""
    reason = f"{old.file} now holds other bytes ({new.id}), without facts that make it a version of its own"
    return Decision(
        sha256=old.sha256,
        file=old.file,
        state=State.REPLACED,
        reason=reason,
        by="ingest",
        at=now(),
        url=old.url,
        publisher=old.publisher,
    )
