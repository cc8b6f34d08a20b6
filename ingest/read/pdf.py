"""Reads a PDF into canonical text: what the page shows, in the order in which a reader meets it."""

from dataclasses import replace

from ingest.document import Document
from ingest.errors import NoText
from ingest.read.builder import Builder
from ingest.read.hyphen import vocabulary
from ingest.read.pdf_columns import body_of
from ingest.read.pdf_emit import Emitter
from ingest.read.pdf_facts import facts
from ingest.read.pdf_glyphs import File, RawPage, opened, outline, raw_page, shades
from ingest.read.pdf_headings import folded
from ingest.read.pdf_notes import linked, markers_in
from ingest.read.pdf_pages import columns_of, groups_of, leaf, without_contents, without_notes
from ingest.read.pdf_structure import parts
from ingest.read.pdf_visible import SCALE, visible


def read(data: bytes) -> Document:
    """Read a PDF.

    Raises:
        EncryptedFile: it needs a password.
        BrokenFile: it is damaged.
        NoText: none of its pages has a text layer.
    """
    with opened(data) as file:
        titles = frozenset(folded(entry.title) for entry in outline(file))
        pages = tuple(_seen(file, number) for number in range(1, len(file) + 1))
    builder = Builder()
    leaves = [leaf(page, builder) for page in pages]
    found = [line for sheet in leaves for line in sheet.lines]
    if not found:
        raise NoText(f"none of the {len(pages)} pages has a text layer: Tesseract is needed to read them")
    body = body_of(found)
    columns, named = without_contents(columns_of(pages, leaves, body, builder), builder)
    columns, bodies = without_notes(columns, pages, body)
    lifts = linked(markers_in([line for column in columns for line in column.lines]), bodies)
    emitter = Emitter(builder, pages, lifts, vocabulary("\n".join(line.text for line in found)))
    emitter.parts(parts(groups_of(columns, body), body, titles | {folded(title) for title in named}))
    emitter.notes(bodies)
    for key, value in facts(emitter.printed()).items():
        builder.find(key, value)
    return builder.document(data, pages=emitter.pages(), places=emitter.places())


def _seen(file: File, number: int) -> RawPage:
    page = raw_page(file, number)
    return replace(page, words=visible(page, lambda: shades(file, number, SCALE)))
