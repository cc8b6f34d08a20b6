"""Canonical text of a block from its lines, and where each word of it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.read.builder import MARK
from ingest.read.hyphen import HYPHENS, Words, line_end
from ingest.read.normal import normal
from ingest.read.pdf_lines import Line
from ingest.read.pdf_words import PlacedWord


@dataclass(frozen=True, slots=True)
class Run:
    """Where part of a block's text stands: text[start:end] is `word` on `page`."""

    start: int
    end: int
    word: PlacedWord
    page: int


@dataclass(frozen=True, slots=True)
class BlockText:
    """The text of a block with `MARK` where a footnote marker stood, its notes in order, and its runs.

    The offsets of the runs do not count the marks.
    """

    text: str
    marks: tuple[str, ...]
    runs: tuple[Run, ...]
    hyphens: tuple[int, ...]  # pages of the line ends whose hyphen was dropped
    lifted: tuple[tuple[int, str], ...]  # page and text of the markers


@dataclass(frozen=True, slots=True)
class Lift:
    """A word that is, or touches, a footnote marker: the notes it marks and what is left of its text."""

    keys: tuple[str, ...]
    kept: str
    gone: str


Lifts = Mapping[int, Lift]  # by `id` of the word


def block_text(rows: Sequence[Sequence[Line]], lifts: Lifts, words: Words, joint: str = " ") -> BlockText:
    """Return the text of one block.

    Args:
        rows: Its lines; several sequences of lines are the cells of a table row.
        lifts: The footnote markers.
        words: What the document says about hyphens at line ends.
        joint: What stands between two cells.
    """
    composer = _Composer(lifts, words)
    bars = ""
    for i, lines in enumerate(rows):
        bars = f"{bars.rstrip()}{joint}" if i else " "
        for line in lines:
            composer.line(line, bars)
            bars = " "
    return composer.done()


class _Composer:
    """Appends lines to one block's text."""

    def __init__(self, lifts: Lifts, words: Words) -> None:
        self._lifts = lifts
        self._words = words
        self._text: list[str] = []  # pieces, marks among them
        self._length = 0  # of the text without marks
        self._marks: list[str] = []
        self._runs: list[Run] = []
        self._hyphens: list[int] = []
        self._lifted: list[tuple[int, str]] = []

    def line(self, line: Line, joint: str) -> None:
        """Append one line; `joint` stands before it unless a broken word goes on in it."""
        for i, word in enumerate(line.words):
            lift = self._lifts.get(id(word))
            text = _plain(word.text if lift is None else lift.kept)
            if text:
                before = ("" if word.glued else " ") if i else joint
                self._add(text, word, line.page, before, first=not i)
            if lift is not None:
                self._marks.extend(lift.keys)
                self._lifted.append((line.page, lift.gone))
                self._text.extend(MARK for _ in lift.keys)

    def _add(self, text: str, word: PlacedWord, page: int, before: str, *, first: bool) -> None:
        if first and before == " " and self._broken():
            before = self._mended(text)
        elif first and before == " " and self._in_address(text):
            before = ""
        if not self._length:
            before = ""
        start = self._length + len(before)
        end = start + len(text)
        self._text.extend((before, text))
        self._length = end
        self._runs.append(Run(start, end, word, page))

    def _broken(self) -> bool:
        last = self._text[-1] if self._text else ""
        if "://" in last or last.startswith("www."):
            return False
        return len(last) > 1 and last[-1] in HYPHENS and last[-2].isalnum()

    def _in_address(self, text: str) -> bool:
        """Whether a web address that was broken at the end of a line goes on."""
        last = self._text[-1] if self._text else ""
        address = "://" in last or last.startswith("www.") or (last[:1].isalnum() and last.count("/") > 1)
        if not address:
            return False
        return last[-1] in "/=&?_%#~" or (last[-1] in "-." and text[:1].isalnum()) or text[:1] in "/?&=_%#"

    def _mended(self, text: str) -> str:
        """Take the hyphen off the last word if the two are one, and return what stands between them."""
        last = self._text[-1]
        head = last
        for piece in reversed(self._text[:-1]):
            if not piece or piece[-1:].isspace() or piece == MARK:
                break
            head = piece + head
        between = line_end(head, text, self._words.known, breaks=self._words.breaks, heads=self._words.heads)
        if last[-1] == "\u00ad" or not between:
            self._text[-1] = last[:-1]
            self._length -= 1
            run = self._runs[-1]
            self._runs[-1] = replace(run, end=run.end - 1)
            self._hyphens.append(run.page)
            return between
        return between[1:]

    def done(self) -> BlockText:
        """Return what was appended."""
        return BlockText(
            "".join(self._text),
            tuple(self._marks),
            tuple(self._runs),
            tuple(self._hyphens),
            tuple(self._lifted),
        )


def _plain(text: str) -> str:
    """Return a word in normal form; a soft hyphen stays only where a line may be broken at it."""
    if text.isascii() and text.isprintable():
        return text
    plain = normal(text)
    return f"{plain}\u00ad" if text.endswith("\u00ad") else plain
