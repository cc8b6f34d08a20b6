"""Reads a PDF into canonical text: what the page shows, in the order in which a reader meets it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ingest.document import Document
from ingest.errors import NoText
from ingest.read import pdf_properties
from ingest.read.builder import Builder
from ingest.read.front import facts
from ingest.read.hyphen import words_in
from ingest.read.normal import controls
from ingest.read.pdf_columns import body_of
from ingest.read.pdf_drawn import RawPage
from ingest.read.pdf_emit import Emitter
from ingest.read.pdf_glyphs import File, opened, outline, raw_page
from ingest.read.pdf_headings import folded
from ingest.read.pdf_lines import Line
from ingest.read.pdf_notes import linked, markers_in
from ingest.read.pdf_pages import columns_of, groups_of, leaf, without_contents, without_notes
from ingest.read.pdf_redacted import with_gaps
from ingest.read.pdf_scans import read_scans, unread_message
from ingest.read.pdf_structure import parts
from ingest.read.pdf_visible import SCALE, visible
from ingest.read.render import shades
from ingest.read.steps import step

_NAMELESS = 0.005  # of the letters of a page
_NAMED = 3  # pages that are named on a line


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        EncryptedFile: it needs a password.
        BrokenFile: it is damaged.
        NoText: it shows no text, or half of its pages are scans and Tesseract is not installed.
    """
    with opened(data) as file:
        titles = frozenset(folded(entry.title) for entry in outline(file))
        drawn = tuple(_seen(file, number) for number in range(1, len(file) + 1))
        pages, scans = read_scans(file, drawn)
        builder = Builder()
        pdf_properties.record(file, data, builder)
    leaves = [leaf(page, builder) for page in pages]
    found = [line for sheet in leaves for line in sheet.lines]
    if not found:
        raise NoText("the PDF shows no text on any page: check that it is the document meant")
    body = body_of(found)
    columns, named = without_contents(columns_of(pages, leaves, body, builder), builder)
    columns, bodies = without_notes(columns, pages, body)
    lifts = linked(markers_in([line for column in columns for line in column.lines]), bodies)
    emitter = Emitter(builder, pages, lifts, words_in([line.text for line in found]))
    emitter.parts(parts(groups_of(columns, body), body, titles | {folded(title) for title in named}))
    emitter.notes(bodies)
    if scans.unread:
        builder.warn(unread_message(scans.unread, tried=scans.tried))
    _warn_of_nameless(found, builder)
    for key, value in facts(emitter.printed(), emitter.lines()).items():
        builder.find(key, value)
    return builder.document(data, pages=emitter.pages(scans.confidence), places=emitter.places())


def _seen(file: File, number: int) -> RawPage:
    step(number - 1, len(file))
    page = raw_page(file, number)
    return with_gaps(replace(page, words=visible(page, lambda: shades(file, number, SCALE))))


def _warn_of_nameless(lines: Iterable[Line], builder: Builder) -> None:
    """Say on which pages letters were dropped because the file names them by control codes only."""
    letters: Counter[int] = Counter()
    nameless: Counter[int] = Counter()
    for line in lines:
        texts = [word.text for word in line.words]
        letters[line.page] += sum(map(len, texts))
        nameless[line.page] += sum(
            a != b
            for text in texts
            if not text.isprintable()
            for a, b in zip(text, controls(text), strict=True)
        )
    pages = sorted(page for page, count in nameless.items() if count > _NAMELESS * letters[page])
    if pages:
        named = ", ".join(map(str, pages[:_NAMED])) + (", …" if len(pages) > _NAMED else "")
        count = sum(nameless[page] for page in pages)
        builder.warn(
            f"{count} characters without a meaning were dropped (a font without mapping): page {named}"
        )
