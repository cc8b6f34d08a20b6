"""Break running text into lines: styled words, justified, with Dutch hyphenation at the line end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from examples.source import Span

_LETTERS = "a-zà-öø-ÿ"
_VOWELS = "aeiouyáéíóúëïöüè"
_CLUSTER = re.compile(rf"(?<=[{_VOWELS}])([^{_VOWELS}\W\d_]+)(?=[{_VOWELS}])")
# Consonants that may begin a Dutch syllable together, longest first.
_ONSETS = re.compile(r"(schr|spr|str|sch|[bcfgkpv][lr]|[dtw]r|[dt]w|kn|sl|[ct]h|[a-z])$")
_WORD = re.compile(rf"^([^{_LETTERS}]*)([{_LETTERS}]{{8,}})([^{_LETTERS}]*)$", re.IGNORECASE)
_HYPHENATED = re.compile(r"^(.*[^\W\d_]{3,}-)([^\W\d_]{3,}.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The fonts and measures of one kind of text, in points."""

    regular: str
    bold: str
    size: float
    leading: float
    justify: bool = False
    hyphenate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text set in one font; `rise` lifts a note marker."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """The set width in points."""
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What is not broken except by hyphenation; `notes` are the markers that it carries."""

    pieces: tuple[Piece, ...]
    notes: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """The set width in points."""
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words that stand beside each other; `stretch` is added to each space between them."""

    words: tuple[Word, ...]
    stretch: float = 0.0

    @property
    def notes(self) -> tuple[int, ...]:
        """The note markers on this line, in order."""
        return tuple(note for word in self.words for note in word.notes)


def words_of(spans: tuple[Span, ...], face: Face) -> tuple[Word, ...]:
    """Cut spans at their spaces; a marker sticks to the word before it."""
    words: list[Word] = []
    glued = False
    for span in spans:
        font = face.bold if span.bold else face.regular
        if span.note is not None:
            mark = Piece(text=str(span.note), font=font, size=face.size * 0.62, rise=face.size * 0.36)
            _append(words, Word(pieces=(mark,), notes=(span.note,)), glued=bool(words))
            glued = True
            continue
        for i, text in enumerate(span.text.split()):
            joins = i == 0 and glued and not span.text[:1].isspace()
            _append(words, Word(pieces=(Piece(text=text, font=font, size=face.size),)), glued=joins)
        glued = bool(span.text) and not span.text[-1:].isspace()
    return tuple(words)


def _append(words: list[Word], word: Word, *, glued: bool) -> None:
    if glued and words:
        last = words.pop()
        word = Word(pieces=last.pieces + word.pieces, notes=last.notes + word.notes)
    words.append(word)


def break_lines(words: tuple[Word, ...], width: float, face: Face) -> tuple[Line, ...]:
    """Fill lines greedily, hyphenating the word that does not fit."""
    space = stringWidth(" ", face.regular, face.size)
    lines: list[Line] = []
    row: list[Word] = []
    used = 0.0
    queue = list(reversed(words))
    while queue:
        word = queue.pop()
        lead = space if row else 0.0
        if not row or used + lead + word.width <= width:
            row.append(word)
            used += lead + word.width
            continue
        head, tail = _split(word, width - used - lead, face)
        if head is not None and tail is not None:
            row.append(head)
            used += lead + head.width
            word = tail
        queue.append(word)
        stretch = (width - used) / (len(row) - 1) if face.justify and len(row) > 1 else 0.0
        lines.append(Line(words=tuple(row), stretch=stretch))
        row, used = [], 0.0
    if row:
        lines.append(Line(words=tuple(row)))
    return tuple(lines)


def _split(word: Word, room: float, face: Face) -> tuple[Word, Word] | tuple[None, None]:
    piece = word.pieces[0]
    cut = _HYPHENATED.match(piece.text)
    options = [(cut[1], cut[2])] if cut else []
    if face.hyphenate and not cut:
        options = [(head + "-", tail) for head, tail in _dutch(piece.text)]
    for head, tail in reversed(options):
        first = Piece(text=head, font=piece.font, size=piece.size)
        if first.width <= room:
            rest = Piece(text=tail, font=piece.font, size=piece.size)
            return Word(pieces=(first,)), Word(pieces=(rest, *word.pieces[1:]), notes=word.notes)
    return None, None


def _dutch(text: str) -> Iterator[tuple[str, str]]:
    match = _WORD.match(text)
    if not match or match[2].isupper():
        return
    before, core, after = match.groups()
    for cluster in _CLUSTER.finditer(core.lower()):
        onset = _ONSETS.search(cluster[1])
        at = cluster.end(1) - len(onset[1] if onset else cluster[1])
        if 3 <= at <= len(core) - 3:
            yield before + core[:at], core[at:] + after
