"""Running heads, page numbers and document symbols: what a page carries because it is a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.read.pdf_lines import Line

_ZONE = 0.125  # of the height of the page, at its top and at its foot
_NUMBER = re.compile(
    r"^[-–—|\[\s]{0,3}(?:(?:pagina|page|blz|pag|p)\.?)?(\d{1,4})(?:(?:van|of|von|/|\|)\d{1,4})?[-–—|\]\s.]{0,3}$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^\W?[ivxl]{1,7}\W?$")
_SYMBOL = re.compile(
    r"^(?:[A-Z]{1,5}(?:/[A-Z0-9][\w.]*){2,7}(?:\*|Page\d+)*|GE\.\d\d-\d+(?:\([A-Z]\))?|\*+\d{6,}\*+)$"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as pieces of lines, with its height."""

    number: int
    height: float
    lines: tuple[Line, ...]


def furniture(leaves: Sequence[Leaf]) -> dict[int, str]:
    """Return the reason for removal of each such line, by `id` of the line."""
    edge = [(leaf, line) for leaf in leaves for line in leaf.lines if _at_edge(leaf, line)]
    offsets = _offsets(edge, len(leaves))
    pages_of: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for leaf, line in edge:
        for key in _keys(leaf, line, offsets):
            pages_of[key].add(leaf.number)
    least = 2 if len(leaves) < 6 else 3
    reasons: dict[int, str] = {}
    for leaf, line in edge:
        bare = "".join(line.text.split())
        if _SYMBOL.match(bare) or not any(map(str.isalnum, bare)):
            reasons[id(line)] = "symbol"
        elif max(len(pages_of[key]) for key in _keys(leaf, line, offsets)) >= least:
            reasons[id(line)] = (
                "page_number" if _carries_number(bare, leaf.number, offsets) else "running_head"
            )
    for leaf, line in edge:
        if id(line) not in reasons and _numbers_page(line, leaf, offsets) and _alone(line, leaf, reasons):
            reasons[id(line)] = "page_number"
    return reasons


def _alone(line: Line, leaf: Leaf, reasons: Mapping[int, str]) -> bool:
    """Whether nothing but furniture stands beside a line."""
    beside = (other for other in leaf.lines if abs(other.base - line.base) < 3 and other is not line)
    return all(id(other) in reasons for other in beside)


def _at_edge(leaf: Leaf, line: Line) -> bool:
    if line.base < 2 * _ZONE * leaf.height and _SYMBOL.match("".join(line.text.split())):
        return True
    return line.base > (1 - _ZONE) * leaf.height or line.base < _ZONE * leaf.height


def _keys(leaf: Leaf, line: Line, offsets: frozenset[int]) -> list[tuple[str, int]]:
    """Return what a line is recognised by on other pages: its words, and its height within a few points.

    Of its numbers only the page's own is left open: "Vraag 3" and "Vraag 8" are not the same line.
    """
    bare = "".join(line.text.split()).casefold()
    words = _DIGITS.sub(lambda m: "#" if int(m[0]) - leaf.number in offsets else m[0], bare)
    height = line.base if line.base < leaf.height / 2 else leaf.height - line.base + 10_000
    heights = (int(height / 6), int(height / 6 + 0.5) + 100_000)
    return [(form, at) for form in {words, bare} for at in heights]


def _offsets(edge: Sequence[tuple[Leaf, Line]], pages: int) -> frozenset[int]:
    """Return by how much the printed page numbers differ from the position in the file."""
    count: Counter[int] = Counter()
    for leaf, line in edge:
        numbers = _DIGITS.findall(line.text) if len(line.text) < 60 else []
        count.update({int(number) - leaf.number for number in numbers if len(number) < 5})
    return frozenset(
        offset for offset, times in count.items() if times >= max(3, 0.3 * pages) or times == pages
    )


def _numbers_page(line: Line, leaf: Leaf, offsets: frozenset[int]) -> bool:
    bare = "".join(line.text.split())
    match = _NUMBER.match(bare)
    if match:
        return bare[:1].isalpha() or int(match[1]) - leaf.number in offsets
    return bool(_ROMAN.match(bare))


def _carries_number(bare: str, page: int, offsets: frozenset[int]) -> bool:
    numbers = [int(number) for number in _DIGITS.findall(bare) if len(number) < 5]
    return len(bare) < 24 and any(number - page in offsets for number in numbers)
