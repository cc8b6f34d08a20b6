"""Letter-spaced lines: letters that stand so wide apart that each looks like a word of its own."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.read.pdf_lines import Line, line_of
from ingest.read.pdf_words import PlacedWord

_FEWEST = 5  # letters
_SINGLE = 0.75  # of the words of a line
_WIDER = 1.5  # times the usual gap: more than this parts words
_ROOM = 0.12  # of the size
_WIDEST = 1.2  # sizes: letters further apart stand in a table


def tightened(line: Line) -> Line:
    """Return a line whose letters are set apart with its words made whole; any other line as it is."""
    words = line.words
    singles = sum(len(word.text) == 1 for word in words)
    if line.cells or singles < _FEWEST or singles < _SINGLE * len(words):
        return line
    letters = sum(word.text.isalpha() for word in words)
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(words)]
    usual = median(gaps)
    if letters < _SINGLE * len(words) or usual > _WIDEST * line.size:
        return line
    made = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > _WIDER * max(usual, 0.0) + _ROOM * line.size:
            made.append([])
        made[-1].append(word)
    return line_of(line.page, [part for group in made for part in _whole(group)])


def _whole(letters: Sequence[PlacedWord]) -> list[PlacedWord]:
    """Return letters of one style as a word; where the style changes, the next is glued on."""
    words = [letters[0]]
    for letter in letters[1:]:
        last = words[-1]
        if letter.style == last.style:
            words[-1] = replace(last, text=last.text + letter.text, x1=max(last.x1, letter.x1))
        else:
            words.append(replace(letter, glued=True))
    return words
