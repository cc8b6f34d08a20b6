"""The builder: canonical text, sections, lists and notes come out as the contract says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import BlockKind, Document, NoteKind
from ingest.errors import NoText
from ingest.read.builder import MARK, Builder


def _shown(document: Document, index: int) -> str:
    block = document.blocks[index]
    return document.text[block.start : block.end]


def _nested() -> Document:
    builder = Builder()
    builder.title("Het rapport")
    builder.heading("Landgebonden beleid", 10, number="C7", label="C7 Landgebonden beleid")
    builder.heading("Somalië", 20, number="24.")
    builder.block("Er geldt beleid.")
    builder.heading("Besluitmoratorium", 30, number="24.1")
    builder.block("Geen bijzonderheden.")
    builder.heading("Soedan", 20, number="25")
    builder.block("Ook beleid.")
    return builder.document(b"bytes")


def test_blocks_are_separated_by_one_blank_line_and_cover_the_text() -> None:
    document = _nested()
    assert document.text == "\n\n".join(_shown(document, i) for i in range(len(document.blocks)))


def test_a_section_ends_with_the_last_block_under_it_subsections_included() -> None:
    document = _nested()
    somalia = document.sections[2]
    assert document.text[somalia.start : somalia.end].endswith("Geen bijzonderheden.")
    assert document.text[somalia.start :].startswith("24. Somalië")


def test_the_path_holds_titles_outermost_first_and_the_label_of_a_chapter() -> None:
    document = _nested()
    assert document.sections[3].path == ("C7 Landgebonden beleid", "Somalië", "Besluitmoratorium")
    assert [section.level for section in document.sections] == [1, 1, 2, 3, 2]


def test_the_number_loses_its_final_full_stop_in_the_section_but_not_in_the_text() -> None:
    document = _nested()
    assert document.sections[2].number == "24"


def test_no_section_stands_inside_the_title() -> None:
    document = _nested()
    assert document.sections[0].path == ("Het rapport",)
    assert all("Het rapport" not in section.path for section in document.sections[1:])


def test_a_list_item_names_the_block_that_introduces_it() -> None:
    builder = Builder()
    lead = builder.block("De IND beschouwt als risicogroep:")
    builder.item("a. vrouwen;", paragraph="a")
    inner = builder.item("b. leden van:", paragraph="b")
    builder.item("de ene groep;", 1)
    builder.item("de andere groep;", 1)
    builder.item("c. journalisten.", paragraph="c")
    builder.block("Dit is een gewone zin.")
    builder.item("los punt")
    leads = [block.lead for block in builder.document(b"").blocks]
    assert leads == [None, lead, lead, inner, inner, lead, None, None]


def test_a_list_does_not_take_its_lead_from_another_section() -> None:
    builder = Builder()
    builder.heading("Een", 1)
    builder.block("Het volgende geldt:")
    builder.heading("Twee", 1)
    builder.item("een punt")
    assert builder.document(b"").blocks[-1].lead is None


def test_a_marker_is_taken_out_of_the_text_and_its_note_points_behind_the_word() -> None:
    builder = Builder()
    builder.block(f"Volgens een bron{MARK} is het onveilig {MARK}.", marks=("1", "2"))
    builder.note("1", "1", "Vertrouwelijke bron, 12 maart 2023.")
    builder.note("2", "2", "https://example.org/report")
    document = builder.document(b"")
    assert document.text == "Volgens een bron is het onveilig."
    assert [(note.label, note.at) for note in document.notes] == [("1", 16), ("2", 32)]
    assert [note.kind for note in document.notes] == [NoteKind.CONFIDENTIAL, NoteKind.PUBLIC_URL]


def test_a_note_without_marker_is_kept_and_a_marker_without_note_is_reported() -> None:
    builder = Builder()
    builder.block(f"Tekst{MARK}", marks=("7",))
    builder.note("8", "8", "Zonder verwijzing.")
    document = builder.document(b"")
    assert [note.at for note in document.notes] == [None]
    assert document.warnings == ("footnote marker 7 has no body in the document",)


def test_nothing_to_cite_is_no_document() -> None:
    builder = Builder()
    builder.block("")
    with pytest.raises(NoText):
        builder.document(b"")


@given(st.lists(st.tuples(st.integers(0, 6), st.text("abc ", min_size=1, max_size=20)), min_size=1))
def test_every_section_lies_in_its_parent(parts: list[tuple[int, str]]) -> None:
    builder = Builder()
    builder.block("begin")
    for level, text in parts:
        plain = " ".join(text.split())
        builder.heading(plain or "x", level) if level else builder.block(plain)
    document = builder.document(b"")
    for i, section in enumerate(document.sections):
        assert section.level == len(section.path)
        parent = next((p for p in reversed(document.sections[:i]) if p.level == section.level - 1), None)
        assert section.level == 1 or (
            parent is not None and parent.start <= section.start <= section.end <= parent.end
        )
    kinds = [block.kind for block in document.blocks]
    assert kinds.count(BlockKind.HEADING) == len(document.sections)
