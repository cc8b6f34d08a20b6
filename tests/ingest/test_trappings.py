"""Letterhead, cover, imprint and lists of sources are known for what they are, and no text about the subject with them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.document import BlockKind, Document
from ingest.trappings import trappings
from tests.ingest.listed import Line, heading, line, listed

TEXT = "Er geldt geen moratorium voor Noordland."
ROW = BlockKind.TABLE_ROW


def around(document: Document) -> list[str]:
    gone = trappings(document, 0, len(document.blocks) - 1)
    return [
        document.text[block.start : block.end]
        for index, block in enumerate(document.blocks)
        if index in gone and block.kind is not BlockKind.HEADING
    ]


def row(text: str) -> Line:
    return (ROW, text, None, None)


LETTER = (
    "Ministerie van Voorbeelden",
    "> Retouradres Postbus 12 2500 AA Den Haag",
    "De voorzitter van de Tweede Kamer",
    "der Staten-Generaal",
    "Ons kenmerk: 123456",
    "Datum 3 mei 2024",
    "Betreft Beantwoording van vragen over de terugkeer van personen naar Noordland en de opvang van hun kinderen daar",
    "Geachte voorzitter,",
)
UNITED = (
    "United Nations",
    "General Assembly Distr.: General",
    "4 April 2014",
    "Original: English",
    "Agenda item 6",
)
PARLIAMENT = (
    "Tweede Kamer der Staten-Generaal",
    "2",
    "Vergaderjaar 2023–2024 Aanhangsel van de Handelingen",
    "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden",
)
ENGLISH = (
    "Home Affairs",
    "P.O. Box 12, 2500 AA Capital",
    "Date: 3 May 2024",
    "Subject: Return to Norland",
    "Dear Chair,",
)
IMPRINT = (
    "Norland: Country Focus",
    "December 2023",
    "Manuscript completed in November 2023.",
    "Neither the Agency nor any person acting on behalf of the Agency is responsible for the use that might be made of it.",
    "PDF ISBN 978-92-0000-000-0 doi:10.0000/1234",
    "© European Agency, 2023",
    "Reproduction is authorised provided the source is acknowledged.",
)


@pytest.mark.parametrize("lines", [LETTER, UNITED, PARLIAMENT, ENGLISH, IMPRINT], ids=lambda lines: lines[0])
def test_what_stands_above_the_text_of_a_letter_or_report_is_around_it(lines: Sequence[str]) -> None:
    assert around(listed([*map(line, lines), line(TEXT)])) == list(lines)
    assert around(listed([heading("Rapport over Noordland"), *map(line, lines), line(TEXT)])) == list(lines)


def test_a_document_that_begins_with_its_text_has_nothing_around_it() -> None:
    assert around(listed([heading("Noordland"), line("Geen bijzonderheden"), line("Geen moratorium")])) == []
    assert around(listed([line(TEXT), line("Datum 3 mei 2024"), line("Betreft Noordland")])) == []


def test_what_is_said_between_the_lines_of_a_cover_ends_it() -> None:
    document = listed([line("Datum 3 mei 2024"), line(TEXT), line("Den Haag"), row("Hoofdstad | Noordstad")])

    assert around(document) == ["Datum 3 mei 2024"]


def test_a_table_or_a_list_of_facts_on_a_dated_first_page_is_text() -> None:
    facts = [row("Hoofdstad | Noordstad"), row("Inwoners | 3,4 miljoen"), line("geen doodstraf", None, 0)]

    assert around(listed([line("Feitenblad"), line("3 mei 2024"), *facts])) == ["Feitenblad", "3 mei 2024"]


def test_what_stands_under_a_numbered_heading_or_a_third_heading_is_text() -> None:
    cover = [line("3 mei 2024"), heading("Moratorium"), line("Geen")]
    plain = listed(cover)
    numbered = replace(plain, sections=tuple(replace(section, number="1") for section in plain.sections))
    later = listed(
        [heading("Noordland"), heading("Landenbeleid"), *cover[:1], heading("Moratorium"), line("Geen")]
    )

    assert around(numbered) == ["3 mei 2024"]
    assert around(later) == ["3 mei 2024"]


@pytest.mark.parametrize(
    "title", ["Legal notice", "Disclaimer", "Colofon", "1 Disclaimer", "Acknowledgements"]
)
def test_an_imprint_is_known_by_its_title(title: str) -> None:
    said = "The information in this report was researched and evaluated with utmost care, and it is not exhaustive."
    document = listed([line(TEXT), heading(title), line(said), heading("Veiligheid"), line(TEXT)])

    assert around(document) == [said]


ENTRIES = (
    "Bond van Rechters, Jaarbericht 2023, 3 mei 2024",
    "BZK. (2022). Programma Woningbouw. Den Haag: Ministerie.",
    "Watch, Prisons, 12 May 2023, https://www.example.org/prisons, accessed 6 November 2023",
)


@pytest.mark.parametrize(
    "title",
    [
        "Bronnen",
        "Annex 1: Bibliography",
        "Bijlage B Geraadpleegde openbare bronnen",
        "Public sources",
        "10 Annex: Sources",
    ]
    + ["Literatuurlijst", "References", "List of sources consulted", "Overzicht van geraadpleegde bronnen"],
)
def test_a_list_of_sources_is_around_the_text(title: str) -> None:
    assert around(listed([line(TEXT), heading(title), *map(line, ENTRIES)])) == list(ENTRIES)


PROSE = (
    "Dit ambtsbericht is gebaseerd op openbare en op vertrouwelijke bronnen.",
    "In 2023 is met elf personen gesproken, van wie er drie niet met naam genoemd willen worden.",
    "Waar bronnen elkaar tegenspreken, is dat vermeld.",
)


@pytest.mark.parametrize(
    "title", ["Bronnen", "1.2 Bronnen", "Sources", "Methodology and sources", "Terms of reference"]
)
def test_what_is_said_about_the_sources_or_the_questions_is_text(title: str) -> None:
    assert around(listed([line(TEXT), heading(title), *map(line, PROSE)])) == []


@pytest.mark.parametrize(
    "title", ["Annex 2: Terms of reference", "Bijlage A Vragen waarop dit ambtsbericht antwoord geeft"]
)
def test_the_questions_that_a_report_was_to_answer_are_around_its_text(title: str) -> None:
    asked = (
        "1. Displacement and return",
        "2. Security per province, including casualties.",
        "3. Wie is dienstplichtig?",
    )

    assert around(listed([line(TEXT), heading(title), *map(line, asked)])) == list(asked)


def test_greetings_are_around_the_text_and_who_signs_is_not() -> None:
    document = listed(
        [line(TEXT), line("Hoogachtend,"), line("DE MINISTER VAN VOORBEELDEN,"), line("V. Beeld")]
    )

    assert around(document) == ["Hoogachtend,"]
    assert around(listed([line(TEXT), line("Dear victims of the war were found alive.")])) == []


def test_an_annex_that_tells_facts_is_text() -> None:
    document = listed(
        [
            line(TEXT),
            heading("Annex 1: Composition of the delegation"),
            line(
                "The delegation was headed by the Minister of Justice and composed of the following members:"
            ),
            heading("Bijlage B Afkortingen"),
            row("NVD | Nationale Veiligheidsdienst"),
        ]
    )

    assert around(document) == []


def test_a_first_line_that_is_no_sentence_is_the_title_where_running_text_follows() -> None:
    said = "In het noorden vielen in maart twaalf doden bij gevechten, aldus het ministerie."
    titled = listed([line("Rapport over het noorden van Varenië"), line(said)])
    alone = listed([line("Rapport over het noorden van Varenië")])

    assert trappings(titled, 0, 1) == {0}
    assert trappings(alone, 0, 0) == frozenset()
    assert trappings(listed([line(said), line("Tabel 1")]), 0, 1) == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "See the Department of State’s International Religious Freedom Report at https://www.state.gov/religion/.",
            True,
        ),
        ("See the Religious Freedom Report at https://www.state.gov/r. The law forbids conversion.", False),
        ("See section 1.e. for what happened to judges.", False),
    ],
)
def test_a_paragraph_that_only_says_where_another_document_is_answers_nothing(
    text: str, *, expected: bool
) -> None:
    said = "Religious groups must register with the ministry, which refused most of them."
    assert (1 in trappings(listed([line(said), line(text)]), 0, 1)) == expected
