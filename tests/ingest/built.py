"""Small documents and sources, built in the tests that need them."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Document, Section
from ingest.passage import Source, SourceType

WORDS = (
    "vrouwen",
    "reizen",
    "door",
    "Mosul.",
    "De",
    "overheid",
    "helpt",
    "niet.",
    "Art.",
    "3",
    "(zie",
    "noot)",
)


def document_of(blocks: Sequence[tuple[BlockKind, str]]) -> Document:
    """Join blocks as a reader does; every heading begins a section of level 1."""
    text = "\n\n".join(part for _, part in blocks)
    spans: list[tuple[BlockKind, int, int]] = []
    at = 0
    for kind, part in blocks:
        spans.append((kind, at, at + len(part)))
        at += len(part) + 2
    heads = [(start, end) for kind, start, end in spans if kind is BlockKind.HEADING]
    stops = [start - 2 for start, _ in heads[1:]] + [len(text)]
    sections = tuple(
        Section(start=start, end=stop, number=None, title=text[start:end], path=(text[start:end],), level=1)
        for (start, end), stop in zip(heads, stops, strict=False)
    )
    return Document(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=tuple(
            Block(start=start, end=end, kind=kind, section=sum(head <= start for head, _ in heads) - 1)
            for kind, start, end in spans
        ),
        sections=sections,
    )


def blocks_of(document: Document) -> list[tuple[BlockKind, str]]:
    """Return kind and text of each block, as `document_of` takes them."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def source_of(sha256: str = "0" * 64, **facts: object) -> Source:
    """Describe a report in Dutch; `facts` replace what is given here."""
    plain = Source(
        id=sha256[:16],
        sha256=sha256,
        file="a.md",
        title="Rapport",
        publisher="Uitgever",
        source_type=SourceType.COI_REPORT,
        language="nl",
    )
    return replace(plain, **facts)  # type: ignore[arg-type]  # the tests say what they replace
