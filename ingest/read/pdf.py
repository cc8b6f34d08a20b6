"""Reads a PDF into canonical text: what the page shows, in the order in which a reader meets it."""

from dataclasses import replace

from ingest.document import Document
from ingest.errors import NoText
from ingest.read.builder import Builder
from ingest.read.hyphen import words_in
from ingest.read.pdf_columns import body_of
from ingest.read.pdf_drawn import RawPage
from ingest.read.pdf_emit import Emitter
from ingest.read.pdf_facts import facts
from ingest.read.pdf_glyphs import File, opened, outline, raw_page
from ingest.read.pdf_headings import folded
from ingest.read.pdf_notes import linked, markers_in
from ingest.read.pdf_pages import columns_of, groups_of, leaf, without_contents, without_notes
from ingest.read.pdf_scans import read_scans, unread_message
from ingest.read.pdf_structure import parts
from ingest.read.pdf_visible import SCALE, visible
from ingest.read.render import shades


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
    for key, value in facts(emitter.printed()).items():
        builder.find(key, value)
    return builder.document(data, pages=emitter.pages(scans.confidence), places=emitter.places())


def _seen(file: File, number: int) -> RawPage:
    page = raw_page(file, number)
    return replace(page, words=visible(page, lambda: shades(file, number, SCALE)))
