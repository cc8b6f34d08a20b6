"""The figures about reading: counts made from the files by other means agree with the readings, and can disagree."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval import reading_counts as counts
from eval.fuzz_readers import fuzz
from eval.fuzz_seeds import mutated, plain_pdf, seeds
from eval.reading import Folder, read_folder, rows
from eval.reading_footnotes import footnotes
from eval.reading_places import places
from ingest.read.sniff import read

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "documents"
LABELS = ROOT / "tests" / "ingest" / "read" / "footnotes.jsonl"
REPORT = "xos-coi-country-focus-2024.pdf"


@pytest.fixture(scope="module")
def report() -> Folder:
    data = (EXAMPLES / REPORT).read_bytes()
    return Folder(files={REPORT: data}, documents={REPORT: read(data, REPORT)})


def test_numbered_sections_belong_to_the_country_above_them() -> None:
    heads = (
        ("24", "Landgebonden beleid"),
        ("[1]", "Het asielbeleid ten aanzien van Angola"),
        ("2", "Vrouwen"),
    )
    text = "".join(f"### {number}\n\n####{title}\n\n" for number, title in heads)
    found = counts.country_sections(text)
    assert found == [("Het asielbeleid ten aanzien van Angola", "2", "Vrouwen")]


def test_a_list_within_a_paragraph_does_not_disturb_the_count_of_paragraphs() -> None:
    text = "1. Een\n2. Twee:\n1. a\n2. b\n3. c\n3. Drie\n"
    assert counts.numbered_paragraphs(text) == 3
    assert counts.numbered_paragraphs("1. Een\n2. Twee:\n1. a\n3. Drie\n4. Vier\n") == 4


def test_articles_recitals_and_questions_are_counted_from_lines_of_their_own() -> None:
    text = "(1) Whereas\n(2) Whereas see Article 1\n(4) no\nArticle 1\n(3) after\nArticle 2\n"
    assert counts.articles(text) == [1, 2]
    assert counts.recitals(text) == 2
    assert counts.questions("Vraag 1\nBent u\nVragen 2 en 3\nVraag 5 t/m 7\nzie Vraag 9 hierboven\n") == [
        1,
        2,
        3,
        5,
        6,
        7,
    ]


def test_headings_of_a_report_are_those_of_its_content() -> None:
    page = "<h1>Land</h1><nav><h2>Menu</h2></nav><div class='report__content'><h2>Section 1.</h2><h2>Respect</h2></div>"
    assert counts.report_headings(page) == ["Land", "Section 1. Respect"]


def test_random_sentences_stand_in_their_rectangles_and_moved_ones_do_not(report: Folder) -> None:
    good = places(report.files, report.documents, 60)
    assert good.tried == good.paged == 60
    assert len(good.wrong) <= 1

    document = report.documents[REPORT]
    moved = tuple(replace(box, y0=box.y0 - 40, y1=box.y1 - 40) for box in document.places.box)
    elsewhere = replace(document, places=replace(document.places, box=moved))
    assert len(places(report.files, {REPORT: elsewhere}, 60).wrong) > 50


def test_a_word_that_a_reading_loses_is_counted(report: Folder) -> None:
    def words(folder: Folder) -> tuple[int, int]:
        row = next(iter(rows(folder, None, 1)))
        return row.right, row.whole

    right, whole = words(report)
    assert right == whole > 4_000
    document = report.documents[REPORT]
    some = replace(document.places, start=document.places.start[200:], end=document.places.end[200:])
    lost = replace(document, places=replace(some, box=document.places.box[200:]))
    assert words(Folder(files=report.files, documents={REPORT: lost}))[0] < whole - 50


def test_the_corpus_is_read_without_a_loss_of_structure(corpus: Path) -> None:
    folder = read_folder(corpus / "kamervragen")
    found = {row.name: (row.right, row.whole) for row in rows(folder, None, 20)}
    assert found["questions with their answer"] == (55, 55)
    assert found["pages with 99.5 % of them"][0] == found["pages with 99.5 % of them"][1] == 25


def test_labelled_footnotes_are_compared_with_the_linked_ones(corpus: Path) -> None:
    folder = read_folder(corpus / "kamervragen")
    documents = {f"kamervragen/{name}": document for name, document in folder.documents.items()}
    noted = footnotes(LABELS, documents)
    assert noted.labelled == noted.linked == noted.right == 50


def test_damage_is_the_same_in_every_run_and_another_for_every_number() -> None:
    of = seeds(EXAMPLES)
    assert mutated(of, 5) == mutated(of, 5)
    assert len({mutated(of, i) for i in range(60)}) == 60
    assert "volgens een bron verslechterd" in read(plain_pdf(), "plain.pdf").text


def test_damaged_files_end_in_a_document_or_a_named_refusal() -> None:
    outcomes = fuzz(EXAMPLES, 60)
    assert outcomes.bad == []
    assert sum(outcomes.counts.values()) == 60
    assert outcomes.counts["document"] > 10
    assert 0 < outcomes.peak < 1 << 30
