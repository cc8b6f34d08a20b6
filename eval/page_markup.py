"""The elements, attributes and addresses of a page: what a document's text must never add to."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_NUMBERS = re.compile(r"[0-9a-f]{12,}|\d+")


@dataclass(frozen=True, slots=True)
class Markup:
    """What occurs in HTML; identifiers and numbers in addresses count as alike."""

    parts: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: "Markup") -> "Markup":
        return Markup(self.parts | other.parts)

    def beyond(self, allowed: "Markup") -> tuple[str, ...]:
        """Return what the allowed markup does not have."""
        return tuple(sorted(self.parts - allowed.parts))


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.add(f"<{tag}>")
        for name, value in attrs:
            self.parts.add(f"<{tag} {name}>")
            if name in {"href", "src", "action", "style"}:
                self.parts.add(f"<{tag} {name}={_NUMBERS.sub('#', value or '')}>")

    def handle_comment(self, data: str) -> None:
        self.parts.add(f"<!--{data[:20]}-->")


def markup(html: str) -> Markup:
    """Return what occurs in a piece of HTML."""
    collector = _Collector()
    collector.feed(html)
    collector.close()
    return Markup(frozenset(collector.parts))
