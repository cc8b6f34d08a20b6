"""A footnote says whether its words were read from a picture, and how surely."""

from dataclasses import replace

import pytest

from assistant.cite import Citation
from assistant.jsonform import footnote_json
from ingest.document import BlockKind, Page
from tests.ingest.built import document_of, source_of
from ui.footnote import one_line
from ui.wording import wording

TEXT = "De weg naar het noorden is gesloten."


def cited(confidence: float | None) -> Citation:
    document = document_of([(BlockKind.PARAGRAPH, TEXT)])
    page = Page(number=4, start=0, end=len(TEXT), ocr_confidence=confidence)
    document = replace(document, pages=(page,))
    return Citation(source=source_of(document.sha256), document=document, start=0, end=len(TEXT), quote=TEXT)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "pagina 4 (van een afbeelding gelezen (OCR), zekerheid 0.87)"),
        ("en", "page 4 (read from a picture (OCR), confidence 0.87)"),
    ],
)
def test_the_confidence_of_a_scan_stands_behind_its_page(language: str, said: str) -> None:
    assert said in one_line(footnote_json(1, cited(0.871)), wording(language))


def test_a_page_with_its_own_text_says_nothing_of_the_kind() -> None:
    note = footnote_json(1, cited(None))
    assert "ocr_confidence" not in note
    assert "OCR" not in one_line(note, wording("nl"))
