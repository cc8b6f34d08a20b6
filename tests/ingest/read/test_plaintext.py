"""Plain text extracted by others: paragraphs, headings, lists and footnotes are found again."""

import re
from pathlib import Path

import pytest

from ingest.document import BlockKind, Document, NoteKind
from ingest.read.plaintext import read

LETTERS = (
    "bijlage-5-toelichting-maatregelen-landenbeleid",
    "brief-openbaarmaking-uitvoeringsinstructies-ind-2024",
    "factsheet-ambtsberichten-en-werkinstructie",
    "kst-19637-3498-landenbeleid-2025-12-08",
    "verslag-schriftelijk-overleg-niet-langer-publiceren-ambtsberichten-2025",
)


def _read(text: str) -> Document:
    return read(text.encode())


@pytest.fixture(scope="module")
def letters(corpus: Path) -> dict[str, tuple[str, Document]]:
    files = {name: (corpus / "kamerstukken" / f"{name}.txt").read_bytes() for name in LETTERS}
    return {name: (data.decode(), read(data)) for name, data in files.items()}


@pytest.mark.parametrize("name", LETTERS)
def test_every_word_of_a_letter_is_in_the_text_or_in_a_removed_part(
    name: str, letters: dict[str, tuple[str, Document]]
) -> None:
    source, document = letters[name]
    kept = re.sub(r"\W", "", document.text)
    removed = "".join(re.sub(r"\W", "", part.text) for part in document.removed)
    printed = re.sub(r"\W", "", source)
    assert sorted(kept + removed) == sorted(printed)


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        (LETTERS[0], [("1", "Kwalificatierichtlijn"), ("2", "bij terugkeer.")]),
        (LETTERS[1], [("1", "beleidsregel beroepen."), ("2", "maatregelen in mijn brief")]),
        (LETTERS[2], []),
        (LETTERS[3], [("1", "inzichtelijke wijze.")]),
        (
            LETTERS[4],
            [
                ("1", "is genomen?"),
                ("2", "besluit berust?"),
                ("3", "niet mogen kennen."),
                ("4", "laten afstemmen?"),
            ],
        ),
    ],
)
def test_footnotes_of_the_letters_are_lifted_and_point_to_their_word(
    name: str, notes: list[tuple[str, str]], letters: dict[str, tuple[str, Document]]
) -> None:
    _, document = letters[name]
    assert [note.label for note in document.notes] == [label for label, _ in notes]
    for note, (_, before) in zip(document.notes, notes, strict=True):
        start = document.text[: note.at or 0]
        assert start.endswith((before, before.rstrip(".?")))


def test_words_broken_at_line_ends_are_whole(letters: dict[str, tuple[str, Document]]) -> None:
    text = letters[LETTERS[3]][1].text
    for word in (
        "landgebonden",
        "Vreemdelingenwet",
        "inzichtelijke",
        "ambtsbericht",
        "EU-lidstaten",
        "Kwalificatie- en",
    ):
        assert word in text
    assert not re.search(r"\w-\s*\n", text)


def test_sentences_go_on_over_page_breaks(letters: dict[str, tuple[str, Document]]) -> None:
    text = letters[LETTERS[3]][1].text
    assert "die worden opgesteld door het Ministerie van Buitenlandse Zaken" in text
    assert "of rapporten van derden zoals bijvoorbeeld andere EU-lidstaten" in text
    assert "Op basis van de instructie wordt sneller" in letters[LETTERS[0]][1].text


def test_headings_of_the_letters(letters: dict[str, tuple[str, Document]]) -> None:
    titles = {
        name: [(s.number, s.title) for s in document.sections] for name, (_, document) in letters.items()
    }
    assert titles[LETTERS[3]] == [
        (None, "Nr. 3498 BRIEF VAN DE MINISTER VAN ASIEL EN MIGRATIE"),
        (None, "Nationaal landenbeleid"),
        (None, "Landenbeleid andere landen"),
    ]
    assert titles[LETTERS[2]][1:] == [
        ("1", "Rol van het ministerie van Buitenlandse Zaken in de asielketen"),
        ("2", "Wat is een ambtsbericht"),
        ("3", "Procedure totstandkoming ambtsbericht"),
        ("3.1", "Vaststelling van de noodzaak van een nieuw ambtsbericht"),
        ("3.2", "Totstandkoming Terms of Reference (ToR)"),
        ("3.3", "Informatievergaring en vervaardiging van het concept-ambtsbericht"),
        ("3.4", "Interne review en publicatie"),
    ]
    assert titles[LETTERS[1]] == []
    # Nine parties spoke in the first part, and two more parts follow it.
    assert [number for number, _ in titles[LETTERS[4]] if number] == ["I", "II", "III"]
    assert sum(title.startswith("Vragen en opmerkingen van de") for _, title in titles[LETTERS[4]]) == 9


def test_the_date_of_a_letter_is_found_only_where_it_is_printed(
    letters: dict[str, tuple[str, Document]],
) -> None:
    found = {name: dict(document.found).get("published") for name, (_, document) in letters.items()}
    assert found == {**dict.fromkeys(LETTERS), LETTERS[3]: "2025-12-08"}


def test_internal_link_targets_are_not_part_of_the_text(letters: dict[str, tuple[str, Document]]) -> None:
    document = letters[LETTERS[2]][1]
    assert "buzaservices" not in document.text
    assert sum("buzaservices" in part.text for part in document.removed) == 2


def test_list_items_have_the_sentence_that_introduces_them(letters: dict[str, tuple[str, Document]]) -> None:
    document = letters[LETTERS[2]][1]
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    leads = {
        document.text[document.blocks[item.lead or 0].start : document.blocks[item.lead or 0].end][-12:]
        for item in items
    }
    assert len(items) == 10
    assert leads == {"hoofddoelen:", "cht middels:"}


def test_a_number_at_a_word_stays_where_no_note_has_it() -> None:
    document = _read("Dit staat in richtlijn12 en nergens anders.\n\nNog een alinea over D66.\n")
    assert "richtlijn12" in document.text
    assert document.notes == ()


def test_a_confidential_source_is_told_by_its_note() -> None:
    document = _read(
        "De weg is onveilig.1 Verder is er niets bekend.\n\n\n   1 Vertrouwelijke bron, 12 maart 2023.\n"
    )
    assert document.text == "De weg is onveilig. Verder is er niets bekend."
    assert document.notes[0].kind is NoteKind.CONFIDENTIAL


def test_page_numbers_and_running_heads_are_lifted_out() -> None:
    page = "Algemeen ambtsbericht Jemen\n\n{text}\n\nPagina {n} van 3\n\x0c"
    texts = ["De eerste bladzijde gaat over", "de stad Sana’a en de weg daar", "naartoe."]
    document = _read("".join(page.format(text=text, n=n) for n, text in enumerate(texts, start=1)))
    assert document.text == "De eerste bladzijde gaat over de stad Sana’a en de weg daar naartoe."
    assert [part.reason for part in document.removed].count("page_number") == 3
    assert [part.reason for part in document.removed].count("running_head") == 3


def test_questions_and_answers_are_told_apart() -> None:
    document = _read(
        "Antwoorden op Kamervragen over Jemen\n\nVraag 1\n\nKent u het bericht?\n\nAntwoord 1\n\nJa, dat ken ik.\n\n"
        "Vraag 2\nWat vindt u ervan?\n\nAntwoord op vraag 2\nIk deel de zorg.\n\nOok deel ik meer.\n"
    )
    assert [
        (block.kind, block.paragraph) for block in document.blocks if block.kind is not BlockKind.HEADING
    ] == [
        (BlockKind.QUESTION, "1"),
        (BlockKind.ANSWER, "1"),
        (BlockKind.QUESTION, "2"),
        (BlockKind.ANSWER, "2"),
        (BlockKind.ANSWER, "2"),
    ]


def test_text_without_wrapped_lines_keeps_its_paragraphs() -> None:
    long = (
        "Deze zin is lang genoeg om op een enkele regel te staan zonder dat iemand haar heeft afgebroken. "
        * 4
    )
    document = _read(f"{long}\n{long}\n{long}\n")
    assert len(document.blocks) == 3
