"""Headings: which groups of lines are one, with what number, and on which level."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ingest.read.pdf_blocks import Group
from ingest.read.pdf_columns import Body

_DECIMAL = re.compile(r"^(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2}){0,5})\.?\s+(?P<title>\D.*|\d{4}.*)$")
_ROMAN = re.compile(r"^(?P<number>[IVXLC]{1,6})\.?\s+(?P<title>[^\W\d_a-z].*)$")
_LETTER = re.compile(r"^(?P<number>[A-Z])\.\s+(?P<title>\S.*)$")
_ITEM = re.compile(r"^(?P<number>[a-z]|[ivx]{1,4})\)\s+(?P<title>\S.*)$")
_NAMED = re.compile(
    r"^(?P<number>(?:(?P<name>part|title|chapter|section|article|deel|titel|hoofdstuk|afdeling|paragraaf|artikel|"
    r"annex|annexe|bijlage|appendix|bookmark)s?)\s+(?:[IVXLC]+|\d+[a-z]?|[A-Z])(?:\.\d+)*)\b[.:]?\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?P<kind>vraag|vragen|antwoord|antwoorden|question|questions|answer|answers)\s+"
    r"(?:op\s+vra(?:ag|gen)\s+)?(?P<number>\d+[a-z]?(?:\s*(?:,|en|and|t/m|to|–|-)\s*\d+[a-z]?)*)[.:]?$",
    re.IGNORECASE,
)
_NAMED_RANK = {
    "part": 0,
    "deel": 0,
    "title": 1,
    "titel": 1,
    "chapter": 2,
    "hoofdstuk": 2,
    "section": 3,
    "afdeling": 3,
}
_ENDS = re.compile(r"[.;:,]$")
_CAPTION = re.compile(
    r"^(?:tabel|figuur|table|figure|kaart|map|grafiek|chart|box|kader)\s+[A-Z]?\.?\d", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[•◦▪▫■□●○‣⁃∙·➢✓–—*-]|o\s)")
_LONGEST = 260
_SENTENCE = 12  # words: what is longer and ends in a full stop is a sentence set in bold


@dataclass(frozen=True, slots=True)
class Look:
    """What makes two headings of one kind: style first, then the kind of number they carry."""

    size: float
    bold: bool
    italic: bool
    capitals: bool
    numbering: str  # "named:article", "roman", "letter", "decimal:2" or ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number as printed, without a final dot."""

    number: str | None
    title: str
    look: Look


def is_caption(group: Group) -> bool:
    """Whether a group names a table, a figure or a map."""
    return _CAPTION.match(group.text) is not None and len(group.text) < _LONGEST


def question_label(group: Group) -> tuple[bool, str] | None:
    """Return whether a line announces a question (else an answer), and its number; None if neither."""
    match = _QUESTION.match(group.text) if len(group.lines) == 1 else None
    if match is None:
        return None
    return match["kind"].casefold().startswith(("vra", "que")), match["number"]


def heading_of(group: Group, body: Body, outline: AbstractSet[str]) -> Heading | None:
    """Return the heading that a group of lines is, or None if it is running text.

    Args:
        group: The lines.
        body: How the running text is set.
        outline: Headings that bookmarks or a table of contents name, as `folded` returns them.
    """
    text, lines = group.text, group.lines
    if lines[0].cells or len(lines) > 5 or len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return None
    if _CAPTION.match(text) or _BULLET.match(text) or text[-1] in ",;":
        return None
    number, title, numbering = _numbered(text)
    bold, italic = all(line.bold for line in lines), all(line.italic for line in lines)
    look = Look(round(lines[0].size * 2) / 2, bold, italic, title.isupper(), numbering)
    listed = folded(text) in outline or (title != text and folded(title) in outline)
    large = lines[0].size > body.size + 0.7
    named = _stands_alone(group)
    if lines[0].size < body.size - 0.6 and not (listed or named):
        return None
    strong = listed or (large and not _is_paragraph(text))
    if not (strong or named or bold or _by_shape(group, look)) or (not strong and _is_sentence(text, number)):
        return None
    return Heading(number, title, look)


def _stands_alone(group: Group) -> bool:
    """Whether a line holds nothing but a name and number, such as "Article 4" or "CHAPTER II"."""
    named = _NAMED.match(group.text)
    return named is not None and (
        len(group.text) < 24 or named["number"] == group.lines[0].text.rstrip(" .:")
    )


def _by_shape(group: Group, look: Look) -> bool:
    """Whether slanted letters or capitals alone make a heading of a short line."""
    text = group.text
    if text.endswith((".", "?", "!", ":")) and not look.capitals:
        return False
    numbered = bool(look.numbering)
    if look.italic:
        return len(group.lines) <= 2 and (numbered or len(text) <= 110)
    return look.capitals and len(text) > 3 and not text[0].isdigit() and look.numbering != "letter"


def _is_sentence(text: str, number: str | None) -> bool:
    """Whether a bold line is a sentence, or the opening of a list, rather than a heading."""
    words = len(text.split())
    if text[0].isdigit() and number is None:
        return True
    if number is not None and text.endswith(":"):
        return words > 6
    return _ENDS.search(text) is not None and words > _SENTENCE


def _is_paragraph(text: str) -> bool:
    """Whether large letters are a paragraph of their own: a preamble, or text where most is set small."""
    return len(text.split()) > 1.6 * _SENTENCE and text[-1] in ".”’\"'"


def _numbered(text: str) -> tuple[str | None, str, str]:
    """Return a heading's number, its title, and what kind of number that is."""
    named = _NAMED.match(text)
    if named and (len(text) < 24 or not named["title"] or named["title"][:1].isupper()):
        return named["number"], named["title"], f"named:{named['name'].casefold()}"
    for kind, pattern in (("decimal", _DECIMAL), ("roman", _ROMAN), ("letter", _LETTER), ("item", _ITEM)):
        match = pattern.match(text)
        if match:
            depth = f":{match['number'].count('.') + 1}" if kind == "decimal" else ""
            return match["number"], match["title"], kind + depth
    return None, text, ""


def folded(text: str) -> str:
    """Return a heading as it is compared with the outline."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def levels(headings: Sequence[Heading]) -> dict[Look, int]:
    """Rank the looks of a document's headings: the number decides, then size and weight."""
    first: dict[Look, int] = {}
    for i, heading in enumerate(headings):
        first.setdefault(heading.look, i)
    ranked = sorted(first, key=lambda look: (_rank(look), first[look]))
    levels_of: dict[Look, float] = {look: float(i + 1) for i, look in enumerate(ranked)}
    levels_of = _deeper_by_number(levels_of, Counter(heading.look for heading in headings))
    levels_of |= {look: _beside(look, levels_of) for look in first if look.numbering in {"", "item"}}
    order = sorted(set(levels_of.values()))
    return {look: order.index(level) + 1 for look, level in levels_of.items()}


def _beside(look: Look, levels_of: Mapping[Look, float]) -> float:
    """Return the level of a heading without a number among those that have one.

    It stands beside the one kind of numbered heading that looks like it; where several kinds do, or where it
    is set no larger than any of them, the number outranks it.
    """
    numbered = {other: level for other, level in levels_of.items() if other.numbering not in {"", "item"}}
    style = (look.size, look.bold, look.italic)
    alike = [level for other, level in numbered.items() if (other.size, other.bold, other.italic) == style]
    if len(alike) == 1 and not look.numbering:
        return alike[0]
    larger = [level for other, level in numbered.items() if other.size >= look.size]
    under = bool(numbered) and len(larger) == len(numbered)
    return levels_of[look] + 1_000 if under else levels_of[look]


def _rank(look: Look) -> tuple[float, ...]:
    name = look.numbering.removeprefix("named:")
    named = _NAMED_RANK.get(name, 4) if look.numbering.startswith("named:") else 9
    order = {"roman": 1, "letter": 2}.get(look.numbering, 3 if look.numbering else 4)
    depth = int(look.numbering.partition(":")[2]) if look.numbering.startswith("decimal") else 0
    if named < 9:
        return (-90.0, named, 0, 0, 0, 0)
    return (-look.size, not look.bold, not look.capitals, order, depth, look.italic)


def _deeper_by_number(levels_of: dict[Look, float], count: Counter[Look]) -> dict[Look, float]:
    """Put 3.2.1 under 3.2 whatever their size; looks that differ but number alike share a level."""
    depths: dict[int, list[Look]] = {}
    for look in levels_of:
        if look.numbering.startswith("decimal"):
            depths.setdefault(int(look.numbering.partition(":")[2]), []).append(look)
    lowest = 0.0
    result: dict[Look, float] = dict(levels_of)
    for depth in sorted(depths):
        usual = max(depths[depth], key=lambda look: count[look])
        level = max(result[usual], lowest + 0.01)
        for look in depths[depth]:
            result[look] = level
        lowest = level
    for look in levels_of:
        if look.numbering.startswith("named:"):
            result[look] = min(levels_of[other] for other in levels_of if other.numbering == look.numbering)
    return result
