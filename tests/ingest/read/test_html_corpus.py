"""The HTML reports of the corpus against a second, independent reading of their pages."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ingest.document import BlockKind, Document
from ingest.read.html import read

_VOID = {"br", "img", "input", "meta", "link", "hr", "wbr", "source", "col"}


def _blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


class _Report(HTMLParser):
    """A second, independent reading of a State Department page: headings and words of the report itself."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.words: list[str] = []
        self._stack: list[tuple[str, bool]] = []
        self._inside = 0
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.words.extend([" "] if self._inside else [])
            return
        classes = (dict(attrs).get("class") or "").split()
        opens = "report__content" in classes or tag == "h1"
        self._stack.append((tag, opens))
        self._inside += opens
        label = "report-toc-section" in classes
        if self._inside and (re.fullmatch(r"h[1-6]", tag) or label):
            self._heading = tag
            self.headings.append("")
        if self._inside and tag in {"p", "div", "section", "li", "h1", "h2", "h3", "h4", "h5"}:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if not any(open_tag == tag for open_tag, _ in self._stack):
            return
        while self._stack:
            open_tag, opened = self._stack.pop()
            self._inside -= opened
            if open_tag == tag:
                break
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)
            if self._heading:
                self.headings[-1] += data


def _second_reading(data: bytes) -> tuple[list[str], list[str]]:
    parser = _Report()
    # The second parser closes what it must by name; scripts of these pages hold no report text.
    parser.feed(re.sub(r"(?s)<(script|style|noscript|svg)\b.*?</\1>", " ", data.decode("utf-8")))
    headings = [" ".join(heading.split()) for heading in parser.headings]
    joined: list[str] = []
    for heading in headings:
        if joined and re.fullmatch(r"Section \d+\.", joined[-1]):
            joined[-1] += f" {heading}"
        else:
            joined.append(heading)
    return joined, re.findall(r"\w+", "".join(parser.words))


@pytest.fixture(scope="module")
def reports(corpus: Path) -> dict[str, tuple[bytes, Document]]:
    files = sorted((corpus / "usdos").glob("*.html"))
    assert len(files) == 36
    return {path.stem: (path.read_bytes(), read(path.read_bytes())) for path in files}


def test_every_heading_of_the_36_reports_is_there_in_order(
    reports: dict[str, tuple[bytes, Document]],
) -> None:
    for name, (data, document) in reports.items():
        headings, _ = _second_reading(data)
        assert len(headings) > 25, name
        assert [text for kind, text in _blocks(document) if kind is BlockKind.HEADING] == headings, name


def test_every_word_of_the_36_reports_is_there_in_order(reports: dict[str, tuple[bytes, Document]]) -> None:
    for name, (data, document) in reports.items():
        _, words = _second_reading(data)
        assert re.findall(r"\w+", document.text) == words, name


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
