"""Reads scanned pages with Tesseract, if it is installed: words, where they stand, and how sure it is of them."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

DPI = 300  # what Tesseract is trained on
_LANGUAGES = ("nld", "eng")
_TIMEOUT_S = 120
_LINE, _WORD = "4", "5"  # levels of its table


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word: its box in pixels from the upper left corner, that of its line, and confidence 0-100."""

    text: str
    left: int
    right: int
    line_top: int
    line_bottom: int
    confidence: float


def executable() -> str | None:
    """Return the path of Tesseract; None if it is not installed."""
    return shutil.which("tesseract")


def recognise(tesseract: str, png: bytes) -> tuple[OcrWord, ...]:
    """Return the words of one page in reading order; none if Tesseract fails on it.

    Args:
        tesseract: Path of the executable.
        png: The page at `DPI`.
    """
    languages = _installed(tesseract)
    if not languages:
        return ()
    command = [tesseract, "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(DPI), "tsv"]
    try:
        done = subprocess.run(command, input=png, capture_output=True, timeout=_TIMEOUT_S, check=True)  # noqa: S603 - fixed arguments, the page goes in by stdin
    except (subprocess.SubprocessError, OSError):
        return ()
    return words_of_table(done.stdout.decode("utf-8", "replace"))


def _installed(tesseract: str) -> Sequence[str]:
    """Return which of the two languages it has been installed with."""
    try:
        listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, timeout=20, check=True)  # noqa: S603 - fixed arguments
    except (subprocess.SubprocessError, OSError):
        return ()
    known = listed.stdout.decode("utf-8", "replace").split()
    return [language for language in _LANGUAGES if language in known]


def words_of_table(table: str) -> tuple[OcrWord, ...]:
    """Parse Tesseract's tab-separated output."""
    words: list[OcrWord] = []
    top = bottom = 0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12:
            continue
        left, above, width, height = (int(cell) for cell in cells[6:10])
        if cells[0] == _LINE:
            top, bottom = above, above + height
        elif cells[0] == _WORD and cells[11].strip():
            words.append(OcrWord(cells[11].strip(), left, left + width, top, bottom, float(cells[10])))
    return tuple(words)


def confidence(words: Sequence[OcrWord]) -> float | None:
    """Return the mean confidence between 0 and 1, weighted by length; None without words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters / 100 if letters else None
