"""Reads scanned pages with Tesseract, if it is installed: words, where they stand, and how sure it is of them."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

DPI = 300  # what Tesseract is trained on
_LANGUAGES = ("nld", "eng")
_TIMEOUT_S = 120
_ENV = "/usr/bin/env"
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word, in pixels from the upper left corner.

    Attributes:
        line_top, line_bottom: Of the line it stands on.
        base: Height of that line's baseline.
        size: From the ascenders to the descenders of that line's letters.
        confidence: 0 to 100.
    """

    text: str
    left: float
    right: float
    line_top: float
    line_bottom: float
    base: float
    size: float
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
    # One thread a page: Tesseract's own threads make it slower, and pages are read side by side.
    alone = [_ENV, "OMP_THREAD_LIMIT=1"] if Path(_ENV).is_file() else []
    command = [*alone, tesseract, "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(DPI), "hocr"]
    try:
        done = subprocess.run(command, input=png, capture_output=True, timeout=_TIMEOUT_S, check=True)  # noqa: S603 - fixed arguments, the page goes in by stdin
    except (subprocess.SubprocessError, OSError):
        return ()
    return words_of_hocr(done.stdout)


def _installed(tesseract: str) -> Sequence[str]:
    """Return which of the two languages it has been installed with."""
    try:
        listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, timeout=20, check=True)  # noqa: S603 - fixed arguments
    except (subprocess.SubprocessError, OSError):
        return ()
    known = listed.stdout.decode("utf-8", "replace").split()
    return [language for language in _LANGUAGES if language in known]


def words_of_hocr(page: bytes) -> tuple[OcrWord, ...]:
    """Parse Tesseract's hOCR: one element a line, with its baseline and the size of its letters, and one a word."""
    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False)
    root = etree.fromstring(page, parser) if page.strip() else None
    words: list[OcrWord] = []
    for element in root.iter("{*}span") if root is not None else ():
        if element.get("class", "") not in _LINES:
            continue
        line = _properties(element)
        _, top, _, bottom = line.get("bbox", (0.0,) * 4)
        rise = line.get("baseline", (0.0, 0.0))[-1]
        size = line.get("x_size", (bottom - top,))[0]
        for word in element.iter("{*}span"):
            text = "".join(map(str, word.itertext())).strip()
            if word.get("class") != "ocrx_word" or not text:
                continue
            own = _properties(word)
            left, _, right, _ = own["bbox"]
            sure = own.get("x_wconf", (0.0,))[0]
            words.append(OcrWord(text, left, right, top, bottom, bottom + rise, size, sure))
    return tuple(words)


def _properties(element: etree._Element) -> dict[str, tuple[float, ...]]:
    """Return the numbers in an element's title: "bbox 1 2 3 4; x_wconf 96"."""
    parts = (part.split() for part in element.get("title", "").split(";"))
    return {part[0]: tuple(float(n) for n in part[1:] if _NUMBER.fullmatch(n)) for part in parts if part}


def confidence(words: Sequence[OcrWord]) -> float | None:
    """Return the mean confidence between 0 and 1, weighted by length; None without words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters / 100 if letters else None
