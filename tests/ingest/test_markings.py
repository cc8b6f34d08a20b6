"""Markings: live ones are found through noise, text about confidentiality passes, attestations name what they cover."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.markings_score import SETS, cases, score
from ingest.document import Origin, Property
from ingest.door import judge
from ingest.markings import Where, blocking, page_texts, scan
from ingest.personal import individual_report, personal_data
from ingest.read.sniff import read
from ingest.redactions import redactions

TODAY = date(2026, 6, 1)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BODY = "In het noorden zijn incidenten gemeld.\n\nDe regering heeft controleposten ingesteld.\n\nEr is geen opvang."


def stops(text: str, *attested: str) -> bool:
    return bool(blocking(scan([text], "rapport.pdf", (), today=TODAY), attested))


@pytest.mark.parametrize(("name", "pages"), list(zip(SETS, (400, 250, 150, 60, 120), strict=True)))
def test_the_labelled_pages_stay_within_their_bars(name: str, pages: int) -> None:
    found = score(cases(name))

    assert found.cases >= pages
    assert (found.recall or 0) >= 0.99
    assert (found.precision or 0) >= 0.97


def test_no_real_document_carries_a_live_marking_or_personal_data(corpus: Path) -> None:
    stopped = []
    for path in sorted(p for p in (corpus / "kamerstukken").iterdir()) + sorted(
        (corpus / "kamervragen").iterdir()
    ):
        pages = page_texts(read(path.read_bytes(), path.name))
        if (
            blocking(scan(pages, path.name, (), today=TODAY), ())
            or personal_data(pages)
            or individual_report(pages, "")
        ):
            stopped.append(path.name)

    assert stopped == []


def test_no_example_document_carries_a_live_marking() -> None:
    paths = [p for p in (EXAMPLES / "documents").iterdir() if p.suffix != ".jsonl"] + list(
        (EXAMPLES / "src").iterdir()
    )
    stopped = [
        path.name
        for path in paths
        if blocking(scan(page_texts(read(path.read_bytes(), path.name)), path.name, (), today=TODAY), ())
    ]

    assert stopped == []


def test_an_attestation_covers_the_marking_it_names_and_no_other() -> None:
    assert not stops(f"Dep. V.\n{BODY}", "Departementaal VERTROUWELIJK")
    assert stops(f"Stg. GEHEIM\n{BODY}", "Departementaal VERTROUWELIJK")
    assert stops(f"Stg. ZEER GEHEIM\n{BODY}", "Stg. GEHEIM")
    assert stops(f"TLP:AMBER+STRICT\n{BODY}", "TLP:AMBER")


def test_an_embargo_holds_until_its_date_has_passed() -> None:
    page = f"EMBARGO tot 1 juni 2026\n{BODY}"

    assert blocking(scan([page], "", (), today=date(2026, 6, 1)), ())
    assert not blocking(scan([page], "", (), today=date(2026, 6, 2)), ())


@pytest.mark.parametrize(
    ("name", "stopped"),
    [
        ("notitie_VERTROUWELIJK_v2.pdf", True),
        ("ambtsbericht-jemen-concept.docx", True),
        ("TLP-AMBER_report.pdf", True),
        ("confidential_report.pdf", True),
        ("kamerbrief-vertrouwelijke-bijlage-2023-10.xml", False),
        ("draft-evaders-eritrea.pdf", False),
        ("confidential-sources-in-coi.pdf", False),
        ("internal-displacement-iraq.pdf", False),
        ("secret-detention.html", False),
        ("LIMITE_ST-7312-25.pdf", True),
        ("persbericht_EMBARGO.pdf", True),
        ("arms-embargo-2025.pdf", False),
        ("not-confidential.pdf", False),
    ],
)
def test_a_file_name_is_a_marking_only_where_the_word_is_no_adjective(name: str, stopped: bool) -> None:  # noqa: FBT001
    assert bool(blocking(scan([BODY], name, (), today=TODAY), ())) is stopped


@pytest.mark.parametrize(
    ("key", "value", "stopped"),
    [
        ("MSIP_Label_1a2b_Name", "Departementaal Vertrouwelijk", True),
        ("Classification", "Internal use only", True),
        ("Status", "Concept", True),
        ("Title", "VERTROUWELIJK - ambtsbericht", True),
        ("Title", "Draft evaders in Eritrea", False),
        ("Title", "Brief over de vertrouwelijke bijlage", False),
        ("MSIP_Label_1a2b_Name", "Ongerubriceerd", False),
        ("Subject", "Confidentiality of sources", False),
        ("Keywords", "Eritrea; niet openbaar", True),
        ("Keywords", "concept; definitie", False),
    ],
)
def test_properties_are_scanned(key: str, value: str, stopped: bool) -> None:  # noqa: FBT001
    found = scan([BODY], "", [(key, value)], today=TODAY)

    assert bool(blocking(found, ())) is stopped
    assert all(marking.where is Where.METADATA for marking in found)


@given(st.sampled_from(["VERTROUWELIJK", "Stg. GEHEIM", "TLP:RED"]), st.integers(min_value=1, max_value=999))
def test_page_numbers_beside_a_marking_do_not_hide_it(marking: str, page: int) -> None:
    assert stops(f"{marking} | Pagina {page} van 999\n{BODY}")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.\n", max_size=300))
def test_any_text_can_be_scanned_and_what_is_found_stands_in_it(text: str) -> None:
    for marking in scan([text], "", (), today=TODAY):
        assert len(marking.text) < 80


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("V-nummer: 287.123.4567", ["v-number"]),
        ("V-nummer: [V-nummer]", []),
        ("BSN: 123456782", ["bsn"]),
        ("BSN: 123456789", []),
        ("Telefoon 070 348 6486, ISSN 0921 - 7398, kenmerk 2023-0000297705", []),
        ("eiser, zaaknummer NL23.12345, ECLI:NL:RBDHA:2024:9590", []),
        ("dhr. Ahmad Karimi, dossiernummer 0412.23.0112", ["name with a case number"]),
        (
            "Ahmad Karimi, geboren op 3 maart 1985 te Kabul, van Afghaanse nationaliteit",
            ["birth date beside a name"],
        ),
        ("President Isaias Afwerki, geboren op 2 februari 1946, van Eritrese nationaliteit", []),
    ],
)
def test_personal_data_of_applicants_are_told_from_other_numbers(page: str, kinds: list[str]) -> None:
    assert [found.kind for found in personal_data([page])] == kinds


def test_an_individual_report_is_recognised_and_a_text_about_them_is_not() -> None:
    assert individual_report(["Ministerie\nIndividueel ambtsbericht\nKenmerk 12"], "Bericht") is not None
    assert individual_report([BODY], "Brief over individuele ambtsberichten") is None
    assert individual_report([BODY], "Algemeen ambtsbericht Jemen") is None


def test_redaction_marks_are_told_from_section_numbers_and_citations() -> None:
    text = (
        "Op 3 mei sprak 5.1.2.e met 5.1.2e over Asmara. Zie artikel 5.1.2.e van de Woo.\n5.1.2 Dienstplicht"
    )
    marks = redactions(text)

    assert [text[mark.start : mark.end] for mark in marks] == ["5.1.2.e", "5.1.2e"]
    assert {mark.shown for mark in marks} == {"[gelakt: 5.1.2.e]"}


def test_what_a_file_says_of_itself_is_scanned_too() -> None:
    label = Property(
        origin=Origin.WORD_CUSTOM, name="MSIP_Label_0a1b_Name", value="Departementaal Vertrouwelijk"
    )
    document = read(f"# Report\n\n{BODY}\n".encode(), "report.md")
    plain = judge(document, TODAY)
    marked = judge(replace(document, properties=(label,)), TODAY)

    assert plain.live == ()
    assert [(sign.name, sign.where) for sign in marked.live] == [("Dep. VERTROUWELIJK", Where.METADATA)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("volgens xxxxx is de weg dicht", ["xxxxx"], id="crossed out"),
        pytest.param("de heer [naam 2] en mevrouw [NAAM]", ["[naam 2]", "[NAAM]"], id="named as nameless"),
        pytest.param("hoofdstuk XXX en de x-as, [...] en [sic]", [], id="neither"),
        pytest.param("de heer █████ en ██ ███", ["█████", "██ ███"], id="bars"),
    ],
)
def test_other_marks_of_redaction_are_gaps_too(text: str, marks: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in redactions(text)] == marks
