"""What changed between the editions that answer two sides: which sections to compare, and their sentences, cited."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.changes import LONGEST_SECTION, ChangeKind, SentenceChange, align, counterpart
from assistant.cite import Citation, Draft, Shelf, cite
from assistant.fold import edition
from assistant.side_by_side import CitedChange, CitedSection
from ingest.aside import evidence_path
from ingest.document import Section
from ingest.editions import order_key
from ingest.passage import Source

SECTIONS = 2
"""Sections compared at most: those of the best quotations."""
CHANGES = 12
"""Changes listed a section at most; how many more there are is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """Two sides: what they quote, best first, and the documents that each may quote from."""

    before: Sequence[Citation]
    after: Sequence[Citation]
    older: Sequence[Source]
    newer: Sequence[Source]


def changed_sections(
    sides: Editions, shelf: Shelf, about: Callable[[Citation], bool]
) -> tuple[CitedSection, ...]:
    """Compare the sections that are quoted on either side with the same ones in the other side's edition.

    `about` tells of a sentence whether it names what is asked for: that is listed before others.
    """
    found: list[CitedSection] = []
    seen: set[tuple[str, int, str, int]] = set()
    for old, old_section, new, new_section in _pairs(sides, shelf):
        key = (old.id, old_section.start, new.id, new_section.start)
        if key not in seen and len(found) < SECTIONS:
            seen.add(key)
            found.append(_compare((old, old_section), (new, new_section), shelf, about))
    return tuple(found)


def _pairs(sides: Editions, shelf: Shelf) -> Iterator[tuple[Source, Section, Source, Section]]:
    """Yield the same section in both editions, those of the newer side's quotations first."""
    for citation, others, newer in _quotations(sides):
        section = citation.section
        other = _of_age(citation.source, others, newer=newer)
        if section is None or other is None or section.end - section.start > LONGEST_SECTION:
            continue
        match = counterpart(section, shelf.document(other), shelf.document(citation.source))
        if match is None or match.end - match.start > LONGEST_SECTION:
            continue
        if newer:
            yield citation.source, section, other, match
        else:
            yield other, match, citation.source, section


def _quotations(sides: Editions) -> Iterator[tuple[Citation, Sequence[Source], bool]]:
    """Yield quotations of both sides in turn with the documents of the other side; True where those are the newer."""
    for i in range(max(len(sides.before), len(sides.after))):
        if i < len(sides.after):
            yield sides.after[i], sides.older, False
        if i < len(sides.before):
            yield sides.before[i], sides.newer, True


def other_edition(own: Source, others: Sequence[Source]) -> Source | None:
    """Return the newest edition of the same work among others; None if it is of the same age."""
    same = [source for source in others if own.work and source.work == own.work and source.id != own.id]
    best = max(same, key=lambda source: (order_key(source) or 0, source.id), default=None)
    return None if best is None or (order_key(own) or 0) == (order_key(best) or 0) else best


def _of_age(own: Source, others: Sequence[Source], *, newer: bool) -> Source | None:
    best = other_edition(own, others)
    if best is None:
        return None
    return best if ((order_key(best) or 0) > (order_key(own) or 0)) is newer else None


def _compare(
    before: tuple[Source, Section],
    after: tuple[Source, Section],
    shelf: Shelf,
    about: Callable[[Citation], bool],
) -> CitedSection:
    (old, old_section), (new, new_section) = before, after
    aligned = align(shelf.document(old), old_section, shelf.document(new), new_section, new.language)
    changes = [_cited(change, old, new, shelf) for change in aligned.changes]
    return CitedSection(
        headings=evidence_path(new_section),
        before=edition(old),
        after=edition(new),
        unchanged=aligned.unchanged,
        changes=_listed(changes, about),
        left_out=max(len(aligned.changes) - CHANGES, 0),
    )


def _listed(changes: Sequence[CitedChange], about: Callable[[Citation], bool]) -> tuple[CitedChange, ...]:
    """Take, where there is more than can be read, what names what is asked for, then what was changed; order is kept."""
    if len(changes) <= CHANGES:
        return tuple(changes)

    def less(i: int) -> tuple[bool, bool, int]:
        told = [citation for citation in (changes[i].before, changes[i].after) if citation]
        return not any(map(about, told)), changes[i].kind is not ChangeKind.CHANGED, i

    return tuple(changes[i] for i in sorted(sorted(range(len(changes)), key=less)[:CHANGES]))


def _cited(change: SentenceChange, old: Source, new: Source, shelf: Shelf) -> CitedChange:
    def citation(source: Source, span: tuple[int, int] | None) -> Citation | None:
        return cite(Draft(document_id=source.id, start=span[0], end=span[1]), shelf) if span else None

    return CitedChange(
        kind=change.kind, before=citation(old, change.before), after=citation(new, change.after)
    )
