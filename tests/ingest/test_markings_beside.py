"""Marks with words beside them, sentences that mark their own page, glossaries and headings: each in both directions."""

from datetime import date

import pytest

from ingest.markings import blocking, scan

TODAY = date(2026, 6, 1)
BODY = (
    "In het noorden zijn incidenten gemeld.\n\nThe government has set up checkpoints.\n\nEr is geen opvang.\n\n"
    "Schools in the valley are shut.\n\nDe weg is dicht.\n\nA ferry runs once a week."
)


def on_top(text: str) -> bool:
    return bool(blocking(scan([f"{text}\n\n{BODY}"], "", (), today=TODAY), ()))


def in_foot(text: str) -> bool:
    return bool(blocking(scan([f"{BODY}\n\n{text}"], "", (), today=TODAY), ()))


@pytest.mark.parametrize(
    "line",
    [
        "Ter vertrouwelijke kennisneming, uitsluitend voor de leden van de commissie",
        "Ter vertrouwelijke inzage voor Kamerleden",
        "Ter vertrouwelijke inzage door de woordvoerders",
        "Vertrouwelijk ter inzage, alleen voor fractievoorzitters",
        "For confidential inspection, members of the committee only",
        "For confidential reading by members",
        "For inspection in confidence, only for the delegations",
        "Strikt vertrouwelijk, alleen voor de deelnemers",
        "Voor vertrouwelijke inzage: alleen commissieleden",
        "Confidential, for members of the working group only",
    ],
)
def test_a_line_on_top_that_says_who_may_read_it_stops_a_page(line: str) -> None:
    assert on_top(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ter vertrouwelijke inzage gelegd bij het Centraal Informatiepunt",
        "Ter vertrouwelijke inzage ligt een bijlage voor de leden",
        "De nota is ter vertrouwelijke inzage gelegd voor de leden",
        "Vertrouwelijk ter inzage gelegde stukken voor de leden van de commissie",
        "For confidential inspection by members an annex was laid in the reading room.",
        "The annex was made available for confidential inspection, members of the committee only.",
        "Confidential, members of the committee were told, is what the sources are",
        "Confidential reading rooms for members of parliament",
    ],
)
def test_a_line_on_what_was_laid_somewhere_for_members_does_not(line: str) -> None:
    assert not on_top(line)


@pytest.mark.parametrize(
    "line",
    [
        "CONCEPT-RAPPORT, ter afstemming aan DRM",
        "CONCEPTNOTITIE ter advisering aan de landsadvocaat",
        "Concept-ambtsbericht, ter verdere becommentariëring",
        "CONCEPT-AMBTSBERICHT JEMEN",
        "Conceptverslag, voor reactie aan de deelnemers",
        "DRAFT COUNTRY REPORT, for your comments to the unit",
        "Draft report, for approval by the board",
        "DRAFT BRIEFING (for consideration by the network)",
    ],
)
def test_a_kind_of_document_joined_to_draft_stops_a_page_whatever_it_is_for(line: str) -> None:
    assert on_top(line)


@pytest.mark.parametrize(
    "line",
    [
        "Conceptrapporten ter becommentariëring komen eerst bij de bronnen terecht.",
        "Het concept-ambtsbericht werd ter becommentariëring aan de dienst gestuurd.",
        "Concept-ambtsbericht, zo heet een stuk dat nog niet is vastgesteld.",
        "Draft evaders, for fear of arrest, stay indoors",
        "The draft report, for comments, was sent to the embassy.",
        "DRAFT EVADERS, FOR EXAMPLE STUDENTS",
        "Draft law for approval by parliament",
    ],
)
def test_a_sentence_on_drafts_does_not(line: str) -> None:
    assert not on_top(line)


@pytest.mark.parametrize(
    "line",
    [
        "alleen voor intern gebruik AenM | pag 12",
        "uitsluitend voor intern gebruik DGM/DRM, blz. 4",
        "SUA | voor intern gebruik | 7",
        "niet verspreiden TOELT 3",
        "strictly confidential CIREFI p. 2",
        "for internal use only COI | sheet 5",
        "not for distribution (CPIT) | page 9",
    ],
)
def test_a_unit_and_a_page_number_in_the_foot_take_nothing_from_a_mark(line: str) -> None:
    assert in_foot(line)


@pytest.mark.parametrize(
    "line",
    [
        "wapens voor intern gebruik | pag 3",
        "Verdrag van de VN over intern gebruik van geweld, pag 3",
        "Rechtbank DH, vertrouwelijke bronnen | pag 3",
        "confidential sources of UNHCR | page 3",
        "The use of internal courts by the SDF | page 9",
        "Migratie en asiel TOELT | pag 3",
        "Algemeen ambtsbericht DRM | 17",
    ],
)
def test_a_foot_with_a_unit_and_no_mark_does_not_stop(line: str) -> None:
    assert not in_foot(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "The information on this page is classified NATO RESTRICTED.",
        "This chapter carries the marking EU CONFIDENTIAL.",
        "These pages are confidential and may not be shared.",
        "This appendix has been classified as OFFICIAL-SENSITIVE.",
        "De informatie op deze pagina is gerubriceerd als EU RESTRICTED.",
        "De gegevens in deze bijlage zijn staatsgeheim.",
        "Voor dit hoofdstuk geldt de rubricering Stg. Confidentieel.",
        "Deze bladzijde bevat gerubriceerde informatie.",
    ],
)
def test_a_sentence_that_marks_its_own_page_stops_it(sentence: str) -> None:
    assert on_top(f"Patients needing dialysis are sent across the border. {sentence}")
    assert in_foot(f"Patiënten worden naar het buurland verwezen. {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The information on this page is no longer classified.",
        "This page lists documents that are classified EU RESTRICTED.",
        "This chapter describes how confidential sources are protected.",
        "The archive on that page was classified SECRET until 1990.",
        "De informatie op deze pagina is niet vertrouwelijk.",
        "Dit hoofdstuk noemt stukken die staatsgeheim zijn.",
        "Deze bijlage bespreekt wanneer informatie vertrouwelijk is.",
        "This section contains no confidential information.",
        "This chapter is classified by theme.",
        "Dit hoofdstuk is openbaar; de vertrouwelijke bronnen zijn weggelaten.",
    ],
)
def test_a_sentence_of_a_page_on_other_papers_does_not(sentence: str) -> None:
    assert not on_top(f"Patients needing dialysis are sent across the border. {sentence}")


@pytest.mark.parametrize(
    "listed",
    [
        "AZC   asielzoekerscentrum\nDep. V.   departementaal vertrouwelijk\nKMar   Koninklijke Marechaussee",
        "CTS\tCosmic Top Secret\nEU-R\tEU Restricted\nIDP\tinternally displaced person",
        "IDP: internally displaced person\nFOUO: for official use only\nToR: terms of reference",
        "mvv = machtiging tot voorlopig verblijf\nStg. C. = staatsgeheim confidentieel\nToR = terms of reference",
        "IDP | internally displaced person\nNR | NATO Restricted\nEU | European Union",
        "Termen\nToR – Terms of Reference\nDep.V – Departementaal Vertrouwelijk\nKMar – Koninklijke Marechaussee",
        "ToR Terms of Reference\nDV Departementaal Vertrouwelijk\nEU European Union",
    ],
)
def test_an_abbreviation_before_its_meaning_marks_nothing(listed: str) -> None:
    assert not on_top(listed)
    assert not in_foot(listed)


@pytest.mark.parametrize(
    "head",
    [
        "Ministerie van Buitenlandse Zaken\nDep. V.\nDatum: 3 mei 2024",
        "Datum: 3 mei 2024\nRubricering: Departementaal Vertrouwelijk\nKenmerk: DRM/AM 12",
        "BZ   Departementaal Vertrouwelijk\nAan   de Kamer\nVan   de minister",
        "EUAA   EU RESTRICTED\nDate   3 May 2024\nRef   COI/12",
        "NATO RESTRICTED\nEU RESTRICTED\nUNHCR   country report",
        "amv   alleenstaande minderjarige vreemdeling\nToR   Terms of Reference\nSTG. GEHEIM",
    ],
)
def test_a_head_or_a_mark_beside_a_glossary_still_stops(head: str) -> None:
    assert on_top(head)


@pytest.mark.parametrize(
    "heading",
    [
        "INTERNAL DISPLACEMENT\n3.1 Camps in the east",
        "INTERNAL AFFAIRS\nThe ministry commands the police.",
        "INTERNAL RELOCATION In 2023 the road was shut",
        "INTERNAL\nDISPLACEMENT IN THE NORTH",
        "INTERNE ORDE\n2.2 Politie en gendarmerie",
        "INTERN ONTHEEMDEN\nKampen in het oosten",
        "INTERN VLUCHTALTERNATIEF\n4.1 Hoofdstad",
        "INTERNAL FLIGHT ALTERNATIVE\nAccess by air",
        "RESTRICTED MOVEMENT\n2.4 Roadblocks",
        "SECRET PRISONS\nDetainees were held in villas.",
    ],
)
def test_an_adjective_in_capitals_before_a_noun_is_a_heading(heading: str) -> None:
    assert not on_top(heading)


@pytest.mark.parametrize(
    "head",
    [
        "INTERNAL\nAccess by air",
        "INTERNAL\nCOUNTRY BRIEFING",
        "INTERN | DRM | 3",
        "INTERN VERSLAG Zitting van mei",
        "RESTRICTED SYRIA Country note",
        "DRAFT YEMEN Report of a mission",
        "INTERNAL REPORT 12 on the north",
        "INTERNAL NOTE Displacement in the north",
        "INTERN\nOntwikkelingen in het noorden",
    ],
)
def test_internal_alone_or_before_a_kind_of_document_still_stops(head: str) -> None:
    assert on_top(head)
