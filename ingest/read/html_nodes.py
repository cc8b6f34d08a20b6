"""Single nodes of a page: in which order they come, which are part of the report, what they hold."""

import re
from collections.abc import Generator

from selectolax.lexbor import LexborNode

from ingest.read.html_hidden import is_hidden
from ingest.read.normal import normal

_CHROME_TAGS = frozenset(str.split("nav form button select input textarea dialog label"))
_CHROME_ROLES = frozenset(str.split("navigation banner contentinfo search complementary dialog"))
_CHROME_CLASS = re.compile(
    r"breadcrumbs?|pager|pagination|share|social(?:-\w+)*|addtoany\w*|print-link|skip-link|cookie\S*|"
    r"related(?:-\w+)*|book-navigation|back-to-top|site-(?:header|footer|nav)\S*|menu|navbar|sidebar"
)
_CONTENTS_CLASS = re.compile(r"toc|table-of-contents|table_of_contents|contents-list")
_WORDY = re.compile(r"[^\W\d]{2}")


def events(root: LexborNode) -> Generator[tuple[LexborNode, bool], bool, None]:
    """Yield (node, entering) over a tree, without recursion; send True to skip what is inside."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        skip = yield node, entering
        if entering and not skip:
            stack.append((node, False))
            children = list(node.iter(include_text=True, skip_empty=False))
            stack.extend((child, True) for child in reversed(children))


def drop_reason(node: LexborNode, hidden: frozenset[str]) -> str | None:
    """Return why an element is no part of the report's text: hidden, chrome or contents; None if it is."""
    tag = node.tag or ""
    if tag.startswith(("-", "!")) or is_hidden(node, hidden):
        return "hidden"
    attributes = node.attributes
    if tag in _CHROME_TAGS or attributes.get("role") in _CHROME_ROLES:
        return "chrome"
    for name in (attributes.get("class") or "").split():
        if _CHROME_CLASS.fullmatch(name):
            return "chrome"
        if _CONTENTS_CLASS.fullmatch(name):
            return "contents"
    return None


def shown(node: LexborNode) -> str:
    """Return the text of a node for the list of what was removed, cut where it gets long."""
    text = normal(node.comment_content or "" if node.tag == "-comment" else node.text(separator=" "))
    return text if len(text) <= 2_000 else text[:2_000] + "…"


def first_number(node: LexborNode) -> int:
    """Return the number an ordered list starts with."""
    start = node.attributes.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def reads_as_head(text: str) -> bool:
    """Whether a bold paragraph can be a heading: short, no sentence, with a word in it."""
    return len(text) <= 120 and text[-1] not in ".;,?!" and _WORDY.search(text) is not None
