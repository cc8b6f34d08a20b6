"""Walks the body of a Word document and feeds the builder."""

from collections.abc import Iterator

from lxml import etree

from ingest.document import BlockKind
from ingest.read.builder import MARK, Builder
from ingest.read.dates import place_and_date
from ingest.read.docx_styles import Styles, W
from ingest.read.headline import split_heading
from ingest.read.normal import normal
from ingest.read.outline import STEP, OpenNumbers, parse_number

_SKIPPED = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "tblPr"}
)
_CONTAINERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}
)
_CHARACTERS = frozenset({"t", "tab", "br", "cr", "ptab", "noBreakHyphen", "sym"})
_SEPARATORS = frozenset({"note separator", "separator", "continuationSeparator", "continuationNotice"})
_DEPTH_LIMIT = 200
_HEAD_LENGTH = 110
_SUBHEAD = 900  # deeper than any heading that a style or a number marks


class DocxWalker:
    """The state of one walk over one document."""

    def __init__(self, builder: Builder, styles: Styles, notes: dict[str, etree._Element]) -> None:
        self._builder = builder
        self._styles = styles
        self._notes = notes
        self._labels: dict[str, int] = {}
        self._seen: dict[str, str] = {}
        self._numbers = OpenNumbers()
        self._boxes: list[etree._Element] = []

    def read(self, body: etree._Element) -> None:
        """Read the whole body."""
        for node in _blocks(body):
            if _name(node) == "tbl":
                self._table(node)
            else:
                self._paragraph(node)
            while self._boxes:
                for inner in _blocks(self._boxes.pop(0)):
                    self._table(inner) if _name(inner) == "tbl" else self._paragraph(inner)

    def _paragraph(self, node: etree._Element) -> None:
        text, keys = self._text(node)
        if not text:
            return
        if self._styles.is_contents(node):
            self._builder.remove("contents", text.replace(MARK, ""))
            return
        level = self._styles.heading_level(node)
        numbered = self._styles.number(node)
        if level == 0 and not self._builder.blocks:
            self._builder.title(text, keys)
        elif level is not None:
            self._heading(text, keys, max(level, 1), numbered[0] if numbered else None)
        elif numbered is None and self._looks_like_head(node, text):
            self._subhead(text, keys)
        elif numbered is not None:
            paragraph = (numbered[0] or "").strip("(). ") or None
            self._builder.item(text, numbered[1], paragraph=paragraph, marks=keys)
        elif self._styles.is_list(node):
            self._builder.item(text, marks=keys)
        else:
            dated = place_and_date(text)
            if dated and len(self._builder.blocks) < 20:
                self._builder.find("published", dated)
            self._builder.block(text, marks=keys)

    def _heading(self, text: str, keys: tuple[str, ...], level: int, automatic: str | None) -> None:
        number, title = (automatic, text) if automatic else split_heading(text)
        self._builder.heading(title, self._numbers.level(number, level * STEP), number=number, marks=keys)

    def _looks_like_head(self, node: etree._Element, text: str) -> bool:
        """Whether a paragraph of running text is set as a heading: short, wholly bold, no sentence."""
        if len(text) > _HEAD_LENGTH or text[-1] in ".,;:?!" or not any(map(str.isalpha, text)):
            return False
        if any(_name(up) == "tbl" for up in node.iterancestors()) or not self._builder.blocks:
            return False
        runs = [
            run for run in node.iter(f"{W}r") if any(t.text and t.text.strip() for t in run.iter(f"{W}t"))
        ]
        return bool(runs) and all(self._styles.bold(run) for run in runs)

    def _subhead(self, text: str, keys: tuple[str, ...]) -> None:
        """Add a heading that no style marks: its number says how deep it stands, without one it stands deepest."""
        number, title = split_heading(text)
        parsed = parse_number(number) if number else None
        level = self._numbers.level(number, STEP * len(parsed.parts)) if parsed else _SUBHEAD
        self._builder.heading(title, level, number=number, marks=keys)

    def _table(self, node: etree._Element) -> None:
        rows = [row for row in node.iter(f"{W}tr") if _table_of(row) is node]
        if all(len(row.findall(f"{W}tc")) <= 1 for row in rows):
            for row in rows:
                for cell in row.findall(f"{W}tc"):
                    for inner in _blocks(cell):
                        self._table(inner) if _name(inner) == "tbl" else self._paragraph(inner)
            return
        for row in rows:
            cells: list[str] = []
            keys: list[str] = []
            for cell in row.iterfind(f"{W}tc"):
                text, cell_keys = self._text(cell)
                cells.append(text)
                keys.extend(cell_keys)
            self._builder.block(normal(" | ".join(cells).rstrip(" |")), BlockKind.TABLE_ROW, marks=keys)

    def _text(self, node: etree._Element) -> tuple[str, tuple[str, ...]]:
        out: list[str] = []
        keys: list[str] = []
        self._collect(node, out, keys, 0)
        return normal("".join(out)), tuple(keys)

    def _collect(self, node: etree._Element, out: list[str], keys: list[str], depth: int) -> None:
        if depth > _DEPTH_LIMIT:
            return
        for child in node:
            name = _name(child)
            if name in _SKIPPED or not name:
                continue
            if name == "r" and self._styles.hides(child):
                hidden = normal("".join(part.text or "" for part in child.iter(f"{W}t")))
                self._builder.remove("hidden", hidden)
            elif name in _CHARACTERS:
                out.append(_characters(child, name))
            elif name == "txbxContent":
                self._boxes.append(child)
            elif name in {"footnoteReference", "endnoteReference"}:
                self._marker(child, name, out, keys)
            else:
                self._collect(child, out, keys, depth + 1)
                if name in {"p", "tc"}:
                    out.append(" ")

    def _marker(self, node: etree._Element, name: str, out: list[str], keys: list[str]) -> None:
        part = "footnotes" if name == "footnoteReference" else "endnotes"
        key = f"{part}:{node.get(f'{W}id')}"
        body = self._body(part, node.get(f"{W}id"))
        if body is None:
            self._builder.warn(f"{part[:-1]} {node.get(f'{W}id')} has no body in the document")
            return
        if key not in self._seen:
            self._labels[part] = self._labels.get(part, 0) + 1
            self._seen[key] = str(self._labels[part])
            text, _ = self._text(body)
            self._builder.note(key, self._seen[key], text)
        self._builder.remove("note_marker", self._seen[key])
        out.append(MARK)
        keys.append(key)

    def _body(self, part: str, note_id: str | None) -> etree._Element | None:
        for note in self._notes.get(part, ()):
            if note.get(f"{W}id") == note_id and note.get(f"{W}type") not in _SEPARATORS:
                return note
        return None


def _blocks(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body or cell, through content controls and accepted changes."""
    stack = list(reversed(list(node)))
    while stack:
        child = stack.pop()
        name = _name(child)
        if name in {"p", "tbl"}:
            yield child
        elif name in _CONTAINERS:
            stack.extend(reversed(list(child)))


def _table_of(row: etree._Element) -> etree._Element | None:
    parent = row.getparent()
    while parent is not None and _name(parent) != "tbl":
        parent = parent.getparent()
    return parent


def _characters(node: etree._Element, name: str) -> str:
    if name == "t":
        return (node.text or "").replace(MARK, "")
    if name == "sym":
        return _symbol(node)
    return "-" if name == "noBreakHyphen" else " "


def _symbol(node: etree._Element) -> str:
    """Return a symbol given by code; symbol fonts' private codes are bullets and arrows, and say nothing."""
    code = node.get(f"{W}char") or ""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF or value > 0x10FFFF or 0xD800 <= value < 0xE000 else chr(value)


def _name(node: etree._Element) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
