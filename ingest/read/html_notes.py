"""Footnotes of HTML pages: a marker links to its body, or raised numbers answer to each other."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.read.builder import MARK, Builder
from ingest.read.normal import normal

_LABEL = re.compile(r"[\[(]?\s*(\d{1,4}|[*†‡§]{1,3}|[a-z]|[ivxlc]{1,6})\s*[\])]?\.?")
_BODY_TAGS = frozenset(str.split("li p dd tr div aside section td blockquote"))
_BODY_LIMIT = 6_000  # characters: more is no note but the text itself
_BACK = re.compile(r"^[\s↩↑^⏎\ufe0e]*$")


@dataclass(frozen=True, slots=True)
class _Body:
    key: str
    label: str
    node: LexborNode


class HtmlNotes:
    """The markers and bodies of one page, by node."""

    def __init__(self, tree: LexborHTMLParser, builder: Builder) -> None:
        self._builder = builder
        self._markers: dict[int, str] = {}
        self._bodies: dict[int, _Body] = {}
        self._back_links: set[int] = set()
        self._link(tree)
        self._raised(tree)

    def marker_key(self, node: LexborNode) -> str | None:
        """Return the key of the note whose marker this node is."""
        return self._markers.get(node.mem_id)

    def is_body(self, node: LexborNode) -> bool:
        """Whether this node is the body of a note."""
        return node.mem_id in self._bodies

    def add_bodies(self) -> None:
        """Hand the bodies to the builder."""
        for body in self._bodies.values():
            links = body.node.css_first("a[href^='http']") is not None
            self._builder.note(body.key, body.label, self._body_text(body), links=links)

    def _link(self, tree: LexborHTMLParser) -> None:
        order: dict[int, int] = {}
        named: dict[str, LexborNode] = {}
        for i, node in enumerate(tree.css("[id], a")):
            order.setdefault(node.mem_id, i)
            for name in (node.attributes.get("id"), node.attributes.get("name")):
                if name:
                    named.setdefault(name, node)
        for link in tree.css("a[href^='#']"):
            target = named.get((link.attributes.get("href") or "#")[1:])
            label = _LABEL.fullmatch(normal(link.text()))
            if target is None or label is None or link.mem_id in self._back_links:
                continue
            if order[target.mem_id] <= order[link.mem_id]:
                continue
            body = _body_of(target)
            if body is None or not (self._returns(body, link, named) or _starts_with(body, label[1])):
                continue
            key = f"#{(link.attributes.get('href') or '')[1:]}"
            self._bodies.setdefault(body.mem_id, _Body(key, label[1], body))
            marker = _raised_parent(link)
            self._markers[marker.mem_id] = self._bodies[body.mem_id].key

    def _returns(self, body: LexborNode, link: LexborNode, named: dict[str, LexborNode]) -> bool:
        """Whether the body links back to the marker; such links are no markers themselves."""
        around = _names(link)
        found = False
        for back in body.css("a[href^='#']"):
            name = (back.attributes.get("href") or "#")[1:]
            if name in around or (name in named and _near(named[name], link)):
                self._back_links.add(back.mem_id)
                found = True
        return found

    def _raised(self, tree: LexborHTMLParser) -> None:
        """Link raised numbers without links: the next block that begins with the same raised number."""
        waiting: dict[str, list[LexborNode]] = {}
        for node in tree.css("sup"):
            if node.mem_id in self._markers or node.css_first("a") is not None:
                continue
            label = _LABEL.fullmatch(normal(node.text()))
            if label is None or label[1].isalpha():
                continue
            block = _block_of(node)
            if block is not None and _is_first(node, block):
                markers = waiting.pop(label[1], [])
                if markers and block.mem_id not in self._bodies:
                    key = f"^{label[1]}:{len(self._bodies)}"
                    self._bodies[block.mem_id] = _Body(key, label[1], block)
                    self._markers.update((marker.mem_id, key) for marker in markers)
            else:
                waiting.setdefault(label[1], []).append(node)

    def _body_text(self, body: _Body) -> str:
        drop = {node.mem_id for node in body.node.css("a[href^='#']") if self._is_return(node)}
        pieces: list[str] = []
        stack = [body.node]
        while stack:
            node = stack.pop()
            if node.mem_id in drop or (node.tag or "").startswith("-comment"):
                continue
            if node.tag == "-text":
                pieces.append(node.text_content or "")
            else:
                stack.extend(reversed(list(node.iter(include_text=True, skip_empty=False))))
                if node.tag in _BODY_TAGS | {"br", "ol", "ul"}:
                    pieces.append(" ")
        text = normal("".join(pieces).replace(MARK, ""))
        return re.sub(rf"^[\[(]?{re.escape(body.label)}(?:[\]).:]+\s*|\s+|(?=[^\W\d_]))", "", text).strip(
            "↩↑ "
        )

    def _is_return(self, node: LexborNode) -> bool:
        return node.mem_id in self._back_links or _BACK.match(node.text()) is not None


def table_of(row: LexborNode) -> LexborNode | None:
    """Return the table that a row stands in."""
    table = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    return table


def is_layout(table: LexborNode) -> bool:
    """Whether a table only places things on the page: it holds tables, headings or whole texts."""
    inner = [node for node in table.css("table, h1, h2, h3, h4, h5, h6") if node.mem_id != table.mem_id]
    if inner or table.attributes.get("role") == "presentation":
        return True
    return any(len(cell.css("p")) > 5 for cell in table.css("td"))


def is_run_bold(node: LexborNode) -> bool:
    """Whether all the text of a paragraph is bold."""
    bold = "".join(part.text() for part in node.css("b, strong") if not _inside_bold(part))
    return bool(bold.strip()) and normal(bold) == normal(node.text())


def _inside_bold(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in _BODY_TAGS:
        if parent.tag in {"b", "strong"}:
            return True
        parent = parent.parent
    return False


def _body_of(target: LexborNode) -> LexborNode | None:
    node: LexborNode | None = target
    while node is not None and node.tag not in _BODY_TAGS:
        node = node.parent
    if node is None or len(node.text()) > _BODY_LIMIT:
        return None
    return node


def _block_of(node: LexborNode) -> LexborNode | None:
    step = node.parent
    while step is not None and step.tag not in _BODY_TAGS:
        step = step.parent
    return step


def _is_first(node: LexborNode, block: LexborNode) -> bool:
    raised = block.css_first("sup")
    first = raised is not None and raised.mem_id == node.mem_id
    return first and normal(block.text()).startswith(normal(node.text()))


def _starts_with(body: LexborNode, label: str) -> bool:
    return re.match(rf"[\[(]?{re.escape(label)}[\]).:\s]", normal(body.text()) + " ") is not None


def _raised_parent(link: LexborNode) -> LexborNode:
    parent = link.parent
    if parent is not None and parent.tag in {"sup", "span"} and normal(parent.text()) == normal(link.text()):
        return parent
    return link


def _names(link: LexborNode) -> set[str]:
    names: set[str] = set()
    step: LexborNode | None = link
    for _ in range(3):
        if step is None:
            break
        names.update(v for v in (step.attributes.get("id"), step.attributes.get("name")) if v)
        step = step.parent
    return names


def _near(target: LexborNode, link: LexborNode) -> bool:
    parent = link.parent
    return parent is not None and target.parent is not None and target.parent.mem_id == parent.mem_id
