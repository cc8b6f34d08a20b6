"""The JSON of a citation: everything needed to find the place without the program."""

from typing import NotRequired, TypedDict

from assistant.cite import Citation


class UnderlyingJson(TypedDict):
    """A footnote of the source itself."""

    label: str
    text: str
    kind: str
    page: int | None


class FootnoteJson(TypedDict):
    """A footnote of ours: everything needed to find the place without the program.

    `countries` is what the quoted place is about: of its chapter where a document treats many, else of the document.
    """

    n: int
    document_id: str
    file: str
    title: str
    publisher: str
    source_type: str
    countries: list[str]
    published: str | None
    valid_from: str | None
    valid_until: str | None
    covers_from: str | None
    covers_until: str | None
    superseded_by: str | None
    language: str
    section: str | None
    headings: list[str]
    paragraph: str | None
    page: int | None
    quote: str
    start: int
    end: int
    underlying: list[UnderlyingJson]
    url: str | None
    sha256: str
    ocr_confidence: NotRequired[float]


def footnote_json(n: int, citation: Citation) -> FootnoteJson:
    """Return a footnote with everything a reader needs to find and judge it."""
    source, section = citation.source, citation.section
    note: FootnoteJson = {
        "n": n,
        "document_id": source.id,
        "file": source.file,
        "title": source.title,
        "publisher": source.publisher,
        "source_type": source.source_type.value,
        "countries": list((section.countries if section else ()) or source.countries),
        "published": source.published,
        "valid_from": source.valid_from,
        "valid_until": source.valid_until,
        "covers_from": source.covers_from,
        "covers_until": source.covers_until,
        "superseded_by": source.superseded_by,
        "language": source.language,
        "section": citation.section_number,
        "headings": list(citation.headings),
        "paragraph": citation.paragraph,
        "page": citation.page,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "underlying": [
            {"label": note.label, "text": note.text, "kind": note.kind.value, "page": note.page}
            for note in citation.underlying
        ],
        "url": source.url,
        "sha256": source.sha256,
    }
    if citation.ocr_confidence is not None:
        note["ocr_confidence"] = round(citation.ocr_confidence, 2)
    return note
