"""A mutable builder that readers feed in reading order; it yields the frozen `Document`.

A reader marks the place of a footnote marker inside a block's text with the character `MARK` and names the
notes in `marks`, in order; the builder takes the characters out again and remembers where they stood.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import (
    Block,
    BlockKind,
    Document,
    NoteKind,
    Origin,
    Page,
    Places,
    Property,
    Removed,
    Section,
    SourceNote,
)
from ingest.errors import NoText
from ingest.read.normal import controls, normal
from ingest.read.notekind import note_kind

MARK = "\ue000"
JOINT = "\n\n"
_MARK_BEFORE_STOP = re.compile(f" +(?={MARK}+(?:[.,;:!?)\\]]|$))")
_MARK_AFTER_SPACE = re.compile(f"(?<= )({MARK}+) ")
_OPEN_END = re.compile(r"[:;,]\W*$|\w$")
TITLE_LEVEL = 1_000  # deeper than any heading: whatever follows the title stands beside it
_LONGEST_PROPERTY = 2_000
_LONGEST_NAME = 200
_MOST_PROPERTIES = 200


@dataclass(frozen=True, slots=True)
class _Note:
    label: str
    text: str
    page: int | None
    links: bool


class Builder:
    """Collects what a reader finds; every text that is handed in must already be in normal form."""

    def __init__(self, warnings: Sequence[str] = ()) -> None:
        self.text_end = 0
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._sections: list[Section] = []
        self._open: list[tuple[int, int, str]] = []
        self._items: list[tuple[int, int]] = []
        self._marks: list[tuple[str, int]] = []
        self._notes: dict[str, _Note] = {}
        self._removed: list[Removed] = []
        self._found: dict[str, str] = {}
        self._warnings = list(dict.fromkeys(warnings))
        self._properties: dict[Property, None] = {}

    def title(self, text: str, marks: Sequence[str] = ()) -> int:
        """Add the document's own title: a section of its own, that no other section stands in."""
        self._open.clear()
        self.find("title", text.replace(MARK, ""))
        return self.heading(text, TITLE_LEVEL, marks=marks)

    def heading(
        self,
        title: str,
        level: int,
        *,
        number: str | None = None,
        label: str | None = None,
        marks: Sequence[str] = (),
    ) -> int:
        """Open a section and return the index of its heading's block; without a text there is neither.

        Args:
            title: As printed, without the number.
            level: Any scale that grows inwards; the section tree counts its own levels from 1.
            number: As printed, a final dot included.
            label: What `path` shows instead of the title.
            marks: Keys of the notes whose markers stand in the title.

        """
        if not number and not title.strip(f"{MARK} "):
            return self.block("", marks=marks)
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        bare = title.replace(MARK, "").strip()
        plain = number.rstrip(". :") if number else None
        path = (*(entry[2] for entry in self._open), label or bare or plain or "")
        index = len(self._sections)
        self._open.append((level, index, path[-1]))
        start = self.text_end + (len(JOINT) if self.blocks else 0)
        self._sections.append(
            Section(start=start, end=start, number=plain, title=bare, path=path, level=len(path))
        )
        printed = f"{number} {title}" if number and title else number or title
        return self.block(printed, BlockKind.HEADING, marks=marks)

    def block(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        paragraph: str | None = None,
        language: str | None = None,
        marks: Sequence[str] = (),
    ) -> int:
        """Add a block under the current section and return its index; -1 if there is no text in it."""
        plain, offsets = _lift_marks(text)
        if not plain:
            self._marks.extend((key, self.text_end) for key in marks)
            return -1
        start = self.text_end + (len(JOINT) if self.blocks else 0)
        self._parts.append(plain)
        self.text_end = start + len(plain)
        section = self._open[-1][1] if self._open else -1
        span = {"start": start, "end": self.text_end, "section": section}
        self.blocks.append(Block(**span, kind=kind, paragraph=paragraph, language=language))
        self._marks.extend((key, start + at) for key, at in zip(marks, offsets, strict=True))
        for _, open_section, _ in self._open:
            self._sections[open_section] = replace(self._sections[open_section], end=self.text_end)
        if kind is not BlockKind.LIST_ITEM:
            self._items.clear()
        return len(self.blocks) - 1

    def item(
        self, text: str, depth: int = 0, *, paragraph: str | None = None, marks: Sequence[str] = ()
    ) -> int:
        """Add a list item; the block that introduces its list is found from what was added before it."""
        before = len(self.blocks) - 1
        index = self.block(text, BlockKind.LIST_ITEM, paragraph=paragraph, marks=marks)
        if index < 0:
            return index
        lead = self._lead(before, depth)
        while self._items and self._items[-1][0] >= depth:
            self._items.pop()
        self._items.append((depth, index))
        self.blocks[index] = replace(self.blocks[index], lead=lead)
        return index

    def _lead(self, before: int, depth: int) -> int | None:
        for item_depth, index in reversed(self._items):
            if item_depth < depth:
                return index
            if item_depth == depth or index == self._items[0][1]:
                return self.blocks[index].lead
        if before < 0 or self.blocks[before].kind is not BlockKind.PARAGRAPH:
            return None
        same = self._open and self.blocks[before].section == self._open[-1][1]
        opens = _OPEN_END.search(self._parts[before])
        return before if opens and (same or not self._open) else None

    def continue_list(self, index: int) -> None:
        """Let the items that follow belong to the list of the item `index`, whatever stood in between."""
        self._items = [(0, index)]

    def note(self, key: str, label: str, text: str, page: int | None = None, *, links: bool = False) -> None:
        """Add the body of a note; `key` is what the markers in `marks` name it by.

        `links` says that the body leads to a public address that its text does not print.
        """
        self._notes[key] = _Note(label, text, page, links)
        self.remove("note_body", f"{label} {text}", page)

    def remove(self, reason: str, text: str, page: int | None = None) -> None:
        """Record text that the file holds and the canonical text does not."""
        if text:
            self._removed.append(Removed(reason=reason, text=controls(text), page=page))

    def find(self, key: str, value: str) -> None:
        """Record a fact that the document itself states; the first statement counts."""
        self._found.setdefault(key, value)

    def property(self, origin: Origin, name: str, value: str) -> None:
        """Record what the file says of itself outside its pages."""
        plain = normal(value)[:_LONGEST_PROPERTY]
        if plain and len(self._properties) < _MOST_PROPERTIES:
            self._properties[Property(origin=origin, name=controls(name)[:_LONGEST_NAME], value=plain)] = None

    def warn(self, message: str) -> None:
        """Record one line for the quality report."""
        if message not in self._warnings:
            self._warnings.append(message)

    def document(
        self, data: bytes, *, pages: tuple[Page, ...] = (), places: Places | None = None
    ) -> Document:
        """Return what was collected.

        Raises:
            NoText: if nothing was.

        """
        if not self.blocks:
            raise NoText("the file holds no text that could be cited: check that it is the document meant")
        return Document(
            sha256=hashlib.sha256(data).hexdigest(),
            text=JOINT.join(self._parts),
            blocks=tuple(self.blocks),
            sections=tuple(self._sections),
            notes=self._linked(),
            pages=pages,
            removed=tuple(self._removed),
            places=places or Places(),
            found=tuple(self._found.items()),
            warnings=tuple(self._warnings),
            properties=tuple(self._properties),
        )

    def _linked(self) -> tuple[SourceNote, ...]:
        linked: list[SourceNote] = []
        for key, at in self._marks:
            note = self._notes.get(key)
            if note is None:
                self.warn(f"footnote marker {key} has no body in the document")
            else:
                linked.append(_source_note(note, at))
        used = {key for key, _ in self._marks}
        linked.extend(_source_note(note, None) for key, note in self._notes.items() if key not in used)
        return tuple(linked)


def _source_note(note: _Note, at: int | None) -> SourceNote:
    kind = note_kind(note.text)
    if note.links and kind is not NoteKind.CONFIDENTIAL:
        kind = NoteKind.PUBLIC_URL
    return SourceNote(label=note.label, at=at, text=note.text, page=note.page, kind=kind)


def _lift_marks(text: str) -> tuple[str, list[int]]:
    """Take the marks out of a text, with the space that only set a marker apart, and say where they stood."""
    tidy = _MARK_AFTER_SPACE.sub(r"\1", _MARK_BEFORE_STOP.sub("", text))
    offsets: list[int] = []
    kept: list[str] = []
    length = 0
    for part in re.split(f"({MARK})", tidy.strip()):
        if part == MARK:
            offsets.append(length)
        else:
            kept.append(part)
            length += len(part)
    return "".join(kept), offsets
