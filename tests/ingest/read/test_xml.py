"""Official XML: numbers decide nesting, notes are lifted, nothing is lost, nothing is fetched."""

import pytest

from ingest.document import BlockKind
from ingest.errors import BrokenFile
from ingest.read.xml import read
from tests.ingest.built import blocks_of

LETTER = """\ufeff<?xml version="1.0" encoding="UTF-8"?>\r
<officiele-publicatie><metadata><meta name="x" content="y"/></metadata><kamerstuk>
<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2025-2026</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>19 637</dossiernr></dossiernummer><titel>Vreemdelingenbeleid</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">3498</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel>
<algemeen><vrije-tekst><tekst status="goed"><al>Den Haag, 8 december 2025</al>
<tussenkop kopopmaak="vet">Kop</tussenkop>
<al>Zie het vreem<?xpp afbm?>delingen\u00adbeleid.<noot id="a" type="voet"><noot.nr>1</noot.nr><noot.al>
<nadruk type="cur">Kamerstukken II</nadruk>, 2025/26,
<extref doc="kst-1">36 800, nr. 80</extref>.</noot.al></noot> Verder.</al>
<divisie><kop><nr>2.</nr><titel>Inleiding</titel></kop><al>Het gaat om:</al>
<lijst type="expliciet"><li><li.nr>1.</li.nr><al>een;</al><lijst><li><li.nr>a.</li.nr><al>diep;</al></li></lijst></li>
<li><li.nr>2.</li.nr><al>twee.</al></li></lijst></divisie>
<divisie><kop><nr>2.1</nr><titel>Daaronder</titel></kop><al>Geen bijzonderheden.</al>
<nieuw-element>Onbekend <x>woord</x></nieuw-element></divisie></tekst></vrije-tekst></algemeen>
<tekst-sluiting><ondertekening><functie>De Minister,</functie><naam><voornaam>D.</voornaam><achternaam>Weel</achternaam>
</naam></ondertekening></tekst-sluiting>
<bijlage><kop><titel>Bijlage 1</titel></kop><al>Weer een noot.
<noot type="voet"><noot.nr>1</noot.nr><noot.al>Andere.</noot.al></noot></al>
<table><title>Cijfers</title><tgroup cols="2"><thead><row><entry>Jaar</entry><entry>N</entry></row></thead>
<tbody><row><entry>2024</entry><entry>12</entry></row></tbody></tgroup></table></bijlage>
</stuk></kamerstuk></officiele-publicatie>"""

LAW = """<?xml version="1.0"?><toestand bwb-id="BWBR1" inwerkingtreding="2026-01-01"><wetgeving soort="wet">
<intitule>Wet van 23 november 2000</intitule><citeertitel>Vw 2000</citeertitel><wet-besluit><wettekst>
<hoofdstuk><kop><label>Hoofdstuk</label><nr>3</nr><titel>Verblijf</titel></kop>
<artikel><kop><label>Artikel</label><nr>28</nr></kop><lid><lidnr>1</lidnr><al>Onze Minister is bevoegd:</al>
<lijst><li><li.nr>a.</li.nr><al>in te willigen;</al></li></lijst></lid>
<lid><lidnr>2</lidnr><al>Tweede lid.</al></lid></artikel>
<artikel><kop><label>Artikel</label><nr>29</nr><titel>Gronden</titel></kop><al>Enig lid.</al></artikel></hoofdstuk>
</wettekst></wet-besluit></wetgeving></toestand>"""

CIRCULAR = """<?xml version="1.0"?><toestand><wetgeving soort="circulaire"><circulaire><circulaire-tekst>
<circulaire.divisie><kop><label>Paragraaf</label><nr status="officieel">7</nr><titel>Landgebonden beleid</titel></kop>
<tekst><al>Tekst.</al></tekst><circulaire.divisie><kop><label>Paragraaf</label><nr>7.12</nr><titel>Irak</titel></kop>
<tekst><al>Geen bijzonderheden.</al></tekst></circulaire.divisie></circulaire.divisie>
</circulaire-tekst></circulaire></wetgeving></toestand>"""


def test_a_letter_keeps_all_its_text_in_order() -> None:
    document = read(LETTER.encode())
    assert [text for _, text in blocks_of(document)] == [
        "Vergaderjaar 2025-2026",
        "19 637",
        "Vreemdelingenbeleid",
        "Nr. 3498",
        "BRIEF VAN DE MINISTER",
        "Den Haag, 8 december 2025",
        "Kop",
        "Zie het vreemdelingenbeleid. Verder.",
        "2. Inleiding",
        "Het gaat om:",
        "1. een;",
        "a. diep;",
        "2. twee.",
        "2.1 Daaronder",
        "Geen bijzonderheden.",
        "Onbekend",
        "woord",
        "De Minister, D. Weel",
        "Bijlage 1",
        "Weer een noot.",
        "Cijfers",
        "Jaar | N",
        "2024 | 12",
    ]


def test_the_number_decides_where_divisions_stand_side_by_side() -> None:
    sections = {section.number: section for section in read(LETTER.encode()).sections}
    assert sections["2.1"].path == ("Inleiding", "Daaronder")
    assert sections["Bijlage 1"].level == 1


def test_notes_that_restart_are_linked_to_their_own_bodies() -> None:
    document = read(LETTER.encode())
    assert [(note.label, note.text, document.text[: note.at or 0][-6:]) for note in document.notes] == [
        ("1", "Kamerstukken II, 2025/26, 36 800, nr. 80.", "eleid."),
        ("1", "Andere.", " noot."),
    ]


def test_list_items_know_their_number_and_what_introduces_them() -> None:
    document = read(LETTER.encode())
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.paragraph for item in items] == ["1", "a", "2"]
    assert [document.text[document.blocks[item.lead or 0].start :][:6] for item in items] == [
        "Het ga",
        "1. een",
        "Het ga",
    ]


def test_what_the_letter_states_about_itself_is_found() -> None:
    assert dict(read(LETTER.encode()).found) == {"title": "BRIEF VAN DE MINISTER", "published": "2025-12-08"}


def test_articles_and_members_of_a_law() -> None:
    document = read(LAW.encode())
    assert [(s.number, s.path) for s in document.sections] == [
        (None, ("Wet van 23 november 2000",)),
        ("Hoofdstuk 3", ("Verblijf",)),
        ("Artikel 28", ("Verblijf", "Artikel 28")),
        ("Artikel 29", ("Verblijf", "Gronden")),
    ]
    members = [
        (block.paragraph, text) for block, (_, text) in zip(document.blocks, blocks_of(document), strict=True)
    ]
    assert ("1", "1 Onze Minister is bevoegd:") in members
    assert ("a", "a. in te willigen;") in members
    assert ("2", "2 Tweede lid.") in members


def test_a_circular_is_numbered_without_its_label() -> None:
    sections = read(CIRCULAR.encode()).sections
    assert [(s.number, s.title, s.level) for s in sections] == [
        ("7", "Landgebonden beleid", 1),
        ("7.12", "Irak", 2),
    ]


def test_named_characters_are_read_without_a_dtd() -> None:
    assert read(b"<a><al>caf&eacute;&nbsp;&euro; 5 &amp; &onzin;</al></a>").text == "café € 5 & &onzin;"


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><al>&x;</al></a>',
        b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a><al>&b;</al></a>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]><a><al>x</al></a>'.encode("utf-16"),
        b"<a><al>open",
        b"<a>" * 10_000,
        b"just text",
    ],
)
def test_entities_and_damage_are_refused(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read(data)


def test_an_external_dtd_is_not_looked_for() -> None:
    data = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/none.dtd"><a><al>Tekst.</al></a>'
    assert read(data).text == "Tekst."


@pytest.mark.parametrize(
    ("label", "number", "printed"),
    [("Paragraaf", "C7", "C7"), ("Paragraaf", "2.3.1", "2.3.1"), ("Bijlage", "2", "Bijlage 2")],
)
def test_the_word_before_a_number_that_needs_none_is_left_out(label: str, number: str, printed: str) -> None:
    kop = f"<kop><label>{label}</label><nr>{number}</nr><titel>Landgebonden beleid</titel></kop>"
    document = read(
        f"<toestand><circulaire.divisie>{kop}<al>Tekst.</al></circulaire.divisie></toestand>".encode()
    )
    assert [(section.number, section.title) for section in document.sections] == [
        (printed, "Landgebonden beleid")
    ]


def test_questions_and_answers_of_parliament_are_pairs_by_their_numbers() -> None:
    asked = "<vraag><nr>Vraag {n}</nr><al>Kent u bericht {n}?</al></vraag>"
    told = "<antwoord><nr>{n}</nr><al>Ja.</al><al>Het is gelezen.</al></antwoord>"
    pairs = "".join((asked + told).format(n=n) for n in (1, 2))
    document = read(
        f"<officiele-publicatie><kamervragen>{pairs}</kamervragen></officiele-publicatie>".encode()
    )
    found = [(b.kind, b.paragraph, document.text[b.start : b.end]) for b in document.blocks]
    questions = [(n, text) for kind, n, text in found if kind is BlockKind.QUESTION]
    answers = [(n, text) for kind, n, text in found if kind is BlockKind.ANSWER]
    assert questions == [("1", "Kent u bericht 1?"), ("2", "Kent u bericht 2?")]
    assert answers == [(n, text) for n in ("1", "2") for text in ("Ja.", "Het is gelezen.")]
    assert [s.title or s.number for s in document.sections] == [
        "Vraag 1",
        "Antwoord 1",
        "Vraag 2",
        "Antwoord 2",
    ]
