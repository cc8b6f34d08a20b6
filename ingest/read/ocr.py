"""Reads scanned pages with Tesseract, if it is installed: words, where they stand, and how sure it is of them."""

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from PIL import Image

from ingest.read.ocr_raised import Grey, Mark, box_of, consecutive, enlarged, marks_of, raised, without

DPI = 300  # what Tesseract is trained on
_LANGUAGES = ("nld", "eng")
_TIMEOUT_S = 100
_FIGURES = ("-c", "tessedit_char_whitelist=0123456789")
_MOST_MARKS = 60  # a page
_SURE = 90.0
_SHARE = 1.25  # from the height of a figure to that of a line of such figures
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
    raised: bool = False  # a footnote marker, close behind the word before it


def executable() -> str | None:
    """Return the path of Tesseract; None if it is not installed."""
    return shutil.which("tesseract")


def recognise(tesseract: str, page: Grey) -> tuple[OcrWord, ...]:
    """Return the words of one page in reading order; none if Tesseract fails on it.

    Args:
        tesseract: Path of the executable.
        page: The page in grey at `DPI`.
    """
    languages = _installed(tesseract)
    if not languages:
        return ()
    read = [(group, _figures(tesseract, page, group)) for group in raised(marks_of(page))[:_MOST_MARKS]]
    known = [(group, label) for group, label in read if label]
    clean = without(page, [group for group, _ in known])
    words = words_of_hocr(_run(tesseract, clean, ["-l", "+".join(languages), "hocr"]))
    placed = [(place, label) for group, label in known if (place := _place(words, box_of(group))) is not None]
    for behind in (True, False):
        own = [label for place, label in placed if place.behind is behind]
        other = [label for place, label in placed if place.behind is not behind]
        places = [place for place, _ in placed if place.behind is behind]
        for place, label in zip(places, consecutive(own, other), strict=True):
            words = _with_mark(words, place, label)
    return words


def _figures(tesseract: str, page: Grey, group: Sequence[Mark]) -> str:
    """Return the number that a group of raised marks is; empty if it is none."""
    alone = enlarged(page, group)
    for layout in ("8", "7"):  # a word; a line: one of them often sees what the other does not
        found = _run(tesseract, alone, ["-l", "eng", "--psm", layout, *_FIGURES]).decode("utf-8", "replace")
        if found.strip().isdecimal() and len(found.strip()) <= 3:
            return found.strip()
    return ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a marker stands: behind a word, or before one if it is the label of a note."""

    box: Mark
    word: OcrWord
    behind: bool


def _place(words: Sequence[OcrWord], box: Mark) -> _Place | None:
    """Find the word of its line that a marker stands next to."""
    level = [word for word in words if word.line_top - box.height < box.y0 < word.line_bottom]
    if not level:
        return None
    near = min(level, key=lambda word: min(abs(box.x0 - word.right), abs(word.left - box.x1)))
    return _Place(box, near, abs(box.x0 - near.right) <= abs(near.left - box.x1))


def _with_mark(words: tuple[OcrWord, ...], place: _Place, label: str) -> tuple[OcrWord, ...]:
    box, at = place.box, words.index(place.word) + place.behind
    size = box.height * _SHARE
    mark = OcrWord(label, box.x0, box.x1, box.y0, box.y1, box.y1, size, _SURE, raised=place.behind)
    return (*words[:at], mark, *words[at:])


def _run(tesseract: str, page: Grey, arguments: Sequence[str]) -> bytes:
    """Return what Tesseract prints for a picture; nothing if it fails."""
    buffer = io.BytesIO()
    Image.fromarray(page).save(buffer, "PNG")
    # One thread a page: Tesseract's own threads make it slower, and pages are read side by side.
    alone = [_ENV, "OMP_THREAD_LIMIT=1"] if Path(_ENV).is_file() else []
    command = [*alone, tesseract, "stdin", "stdout", "--dpi", str(DPI), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, the page goes in by stdin
            command, input=buffer.getvalue(), capture_output=True, timeout=_TIMEOUT_S, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return b""
    return done.stdout


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
