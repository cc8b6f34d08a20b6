"""Walks the tree of an official XML publication and feeds the builder."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from ingest.document import BlockKind, Origin
from ingest.read.builder import MARK, TITLE_LEVEL, Builder
from ingest.read.dates import place_and_date
from ingest.read.headline import split_heading
from ingest.read.normal import normal
from ingest.read.outline import STEP, OpenNumbers
from ingest.read.xml_nodes import (
    INLINE,
    META,
    NOTES,
    TEXTS,
    UNSEEN,
    holds_blocks,
    is_block,
    local_name,
    plain,
    runs,
    statements,
)

_HEADS = frozenset({"kop", "tussenkop", "titel", "title", "intitule", "citeertitel"})
_LABELLED = frozenset({"artikel", "article", "bijlage", "annex", "wijzig-artikel", "enig-artikel"})
_BARE = re.compile(r"[A-Z]?\d")  # a number that needs no word before it: "7.2", "C7"
_ASKED = {"vraag": BlockKind.QUESTION, "antwoord": BlockKind.ANSWER}
_FIGURE = re.compile(r"\d+(?:\s*(?:,|en|t/m|–|-)\s*\d+)*")
_SUBHEAD = 900  # deeper than any section, so that it ends with its section


class XmlWalker:
    """The state of one walk over one publication."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._numbers = OpenNumbers()
        self._notes = 0
        self._titled = False

    def read(self, root: etree._Element) -> None:
        """Read the whole tree."""
        self._container(root, 0, 0)

    def _container(self, node: etree._Element, depth: int, list_depth: int) -> None:
        """Read an element that holds blocks; loose text between them becomes paragraphs."""
        loose: list[str | etree._Element] = [node.text or ""]
        for child in node:
            name = local_name(child)
            if name in INLINE or name in NOTES or name == "br":
                loose.append(child)
            elif name is not None:
                self._paragraph(loose)
                loose = []
                self._block(child, name, depth, list_depth)
            loose.append(child.tail or "")
        self._paragraph(loose)

    def _block(self, node: etree._Element, name: str, depth: int, list_depth: int) -> None:
        if name in META or name in UNSEEN:
            self._builder.remove("chrome" if name in META else "symbol", normal(plain(node)))
            for key, value in statements(node) if name in META else ():
                self._builder.property(Origin.XML_META, key, value)
        elif name in _HEADS:
            self._head(node, name, depth)
        elif name in {"li", "definitie-item", "item"}:
            self._item(node, depth, list_depth)
        elif name == "lid":
            self._member(node, depth)
        elif name in {"lijst", "definitielijst", "list"}:
            self._container(node, depth, list_depth + 1)
        elif name in {"row", "tr"}:
            self._row(node)
        elif name in _ASKED:
            self._asked(node, name, depth, list_depth)
        elif not any(is_block(child) for child in node) or (name in TEXTS and not holds_blocks(node)):
            self._paragraph([node])
        else:
            nested = node.find("{*}kop") is not None or node.find("{*}title") is not None
            self._container(node, depth + nested, list_depth)

    def _asked(self, node: etree._Element, name: str, depth: int, list_depth: int) -> None:
        """Read a question or an answer of a parliamentary question: a heading with its number, then what is said."""
        first = next((child for child in node if local_name(child) is not None), None)
        label = ""
        if first is not None and local_name(first) in {"nr", "kop", "vraag.nr", "antwoord.nr", "label"}:
            label, _ = self._text(first)
            node.text = f"{node.text or ''} {first.tail or ''}"
            node.remove(first)
        number = _FIGURE.search(label)
        if number is None:
            self._container(node, depth, list_depth)
            return
        kind = _ASKED[name]
        printed = label if label[0].isalpha() else f"{name.capitalize()} {label}"
        self._builder.heading("", _SUBHEAD, number=printed, label=printed)
        begin = len(self._builder.blocks)
        self._container(node, depth, list_depth)
        self._builder.blocks[begin:] = [
            replace(block, kind=kind, paragraph=number[0]) if block.kind is BlockKind.PARAGRAPH else block
            for block in self._builder.blocks[begin:]
        ]

    def _head(self, node: etree._Element, name: str, depth: int) -> None:
        text, marks = self._text(node)
        if not text:
            return
        outer = node.getparent()
        parent = local_name(outer) if outer is not None else None
        if name in {"intitule", "citeertitel"} or (name == "titel" and parent in {"dossier", "stuk"}):
            self._title(text, marks, "dossier" if parent == "dossier" else name)
        elif parent in {"table", "tabel", "figuur", "figure"}:
            self._builder.block(text, BlockKind.CAPTION, marks=marks)
        elif name == "tussenkop":
            self._builder.heading(text, _SUBHEAD, marks=marks)
        else:
            number, title = self._kop(node, parent, text)
            level = self._numbers.level(number, max(depth, 1) * STEP)
            self._builder.heading(title, level, number=number, marks=marks)

    def _title(self, text: str, marks: Iterable[str], name: str) -> None:
        """Add a title; a citation title that comes after another one is the same again."""
        if name == "citeertitel" and self._titled:
            self._builder.remove("duplicate", text.replace(MARK, ""))
            return
        self._titled = True
        if name == "dossier":
            self._builder.heading(text, TITLE_LEVEL, marks=tuple(marks))
        else:
            self._builder.title(text, tuple(marks))

    def _kop(self, node: etree._Element, parent: str | None, text: str) -> tuple[str | None, str]:
        """Return number and title of a `kop`; articles and annexes keep their label in the number."""
        parts = {
            local_name(child): self._text(child)[0] for child in node if local_name(child) in {"label", "nr"}
        }
        if not parts:
            return split_heading(text)
        label, number = parts.get("label", ""), parts.get("nr", "")
        whole = f"{label} {number}".strip()
        titles = [self._text(child)[0] for child in node if local_name(child) not in {"label", "nr", None}]
        title = " ".join(part for part in titles if part)
        bare = _BARE.match(number) is not None and label.casefold() in {"", "paragraaf", "§"}
        keep = parent in _LABELLED or not bare
        if label and not keep:
            self._builder.remove("chrome", label)
        return (whole if keep else number) or None, title

    def _item(self, node: etree._Element, depth: int, list_depth: int) -> None:
        """Read a list item: its number, its first text, and what else stands in it."""
        number_node = node.find("{*}li.nr")
        number = normal(plain(number_node)) if number_node is not None else ""
        first = True
        for pieces in runs(node, skip=number_node):
            if isinstance(pieces, list):
                text, marks = self._joined(pieces)
                if not text:
                    continue
                printed = f"{number} {text}" if first and number else text
                paragraph = (number.strip("(). ") or None) if first else None
                paragraph = paragraph if paragraph and paragraph[0].isalnum() else None
                self._builder.item(printed, max(list_depth - 1, 0), paragraph=paragraph, marks=marks)
                first = False
            else:
                self._block(pieces, local_name(pieces) or "", depth, max(list_depth, 1))

    def _member(self, node: etree._Element, depth: int) -> None:
        """Read a member (lid) of an article: its number stands before its first text."""
        number_node = node.find("{*}lidnr")
        number = normal(plain(number_node)) if number_node is not None else ""
        for pieces in runs(node, skip=number_node):
            if isinstance(pieces, list):
                text, marks = self._joined(pieces)
                if text:
                    printed = f"{number} {text}" if number else text
                    self._builder.block(printed, paragraph=number.strip("(). ") or None, marks=marks)
                    number = ""
            else:
                self._block(pieces, local_name(pieces) or "", depth, 0)

    def _row(self, node: etree._Element) -> None:
        cells: list[str] = []
        keys: list[str] = []
        for entry in node:
            if local_name(entry) is None:
                continue
            text, marks = self._text(entry)
            cells.append(text)
            keys.extend(marks)
        self._builder.block(normal(" | ".join(cells).rstrip(" |")), BlockKind.TABLE_ROW, marks=keys)

    def _paragraph(self, pieces: list[str | etree._Element]) -> None:
        text, marks = self._joined(pieces)
        if not text:
            return
        dated = place_and_date(text)
        if dated and len(self._builder.blocks) < 20:
            self._builder.find("published", dated)
        self._builder.block(text, marks=marks)

    def _text(self, node: etree._Element) -> tuple[str, tuple[str, ...]]:
        return self._joined([node])

    def _joined(self, pieces: list[str | etree._Element]) -> tuple[str, tuple[str, ...]]:
        """Return the text of some nodes in normal form with `MARK` for each note, and the notes' keys."""
        out: list[str] = []
        keys: list[str] = []
        for piece in pieces:
            if isinstance(piece, str):
                out.append(piece.replace(MARK, ""))
            else:
                self._collect(piece, out, keys)
        return normal("".join(out)), tuple(keys)

    def _collect(self, node: etree._Element, out: list[str], keys: list[str]) -> None:
        name = local_name(node)
        if name is None or name in UNSEEN or name in META:
            if isinstance(node, etree._Comment):  # noqa: SLF001
                self._builder.remove("hidden", normal(node.text or ""))
            return
        if name in NOTES:
            out.append(MARK)
            keys.append(self._note(node))
            return
        spaced = name not in INLINE or name in {"nr", "label", "voornaam", "achternaam", "functie", "li.nr"}
        out.append(" " if spaced else "")
        out.append((node.text or "").replace(MARK, ""))
        for child in node:
            self._collect(child, out, keys)
            out.append((child.tail or "").replace(MARK, ""))
        out.append(" " if spaced else "")

    def _note(self, node: etree._Element) -> str:
        self._notes += 1
        number = node.find("{*}noot.nr")
        label = normal(plain(number)) if number is not None else node.get("nr") or str(self._notes)
        body = " ".join(
            plain(child) for child in node if child is not number and local_name(child) is not None
        )
        text = normal(body) or normal(plain(node))
        key = f"{label}@{self._notes}"
        self._builder.remove("note_marker", label)
        self._builder.note(key, label.strip("()[]. "), re.sub(rf"^{re.escape(label)}\s+", "", text))
        return key
