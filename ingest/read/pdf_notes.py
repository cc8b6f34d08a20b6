"""Footnotes: where their zone on a page begins, which bodies stand in it, and which markers call them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ingest.read.pdf_columns import Body
from ingest.read.pdf_drawn import Shape
from ingest.read.pdf_lines import Line, joined
from ingest.read.pdf_text import Lift, Lifts
from ingest.read.pdf_words import SCANNED, PlacedWord

_LABEL = re.compile(r"^(?:\d{1,4}|[*†‡§#]{1,4}|[a-z]|[ivx]{1,5})$")
_PRINTED = re.compile(r"^\(?(\d{1,4}|[*†‡§#]{1,4}|[a-z])\)?[.:]?$")
_SPLIT = re.compile(r"[,;\s]+")
_NOTES = re.compile(r"^(?:end ?notes?|notes|(?:eind)?noten)\W*$", re.IGNORECASE)
_FIRST = frozenset({"1", "i", "*", "a"})
_UNITS = frozenset({"m", "km", "cm", "dm", "mm", "ha", "co", "m²"})


@dataclass(frozen=True, slots=True)
class NoteBody:
    """The body of one footnote: its label and its lines, without the label's words."""

    label: str
    page: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The foot of a page: the end of a note from the page before, and the notes that begin here."""

    carried: tuple[Line, ...]
    bodies: tuple[NoteBody, ...]


def note_zone(lines: Sequence[Line], body: Body, shapes: Sequence[Shape], *, open_before: bool) -> int:
    """Return the index of the first line of the footnotes of a column; its length if it has none.

    Args:
        lines: The lines of one column, from top to bottom.
        body: How the running text is set.
        shapes: What is drawn on the page: a short rule parts text and notes in many layouts.
        open_before: Whether the page before ends in footnotes, so that one may go on here.
    """
    start = len(lines)
    while start and lines[start - 1].size < body.size - 0.45:
        start -= 1
    for ruled in _below_rules(lines, shapes):
        label, _ = label_of(lines[ruled])
        alike = all(line.size <= body.size + 0.3 for line in lines[ruled : ruled + 2])
        if ruled >= start and (label or open_before):
            return ruled
        if alike and _raised_label(lines[ruled]) and lines[ruled].base < lines[0].base / 2:
            return ruled
    for i in range(start, len(lines)):
        if _raised_label(lines[i]):
            return i
    return len(lines)


def _below_rules(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[int]:
    """Return the lines that stand below a short rule at the left, the uppermost first."""
    left = min((line.x0 for line in lines), default=0.0)
    found: set[int] = set()
    for shape in shapes:
        width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
        if shape.image or height > 2.5 or not 30 < width < 260 or abs(shape.x0 - left) > 60:
            continue
        below = next((i for i, line in enumerate(lines) if line.base < shape.y0), None)
        if below is not None and not _table_rule(shape, shapes):
            found.add(below)
    return sorted(found)


def _table_rule(shape: Shape, shapes: Sequence[Shape]) -> bool:
    same = [other for other in shapes if abs(other.x0 - shape.x0) < 2 and abs(other.x1 - shape.x1) < 2]
    return len(same) > 2


def endnotes(lines: Sequence[Line], *, carrying: bool) -> tuple[int, int]:
    """Return where the notes under a heading "Notes" begin and end in a column; (n, n) if there are none.

    Args:
        lines: The lines of one column.
        carrying: Whether the column before ends in such notes.
    """
    start = 0 if carrying else len(lines)
    if not carrying:
        for i, line in enumerate(lines[:-1]):
            if _NOTES.match(line.text) and label_of(lines[i + 1])[0] in _FIRST:
                start = i + 1
                break
    end = start
    while end < len(lines) and not (lines[end].bold and not label_of(lines[end])[0]):
        end += 1
    return start, end


def label_of(line: Line) -> tuple[str, int]:
    """Return the label that a footnote's first line begins with, and of how many words it consists."""
    words = line.words
    raised = _raised_label(line)
    if raised:
        return raised
    match = _PRINTED.match(words[0].text)
    if match and len(words) > 1 and not words[1].glued:
        return match[1], 1
    return "", 0


def _raised_label(line: Line) -> tuple[str, int] | None:
    words = line.words
    for count in (1, 2, 3):
        if len(words) <= count:
            break
        first = words[0] if words[0].text != "(" else words[1]
        whole = joined(words[:count])
        match = _PRINTED.match(whole.replace(" ", ""))
        raised = is_raised(first, line) or (match is not None and not match[1].isalnum())
        if (
            raised
            and match
            and whole.startswith("(") == (count > 1 or whole.endswith(")"))
            and (whole.startswith("(") == whole.endswith(")"))
        ):
            return match[1], count
    return None


def is_raised(word: PlacedWord, line: Line) -> bool:
    """Whether a word is set small and above the line."""
    return (word.base - line.base > 0.12 * line.size and word.size < 0.88 * line.size) or (
        word.base - line.base > 0.25 * line.size
    )


def zone_of(lines: Sequence[Line], before: str) -> Zone:
    """Part the lines of a footnote zone into bodies; `before` is the label of the last body before it."""
    carried: list[Line] = []
    bodies: list[tuple[str, list[Line]]] = []
    for line in lines:
        label, count = label_of(line)
        if label and not _raised_label(line) and not _next_number(label, bodies, before):
            label = ""
        if label:
            bodies.append((label, [_without(line, count)]))
        elif bodies:
            bodies[-1][1].append(line)
        else:
            carried.append(line)
    return Zone(tuple(carried), tuple(NoteBody(label, part[0].page, tuple(part)) for label, part in bodies))


def _next_number(label: str, bodies: Sequence[tuple[str, list[Line]]], before: str) -> bool:
    """Whether a number that is not raised can be a label: the first of the page, or one more than the last."""
    if not label.isdigit():
        return not label.isalnum()
    last = bodies[-1][0] if bodies else before
    return (label == "1" and not bodies) or (last.isdigit() and int(label) == int(last) + 1)


def _without(line: Line, count: int) -> Line:
    words = line.words[count:]
    return Line(line.page, words, words[0].x0, line.y0, line.x1, line.y1, line.base, line.size)


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote marker in the text: its labels, and the words that make it up."""

    page: int
    labels: tuple[str, ...]
    word: PlacedWord
    opening: PlacedWord | None
    closing: PlacedWord | None


def markers_in(lines: Sequence[Line]) -> list[Marker]:
    """Return what may be markers: small raised numbers, letters and signs, in reading order."""
    found: list[Marker] = []
    for line in lines:
        for i, word in enumerate(line.words):
            bare = word.text.strip("(),.;")
            labels = tuple(label for label in _SPLIT.split(bare) if label)
            if not labels or not all(_LABEL.match(label) for label in labels):
                continue
            sign = i > 0 and not labels[0].isalnum()
            if not (is_raised(word, line) or sign) or (i == 0 and len(line.words) == 1):
                continue
            before = line.words[i - 1] if i else None
            after = line.words[i + 1] if i + 1 < len(line.words) else None
            bracketed = before is not None and before.text.endswith("(") and word.glued
            closing = after if bracketed and after is not None and after.text.startswith(")") else None
            if before is not None and before.text.casefold().strip("(") in _UNITS and word.glued:
                continue
            found.append(Marker(line.page, labels, word, before if closing else None, closing))
    return found


def linked(markers: Sequence[Marker], bodies: Sequence[NoteBody]) -> Lifts:
    """Return what is lifted from the text: every marker whose body is on its page, on the next, or at the end."""
    of_page: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for i, body in enumerate(bodies):
        of_page[body.page, body.label].append(i)
    lifts: dict[int, Lift] = {}
    called: set[int] = set()
    waiting: list[Marker] = []
    for marker in markers:
        near = [
            of_page.get((marker.page, label)) or of_page.get((marker.page + 1, label))
            for label in marker.labels
        ]
        if all(near):
            found = [homes[0] for homes in near if homes]
            called.update(found)
            lifts |= _lift(marker, found)
        elif marker.word.style.font != SCANNED:  # what was read from a picture is not sure enough to look far
            waiting.append(marker)
    for marker in waiting:
        later = [_first_later(marker.page, label, bodies, called) for label in marker.labels]
        found = [home for home in later if home is not None]
        if len(found) == len(marker.labels):
            called.update(found)
            lifts |= _lift(marker, found)
    return lifts


def _first_later(page: int, label: str, bodies: Sequence[NoteBody], called: AbstractSet[int]) -> int | None:
    """Return the first body with this label on a later page that no marker has called."""
    homes = (i for i, body in enumerate(bodies) if body.label == label and body.page > page)
    first = next(homes, None)
    return None if first in called else first


def _lift(marker: Marker, homes: Sequence[int]) -> dict[int, Lift]:
    lifts = {id(marker.word): Lift(tuple(map(str, homes)), "", marker.word.text)}
    if marker.opening is not None and marker.closing is not None:
        lifts[id(marker.opening)] = Lift((), marker.opening.text[:-1], "(")
        lifts[id(marker.closing)] = Lift((), marker.closing.text[1:], ")")
    return lifts
