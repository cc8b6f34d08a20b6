"""What changed between two editions: the sentences of the same section, aligned. Pure; nothing is cited here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from ingest.aside import set_aside
from ingest.document import BlockKind, Document, Section
from ingest.sentences import sentences
from ingest.words import folded

SAME_SENTENCE = 60.0
"""Similarity (0-100) from which two sentences are the same one, changed."""
SAME_TITLE = 85.0
RENAMED, SAME_HEADING, CLEARER = 75.0, 80.0, 8.0
"""A title in other words is the same section's from this likeness, under a heading this like, and so much before others."""
LONGEST_SECTION = 40_000
"""Characters of a section that is compared; what is longer is a chapter, and its sections are compared instead."""
_PAIRS = 20_000  # most pairs of sentences that are measured: a rewritten section has nothing to pair
_TELLING = 4  # letters of a word that by itself may be an item of a list
_NUMBER = re.compile(r"^\W*(?:[a-z]\W|[ivx]+\W|\d+(?:\.\d+)*)\s*", re.IGNORECASE)


class ChangeKind(StrEnum):
    """What happened to a sentence from the older to the newer edition."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """One sentence as it stood before and as it stands after; None where it did not or does not."""

    kind: ChangeKind
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """The sentences of a section in two editions.

    Attributes:
        unchanged: How many say the same in both, wherever in the section.
        changes: In the order of the newer edition; what is gone stands where it stood.
    """

    unchanged: int
    changes: tuple[SentenceChange, ...]


def counterpart(section: Section, document: Document, own: Document | None = None) -> Section | None:
    """Return the section of another edition that is the same one: by its path, its country and title; None if unsure.

    `own` is the section's document: what it has under a title of its own is no other section renamed.
    """
    title, path, countries = _title(section), _path(section), section.countries
    named = [other for other in document.sections if _title(other) == title]
    here = [other for other in named if other.countries == countries]
    alike = [
        [other for other in here if _path(other) == path],
        here if countries else [],
        [other for other in named if _path(other)[-2:] == path[-2:]],
        [] if countries else named,
    ]
    if not named:
        beside = [o for o in document.sections if o.countries == countries and _path(o)[:-1] == path[:-1]]
        alike.append([other for other in beside if fuzz.ratio(_title(other), title) >= SAME_TITLE])
        alike.append(_renamed(section, document, own))
    return next((fitting[0] for fitting in alike if len(fitting) == 1), None)


def _renamed(section: Section, document: Document, own: Document | None) -> list[Section]:
    """Return the section whose title says most of the same words under a heading that does; none where two could be."""
    title, above = _title(section), _above(section)
    kept = {_title(other) for other in own.sections} if own else set()
    scored = [
        (fuzz.token_set_ratio(_title(other), title), other)
        for other in document.sections
        if other.countries == section.countries
        and other.level == section.level
        and _title(other) not in kept
        and fuzz.token_set_ratio(_above(other), above) >= SAME_HEADING
    ]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < RENAMED:
        return []
    second = scored[1][0] if len(scored) > 1 else 0.0
    return [scored[0][1]] if scored[0][0] - second >= CLEARER else []


def _above(section: Section) -> str:
    return _title_key(section.path[-2]) if len(section.path) > 1 else ""


def align(old: Document, old_section: Section, new: Document, new_section: Section, language: str) -> Aligned:
    """Align the sentences of a section in two editions: equal, changed, gone, added."""
    before = tuple(_sentences(old, old_section, language))
    after = tuple(_sentences(new, new_section, language))
    old_keys = [_key(old.text[a:b]) for a, b in before]
    new_keys = [_key(new.text[a:b]) for a, b in after]
    gone, added, equal = _differences(old_keys, new_keys)
    pairs = dict(
        _pairs(
            [(i, old.text[slice(*before[i])]) for i in gone], [(j, new.text[slice(*after[j])]) for j in added]
        )
    )
    paired = set(pairs.values())
    placed = [
        (_place(i, equal), 0, SentenceChange(kind=ChangeKind.GONE, before=before[i], after=None))
        for i in gone
        if i not in pairs
    ]
    backwards = {j: i for i, j in pairs.items()}
    for j in added:
        kind = ChangeKind.CHANGED if j in paired else ChangeKind.ADDED
        old_span = before[backwards[j]] if j in paired else None
        placed.append((j, 1, SentenceChange(kind=kind, before=old_span, after=after[j])))
    placed.sort(key=lambda item: item[:2])
    return Aligned(unchanged=len(after) - len(added), changes=tuple(change for *_, change in placed))


def _differences(
    old: Sequence[str], new: Sequence[str]
) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Return the indexes that are gone and added, and the equal pairs; what only moved is neither."""
    gone: list[int] = []
    added: list[int] = []
    equal: list[tuple[int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            equal += zip(range(a, b), range(c, d), strict=True)
            continue
        gone += range(a, b)
        added += range(c, d)
    moved = {new[j]: j for j in added}
    for i in tuple(gone):
        j = moved.pop(old[i], None)
        if j is not None:
            gone.remove(i)
            added.remove(j)
    return gone, added, equal


def _pairs(gone: Sequence[tuple[int, str]], added: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield which sentence became which, the likest first; every sentence once."""
    if len(gone) * len(added) > _PAIRS:
        return
    scored = [(_likeness(a, b), i, j) for i, a in gone for j, b in added]
    used_old: set[int] = set()
    used_new: set[int] = set()
    for score, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score and i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            yield i, j


def _likeness(old: str, new: str) -> float:
    """Return how alike two sentences are (0-100), 0 below `SAME_SENTENCE`; an item with words added is the same item."""
    ratio = fuzz.ratio(old, new, score_cutoff=SAME_SENTENCE)
    short, long = sorted((_title_key(old).split(), _title_key(new).split()), key=len)
    # 'a. Christenen;' has become 'a. Christenen afkomstig uit ...': too few letters in common for the ratio.
    begins = long[: len(short)] == short and any(len(word) >= _TELLING for word in short)
    return max(ratio, SAME_SENTENCE) if begins else ratio


def _place(index: int, equal: Sequence[tuple[int, int]]) -> int:
    """Return before which sentence of the newer edition a sentence that is gone would stand."""
    return next((j for i, j in equal if i > index), 1 << 30)


def _sentences(document: Document, section: Section, language: str) -> Iterator[Span]:
    for block in document.blocks:
        if block.start < section.start or block.start >= section.end or block.kind is BlockKind.HEADING:
            continue
        spans: tuple[Span, ...] = ((block.start, block.end),)
        if block.kind is not BlockKind.TABLE_ROW:
            found = sentences(document.text_of(block), block.language or language)
            spans = tuple((block.start + start, block.start + end) for start, end in found)
        checked = set_aside(document, block.start, block.end)
        yield from (span for span in spans if not (checked and set_aside(document, *span)))


def _title(section: Section) -> str:
    return _title_key(section.title)


def _path(section: Section) -> tuple[str, ...]:
    return tuple(_key(title) for title in section.path)


@lru_cache(maxsize=50_000)
def _title_key(title: str) -> str:
    return _key(_NUMBER.sub("", title)) or _key(title)


@lru_cache(maxsize=50_000)
def _key(text: str) -> str:
    return " ".join(folded(text))
