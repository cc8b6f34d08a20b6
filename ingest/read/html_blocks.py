"""Walks the report's tree in reading order and feeds the builder with blocks."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.document import BlockKind
from ingest.read.builder import MARK, Builder
from ingest.read.headline import is_bare_number, is_lettered, split_heading
from ingest.read.html_nodes import drop_reason, events, first_number, reads_as_head, shown
from ingest.read.html_notes import HtmlNotes, is_layout, is_run_bold, table_of
from ingest.read.normal import normal

_BLOCKS = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details dialog div dl dt "
        "fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table "
        "tbody td tfoot th thead tr ul"
    )
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STEP = 10
_CHAPTER = 2 * _STEP  # "Section 1." stands beside an h2
_BOLD_HEAD = 65


class Walker:
    """The state of one walk: the text that waits to become a block, and what kind that will be."""

    def __init__(
        self, builder: Builder, tree: LexborHTMLParser, hidden: frozenset[str], title: LexborNode | None
    ) -> None:
        self._builder = builder
        self._hidden = hidden
        self._title = title.mem_id if title is not None else None
        self._notes = HtmlNotes(tree, builder)
        self._text: list[str] = []
        self._marks: list[str] = []
        self._lists: list[int] = []
        self._in_item = False
        self._cells: list[str] | None = None
        self._waiting: tuple[str, int] | None = None
        self._lettered_at: int | None = None
        self._numbers: dict[str, int] = {}
        self._layouts: dict[int, bool] = {}

    def title(self, node: LexborNode) -> None:
        """Add the page's title."""
        self._builder.title(normal(node.text(separator=" ")))

    def report(self, root: LexborNode) -> None:
        """Walk the report and add its blocks."""
        self._notes.add_bodies()
        walk = events(root)
        node, entering = next(walk)
        while True:
            skip = self._enter(node, is_root=node.mem_id == root.mem_id) if entering else self._leave(node)
            try:
                node, entering = walk.send(skip)
            except StopIteration:
                break
        self._flush()
        self._settle()

    def _enter(self, node: LexborNode, *, is_root: bool) -> bool:
        """Take in a node; return whether what is inside is to be skipped."""
        tag = node.tag or ""
        if tag == "-text":
            self._text.append((node.text_content or "").replace(MARK, ""))
            return True
        if node.mem_id == self._title or self._notes.is_body(node):
            return True
        reason = None if is_root else drop_reason(node, self._hidden)
        if reason:
            self._builder.remove(reason, shown(node))
            return True
        key = self._notes.marker_key(node)
        if key is not None:
            self._text.append(MARK)
            self._marks.append(key)
            self._builder.remove("note_marker", normal(node.text()))
            return True
        if tag == "br":
            self._text.append("\n" if not "".join(self._text[-1:]).endswith("\n") else "\n\n")
        elif tag in _BLOCKS:
            self._open(node, tag)
        return False

    def _open(self, node: LexborNode, tag: str) -> None:
        if self._cells is not None:
            self._text.append(" ")
            return
        self._flush()
        if tag in {"ul", "ol"}:
            self._lists.append(first_number(node) if tag == "ol" else -1)
        elif tag == "li":
            self._in_item = True
        elif tag == "tr" and not self._is_layout(node):
            self._cells = []

    def _is_layout(self, row: LexborNode) -> bool:
        table = table_of(row)
        if table is None:
            return True
        if table.mem_id not in self._layouts:
            self._layouts[table.mem_id] = is_layout(table)
        return self._layouts[table.mem_id]

    def _leave(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if self._cells is not None:
            if tag in {"td", "th"}:
                self._cells.append(normal("".join(self._text)))
                self._text.clear()
            elif tag == "tr":
                row, self._cells = " | ".join(self._cells).rstrip(" |"), None
                self._block(normal(row), BlockKind.TABLE_ROW)
            elif tag in _BLOCKS:
                self._text.append(" ")
            return False
        if tag in _BLOCKS:
            self._flush(node)
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._in_item = False
        return False

    def _flush(self, node: LexborNode | None = None) -> None:
        """Make a block of the text that waits."""
        tag = (node.tag or "") if node is not None else ""
        whole = "".join(self._text)
        self._text.clear()
        for part in re.split(r"\n[ \t]*\n\n", whole) if "\n\n" in whole and tag != "pre" else [whole]:
            self._settled_block(node, tag, normal(part))

    def _settled_block(self, node: LexborNode | None, tag: str, text: str) -> None:
        if not text.strip(MARK):
            if text:
                self._block("", BlockKind.PARAGRAPH)
            return
        if tag in _HEADINGS:
            self._heading(text, int(tag[1]) * _STEP)
        elif node is not None and tag in {"p", "div"} and self._is_label(node, text):
            self._waiting_for(text, _CHAPTER)
        elif (
            node is not None and tag == "p" and not self._lists and is_run_bold(node) and reads_as_head(text)
        ):
            self._heading(text, _BOLD_HEAD)
        elif self._lists and (self._in_item or tag in {"p", "div"}):
            self._settle()
            self._item(text)
        else:
            kind = BlockKind.CAPTION if tag in {"caption", "figcaption"} else BlockKind.PARAGRAPH
            self._block(text, kind)

    def _is_label(self, node: LexborNode, text: str) -> bool:
        """Whether a paragraph is the label ("Section 1.") of the heading that follows it."""
        after = node.next
        while after is not None and after.tag == "-text" and not (after.text_content or "").strip():
            after = after.next
        return is_bare_number(text) and after is not None and after.tag in _HEADINGS

    def _item(self, text: str) -> None:
        number = self._lists[-1]
        if self._in_item:
            paragraph = str(number) if number >= 0 else None
            self._lists[-1] += number >= 0
            self._in_item = False
            self._builder.item(text, len(self._lists) - 1, paragraph=paragraph, marks=self._taken(text))
        else:
            self._builder.item(text, len(self._lists) - 1, marks=self._taken(text))

    def _block(self, text: str, kind: BlockKind) -> None:
        self._settle()
        self._builder.block(text, kind, marks=self._taken(text))

    def _taken(self, text: str) -> list[str]:
        count = text.count(MARK) if text else len(self._marks)
        taken, self._marks = self._marks[:count], self._marks[count:]
        return taken

    def _waiting_for(self, label: str, level: int) -> None:
        self._settle()
        self._waiting = (label, level)

    def _settle(self) -> None:
        """Make a label that no heading followed a heading of its own."""
        if self._waiting is not None:
            label, level = self._waiting
            self._waiting = None
            self._section(label, "", level)

    def _heading(self, text: str, level: int) -> None:
        if self._waiting is not None:
            label, _ = self._waiting
            self._waiting = None
            self._section(label, text, _CHAPTER)
        elif is_bare_number(text):
            self._waiting = (text, level)
        else:
            number, title = split_heading(text)
            self._section(number, title, level)

    def _section(self, number: str | None, title: str, level: int) -> None:
        if number and number[0].isalpha() and number[1:2].isalpha() and level > _CHAPTER:
            level = _CHAPTER
        if is_lettered(number):
            level = min(level, 3 * _STEP) if level == _BOLD_HEAD else level
            self._lettered_at = level
        elif number is None and level == self._lettered_at:
            level += _STEP // 2
        elif self._lettered_at is not None and level < self._lettered_at:
            self._lettered_at = None
        parent = self._numbers.get(number.rstrip(".").rpartition(".")[0]) if number else None
        if parent is not None and level <= parent:
            level = parent + _STEP // 2
        if number:
            self._numbers[number.rstrip(".")] = level
        marks = self._taken(title)
        self._builder.heading(title, level, number=number, marks=marks)
