"""Read the sources of the example documents: a front matter and a small Markdown dialect.

See `examples/README.md` for the format. Notes are numbered by first appearance in the body, whatever
their labels, so that a paragraph can be inserted without renumbering.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_INLINE_NOTE = re.compile(r"\^\[([^\[\]]+)\]")
_NOTE_BODY = re.compile(r"^\[\^([^\]]+)\]:\s*(.+)$")
_NOTE_MARK = re.compile(r"\[\^([^\]]+)\]")
_SPAN = re.compile(r"\*\*(.+?)\*\*|\[\^([^\]]+)\]")
_HEADING = re.compile(r"^(#{1,4})\s+(?:([A-Z]?\d+(?:\.\d+)*|[A-Z])\.?\s+)?(.+)$")
_ITEM = re.compile(r"^(\s*)(-|\d+\.|[a-z]\.|Ad [a-z]\.)\s+(.+)$")
_FIGURE = re.compile(r"^!\[map:\s*([^|\]]+)(?:\|([^\]]*))?\]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its printed number, if it has one; level 1 is a chapter."""

    level: int
    number: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item; depth 0 is the outer list."""

    marker: str
    text: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose first row is its head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxed:
    """Text that stands in a box."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawn map with labels and a caption."""

    caption: str
    labels: tuple[str, ...]


Element = Heading | Paragraph | Item | Table | Boxed | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text in one weight; `note` is the printed number of the note that stands behind it."""

    text: str
    bold: bool = False
    note: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One example document: `notes[i]` is the body of the note with printed number i + 1."""

    name: str
    meta: Mapping[str, str]
    body: tuple[Element, ...]
    notes: tuple[str, ...]
    numbers: Mapping[str, int]

    def __getitem__(self, key: str) -> str:
        """Return a value of the front matter, or an empty string."""
        return self.meta.get(key, "")

    def spans(self, text: str) -> tuple[Span, ...]:
        """Split text at its bold runs and note markers."""
        found: list[Span] = []
        at = 0
        for match in _SPAN.finditer(text):
            if match.start() > at:
                found.append(Span(text=text[at : match.start()]))
            if match[1] is not None:
                found.append(Span(text=match[1], bold=True))
            else:
                found.append(Span(text="", note=self.numbers[match[2]]))
            at = match.end()
        if at < len(text):
            found.append(Span(text=text[at:]))
        return tuple(found)


def read_source(path: Path) -> Source:
    """Parse one source file.

    Raises:
        ValueError: the front matter is missing, or a note has a marker without a body or the reverse.

    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        raise ValueError(f"{path.name}: starts with no front matter between two lines '---'")
    end = lines.index("---", 1)
    meta = dict(_pair(path.name, line) for line in lines[1:end] if line.strip())
    bodies: dict[str, str] = {}
    rest: list[str] = []
    for line in lines[end + 1 :]:
        match = _NOTE_BODY.match(line)
        if match:
            bodies[match[1]] = match[2].strip()
        else:
            rest.append(_lift(line, bodies))
    body = tuple(_elements(rest))
    numbers: dict[str, int] = {}
    for element in body:
        for label in _NOTE_MARK.findall(_text(element)):
            numbers.setdefault(label, len(numbers) + 1)
    if set(numbers) != set(bodies):
        raise ValueError(f"{path.name}: notes without marker or body: {sorted(set(numbers) ^ set(bodies))}")
    notes = tuple(bodies[label] for label in numbers)
    return Source(name=path.stem, meta=meta, body=body, notes=notes, numbers=numbers)


def _pair(name: str, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"{name}: front matter line without a colon: {line!r}")
    return key.strip(), value.strip()


def _lift(line: str, bodies: dict[str, str]) -> str:
    def label(match: re.Match[str]) -> str:
        bodies[f"inline-{len(bodies)}"] = match[1].strip()
        return f"[^inline-{len(bodies) - 1}]"

    return _INLINE_NOTE.sub(label, line)


def _text(element: Element) -> str:
    if isinstance(element, Table):
        return " ".join(cell for row in element.rows for cell in row)
    return element.caption if isinstance(element, Figure) else element.text


def _elements(lines: list[str]) -> Iterator[Element]:
    group: list[str] = []
    for line in [*lines, ""]:
        starts = line.startswith(("#", "![")) or _ITEM.match(line)
        if group and (not line.strip() or starts):
            yield _element(group)
            group = []
        if line.startswith("#"):
            yield _element([line])
        elif line.strip():
            group.append(line)


def _element(group: list[str]) -> Element:
    first = group[0]
    joined = " ".join(line.strip() for line in group)
    if match := _HEADING.match(first):
        return Heading(level=len(match[1]), number=match[2], text=match[3])
    if match := _FIGURE.match(first):
        labels = tuple(label.strip() for label in (match[2] or "").split(",") if label.strip())
        return Figure(caption=match[1].strip(), labels=labels)
    if match := _ITEM.match(first):
        text = " ".join([match[3], *(line.strip() for line in group[1:])])
        return Item(marker=match[2], text=text, depth=len(match[1]) // 2)
    if first.startswith("|"):
        rows = (line.strip().strip("|") for line in group if not re.fullmatch(r"[|:\-\s]+", line))
        return Table(rows=tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows))
    if first.startswith("> "):
        return Boxed(text=" ".join(line.removeprefix(">").strip() for line in group))
    return Paragraph(text=joined)
