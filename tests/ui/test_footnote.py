"""A footnote says what time it speaks of, and whether its words were read from a picture, and how surely."""

from dataclasses import replace

import pytest

from assistant.cite import Citation
from assistant.footnoteform import footnote_json
from ingest.document import BlockKind, Page
from tests.ingest.built import document_of, source_of
from tests.ui.forms import footnote
from ui.footnote import brief, one_line
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


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(
            {"covers_from": "2021-01-01", "covers_until": "2021-12-31", "published": "2022"},
            "landenrapport, verslagperiode 2021, gepubliceerd 2022",
            id="a report on a year came out in the next",
        ),
        pytest.param(
            {"covers_from": "2022-05", "covers_until": "2024-03", "published": "2024-05-23"},
            "landenrapport, verslagperiode 2022-05 – 2024-03, gepubliceerd 2024-05-23",
            id="a period that is no year",
        ),
        pytest.param(
            {"covers_from": "2021", "covers_until": "2022", "published": "2022"},
            "landenrapport, verslagperiode 2021 – 2022, gepubliceerd 2022",
            id="two years",
        ),
        pytest.param(
            {"covers_until": "2022-03", "published": None},
            "landenrapport, verslagperiode ? – 2022-03",
            id="an end alone",
        ),
        pytest.param(
            {"valid_from": "2015-01-05", "published": "2014-12-20"},
            "landenrapport, geldig vanaf 2015-01-05",
            id="in force",
        ),
        pytest.param({"published": None}, "landenrapport, datum onbekend", id="nothing known"),
    ],
)
def test_a_statement_says_what_time_its_source_speaks_of(facts: dict[str, object], said: str) -> None:
    assert brief(footnote(1, **facts), wording("nl")) == said
