"""Duplicates folded: what other editions and documents say in the same words becomes a note, not a further statement."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.cite import Draft
from assistant.eligible import NO_LONGER_IN_FORCE, OTHER_VERSION, Eligible
from assistant.proposed import Chosen
from assistant.retold import MOSTLY, PARTLY, share_retold
from ingest.document import Document
from ingest.editions import order_key
from ingest.partial_date import latest
from ingest.passage import Source
from ingest.repeats import Repeat, Repeats, contained

MOST = 6
"""Other places named with a statement at most: editions of the same work first, then the newest documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """Another document in which a statement stands.

    Attributes:
        same_work: Whether it is another edition or version of the document quoted.
        exact: Whether it says the same words; otherwise most of them.
        label: What tells it from other editions: the year it is about, or the day from which it holds.
    """

    draft: Draft
    same_work: bool
    exact: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A proposed quotation and where else it stands."""

    chosen: Chosen
    also: tuple[Also, ...] = ()


class _Kept(NamedTuple):
    """A quotation that is kept, with its words and the other places where these stand."""

    chosen: Chosen
    text: str
    repeats: list[Repeat]


def nameable(allowed: Eligible, as_of: str | None) -> dict[str, Source]:
    """Return, by id, what may be named: the documents searched and versions out of force, nothing published later."""
    others = (source for source, why in allowed.left_out if why in {OTHER_VERSION, NO_LONGER_IN_FORCE})
    reference = latest(as_of) if as_of else None
    return {
        source.id: source
        for source in (*allowed.documents, *others)
        if reference is None or source.published is None or latest(source.published) <= reference
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Knows where the clauses of a generation recur."""

    repeats: Repeats
    document: Callable[[Source], Document]

    def fold(self, chosen: Sequence[Chosen], sources: dict[str, Source], most: int) -> tuple[Folded, ...]:
        """Return at most `most` quotations; one that repeats a better one becomes a note to that.

        Best first, but what another edition has told in part stands behind what nobody has.
        """
        kept: list[_Kept] = []
        told: list[Chosen] = []
        for item in chosen:
            text = self._text(item)
            if any(PARTLY <= _retold(item, text, other) < MOSTLY for other in kept):
                told.append(item)
            else:
                self._keep(item, text, kept, most)
        for item in told:
            self._keep(item, self._text(item), kept, most)
        return tuple(
            Folded(chosen=one.chosen, also=named(one.chosen.candidate.source, one.repeats, sources))
            for one in kept
        )

    def _keep(self, item: Chosen, text: str, kept: list[_Kept], most: int) -> None:
        """Add a quotation to those that are kept, or to the notes of the one that says as much."""
        better = next((other for other in kept if _says_no_more(item, text, other)), None)
        if better is not None:
            _add(better.repeats, item, exact=_same_words(item, text, better))
        elif len(kept) < most:
            found = self.repeats.find(item.candidate.record.passage, text)
            kept.append(_Kept(item, text, list(found)))

    def _text(self, item: Chosen) -> str:
        return self.document(item.candidate.source).text[item.draft.start : item.draft.end]


def _says_no_more(item: Chosen, text: str, better: _Kept) -> bool:
    """Tell whether a text stands in a better quotation, or is what an older edition said where the newer says less."""
    old, new = item.candidate, better.chosen.candidate
    if contained(old.record.passage, text, new.record.passage, better.text):
        return True
    older = (order_key(old.source) or 0) < (order_key(new.source) or 0)
    said_more = older and _editions(old.source, new.source)
    return _retold(item, text, better) >= MOSTLY or (
        said_more and share_retold(better.text, text, old.source.language) >= MOSTLY
    )


def _retold(item: Chosen, text: str, better: _Kept) -> float:
    """Return how much of a text a better quotation from another edition tells; 0 where it is from no other edition."""
    own = item.candidate.source
    if not _editions(own, better.chosen.candidate.source):
        return 0.0
    return share_retold(text, better.text, own.language)


def _editions(one: Source, other: Source) -> bool:
    return one.id != other.id and _same_work(one, other)


def _same_words(item: Chosen, text: str, better: _Kept) -> bool:
    passage = better.chosen.candidate.record.passage
    return len(text) == len(better.text) and contained(
        item.candidate.record.passage, text, passage, better.text
    )


def edition(source: Source) -> str:
    """Return what tells an edition from the others of its work: a day of validity, or a year."""
    return source.valid_from or (source.covers_until or source.published or "")[:4]


def _add(found: list[Repeat], item: Chosen, *, exact: bool) -> None:
    """Count a duplicate among the repeats, unless the table named its document already."""
    draft = item.draft
    if all(repeat.document_id != draft.document_id for repeat in found):
        found.append(Repeat(document_id=draft.document_id, start=draft.start, end=draft.end, exact=exact))


def named(own: Source, found: Iterable[Repeat], sources: dict[str, Source]) -> tuple[Also, ...]:
    """Return the other places that are named with a statement, in the order in which they are read."""
    there = [
        (repeat, sources[repeat.document_id])
        for repeat in found
        if repeat.document_id in sources and repeat.document_id != own.id
    ]
    there.sort(key=lambda pair: (not _same_work(own, pair[1]), -(order_key(pair[1]) or 0), pair[1].id))
    there = sorted(there[:MOST], key=lambda pair: _read_as(own, *pair))
    return tuple(
        Also(
            draft=Draft(document_id=source.id, start=repeat.start, end=repeat.end),
            same_work=_same_work(own, source),
            exact=repeat.exact,
            label=edition(source) if _same_work(own, source) else "",
        )
        for repeat, source in there
    )


def _read_as(own: Source, repeat: Repeat, source: Source) -> tuple[bool, bool, bool, int, str]:
    """Return what orders the places named: the same words first; versions, editions, then other documents, by date."""
    same = _same_work(own, source)
    return not repeat.exact, not same, same and not source.valid_from, order_key(source) or 0, source.id


def _same_work(one: Source, other: Source) -> bool:
    return one.work is not None and one.work == other.work
