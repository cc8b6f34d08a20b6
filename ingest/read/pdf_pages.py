"""Pages to columns of text: what is hidden, in the margin, furniture or footnote is put aside, by name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.read.builder import Builder
from ingest.read.pdf_aligned import aligned_rows
from ingest.read.pdf_blocks import Group, goes_on, groups
from ingest.read.pdf_columns import Body, boxed, margin_of, regions
from ingest.read.pdf_contents import contents, titles
from ingest.read.pdf_drawn import RawPage
from ingest.read.pdf_furniture import Leaf, furniture
from ingest.read.pdf_lines import Line, joined, pieces, rows
from ingest.read.pdf_notes import NoteBody, Zone, endnotes, note_zone, zone_of
from ingest.read.pdf_spaced import tightened
from ingest.read.pdf_tables import grids, ruled_rows, within

_SAME = 20.0  # points


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one column of one page, from top to bottom."""

    page: int
    lines: tuple[Line, ...]


def leaf(page: RawPage, builder: Builder) -> Leaf:
    """Return the pieces of lines that can be seen on a page; what cannot is recorded as removed."""
    seen = [word for word in page.words if not word.why and word.style.turn >= 0]
    unseen = Counter(word.why or "margin" for word in page.words if word.why or word.style.turn < 0)
    for why in unseen:
        text = joined(w for w in page.words if (w.why or ("margin" if w.style.turn < 0 else "")) == why)
        builder.remove(why, text, page.number)
    return Leaf(page.number, page.height, tuple(pieces(page.number, seen)))


def columns_of(
    pages: Sequence[RawPage], leaves: Sequence[Leaf], body: Body, builder: Builder
) -> list[Column]:
    """Return the columns of text of every page in reading order, without furniture and margin."""
    reasons = furniture(leaves)
    width = Counter(round(page.width) for page in pages).most_common(1)[0][0]
    found: list[Column] = []
    for page, sheet in zip(pages, leaves, strict=True):
        kept: list[Line] = []
        for line in sheet.lines:
            if id(line) in reasons:
                builder.remove(reasons[id(line)], line.text, page.number)
            else:
                kept.append(line)
        drawn = grids(page.shapes)
        loose = [line for line in kept if not any(within(line, grid) for grid in drawn)]
        # On a page of another shape the column of the others says nothing about its margin.
        _, margin = margin_of(loose, body) if abs(page.width - width) < _SAME else (loose, [])
        for line in margin:
            builder.remove("margin", line.text, page.number)
        aside = {id(line) for line in margin}
        found.extend(_ordered(page, [line for line in kept if id(line) not in aside], body))
    return found


def _ordered(page: RawPage, kept: Sequence[Line], body: Body) -> list[Column]:
    """Return the columns of one page; text that reads in another direction comes last."""
    turns = Counter(line.words[0].style.turn for line in kept)
    found: list[Column] = []
    for turn, _ in turns.most_common():
        lines = [line for line in kept if line.words[0].style.turn == turn]
        tables: list[Line] = []
        for grid in grids(page.shapes) if turn == 0 else ():
            made, lines = ruled_rows(lines, grid, page.number)
            tables.extend(made)
        lines, boxes = boxed(lines, page.shapes) if turn == 0 and not tables else (lines, [])
        for region in (*regions([*lines, *tables], body.size), *boxes):
            found.append(Column(page.number, tuple(_lines(region))))
    return [column for column in found if column.lines]


def _lines(region: Sequence[Line]) -> list[Line]:
    """Return the lines of one column from top to bottom, the rows of tables among them."""
    plain = [tightened(line) for line in rows([line for line in region if not line.cells])]
    whole = [*plain, *(line for line in region if line.cells)]
    return aligned_rows(sorted(whole, key=lambda line: (-line.base, line.x0)))


def without_contents(found: Sequence[Column], builder: Builder) -> tuple[list[Column], list[str]]:
    """Take the table of contents out of the columns, and return the headings that it names."""
    lines = [line for column in found for line in column.lines]
    listed = contents(lines)
    for column in found:
        for line in column.lines:
            if id(line) in listed:
                builder.remove("contents", line.text, column.page)
    kept = (Column(c.page, tuple(line for line in c.lines if id(line) not in listed)) for c in found)
    return [column for column in kept if column.lines], titles(lines, listed)


def without_notes(
    found: Sequence[Column], pages: Sequence[RawPage], body: Body
) -> tuple[list[Column], list[NoteBody]]:
    """Lift the notes out of the columns; a body that goes on on the next page is made whole."""
    shapes = {page.number: page.shapes for page in pages}
    bodies: list[NoteBody] = []
    text: list[Column] = []
    last = 0  # page on which the latest body ended
    for column in found:
        start = note_zone(column.lines, body, shapes[column.page], open_before=last == column.page - 1)
        zone = zone_of(column.lines[start:], bodies[-1].label if bodies else "")
        if zone.carried and bodies:
            bodies[-1] = _longer(bodies[-1], zone)
        bodies.extend(zone.bodies)
        if start < len(column.lines):
            last = column.page
        if start:
            text.append(Column(column.page, column.lines[:start]))
    return _without_endnotes(text, bodies)


def _without_endnotes(found: Sequence[Column], bodies: list[NoteBody]) -> tuple[list[Column], list[NoteBody]]:
    """Lift out the notes that stand together under a heading at the end of the document or of a chapter."""
    text: list[Column] = []
    carrying = False
    for column in found:
        start, end = endnotes(column.lines, carrying=carrying)
        zone = zone_of(column.lines[start:end], bodies[-1].label if carrying else "")
        if zone.carried and carrying:
            bodies[-1] = _longer(bodies[-1], zone)
        bodies.extend(zone.bodies)
        carrying = start < end == len(column.lines)
        kept = (*column.lines[:start], *column.lines[end:])
        if kept:
            text.append(Column(column.page, kept))
    return text, bodies


def _longer(before: NoteBody, zone: Zone) -> NoteBody:
    return NoteBody(before.label, before.page, (*before.lines, *zone.carried))


def groups_of(found: Iterable[Column], body: Body) -> list[Group]:
    """Return the groups of lines of all columns; one that goes on over a page or column is one group."""
    whole: list[Group] = []
    for column in found:
        own = groups(column.lines, body.size)
        if whole and own and goes_on(whole[-1], own[0], body.right):
            whole[-1] = Group((*whole[-1].lines, *own[0].lines))
            own = own[1:]
        whole.extend(own)
    return whole
