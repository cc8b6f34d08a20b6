"""Documents with lists, as readers that know the labels and leads of items make them; built in the tests that need them."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import BlockKind, Document
from tests.ingest.built import document_of

Line = tuple[BlockKind, str, str | None, int | None]
"""Kind, text, printed label and the block that introduces it."""


def line(text: str, label: str | None = None, lead: int | None = None) -> Line:
    """Return a paragraph, or an item where it has a lead."""
    return (BlockKind.PARAGRAPH if lead is None else BlockKind.LIST_ITEM, text, label, lead)


def loose(text: str, label: str | None = None) -> Line:
    """Return an item of which the reader does not know what introduces it."""
    return (BlockKind.LIST_ITEM, text, label, None)


def heading(text: str) -> Line:
    """Return a heading."""
    return (BlockKind.HEADING, text, None, None)


def listed(lines: Sequence[Line]) -> Document:
    """Join lines to a document."""
    plain = document_of([(kind, text) for kind, text, _, _ in lines])
    blocks = tuple(
        replace(block, paragraph=label, lead=lead)
        for block, (_, _, label, lead) in zip(plain.blocks, lines, strict=True)
    )
    return replace(plain, blocks=blocks)


def span(document: Document, index: int) -> tuple[int, int]:
    """Return where a block stands."""
    return document.blocks[index].start, document.blocks[index].end
