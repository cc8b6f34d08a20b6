"""What a rendered page of Markdown does not show: hidden HTML, comments, and the definitions of its links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.read.builder import Builder
from ingest.read.html_hidden import UNSEEN_TAGS, classes_hidden_in, hidden_by_attributes
from ingest.read.inline_markdown import plain

_START = re.compile(
    r"\\."
    r"|^[ ]{0,3}(?P<fence>```|~~~)"
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|<(?P<tag>[a-zA-Z][\w-]{0,40})(?P<given>(?:\s[^<>]{0,4000})?)>"
    r"|^[ ]{0,3}(?P<link>\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]*(?:\n[ \t]*)?"
    r"(?:<[^<>\n]*>|(?=[^\s<>]{0,2000}?[/:#.])(?>[^\s<>]{1,2000}))"
    r"(?:[ \t]*(?:\n[ \t]*)?(?:\"[^\"\n]{0,600}\"|'[^'\n]{0,600}'|\([^()\n]{0,600}\)))?[ \t]*$)",
    re.MULTILINE | re.DOTALL,
)
_VOID = frozenset(str.split("area base br col embed hr img input link meta param source track wbr"))
_TELLING = re.compile(r"hidden|style|class|color", re.IGNORECASE)
_ENDS_BY_ITSELF = frozenset(str.split("p li td th tr dt dd option"))
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LONGEST = 2_000  # characters of what is listed as removed


@dataclass(frozen=True, slots=True)
class _Unseen:
    start: int
    end: int
    reason: str


def without_hidden(text: str, builder: Builder) -> str:
    """Return the source without what no reader of the page sees; that is listed as removed."""
    kept: list[str] = []
    end = 0
    for part in _unseen(text):
        gone = text[part.start : part.end]
        builder.remove(part.reason, _shown(gone, part.reason))
        kept.append(text[end : part.start])
        kept.append(
            "\n\n"
            if _BLANK_LINE.search(gone)
            else ""
            if text[max(part.start - 1, 0) : part.start].isspace()
            else " "
        )
        end = part.end
    kept.append(text[end:])
    return "".join(kept)


def _unseen(text: str) -> Iterator[_Unseen]:
    """Yield the stretches that are not shown, in order; code is shown as it stands."""
    classes = classes_hidden_in(text) if "<style" in text.lower() else frozenset[str]()
    open_ended: set[str] = set()
    at = 0
    while found := _START.search(text, at):
        start, at = found.span()
        if found["fence"]:
            at = _behind(text, re.compile(rf"^[ ]{{0,3}}{found['fence']}", re.MULTILINE), at)
        elif found["code"]:
            at = _behind_code(text, found["code"], at)
        elif found["comment"]:
            close = text.find("-->", at)
            at = close + 3 if close >= 0 else len(text)
            yield _Unseen(start, at, "hidden")
        elif found["link"]:
            yield _Unseen(start, at, "chrome")
        elif found["tag"] and (last := _end_of_hidden(text, found, classes, open_ended)):
            at = last
            yield _Unseen(start, at, "hidden")


def _end_of_hidden(
    text: str, tag: re.Match[str], classes: frozenset[str], open_ended: set[str]
) -> int | None:
    """Return where an element ends that is not shown; None if it is shown.

    `open_ended` gathers the names of tags that are closed nowhere further on.
    """
    name, given = tag["tag"].lower(), tag["given"]
    if name in _VOID or given.endswith("/"):
        return None
    if name in UNSEEN_TAGS:
        # Words in angle brackets may look like such a tag: without an end it is none.
        close = None if name in open_ended else _tag_end(name).search(text, tag.end())
        if close is None:
            open_ended.add(name)
        return close.end() if close else None
    if not _TELLING.search(given) or not hidden_by_attributes(name, given, classes):
        return None
    if name in _ENDS_BY_ITSELF:
        ends = re.compile(rf"</{name}\s*>|(?=<{name}[\s>])|(?=\n[ \t]*\n)", re.IGNORECASE)
        return _behind(text, ends, tag.end())
    return _closed(text, name, tag.end()) or len(text)


def _tag_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)


def _closed(text: str, name: str, at: int) -> int | None:
    """Return the end of an element that is open at `at`, elements of its own name within it counted."""
    depth = 1
    for found in re.compile(rf"<(/?){name}(?=[\s>])[^<>]*>", re.IGNORECASE).finditer(text, at):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return None


def _paragraph_end(text: str, at: int) -> int:
    found = _BLANK_LINE.search(text, at)
    return found.start() if found else len(text)


def _behind(text: str, pattern: re.Pattern[str], at: int) -> int:
    found = pattern.search(text, at)
    return found.end() if found else len(text)


def _behind_code(text: str, ticks: str, at: int) -> int:
    """Return the end of a code span; where it has none in its paragraph, the ticks are ordinary characters."""
    near = text[at : at + _LONGEST]
    found = re.search(rf"(?<!`){ticks}(?!`)", near[: _paragraph_end(near, 0)])
    return at + found.end() if found else at


def _shown(gone: str, reason: str) -> str:
    text = gone[: 10 * _LONGEST].removeprefix("<!--").removesuffix("-->")
    text = plain(text) if reason == "hidden" else " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
