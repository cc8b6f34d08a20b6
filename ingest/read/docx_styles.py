"""What the styles and lists of a Word document say: heading levels, hidden text, automatic numbers."""

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|table of figures)\b", re.IGNORECASE)
_CHAIN = 12  # styles based on styles; more is a loop


class Styles:
    """Looks up styles by id, following `basedOn`."""

    def __init__(self, styles: etree._Element, numbering: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._numbering = Numbering(numbering)
        for style in styles.iterfind(f"{W}style"):
            self._styles[style.get(f"{W}styleId") or ""] = style

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """Return 1 to 9 for a heading, 0 for the title, None for anything else."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return _outline(own)
        for style in self._chain(_style_id(paragraph)):
            name = _name(style)
            if found := _HEADING.fullmatch(name):
                return int(found[1]) or 1
            if name.casefold() in {"title", "titel"}:
                return 0
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                return _outline(level)
        return None

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of an automatic table of contents."""
        return any(_CONTENTS.match(_name(style)) for style in self._chain(_style_id(paragraph)))

    def is_list(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is styled as a list."""
        names = [_name(style).casefold() for style in self._chain(_style_id(paragraph))]
        return any(name.startswith(("list", "lijst", "opsomming")) for name in names)

    def hides(self, run: etree._Element) -> bool:
        """Whether a run is not to be seen: hidden, white on nothing, or of no size."""
        properties = [run.find(f"{W}rPr")]
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None:
            properties.extend(found.find(f"{W}rPr") for found in self._chain(style.get(f"{W}val") or ""))
        return any(_unseen(found) for found in properties if found is not None)

    def bold(self, run: etree._Element) -> bool:
        """Whether a run is bold by its own properties or those of its character style."""
        own = run.find(f"{W}rPr/{W}b")
        if own is not None:
            return (own.get(f"{W}val") or "true") not in {"0", "false", "off"}
        style = run.find(f"{W}rPr/{W}rStyle")
        chain = self._chain(style.get(f"{W}val") or "") if style is not None else []
        return any(found.find(f"{W}rPr/{W}b") is not None for found in chain)

    def number(self, paragraph: etree._Element) -> tuple[str | None, int] | None:
        """Return the automatic number or None for a bullet, and the list's level; None outside of lists."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        for style in self._chain(_style_id(paragraph)):
            properties = properties if properties is not None else style.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return None
        return self._numbering.next(_value(properties, "numId"), int(_value(properties, "ilvl") or 0))

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while style_id and style_id in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[style_id])
            style_id = _value(chain[-1], "basedOn")
        return chain


class Numbering:
    """Counts the automatic numbers of lists, as Word prints them."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            levels = {int(lvl.get(f"{W}ilvl") or 0): lvl for lvl in abstract.iterfind(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for number in root.iterfind(f"{W}num"):
            self._abstract[number.get(f"{W}numId") or ""] = _value(number, "abstractNumId") or ""

    def next(self, number_id: str | None, level: int) -> tuple[str | None, int] | None:
        """Count one paragraph and return its number as printed, or None for a bullet, with its level."""
        if number_id in {None, "0"}:
            return None
        abstract = self._abstract.get(number_id or "", "")
        levels = self._levels.get(abstract, {})
        for key in [key for key in self._counts if key[0] == abstract and key[1] > level]:
            del self._counts[key]
        start = int(_value(levels[level], "start") or 1) if level in levels else 1
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        if level not in levels or _value(levels[level], "numFmt") in {"bullet", "none", None}:
            return None, level
        pattern = _value(levels[level], "lvlText") or ""
        return re.sub(r"%(\d)", lambda found: self._part(abstract, int(found[1]) - 1), pattern) or None, level

    def _part(self, abstract: str, level: int) -> str:
        levels = self._levels[abstract]
        count = self._counts.get((abstract, level), 1)
        return _formatted(count, _value(levels[level], "numFmt") if level in levels else None)


def _formatted(count: int, style: str | None) -> str:
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"}:
        roman = ""
        for value, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            while count >= value and len(roman) < 20:
                roman += sign
                count -= value
        return roman if style == "lowerRoman" else roman.upper()
    return str(count)


def _unseen(properties: etree._Element) -> bool:
    for name in ("vanish", "webHidden"):
        flag = properties.find(f"{W}{name}")
        if flag is not None and (flag.get(f"{W}val") or "true") not in {"0", "false", "off"}:
            return True
    size = _value(properties, "sz")
    if size is not None and size.isdecimal() and int(size) <= 2:
        return True
    shaded = properties.find(f"{W}shd") is not None or properties.find(f"{W}highlight") is not None
    return (_value(properties, "color") or "").upper() == "FFFFFF" and not shaded


def _value(node: etree._Element, name: str) -> str | None:
    child = node.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None


def _name(style: etree._Element) -> str:
    return _value(style, "name") or ""


def _style_id(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") if style is not None else None


def _outline(level: etree._Element) -> int | None:
    value = level.get(f"{W}val") or ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None
