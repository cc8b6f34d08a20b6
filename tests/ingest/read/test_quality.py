"""The quality report says what a person should look at, and is silent about what was read well."""

from ingest.document import Block, BlockKind, Box, Document, Page, Places, Removed, SourceNote
from ingest.read.quality import quality

TEXT = (
    "De veiligheidssituatie in het noorden is in de verslagperiode verslechterd en verschilt per gebied. " * 3
)


def document(text: str = TEXT.strip(), **parts: object) -> Document:
    """Return a document of one paragraph on one page."""
    given: dict[str, object] = {
        "sha256": "0" * 64,
        "text": text,
        "blocks": (Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH),),
        "pages": (Page(number=1, start=0, end=len(text)),),
        "places": Places(start=(0,), end=(len(text),), box=(Box(1, 72, 700, 500, 712),)),
    }
    return Document(**{**given, **parts})  # type: ignore[arg-type]  # a table of changes to one sound document


def whys(read: Document) -> list[str]:
    return [suspicion.why for suspicion in quality(read).suspicious]


def test_a_page_that_was_read_well_is_not_suspicious() -> None:
    report = quality(document())
    assert report.suspicious == ()
    assert report.warnings == ()
    assert report.placed == 1.0
    assert not report.reads_badly


def test_text_that_cannot_be_seen_is_reported_with_its_page() -> None:
    report = quality(document(removed=(Removed(reason="covered", text="geheime opdracht", page=1),)))
    assert [(found.page, found.why) for found in report.suspicious] == [(1, "15 letters dropped as covered")]


def test_a_page_of_which_much_was_removed_is_suspicious() -> None:
    assert whys(document(removed=(Removed(reason="margin", text="x" * 50, page=1),))) == []
    assert whys(document(removed=(Removed(reason="margin", text="x" * 900, page=1),))) == [
        "78% of the letters removed as furniture"
    ]


def test_a_font_without_mapping_and_letters_that_fall_apart_are_suspicious() -> None:
    assert "without a meaning" in whys(document("\ue001\ue002" * 150))[0]
    assert "single letter" in whys(document(" ".join("veiligheidssituatie" * 15)))[0]


def test_a_scan_that_was_read_unsurely_is_suspicious() -> None:
    def page(confidence: float) -> tuple[Page]:
        return (Page(number=1, start=0, end=len(TEXT.strip()), ocr_confidence=confidence),)

    assert whys(document(pages=page(0.95))) == []
    assert whys(document(pages=page(0.6))) == ["read from a picture with confidence 0.60"]
    assert quality(document(pages=page(0.95))).ocr == ((1, 0.95),)


def test_footnotes_without_a_marker_and_text_without_a_place_are_warned_of() -> None:
    notes = tuple(SourceNote(label=str(n), at=None, text="Bron.", page=1) for n in range(1, 5))
    places = Places(start=(0,), end=(50,), box=(Box(1, 72, 700, 500, 712),))
    report = quality(document(notes=notes, places=places))
    assert report.reads_badly
    assert any(warning.startswith("4 of 4 footnotes") for warning in report.warnings)
    assert any("no place on its page" in warning for warning in report.warnings)


def test_a_document_without_pages_has_no_share_of_places() -> None:
    assert quality(document(pages=(), places=Places())).placed is None
