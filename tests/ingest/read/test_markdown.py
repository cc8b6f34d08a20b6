"""Markdown: ordinary documents, and the policy rules whose numbers decide over their markup."""

import re
from pathlib import Path

import pytest

from eval.reading_counts import country_sections, numbered_headings
from ingest.document import BlockKind, Document
from ingest.read.markdown import read
from tests.ingest.built import blocks_of

RULES = ("2011-06-19", "2013-01-01", "2014-01-01", "2015-01-05")


def _read(text: str) -> Document:
    return read(text.encode())


@pytest.fixture(scope="module")
def rules(corpus: Path) -> dict[str, tuple[str, Document]]:
    found = {}
    for version in RULES:
        data = (corpus / "vreemdelingencirculaire" / f"BWBR0012288-{version}.md").read_bytes()
        found[version] = (data.decode(), read(data))
    return found


@pytest.mark.parametrize("version", RULES)
def test_every_numbered_heading_of_the_policy_rules_is_a_section_in_order(
    version: str, rules: dict[str, tuple[str, Document]]
) -> None:
    text, document = rules[version]
    printed = numbered_headings(text)
    assert len(printed) > 500
    sections = [(section.number, section.title) for section in document.sections if section.number]
    assert [pair for pair in sections if pair[0] != "Bijlage"] == printed


@pytest.mark.parametrize("version", RULES)
def test_no_heading_line_of_the_policy_rules_is_lost(
    version: str, rules: dict[str, tuple[str, Document]]
) -> None:
    text, document = rules[version]
    hashes = len(re.findall(r"^#{2,}", text, re.MULTILINE))
    pairs = len(re.findall(r"^###[ ]+(?:\[?[A-Z]?[\d.]+[a-z]?\]?|Bijlage)[ ]*\n\n####", text, re.MULTILINE))
    assert len(document.sections) == hashes - pairs


@pytest.mark.parametrize(
    ("version", "least"), [("2011-06-19", 500), ("2013-01-01", 500), ("2014-01-01", 300), ("2015-01-05", 300)]
)
def test_every_country_section_has_its_own_country_in_its_path(
    version: str, least: int, rules: dict[str, tuple[str, Document]]
) -> None:
    text, document = rules[version]
    expected = country_sections(text)
    assert len(expected) >= least
    found = [
        (section.path[1], section.number, section.title)
        for section in document.sections
        if len(section.path) > 2 and section.number and "Landgebonden beleid" in section.path[0]
        if re.match(r"Het (?:asiel)?beleid ten aanzien van ", section.path[1])
    ]
    assert found == expected


@pytest.mark.parametrize("version", RULES)
def test_a_deeper_number_stands_in_the_section_whose_number_it_extends(
    version: str, rules: dict[str, tuple[str, Document]]
) -> None:
    _, document = rules[version]
    open_sections: dict[int, str | None] = {}
    checked = 0
    for section in document.sections:
        open_sections[section.level] = section.number
        parent = (section.number or "").rpartition(".")[0]
        if parent:
            assert open_sections[section.level - 1] == parent
            checked += 1
    assert checked > 300


def test_the_path_of_a_section_names_chapter_country_and_titles(
    rules: dict[str, tuple[str, Document]],
) -> None:
    _, document = rules["2015-01-05"]
    section = next(s for s in document.sections if s.number == "23.4.2")
    assert section.path == (
        "C7 Landgebonden beleid",
        "Het asielbeleid ten aanzien van Somalië",
        "Foltering, onmenselijke of vernederende behandeling of bestraffing in de zin van artikel 3 EVRM",
        "Systematische blootstelling in de zin van paragraaf C2/3.3 Vc",
    )


@pytest.mark.parametrize("version", RULES)
def test_no_particulars_is_a_block_of_its_own_under_its_heading(
    version: str, rules: dict[str, tuple[str, Document]]
) -> None:
    text, document = rules[version]
    lines = len(re.findall(r"^Geen bijzonderheden\.?\s*$", text, re.MULTILINE))
    blocks = [
        block
        for block in document.blocks
        if document.text[block.start : block.end] in {"Geen bijzonderheden.", "Geen bijzonderheden"}
    ]
    assert len(blocks) == lines
    assert all(block.section >= 0 for block in blocks)


@pytest.mark.parametrize("version", RULES)
def test_every_word_of_the_policy_rules_is_in_the_canonical_text(
    version: str, rules: dict[str, tuple[str, Document]]
) -> None:
    text, document = rules[version]
    source = re.sub(r"<meta[^>]*>|\]\((?:[^()\n]|\([^()\n]*\))*\)|[#*\[\]!]", " ", text)
    words = re.findall(r"\w+", source)
    assert re.findall(r"\w+", document.text.replace("[", "").replace("]", "")) == words


def test_markup_of_links_and_emphasis_is_gone() -> None:
    document = _read("Zie [artikel 29 Vw](../x/README.md) en **vet** of *cursief*.\n")
    assert document.text == "Zie artikel 29 Vw en vet of cursief."


def test_a_heading_in_two_lines_is_one_section() -> None:
    source = (
        "### 1\n\n####Algemeen\n\nA.\n### 1.1\n\n####Meer\n\nB.\n### * *Ook dit* *\n\nC.\n"
        "### *Ad b.*\n\nD.\n### 1.2\n\n####Slot\n\nE.\n"
    )
    document = _read(source)
    assert [(s.number, s.title, s.level) for s in document.sections] == [
        ("1", "Algemeen", 1),
        ("1.1", "Meer", 2),
        (None, "Ook dit", 3),
        (None, "Ad b.", 4),
        ("1.2", "Slot", 2),
    ]


def test_text_after_three_spaces_in_a_list_item_is_a_paragraph() -> None:
    document = _read("Het gaat om:\n\n* een ding; of\n\n* een ander ding.   Dit geldt voor beide.\n")
    assert [kind for kind, _ in blocks_of(document)] == [
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
    ]
    assert document.blocks[1].lead == document.blocks[2].lead == 0


def test_printed_list_marks_stay_and_bullets_of_markdown_go() -> None:
    document = _read("Groepen:\n\na. vrouwen;\n\nb. journalisten.\n\n– een streepje\n\n* een ster\n")
    assert [text for _, text in blocks_of(document)][1:] == [
        "a. vrouwen;",
        "b. journalisten.",
        "– een streepje",
        "een ster",
    ]
    assert [block.paragraph for block in document.blocks] == [None, "a", "b", None, None]


def test_ordinary_markdown_nests_by_its_signs() -> None:
    source = (
        "# Report\n\nIntro\ntwo lines.\n\n## 1. Security\n\ntext[^1]\n\n### Kabul\ndirectly below\n\n"
        "## 2. Rights\n\n| Year | N |\n|---|---|\n| 2020 | 5 |\n\n```\ncode  here\n```\n\n"
        "[^1]: Source, accessed 1 May 2023.\n"
    )
    document = _read(source)
    assert [(s.number, s.title, s.path) for s in document.sections] == [
        (None, "Report", ("Report",)),
        ("1", "Security", ("Security",)),
        (None, "Kabul", ("Security", "Kabul")),
        ("2", "Rights", ("Rights",)),
    ]
    assert (BlockKind.TABLE_ROW, "2020 | 5") in blocks_of(document)
    assert (BlockKind.PARAGRAPH, "directly below") in blocks_of(document)
    assert (BlockKind.PARAGRAPH, "Intro two lines.") in blocks_of(document)
    assert document.text[: document.notes[0].at].endswith("text")


def test_underlined_headings_are_headings() -> None:
    document = _read("Title\n=====\n\nPart one\n--------\n\nText.\n\nPart two\n--------\n\nMore.\n")
    assert [s.title for s in document.sections] == ["Title", "Part one", "Part two"]
