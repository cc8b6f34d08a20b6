"""Reads the glyphs, shapes and outline of a PDF: the one home of pypdfium2 among the readers.

Everything that leaves this module is in displayed coordinates (see `pdf_frame`).
"""

import ctypes as c
import math
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any, TypeAlias

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.document import Box
from ingest.errors import BrokenFile, EncryptedFile
from ingest.read import pdf_native as native
from ingest.read.pdf_drawn import OutlineEntry, RawPage, Shape
from ingest.read.pdf_frame import IDENTITY, Frame, Matrix, applied, times
from ingest.read.pdf_layers import may_be_unseen
from ingest.read.pdf_words import Glyphs, Style, words_of

File: TypeAlias = pdfium.PdfDocument

_LINE_END_HYPHENS = (0x02, 0xFFFE)  # what pdfium returns for a hyphen that ends a line
_UNSEEN_MODES = frozenset({3, 7})
_TINY = 0.7  # points
_MOST_OBJECTS = 60_000
_DEEPEST = 12
_RECTANGLE = 6  # segments at most


@contextmanager
def opened(data: bytes) -> Iterator[File]:
    """Open a PDF held in memory.

    Raises:
        EncryptedFile: it needs a password.
        BrokenFile: it is damaged, or holds no pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # pdfium may repeat what was wrong with the file before.
        locked = b"/Encrypt" in data and re.search("password|security", str(error), re.IGNORECASE)
        if locked:
            raise EncryptedFile("the PDF needs a password: offer a copy without one") from error
        raise BrokenFile(
            "the PDF is damaged and cannot be opened: fetch it again from its publisher"
        ) from error
    try:
        if not len(document):
            raise BrokenFile("the PDF holds no pages: fetch it again from its publisher")
        yield document
    finally:
        document.close()


def outline(document: pdfium.PdfDocument) -> tuple[OutlineEntry, ...]:
    """Return the bookmarks in order; none if they do not end."""
    entries: list[OutlineEntry] = []
    for mark in document.get_toc(max_depth=8):
        destination = mark.get_dest()
        index = destination.get_index() if destination else None
        title = " ".join((mark.get_title() or "").split())
        entries.append(OutlineEntry(title, mark.level + 1, None if index is None else index + 1))
        if len(entries) > 20_000:
            return ()
    return tuple(entries)


def raw_page(document: File, number: int) -> RawPage:
    """Read one page, counted from 1.

    Raises:
        BrokenFile: the page is damaged.
    """
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise BrokenFile(f"page {number} of the PDF is damaged: fetch the file again") from error
    try:
        left, bottom, right, top = page.get_bbox()
        frame = Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
        shapes, orders, doubtful = _shapes(_address(page.raw), frame)
        words = words_of(_glyphs(_address(text.raw), text.count_chars(), frame, orders))
        return RawPage(number, frame.width, frame.height, words, shapes, doubtful)
    finally:
        text.close()
        page.close()


def info_entry(document: File, name: str) -> str:
    """Return the value of an entry of the Info dictionary; empty where there is none."""
    return str(document.get_metadata_value(name)) if "\x00" not in name else ""


def seen_text(document: File, number: int) -> str:
    """Return the text of one page as pdfium itself extracts it."""
    page = document[number - 1]
    text = page.get_textpage()
    try:
        return str(text.get_text_range(errors="replace"))
    finally:
        text.close()
        page.close()


def text_in(document: File, box: Box) -> str:
    """Return what pdfium itself finds under a rectangle of a page as it is displayed."""
    page = document[box.page - 1]
    text = page.get_textpage()
    try:
        left, bottom, right, top = page.get_bbox()
        frame = Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
        ax, ay = frame.origin(box.x0, box.y0)
        bx, by = frame.origin(box.x1, box.y1)
        return str(
            text.get_text_bounded(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), errors="replace")
        )
    finally:
        text.close()
        page.close()


def _address(handle: Any) -> int:
    return c.cast(handle, native.POINTER).value or 0


def _glyphs(text: int, count: int, frame: Frame, orders: dict[int, int]) -> Glyphs:
    rectangles = np.zeros((count, 4), dtype=np.float32)
    at = rectangles.ctypes.data
    every = range(count)
    codes = np.fromiter(map(native.unicode, repeat(text), every), np.int64, count)
    drawn = np.fromiter(map(native.text_object, repeat(text), every), np.uint64, count)
    deque(map(native.loose_box, repeat(text), every, range(at, at + 16 * count, 16)), maxlen=0)
    np.nan_to_num(rectangles, copy=False, posinf=0.0, neginf=0.0)
    codes[np.isin(codes, _LINE_END_HYPHENS)] = ord("-")
    codes[(codes > 0x10FFFF) | ((codes >= 0xD800) & (codes < 0xE000))] = 0xFFFD
    items, first, which = np.unique(drawn, return_index=True, return_inverse=True)
    firsts = {item: i for item, i in zip(items.tolist(), first.tolist(), strict=True) if item}
    table, style_of, base_of = _styles(text, firsts, frame)
    style = np.array([style_of.get(item, -1) for item in items.tolist()], dtype=np.int64)[which]
    base = np.array([base_of.get(item, 0.0) for item in items.tolist()], dtype=np.float64)[which]
    order = np.array([orders.get(item, -1) for item in items.tolist()], dtype=np.int64)[which]
    turns = np.array([max(one.turn, 0) for one in table] + [0], dtype=np.int64)[style]
    boxes = frame.reading(frame.boxes(rectangles[:, [0, 3, 2, 1]].astype(np.float64)), turns)
    return Glyphs(codes, boxes, base, style, order, table)


def _styles(
    text: int, firsts: dict[int, int], frame: Frame
) -> tuple[tuple[Style, ...], dict[int, int], dict[int, float]]:
    """Return the styles of a page, the style of every text object, and the height of its baseline."""
    matrix, size, rgba = np.zeros(6, np.float32), c.c_float(), (c.c_uint * 4)()
    matrix_at, size_at, at = matrix.ctypes.data, c.addressof(size), c.addressof(rgba)
    faces: dict[int, tuple[int, bool, bool]] = {}
    table: dict[Style, int] = {}
    seen: dict[tuple[object, ...], tuple[int, int]] = {}
    style_of: dict[int, int] = {}
    base_of: dict[int, float] = {}
    for item, i in firsts.items():
        native.matrix(text, i, matrix_at)
        native.font_size(item, size_at)
        native.fill(item, at, at + 4, at + 8, at + 12)
        numbers = (*matrix.tolist(), size.value)
        # Damaged numbers make a text of no size, which cannot be seen.
        a, b, cc, d, x, y, points = numbers if all(map(math.isfinite, numbers)) else (0.0,) * 7
        mode, font = native.render_mode(item), native.font_of(item) or 0
        key = (a, b, cc, d, points, mode, font, *rgba)
        if key not in seen:
            height = round(abs(points) * math.hypot(cc, d), 2)
            turn = 0 if b == 0 and a > 0 and frame.turn == 0 else frame.turn_of(a, b)
            if font not in faces:
                faces[font] = (len(faces), *_face(font))
            name, bold, italic = faces[font]
            unseen = mode in _UNSEEN_MODES or height < _TINY or (rgba[3] == 0 and mode in {0, 4})
            style = Style(height, bold or mode == 2, italic, name, (*rgba,), unseen, turn)
            seen[key] = (table.setdefault(style, len(table)), max(turn, 0))
        style_of[item], turned = seen[key]
        base_of[item] = frame.read(*frame.points(x, y), turned)[1]
    return tuple(table), style_of, base_of


def _face(font: int) -> tuple[bool, bool]:
    """Return whether the font is bold, and whether it is slanted."""
    handle = c.cast(font, raw.FPDF_FONT)
    name = c.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(handle, name, 128)
    face = name.value.decode("latin-1").lower()
    angle = c.c_int()
    raw.FPDFFont_GetItalicAngle(handle, angle)
    bold = raw.FPDFFont_GetWeight(handle) >= 600 or "bold" in face or "black" in face or "heavy" in face
    return bold, bool(angle.value) or "italic" in face or "oblique" in face


def _shapes(page: int, frame: Frame) -> tuple[tuple[Shape, ...], dict[int, int], frozenset[int]]:
    """Return the drawn shapes, the painting order of every object by its address, and what may be unseen."""
    orders: dict[int, int] = {}
    doubtful: set[int] = set()
    shapes: list[Shape] = []
    top = [native.page_object(page, i) or 0 for i in range(min(native.page_objects(page), _MOST_OBJECTS))]
    stack: list[tuple[int, Matrix, int]] = [(item, IDENTITY, 0) for item in reversed(top)]
    while stack and len(orders) < _MOST_OBJECTS:
        item, matrix, depth = stack.pop()
        orders[item] = len(orders)
        kind = native.kind(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = times(_own_matrix(item), matrix)
            count = min(native.form_objects(item), _MOST_OBJECTS)
            stack.extend((native.form_object(item, i) or 0, inner, depth + 1) for i in reversed(range(count)))
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            if may_be_unseen(item, nested=depth > 0):
                doubtful.add(orders[item])
        elif item:
            shapes.append(_shape(item, kind, matrix, frame, orders[item]))
    return tuple(shapes), orders, frozenset(doubtful)


def _shape(item: int, kind: int, matrix: Matrix, frame: Frame, order: int) -> Shape:
    edges, rgba, modes = (c.c_float * 4)(), (c.c_uint * 4)(), (c.c_int * 2)()
    at = c.addressof(edges)
    native.bounds(item, at, at + 4, at + 8, at + 12)
    user = applied(matrix, (edges[0], edges[1], edges[2], edges[3]))
    ax, ay = frame.points(user[0], user[1])
    bx, by = frame.points(user[2], user[3])
    filled = simple = False
    if kind == raw.FPDF_PAGEOBJ_PATH:
        native.draw_mode(item, c.addressof(modes), c.addressof(modes) + 4)
        filled, simple = modes[0] != 0, native.segments(item) <= _RECTANGLE
        at = c.addressof(rgba)
        native.fill(item, at, at + 4, at + 8, at + 12)
    box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
    return Shape(*box, order, (*rgba,), filled, kind == raw.FPDF_PAGEOBJ_IMAGE, simple)


def _own_matrix(item: int) -> Matrix:
    own = (c.c_float * 6)()
    native.object_matrix(item, c.addressof(own))
    return own[0], own[1], own[2], own[3], own[4], own[5]
