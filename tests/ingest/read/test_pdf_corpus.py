"""The real documents: nothing is lost, and structure agrees with independent counts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document import Block, BlockKind, Document
from ingest.read.audit import audit
from ingest.read.pdf import read

FOOTNOTES = Path(__file__).with_name("footnotes.jsonl")
Documents = dict[str, Document]

# Last numbered paragraph of each report, as printed on its last pages.
LAST_PARAGRAPH = {
    "upr/afghanistan2009.pdf": 98,
    "upr/afghanistan2014.pdf": 139,
    "upr/eritrea2010.pdf": 80,
    "upr/eritrea2014.pdf": 123,
    "upr/iran2014.pdf": 139,
    "upr/iraq2010.pdf": 84,
    "upr/iraq2014.pdf": 128,
    "upr/syria2011.pdf": 106,
    "upr/turkey2010.pdf": 106,
}
# Questions as numbered in each document.
QUESTIONS = {"01b2bcad": 9, "1a529d02": 12, "1b0f0b98": 15, "1bca1484": 10, "1c0f765c": 9}


@pytest.fixture(scope="module")
def documents(corpus: Path) -> Documents:
    return {
        path.relative_to(corpus).as_posix(): read(path.read_bytes())
        for path in sorted(corpus.glob("*/*.pdf"))
    }


def blocks(document: Document, kind: BlockKind) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind is kind)


def squeezed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def test_every_word_that_pdfium_sees_is_kept_or_removed_by_name(corpus: Path, documents: Documents) -> None:
    pages = [
        (file, page)
        for file, read_ in documents.items()
        for page in audit((corpus / file).read_bytes(), read_)
    ]
    assert len(pages) > 400
    assert [(file, page.page, page.missing) for file, page in pages if page.share < 0.995] == []


def test_blocks_cover_the_canonical_text_in_order(documents: Documents) -> None:
    for document in documents.values():
        ends = [0, *(block.end for block in document.blocks)]
        gaps = [
            document.text[end : block.start]
            for end, block in zip(ends[1:], document.blocks[1:], strict=False)
        ]
        assert set(gaps) <= {"\n\n"}
        assert document.blocks[-1].end == len(document.text)


def test_every_word_has_a_place_on_its_own_page(documents: Documents) -> None:
    for document in documents.values():
        placed = sum(
            end - start for start, end in zip(document.places.start, document.places.end, strict=True)
        )
        joints = sum(letter in " |\n" for letter in document.text)
        assert placed >= 0.999 * (len(document.text) - joints)


def test_numbered_paragraphs_of_the_un_reports_have_no_gap(documents: Documents) -> None:
    for file, last in LAST_PARAGRAPH.items():
        numbers = [
            block.paragraph for block in blocks(documents[file], BlockKind.PARAGRAPH) if block.paragraph
        ]
        assert numbers[:last] == [str(number) for number in range(1, last + 1)], file


def test_questions_and_answers_come_in_pairs(documents: Documents) -> None:
    for name, count in QUESTIONS.items():
        document = next(document for file, document in documents.items() if name in file)
        asked = numbers_of(document, BlockKind.QUESTION)
        answered = numbers_of(document, BlockKind.ANSWER)
        assert asked == answered == set(range(1, count + 1)), name


def numbers_of(document: Document, kind: BlockKind) -> set[int]:
    printed = (block.paragraph or "" for block in blocks(document, kind))
    return {int(number) for text in printed for number in re.findall(r"\d+", text)}


def test_the_regulation_has_its_articles_and_recitals(documents: Documents) -> None:
    document = documents["wetgeving/regulation-eu-2024-1347-qualification.pdf"]
    articles = [
        section.number for section in document.sections if (section.number or "").startswith("Article")
    ]
    assert articles == [f"Article {number}" for number in range(1, 43)]
    first = next(section.start for section in document.sections if section.number == "CHAPTER I")
    recitals = [
        block.paragraph
        for block in blocks(document, BlockKind.PARAGRAPH)
        if block.start < first and document.text[block.start] == "("
    ]
    assert recitals == [str(number) for number in range(1, 79)]


def test_footnotes_labelled_by_eye_are_linked(documents: Documents) -> None:
    labelled = [json.loads(line) for line in FOOTNOTES.read_text(encoding="utf-8").splitlines()]
    assert len(labelled) >= 120
    pages = {(row["file"], row["page"]) for row in labelled}
    found = {
        (file, note.page, note.label, squeezed(note.text)): squeezed(
            document.text[max(note.at - 60, 0) : note.at]
        )
        for file, document in documents.items()
        for note in document.notes
        if note.at is not None and note.page is not None and (file, note.page) in pages
    }
    right = sum(any(matches(row, key, before) for key, before in found.items()) for row in labelled)
    assert right >= 0.98 * len(labelled)  # recall
    assert right >= 0.98 * len(found)  # precision: the labelled pages were labelled whole


def matches(row: dict[str, str | int], key: tuple[str, int, str, str], before: str) -> bool:
    file, page, label, body = key
    return (
        (file, page, label) == (row["file"], row["page"], row["label"])
        and body.startswith(squeezed(str(row["body_start"])))
        and before.endswith(squeezed(str(row["marker_context"])))
    )


def test_margins_and_document_symbols_are_not_text(documents: Documents) -> None:
    letter = documents["layout/kamerbrief-verzamelbrief-luchtvaart-2023-10-18.pdf"]
    assert "Kenmerk" not in letter.text
    assert {"margin", "page_number"} <= {removed.reason for removed in letter.removed}
    report = documents["upr/afghanistan2014.pdf"]
    assert ("symbol", "A/HRC/26/4") in {(removed.reason, removed.text) for removed in report.removed}
    assert "....." not in report.text


def test_dates_are_found_only_where_they_are_stated(documents: Documents) -> None:
    published = {file: dict(document.found).get("published") for file, document in documents.items()}
    assert published["layout/kamerbrief-verzamelbrief-luchtvaart-2023-10-18.pdf"] == "2023-10-18"
    assert published["layout/rapport-pbl-4669-verhuismotieven-2023.pdf"] == "2023-09-04"
    assert published["upr/afghanistan2014.pdf"] == "2014-04-04"
    assert published["wetgeving/commission-notice-c-2023-1392-free-movement.pdf"] == "2023-12-22"
    assert {date for file, date in published.items() if file.startswith("kamervragen/")} == {None}
