"""The HTML reports of the corpus against a second, independent reading of their pages."""

import re
from pathlib import Path

import pytest

from eval.reading_counts import report_headings, report_words
from ingest.document import BlockKind, Document
from ingest.read.html import read
from tests.ingest.built import blocks_of


@pytest.fixture(scope="module")
def reports(corpus: Path) -> dict[str, tuple[bytes, Document]]:
    files = sorted((corpus / "usdos").glob("*.html"))
    assert len(files) == 36
    return {path.stem: (path.read_bytes(), read(path.read_bytes())) for path in files}


def test_every_heading_of_the_36_reports_is_there_in_order(
    reports: dict[str, tuple[bytes, Document]],
) -> None:
    for name, (data, document) in reports.items():
        headings = report_headings(data.decode())
        assert len(headings) > 25, name
        assert [text for kind, text in blocks_of(document) if kind is BlockKind.HEADING] == headings, name


def test_every_word_of_the_36_reports_is_there_in_order(reports: dict[str, tuple[bytes, Document]]) -> None:
    for name, (data, document) in reports.items():
        assert re.findall(r"\w+", document.text) == report_words(data.decode()), name


def test_sections_hold_their_lettered_parts_and_those_hold_their_subheads(
    reports: dict[str, tuple[bytes, Document]],
) -> None:
    for name, (_, document) in reports.items():
        chapters = [s for s in document.sections if (s.number or "").startswith("Section ")]
        assert [s.number for s in chapters] == [f"Section {n}" for n in range(1, len(chapters) + 1)], name
        assert all(s.level == 1 for s in chapters), name
        lettered = [s for s in document.sections if s.number and len(s.number) == 1]
        assert lettered, name
        assert all(s.level == 2 and s.path[0] in {c.title for c in chapters} for s in lettered), name


def test_prison_conditions_stand_under_torture_whatever_the_edition_made_of_the_heading(
    reports: dict[str, tuple[bytes, Document]],
) -> None:
    for name, (_, document) in reports.items():
        for section in document.sections:
            if section.title == "Prison and Detention Center Conditions":
                assert section.path[-2].startswith("Torture"), name


def test_site_chrome_is_listed_and_not_in_the_text(reports: dict[str, tuple[bytes, Document]]) -> None:
    for name, (_, document) in reports.items():
        chrome = " ".join(part.text for part in document.removed if part.reason == "chrome")
        assert "Official websites use .gov" in chrome, name
        assert "Bureau of Democracy" in chrome, name
        assert "Official websites use .gov" not in document.text, name
        assert "On This Page" not in document.text, name


def test_the_covered_year_is_found_where_the_page_states_it(
    reports: dict[str, tuple[bytes, Document]],
) -> None:
    for name, (_, document) in reports.items():
        found = dict(document.found)
        assert found.get("covers_from") in {None, f"{name[-4:]}-01-01"}, name
        assert "published" not in found
