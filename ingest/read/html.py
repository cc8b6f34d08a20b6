"""HTML reports as saved from a publisher's site: the report without the site around it.

The tree is parsed by an HTML5 parser from the bytes at hand; nothing is ever fetched and no script is run.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.document import Document, Origin
from ingest.errors import BrokenFile, FileTooLarge
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.html_blocks import Walker
from ingest.read.html_hidden import hidden_classes, is_hidden
from ingest.read.normal import normal

LIMIT_BYTES = 16 * 1024 * 1024
_DEPTH_LIMIT = 3_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_OTHERS = frozenset(
    str.split(
        "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt html head body "
        "area base br col embed hr img input link meta param source track wbr path g circle rect use"
    )
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
# Where publishers' templates keep the report itself, most specific first.
_BODIES = (
    "div.report__content",
    "main article div.field--name-body",
    "main div.field--name-body",
    "div#mw-content-text",
    "main article",
    "main",
    "[role=main]",
    "article",
    "div#content",
    "div#main-content",
    "body",
)
_ENOUGH = 0.5  # of the words that stand in paragraphs, items and cells
_EDITION = re.compile(r"(\d{4}) Country Reports on Human Rights Practices")


def read(data: bytes) -> Document:
    """Read an HTML page into canonical text."""
    if len(data) > LIMIT_BYTES:
        raise FileTooLarge(f"the page has {len(data)} bytes, more than {LIMIT_BYTES}: split it into chapters")
    text, warnings = _decoded(data)
    _check_depth(text)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise BrokenFile("the file is no HTML page: check that it was saved completely")
    builder = Builder(warnings)
    hidden = hidden_classes(tree)
    report = _report(tree)
    title = _title(tree, report, hidden)
    walker = Walker(builder, tree, hidden, title)
    if title is not None:
        walker.title(title)
    walker.report(report)
    _site(tree.body, report, title, builder, hidden)
    _facts(tree, builder)
    _properties(tree, builder)
    return builder.document(data)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data)
        if text.strip("\ufeff\x00 \t\r\n"):
            return text, ()
    return decode(data)


def _check_depth(text: str) -> None:
    """Refuse a page that is nested beyond any real one, before a parser spends its time on it."""
    depth = 0
    for found in _TAG.finditer(text):
        if found[2].lower() not in _CLOSED_BY_OTHERS:
            depth += -1 if found[1] else 1
            if depth > _DEPTH_LIMIT:
                raise BrokenFile(
                    "the page is nested too deeply to be a document: save it again from its source"
                )


def _words(node: LexborNode) -> int:
    return sum(len(part.text(separator=" ").split()) for part in node.css("p, li, td"))


def _report(tree: LexborHTMLParser) -> LexborNode:
    """Return the smallest known container that holds the bulk of the page's prose."""
    body = tree.body
    assert_body = body if body is not None else tree.root
    if assert_body is None:
        raise BrokenFile("the file is no HTML page: check that it was saved completely")
    prose = [_words(node) for node in assert_body.css("main, [role=main], article")]
    total = max(prose) if prose and max(prose) > 0 else _words(assert_body)
    for selector in _BODIES:
        found = assert_body.css(selector) if selector != "body" else [assert_body]
        if len(found) == 1 and _words(found[0]) >= _ENOUGH * total:
            return found[0]
    return assert_body


def _title(tree: LexborHTMLParser, report: LexborNode, hidden: frozenset[str]) -> LexborNode | None:
    """Return the page's h1, if there is one before the report or as its first heading."""
    for node in tree.css("h1"):
        if not is_hidden(node, hidden) and normal(node.text(separator=" ")):
            inside = _within(node, report)
            if not inside or len(report.css("h1")) == 1:
                return node
            return None
    return None


def _within(node: LexborNode, outer: LexborNode) -> bool:
    step: LexborNode | None = node
    while step is not None:
        if step.mem_id == outer.mem_id:
            return True
        step = step.parent
    return False


def _site(
    body: LexborNode, report: LexborNode, title: LexborNode | None, builder: Builder, hidden: frozenset[str]
) -> None:
    """List what stands around the report."""
    keep = {report.mem_id}
    if title is not None:
        keep.add(title.mem_id)
    around: set[int] = set()
    for start in (report, title):
        step = start.parent if start is not None else None
        while step is not None:
            around.add(step.mem_id)
            step = step.parent
    stack = [body]
    while stack:
        node = stack.pop()
        if node.mem_id in keep:
            continue
        if node.mem_id in around:
            stack.extend(reversed(list(node.iter(include_text=True))))
        elif node.tag not in {"script", "style", "template", "noscript"}:
            reason = "hidden" if node.tag != "-text" and is_hidden(node, hidden) else "chrome"
            builder.remove(reason, normal(node.text(separator=" ")))


def _facts(tree: LexborHTMLParser, builder: Builder) -> None:
    """Record what the page states about itself."""
    site = tree.css_first("meta[property='og:site_name']")
    if site is not None and site.attributes.get("content"):
        builder.find("publisher", normal(site.attributes["content"] or ""))
    published = tree.css_first("meta[property='article:published_time'], meta[name='dcterms.issued']")
    if published is not None:
        day = re.match(r"\d{4}-\d{2}-\d{2}", published.attributes.get("content") or "")
        if day:
            builder.find("published", day[0])
    editions = set(_EDITION.findall(" ".join(normal(node.text()) for node in tree.css("h1, .breadcrumbs a"))))
    if len(editions) == 1:
        year = editions.pop()
        builder.find("covers_from", f"{year}-01-01")
        builder.find("covers_until", f"{year}-12-31")


def _properties(tree: LexborHTMLParser, builder: Builder) -> None:
    """Hand over what the page says of itself to machines."""
    title = tree.css_first("head title")
    if title is not None:
        builder.property(Origin.HTML_META, "title", title.text())
    for meta in tree.css("meta[content]"):
        given = meta.attributes
        name = given.get("name") or given.get("property") or given.get("itemprop")
        if name:
            builder.property(Origin.HTML_META, name, given.get("content") or "")
