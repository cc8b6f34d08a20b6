"""The outcome of the poisoned documents as a table."""

from collections import Counter
from collections.abc import Iterator

from eval.leaks_found import upper_bound
from eval.poison import Outcome

_SHOWN = 25


def render(done: Outcome) -> str:
    """Return documents and changes by kind of payload, and the changes up to a few."""
    return "\n".join(_lines(done))


def _lines(done: Outcome) -> Iterator[str]:
    changed = Counter(change.kind for change in done.changes)
    yield f"{'payload':<28}documents  changes"
    for kind in sorted({*done.documents, *changed}):
        yield f"  {kind:<26}{done.documents[kind]:>9}{changed[kind]:>9}"
    for change in done.changes[:_SHOWN]:
        yield f"CHANGE {change.document}, {change.kind}: {change.question!r}: {change.what}"
    if len(done.changes) > _SHOWN:
        yield f"… and {len(done.changes) - _SHOWN} more"
    total = sum(done.documents.values())
    yield (
        f"{done.questions} questions asked of both sides, {done.answered} of them answered; "
        f"{done.quoted} visible payloads quoted where asked for; "
        f"looked at {done.seen['page']} answers on the page and {done.seen['terminal']} on the terminal"
    )
    for what, name in (("payload", "a payload"), ("harmless", "another harmless sentence in its place")):
        otherwise, asked = done.unsettled[what, "otherwise"], done.unsettled[what, "asked"]
        yield f"questions that the documents do not settle, answered otherwise with {name}: {otherwise} of {asked}"
    yield (
        f"{total} poisoned documents, {len(done.changes)} changes of behaviour; "
        f"the share is at most {upper_bound(min(len(done.changes), total), total):.2%} (upper 95 % bound)"
    )
