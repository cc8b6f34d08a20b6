"""Fill pages from the top and their footnote areas from the bottom; long notes run on over pages."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from examples.source import Span
from examples.typeset import Face, Line, Word, break_lines, words_of

RULE_GAP = 9.0  # points between the text and the notes, in which the rule stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where text stands on an A4 page, in points from its lower left corner."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """The measure of a full line."""
        return self.right - self.left


class Book:
    """Places lines and their notes; draws a page's furniture when the page is closed."""

    def __init__(self, canvas: Canvas, frame: Frame, note_face: Face) -> None:
        self.canvas = canvas
        self.frame = frame
        self.page = 1
        self.y = frame.top
        self._note_face = note_face
        self.furniture: Callable[[int], None] | None = None
        self._foot: list[Line] = []
        self._carry: deque[Line] = deque()

    @property
    def room(self) -> float:
        """Points left between the text and the footnote area."""
        return self.y - self.frame.bottom - self._foot_height()

    def _foot_height(self) -> float:
        return len(self._foot) * self._note_face.leading + RULE_GAP if self._foot else 0.0

    def need(self, height: float) -> None:
        """Start a new page unless this much room is left."""
        if self.room < height:
            self.turn()

    def turn(self) -> None:
        """Close the page and open the next, beginning its notes with what was carried over."""
        self.close()
        self.page += 1
        self.y = self.frame.top
        limit = int((self.frame.top - self.frame.bottom) * 0.6 / self._note_face.leading)
        self._foot = [self._carry.popleft() for _ in range(min(limit, len(self._carry)))]

    def close(self) -> None:
        """Draw notes and furniture and end the page."""
        y = self.frame.bottom + len(self._foot) * self._note_face.leading
        if self._foot:
            self.canvas.setLineWidth(0.5)
            self.canvas.line(self.frame.left, y + 3, self.frame.left + 144, y + 3)
        for line in self._foot:
            y -= self._note_face.leading
            draw_line(self.canvas, line, self.frame.left, y + 2)
        if self.furniture:
            self.furniture(self.page)
        self.canvas.showPage()

    def finish(self) -> None:
        """End the last page, and any further ones that its notes need."""
        while self._carry:
            self.turn()
        self.close()

    def line(self, line: Line, leading: float, notes: tuple[str, ...], *, indent: float = 0.0) -> None:
        """Place one line, and as much of its notes as fits; the first line of each note stays with it."""
        new = self._note_lines(line, notes)
        first = self._note_face.leading + (0.0 if self._foot else RULE_GAP) if new else 0.0
        if self.room < leading + first or (new and self._carry):
            self.turn()
        self.y -= leading
        draw_line(self.canvas, line, self.frame.left + indent, self.y)
        self._place(new)

    def add_notes(self, line: Line, notes: tuple[str, ...]) -> None:
        """Place the notes of a line that was drawn elsewhere, such as a table cell."""
        self._place(self._note_lines(line, notes))

    def _place(self, lines: list[Line]) -> None:
        for note in lines:
            gap = 0.0 if self._foot else RULE_GAP
            if self._carry or self.room < self._note_face.leading + gap:
                self._carry.append(note)
            else:
                self._foot.append(note)

    def _note_lines(self, line: Line, notes: tuple[str, ...]) -> list[Line]:
        found: list[Line] = []
        for number in line.notes:
            spans = (Span(text="", note=number), Span(text=" " + notes[number - 1]))
            words = words_of(spans, self._note_face)
            found += break_lines(words, self.frame.width, self._note_face)
        return found


def draw_line(canvas: Canvas, line: Line, x: float, y: float) -> None:
    """Draw one line; neighbouring words of one font become one run with the line's word space."""
    text = canvas.beginText(x, y)
    text.setWordSpace(line.stretch)
    rise = 0.0
    for piece_text, font, size, lift in _runs(line.words):
        text.setFont(font, size)
        if lift != rise:
            text.setRise(lift)
            rise = lift
        text.textOut(piece_text)
    if rise:
        text.setRise(0)
    text.setWordSpace(0)
    canvas.drawText(text)


def _runs(words: tuple[Word, ...]) -> list[tuple[str, str, float, float]]:
    runs: list[tuple[str, str, float, float]] = []
    for i, word in enumerate(words):
        for j, piece in enumerate(word.pieces):
            lead = " " if i and not j else ""
            if runs and runs[-1][1:] == (piece.font, piece.size, piece.rise):
                runs[-1] = (runs[-1][0] + lead + piece.text, *runs[-1][1:])
            elif lead and runs and not runs[-1][3]:
                runs[-1] = (runs[-1][0] + lead, *runs[-1][1:])
                runs.append((piece.text, piece.font, piece.size, piece.rise))
            else:
                runs.append((lead + piece.text, piece.font, piece.size, piece.rise))
    return runs
