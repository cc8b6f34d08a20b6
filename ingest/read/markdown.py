"""Markdown, and the policy rules that a third party publishes in a Markdown of its own.

In those, a line "### 24.3.2" and the line "####title" after it are one heading, and a run of three spaces
inside a line ends the list item or paragraph before it.
"""

import re
from collections.abc import Iterator

from ingest.document import Document
from ingest.read.builder import Builder
from ingest.read.decode import decode
from ingest.read.inline_markdown import Inline, plain
from ingest.read.markdown_hidden import without_hidden
from ingest.read.markdown_outline import Head, Line, write
from ingest.read.outline import parse_number

_HEADING = re.compile(r" {0,3}(#{1,6})(?!#)\s*(.*?)\s*#*\s*$")
_SETEXT = re.compile(r"(={2,}|-{2,})\s*$")
_ITEM = re.compile(r"(\s*)(?:([*+•◦▪-]|[–−])|(\(?(?:\d{1,3}|[a-z]{1,4})[.)]|[ivx]+[.)]))\s+(?=\S)(.*)$")
_FENCE = re.compile(r"\s*(```|~~~)")
_TABLE_RULE = re.compile(r"\|?\s?:?-{2,}:?\s?(\|\s?:?-{2,}:?\s?)*\|?$")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)$")
_RULE = re.compile(r"([-*_])(\s?\1){2,}$")
_HTML_LINE = re.compile(r"\s*<(?:meta|link|!DOCTYPE|!--)[^>]*>\s*$", re.IGNORECASE)
_BREAK = re.compile(r"(?<=\S) {3,}(?=\S)")
_LEADING = re.compile(r"((?:[A-Z]?\d{1,3}(?:\.\d{1,3})+|[A-Z]\d{1,2}|\d{1,2})\.?)\s+(?=\S)(.*)$")
_ANNEX = re.compile(r"(?:bijlage|annex|appendix)\b\W*\w{0,4}$", re.IGNORECASE)
_BRACKETED = re.compile(r"\[\s*(\w{1,4})\s*\]")


def read(data: bytes) -> Document:
    """Read Markdown into canonical text."""
    text, warnings = decode(data)
    builder = Builder(warnings)
    text = without_hidden(text, builder)
    lines = list(_paired(_logical(text.splitlines(), builder)))
    write(lines, Inline(text), builder)
    return builder.document(data)


def _logical(lines: list[str], builder: Builder) -> Iterator[Line]:
    """Gather physical lines into logical ones."""
    open_line: Line | None = None
    more: list[str] = []
    for raw, is_code in _fenced(lines):
        fresh = Line("code", raw) if is_code else _start(raw, builder)
        if (
            open_line is not None
            and fresh is None
            and raw.strip()
            and open_line.kind in {"text", "item", "note"}
        ):
            more.append(raw.strip())
            continue
        if open_line is not None:
            underlined = open_line.kind == "text" and not is_code and _SETEXT.match(raw)
            yield from _closed(open_line, more, raw[0] if underlined else "")
            more, open_line = [], None
            if underlined:
                continue
        if fresh is not None:
            open_line = fresh
        elif raw.strip():
            open_line = Line("text", raw)
    if open_line is not None:
        yield from _closed(open_line, more, "")


def _fenced(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line and whether it is code between fences; the fences themselves end a paragraph."""
    fence = ""
    for raw in lines:
        found = _FENCE.match(raw)
        if found and (not fence or found[1] == fence):
            fence = "" if fence else found[1]
            yield "", False
        else:
            yield raw, bool(fence) and bool(raw.strip())


def _closed(line: Line, more: list[str], underline: str) -> Iterator[Line]:
    """Yield a finished line, as a heading if it is underlined."""
    line.text = "\n".join((line.text, *more))
    if underline:
        head = Head(1 if underline == "=" else 2, None, line.text.strip())
        yield Line("head", line.text, head=head)
    else:
        yield from _broken(line)


def _start(raw: str, builder: Builder) -> Line | None:
    """Return the logical line that `raw` starts; None if it continues one or is blank."""
    if heading := _HEADING.match(raw):
        return Line("head", raw, head=Head(len(heading[1]), None, heading[2]))
    if any(pattern.match(raw.strip()) for pattern in (_SETEXT, _HTML_LINE, _RULE, _TABLE_RULE)):
        builder.remove("chrome", raw.strip())
        return Line("skip", "")
    if note := _NOTE.match(raw):
        return Line("note", note[2], mark=note[1])
    if raw.lstrip().startswith("|"):
        return Line("row", raw)
    if item := _ITEM.match(raw):
        mark = item[2] or item[3]
        return Line("item", item[4], mark=mark, indent=len(item[1].expandtabs(4)))
    return None


def _broken(line: Line) -> Iterator[Line]:
    """Split a line at a run of three spaces: what follows is a paragraph of its own."""
    if line.kind not in {"text", "item"}:
        yield line
        return
    parts = [part for part in _BREAK.split(line.text) if part.strip()]
    if parts:
        yield Line(line.kind, parts[0], mark=line.mark, indent=line.indent)
    for part in parts[1:]:
        yield Line("text", part)


def _paired(lines: Iterator[Line]) -> Iterator[Line]:
    """Join a heading that is only a number or "Bijlage" with the deeper heading right behind it."""
    waiting: Head | None = None
    for line in lines:
        head = line.head
        if head is None:
            if line.kind != "skip":
                if waiting:
                    yield Line("head", "", head=waiting)
                    waiting = None
                yield line
            continue
        bare = plain(head.title)
        if waiting and head.hashes > waiting.hashes:
            yield Line("head", "", head=Head(waiting.hashes, waiting.number, head.title))
            waiting = None
            continue
        if waiting:
            yield Line("head", "", head=waiting)
            waiting = None
        if parse_number(bare) or _BRACKETED.fullmatch(bare) or _ANNEX.fullmatch(bare):
            waiting = Head(head.hashes, bare, "")
        elif leading := _LEADING.match(bare):
            yield Line("head", "", head=Head(head.hashes, leading[1], leading[2]))
        else:
            yield Line("head", "", head=head)
    if waiting:
        yield Line("head", "", head=waiting)
