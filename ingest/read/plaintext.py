"""Plain text that someone extracted from a paged file: its paragraphs, headings and notes found again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.document import BlockKind, Document
from ingest.read.builder import MARK, Builder
from ingest.read.dates import place_and_date
from ingest.read.decode import decode
from ingest.read.headline import split_heading
from ingest.read.hyphen import joined_lines, vocabulary
from ingest.read.normal import normal
from ingest.read.outline import Outline, parse_number
from ingest.read.plain_pages import PlainLine, PlainNote, lift_notes, marker, note_text, pages, without_edges

_ITEM = re.compile(r"([•●▪◦‣○■·*]|[–−-](?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)](?=\s))\s*(?=\S)")
_BULLETS = "•●▪◦‣○■·"
_QUESTION = re.compile(
    r"(?P<word>vraag|vragen|question|antwoord(?: op (?:vraag|vragen))?|answer(?: to question)?)"
    r"\s+(?P<number>\d{1,3}(?:\s*(?:,|en|t/m|and|-|–)\s*\d{1,3})*)\s*[:.]?(?:\s*\(.{0,60}\))?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"([IVX]{1,5})\.?\s+(?=[A-Z])(.*)")
_STOP = re.compile(r"[.?!:;][)»”’\"'\]]*$")
_NO_HEAD = re.compile(
    r"(?:aan|geachte|hoogachtend|to the|dear|de (?:minister|staatssecretaris|voorzitter|griffier)\b.*,$|,)"
    r"|.*,$|(?:[A-Z]\.\s*){1,4}\S",
    re.IGNORECASE,
)
_HEAD_LENGTH = 110
_LONGEST = 400  # lines: more is no paragraph but text without blank lines
_ONE_LINE_PARAGRAPHS = 200  # characters a line: the text was not wrapped, each line is a paragraph


@dataclass(slots=True)
class _Group:
    """Lines that stand together, up to a blank line or a short last line."""

    lines: list[PlainLine] = field(default_factory=list)
    alone: bool = True

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def read(data: bytes) -> Document:
    """Read plain text into canonical text."""
    text, warnings = decode(data)
    builder = Builder(warnings)
    known = vocabulary(text)
    lines, notes = lift_notes(without_edges(pages(text), builder), builder)
    groups = _joined(_groups(lines))
    _write(groups, _Markers(notes), known, builder)
    for i, note in enumerate(notes):
        builder.note(f"{note.label}@{i}", note.label, note_text(note, known))
    return builder.document(data)


def _groups(lines: Sequence[PlainLine]) -> list[_Group]:
    """Split lines into groups at blank lines, list marks, labels and lines that stop short."""
    width = _usual_width(lines)
    wide = width > _ONE_LINE_PARAGRAPHS
    groups: list[_Group] = []
    open_group: _Group | None = None
    for line in lines:
        if not line.text:
            open_group = None
            continue
        marked = _ITEM.match(line.text) or _QUESTION.fullmatch(line.text)
        asked = open_group is not None and _QUESTION.fullmatch(open_group.lines[-1].text)
        full = open_group is not None and len(open_group.lines) >= _LONGEST
        if open_group is None or wide or marked or asked or full or _stops_short(open_group, line, width):
            open_group = _Group(alone=open_group is None or line.opens_page or wide)
            groups.append(open_group)
        open_group.lines.append(line)
    return groups


def _usual_width(lines: Sequence[PlainLine]) -> int:
    widths = sorted(line.width for line in lines if line.text)
    return widths[int(len(widths) * 0.8)] if widths else 0


def _stops_short(group: _Group, line: PlainLine, width: int) -> bool:
    last = group.lines[-1]
    short = last.width + len(line.text.split(" ", 1)[0]) + 1 < 0.85 * width
    capital = line.text[0].isupper()
    bullet = len(group.lines) == 1 and last.text[0] in _BULLETS and not _STOP.search(last.text)
    return (
        capital and last.width < 0.85 * width and (bullet or (short and _STOP.search(last.text) is not None))
    )


def _joined(groups: list[_Group]) -> list[_Group]:
    """Join what a page break or an extractor's blank line tore apart."""
    joined: list[_Group] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before is not None and _continues(before, group):
            before.lines.extend(group.lines)
        else:
            joined.append(group)
    return joined


def _continues(before: _Group, group: _Group) -> bool:
    first, last = group.lines[0], before.lines[-1]
    if (
        (not group.alone and not first.opens_page)
        or _ITEM.match(first.text)
        or _QUESTION.fullmatch(last.text)
    ):
        return False
    if _STOP.search(last.text) or _QUESTION.fullmatch(first.text):
        return False
    if first.text[0].islower():
        return True
    new_page = first.page != last.page
    return new_page and len(before.lines) > 1 and not _looks_like_head(group)


def _looks_like_head(group: _Group) -> bool:
    text = group.text
    if len(text) > _HEAD_LENGTH or len(group.lines) > 2 or _NO_HEAD.match(text) or place_and_date(text):
        return False
    return not _STOP.search(text) and (text[0].isupper() or text[0].isdigit() or text[0] in _BULLETS)


class _Markers:
    """Takes the markers of lifted notes out of the text, in order."""

    def __init__(self, notes: Sequence[PlainNote]) -> None:
        self._waiting = list(enumerate(notes))

    def lifted(self, text: str, page: int, builder: Builder) -> tuple[str, tuple[str, ...]]:
        """Return the text with `MARK` for each marker whose note stands on this page or the next."""
        keys: list[str] = []
        start = 0
        while self._waiting:
            i, note = self._waiting[0]
            if note.page < page:
                self._waiting.pop(0)
                continue
            found = marker(note.label).search(text, start) if note.page <= page + 1 else None
            if not found:
                break
            text = text[: found.start()] + MARK + text[found.end() :]
            start = found.start() + 1
            keys.append(f"{note.label}@{i}")
            builder.remove("note_marker", note.label)
            self._waiting.pop(0)
        return text, tuple(keys)


def _write(groups: list[_Group], markers: _Markers, known: frozenset[str], builder: Builder) -> None:
    outline = Outline()
    asked: tuple[BlockKind, str] | None = None
    for i, group in enumerate(groups):
        text = normal(joined_lines([line.text for line in group.lines], known))
        text, marks = markers.lifted(text, group.lines[0].page, builder)
        follows = groups[i + 1] if i + 1 < len(groups) else None
        question = _QUESTION.fullmatch(text)
        dated = place_and_date(text)
        if dated and len(builder.blocks) < 12:
            builder.find("published", dated)
        if question:
            kind = BlockKind.QUESTION if question["word"][0] in "vVqQ" else BlockKind.ANSWER
            asked = (kind, question["number"])
            builder.heading("", outline.subhead(), number=text, label=text)
        elif _is_head(group, follows):
            asked = None
            _write_head(text, marks, outline, builder)
        elif item := _ITEM.match(text):
            number = item[1].strip("().") if item[1][-1] in ".)" else None
            builder.item(text, paragraph=number, marks=marks)
        elif asked:
            builder.block(text, asked[0], paragraph=asked[1], marks=marks)
        else:
            builder.block(text, marks=marks)


def _is_head(group: _Group, follows: _Group | None) -> bool:
    if follows is None or not _looks_like_head(group) or follows.lines[0].text[0].islower():
        return False
    if group.text[0] in _BULLETS:
        return len(group.lines) == 1 and not _ITEM.match(follows.lines[0].text)
    return group.alone and follows.alone


def _write_head(text: str, marks: Sequence[str], outline: Outline, builder: Builder) -> None:
    roman = _ROMAN.fullmatch(text)
    number, title = (roman[1], roman[2]) if roman else split_heading(text)
    if text[0] in _BULLETS:
        builder.heading(text, outline.subhead() + 1, label=text[1:].strip(), marks=marks)
    elif roman or (number and number[:2].isalpha()):
        builder.heading(title, outline.chapter(), number=number, marks=marks)
    elif number and (parsed := parse_number(number)):
        builder.heading(title, outline.numbered(parsed, opens=False), number=number, marks=marks)
    elif builder.blocks:
        builder.heading(text, outline.subhead(), marks=marks)
    else:
        builder.title(text, marks)
