"""A place is proven by file, section, heading and the country's chapter, and by nothing less."""

import pytest

from eval.matching import headings_of, passage_proves
from eval.questions import Gold
from eval.runs import Evidence
from tests.eval.gold_and_evidence import OPENING, REPORT, RULES, evidence, question

OLDER_RULES = "rules/BWBR0012288-2013-01-01.md"


AFGHANISTAN = "Het asielbeleid ten aanzien van Afghanistan"


MORATORIUM = Gold(
    file=RULES,
    section="2.1",
    heading="Besluitmoratorium",
    start="Ten aanzien van Afghanistan geldt geen besluit",
    start_unique=False,
)


@pytest.mark.parametrize(
    ("found", "proves"),
    [
        pytest.param(
            evidence(RULES, OPENING, "2.1", "C7", AFGHANISTAN, "Besluitmoratorium"), True, id="right"
        ),
        pytest.param(
            evidence(RULES, "Een later deel.", "2.1", "C7", AFGHANISTAN, "Besluitmoratorium"),
            True,
            id="a later passage of the same section",
        ),
        pytest.param(
            evidence(RULES, OPENING, "2.1.", "C7", AFGHANISTAN.upper(), "besluitmoratorium "),
            True,
            id="final dot, capitals and a space are accidents",
        ),
        pytest.param(
            evidence(RULES, "Ad b.", None, "C7", AFGHANISTAN, "Besluitmoratorium", "Ad b."),
            True,
            id="a sub-heading without number inside the section",
        ),
        pytest.param(
            evidence(
                RULES, OPENING, "3.1", "C7", "Het asielbeleid ten aanzien van Angola", "Besluitmoratorium"
            ),
            False,
            id="wrong country and number",
        ),
        pytest.param(
            evidence(
                RULES, OPENING, "2.1", "C7", "Het asielbeleid ten aanzien van Angola", "Besluitmoratorium"
            ),
            False,
            id="right number and heading in the wrong country's chapter",
        ),
        pytest.param(
            evidence(OLDER_RULES, OPENING, "2.1", "C7", AFGHANISTAN, "Besluitmoratorium"),
            False,
            id="everything right in the wrong version",
        ),
        pytest.param(
            evidence(RULES, OPENING, "2.2", "C7", AFGHANISTAN, "Besluitmoratorium"), False, id="wrong number"
        ),
        pytest.param(
            evidence(RULES, OPENING, "2.1", "C7", AFGHANISTAN, "Artikel 1F"), False, id="wrong heading"
        ),
        pytest.param(
            evidence(RULES, OPENING, None, "C7", AFGHANISTAN, "Besluitmoratorium"),
            False,
            id="the section itself must show its number",
        ),
        pytest.param(evidence(RULES, OPENING, "2.1", "Besluitmoratorium"), False, id="no chapter shown"),
        pytest.param(evidence(RULES, OPENING), False, id="opening words that many sections share"),
        pytest.param(
            evidence(RULES, "  ", "2.1", "C7", AFGHANISTAN, "Besluitmoratorium"), False, id="blank text"
        ),
        pytest.param(
            evidence(RULES, "x" * 12_001, "2.1", "C7", AFGHANISTAN, "Besluitmoratorium"),
            False,
            id="half a document is no passage",
        ),
    ],
)
def test_a_section_is_proven_by_file_number_heading_and_the_countrys_chapter(
    found: Evidence, *, proves: bool
) -> None:
    asked = question(MORATORIUM, country="Afghanistan")

    assert passage_proves(found, MORATORIUM, asked) is proves


@pytest.mark.parametrize(
    ("country", "chapter", "proves"),
    [
        pytest.param("Guinee", "Het asielbeleid ten aanzien van Guinee", True, id="the country"),
        pytest.param("Guinee", "Het asielbeleid ten aanzien van Guinee-Bissau", False, id="longer name"),
        pytest.param("Sudan", "Het asielbeleid ten aanzien van Zuid-Sudan", False, id="name with a prefix"),
        pytest.param("Guinee-Bissau", "Het asielbeleid ten aanzien van Guinee-Bissau", True, id="hyphen"),
        pytest.param(
            "Congo DRC (Democratische Republiek Congo)",
            "Het asielbeleid ten aanzien van Congo DRC (Democratische Republiek Congo)",
            True,
            id="brackets are characters, not a pattern",
        ),
    ],
)
def test_a_chapter_is_one_countrys_only(country: str, chapter: str, *, proves: bool) -> None:
    found = evidence(RULES, OPENING, "2.1", "C7", chapter, "Besluitmoratorium")

    assert passage_proves(found, MORATORIUM, question(MORATORIUM, country=country)) is proves


UNIQUE = Gold(
    file=RULES, section="2.2", heading="Artikel 1F", start="De IND neemt aan dat", start_unique=True
)


@pytest.mark.parametrize(
    ("found", "proves"),
    [
        pytest.param(evidence(RULES, "De IND neemt aan dat officieren …"), True, id="opening words alone"),
        pytest.param(
            evidence(RULES, "2.2 Artikel 1F De IND neemt aan dat officieren …"),
            True,
            id="number and heading repeated before them",
        ),
        pytest.param(
            evidence(RULES, "Iets anders. De IND neemt aan dat officieren …"), False, id="not at the opening"
        ),
        pytest.param(evidence(OLDER_RULES, "De IND neemt aan dat officieren …"), False, id="wrong version"),
    ],
)
def test_unique_opening_words_prove_their_section(found: Evidence, *, proves: bool) -> None:
    assert passage_proves(found, UNIQUE, question(UNIQUE, country="Irak")) is proves


TORTURE = Gold(file=REPORT, heading="c. Torture and Other Cruel Treatment", start="Although the law")


PRISON = Gold(file=REPORT, heading="Prison and Detention Center Conditions", start="Conditions were")


@pytest.mark.parametrize(
    ("headings", "proves"),
    [
        pytest.param(("Section 1.", "c. Torture and Other Cruel Treatment"), True, id="innermost"),
        pytest.param(("Section 1.", "TORTURE AND OTHER CRUEL TREATMENT"), True, id="letter and capitals"),
        pytest.param(
            ("c. Torture and Other Cruel Treatment", "Abusive Interrogation"),
            True,
            id="an unasked sub-section",
        ),
        pytest.param(
            ("c. Torture and Other Cruel Treatment", "Prison and Detention Center Conditions"),
            False,
            id="a sub-section that answers another question of the set",
        ),
        pytest.param(("Section 1.", "d. Arbitrary Arrest"), False, id="another section"),
        pytest.param((), False, id="no headings"),
    ],
)
def test_a_heading_is_proven_by_its_own_text_and_by_sub_sections_nobody_asks_for(
    headings: tuple[str, ...], *, proves: bool
) -> None:
    asked = question(TORTURE, country="iran")
    found = evidence(REPORT, "Although the law forbids it …", None, *headings)

    assert passage_proves(found, TORTURE, asked, headings_of([asked, question(PRISON)])) is proves


def test_the_right_heading_in_the_wrong_edition_proves_nothing() -> None:
    found = evidence(
        "usdos/iran-2021.html", "Although the law …", None, "c. Torture and Other Cruel Treatment"
    )

    assert not passage_proves(found, TORTURE, question(TORTURE))
