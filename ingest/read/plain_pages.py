"""Text that others extracted from paged files: where its pages end, and what stands only at their edges."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.read.builder import MARK, Builder
from ingest.read.hyphen import joined_lines
from ingest.read.normal import normal

_PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blz\.?|p\.)\s*\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?|[-–—]?\s*\d{1,4}\s*[-–—]?|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
_NOTE_START = re.compile(r"\s{0,8}(\d{1,3})\s+(?=\S)(.*)")
_URLS = re.compile(r"(?:\s*https?://\S+)+\s*$")
_EDGE_LINES = 2
_REPEATS = 3
_BLANK_RUN = 3
_NOTE_REACH = 300  # lines between a marker and its note


@dataclass(slots=True)
class PlainLine:
    """One line: its text in normal form, how it was set off, and what it turned out to be."""

    text: str
    indent: int
    width: int
    page: int
    opens_page: bool = False
    is_rule: bool = False


@dataclass(slots=True)
class PlainNote:
    """The body of a footnote and the page it stands on."""

    label: str
    lines: list[str]
    page: int


def pages(text: str) -> list[PlainLine]:
    """Split text into lines and count its pages, by form feeds, blank runs and indented first lines."""
    raw = text.replace("\x0c", "\n\x0c").split("\n")
    single = sum(_one_space(line) for line in raw)
    full = sum(bool(line.strip()) for line in raw)
    by_indent = 0 < single <= max(full // 12, 1)
    lines: list[PlainLine] = []
    page, blanks = 1, 0
    for whole in raw:
        fed = whole.startswith("\x0c")
        line = whole.lstrip("\x0c").expandtabs(8)
        shown = normal(line.replace(MARK, ""))
        new = bool(shown) and bool(lines) and (blanks >= _BLANK_RUN or (by_indent and _one_space(line)))
        if fed or new:
            page += 1
        blanks = 0 if shown else blanks + 1
        indent = len(line) - len(line.lstrip())
        rule = (len(line) >= 30 and not shown) or re.fullmatch(r"[_—–-]{8,}", shown) is not None
        lines.append(PlainLine(shown, indent, len(line.rstrip()), page, opens_page=fed or new, is_rule=rule))
    return lines


def _one_space(line: str) -> bool:
    return len(line) > 1 and line[0] == " " and not line[1].isspace()


def without_edges(lines: list[PlainLine], builder: Builder) -> list[PlainLine]:
    """Take out running heads and page numbers: what stands at its page's edge, alone or again and again."""
    shown: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if line.text:
            shown.setdefault(line.page, []).append(i)
    edges = sorted({i for page in shown.values() for i in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])})
    shapes = Counter(_shape(lines[i].text) for i in edges)
    dropped: set[int] = set()
    last_page = lines[-1].page if lines else 1
    for i in edges:
        text = lines[i].text
        if last_page > 1 and _PAGE_NUMBER.fullmatch(text):
            builder.remove("page_number", text, lines[i].page)
            dropped.add(i)
        elif shapes[_shape(text)] >= _REPEATS and len(text) < 150 and text[-1] not in ".?!":
            builder.remove("running_head", text, lines[i].page)
            dropped.add(i)
    return [line for i, line in enumerate(lines) if i not in dropped]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold()


def lift_notes(lines: list[PlainLine], builder: Builder) -> tuple[list[PlainLine], list[PlainNote]]:
    """Take the footnote bodies out: numbered lines set apart, whose number is glued to a word before them."""
    kept: list[PlainLine] = []
    notes: list[PlainNote] = []
    before: list[str] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        start = _NOTE_START.match(line.text)
        apart = not kept or not lines[i - 1].text or lines[i - 1].is_rule
        if start and apart and has_marker("\n".join(before[-_NOTE_REACH:]), start[1]):
            i = _take_notes(lines, i, (notes, before), builder)
            continue
        kept.append(line)
        before.append(line.text)
        i += 1
    return _without_links(kept, builder), notes


def _take_notes(
    lines: list[PlainLine], i: int, taken: tuple[list[PlainNote], list[str]], builder: Builder
) -> int:
    """Take the notes that begin at line i, with the link targets behind them; return the first line after."""
    notes, before = taken
    page = lines[i].page
    text = "\n".join(before[-_NOTE_REACH:])
    open_note: PlainNote | None = None
    targets = False
    while i < len(lines) and lines[i].page == page:
        line = lines[i]
        start = _NOTE_START.match(line.text)
        if (
            start
            and has_marker(text, start[1])
            and (open_note is None or int(start[1]) == int(open_note.label) + 1)
        ):
            open_note = PlainNote(start[1], [start[2]], page)
            notes.append(open_note)
        elif _URLS.match(line.text) and (targets or not lines[i - 1].text):
            targets = True
            builder.remove("margin", line.text, page)
        elif open_note is not None and line.text and lines[i - 1].text:
            open_note.lines.append(line.text)
        elif line.text:
            break
        i += 1
    return i


def marker(label: str) -> re.Pattern[str]:
    """Return the pattern of a footnote number that is glued to the word or stop before it."""
    return re.compile(
        rf"(?:(?<=[a-zà-ÿ]{{3}})|(?<=[a-zà-ÿA-Z)»”’\"'\]][.,;:?!])|(?<=[)»”’\"\]])|(?<=[A-Z]{{3}}))"
        rf"(?<!\d[.,:]){label}(?=[\s.,;:?!)»”]|$)",
        re.MULTILINE,
    )


def has_marker(text: str, label: str) -> bool:
    """Whether the text has such a footnote number."""
    return marker(label).search(text) is not None


def _without_links(lines: list[PlainLine], builder: Builder) -> list[PlainLine]:
    """Take out the link targets that an extractor lists at the end of a page: no page shows them."""
    dropped: set[int] = set()
    at_end = True
    for i in range(len(lines) - 1, -1, -1):
        at_end = at_end or lines[i + 1].opens_page
        if not lines[i].text:
            continue
        if at_end and _URLS.match(lines[i].text) and _starts_group(lines, i):
            dropped.add(i)
        else:
            at_end = False
    for i in sorted(dropped):
        builder.remove("margin", lines[i].text, lines[i].page)
    return [line for i, line in enumerate(lines) if i not in dropped]


def _starts_group(lines: list[PlainLine], i: int) -> bool:
    """Whether only link targets stand between line i and the blank line or page break before it."""
    while i > 0 and lines[i - 1].text and not lines[i].opens_page:
        i -= 1
        if not _URLS.match(lines[i].text):
            return False
    return True


def note_text(note: PlainNote, known: frozenset[str]) -> str:
    """Return the body of a note as one text."""
    return normal(joined_lines(note.lines, known))
