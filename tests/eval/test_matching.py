import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.fold import fold, fold_heading
from eval.matching import contains, headings_of, note_proves, passage_proves
from eval.questions import Gold, Outcome, Question
from eval.runs import Evidence

RULES = "rules/BWBR0012288-2014-01-01.md"
OLDER_RULES = "rules/BWBR0012288-2013-01-01.md"
REPORT = "usdos/iran-2019.html"
LETTER = "letters/letter-2025.txt"


def question(gold: Gold, country: str | None = None) -> Question:
    return Question(
        id="q1", lang="nl", text="Wat geldt?", expected=Outcome.ANSWERED, golds=(gold,), country=country
    )


def evidence(file: str, text: str, section: str | None = None, *headings: str) -> Evidence:
    return Evidence(file=file, text=text, section=section, headings=headings)


AFGHANISTAN = "Het asielbeleid ten aanzien van Afghanistan"
MORATORIUM = Gold(
    file=RULES,
    section="2.1",
    heading="Besluitmoratorium",
    start="Ten aanzien van Afghanistan geldt geen besluit",
    start_unique=False,
)
OPENING = "Ten aanzien van Afghanistan geldt geen besluit in de zin van artikel 43."


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


QUOTE = Gold(file=LETTER, quote="verantwoordelijk voor het opstellen van het landgebonden beleid")


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        pytest.param(
            "Het ministerie is verantwoordelijk voor het opstellen van het landgebonden beleid.",
            True,
            id="in a sentence",
        ),
        pytest.param(
            "is verantwoordelijk voor het opstellen van het landge-\nbonden   beleid",
            True,
            id="across a hyphenated line end",
        ),
        pytest.param("opstellen van het landgebonden beleid", False, id="half of it is a scrap"),
        pytest.param(
            "voor het opstellen van het landgebonden beleid", True, id="46 of 63 characters, 7 words"
        ),
        pytest.param(
            "Verantwoordelijk voor het opstellen van het terugkeerbeleid", False, id="one other word"
        ),
        pytest.param("", False, id="blank"),
        pytest.param(
            "verantwoordelijk voor het opstellen van het landgebonden beleid " * 50,
            False,
            id="no quotation is that long",
        ),
    ],
)
def test_a_footnote_proves_a_quote_that_it_contains_or_nearly_is(text: str, *, proves: bool) -> None:
    assert note_proves(evidence(LETTER, text), QUOTE, question(QUOTE)) is proves


def test_a_passage_must_contain_the_whole_quote() -> None:
    part = evidence(LETTER, "voor het opstellen van het landgebonden beleid")

    assert not passage_proves(part, QUOTE, question(QUOTE))


def test_a_quote_with_a_place_must_stand_in_that_place() -> None:
    both = Gold(file=RULES, heading="Besluitmoratorium", quote="geldt geen besluit in de zin")
    here = evidence(RULES, OPENING, "2.1", "Besluitmoratorium")
    elsewhere = evidence(RULES, OPENING, "3.1", "Vertrekmoratorium")

    assert passage_proves(here, both, question(both))
    assert not passage_proves(elsewhere, both, question(both))


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        pytest.param("in 2015 gold", "15", False, id="a number inside a number"),
        pytest.param(
            "artikel 15c van de richtlijn", "artikel 15", False, id="a short quote ends with a word"
        ),
        pytest.param("artikel 15, onder c", "artikel 15", True, id="a comma ends a word"),
        pytest.param("«equality of arms»", '"equality of arms"', True, id="quotation marks"),
        pytest.param("2011 – 2012", "2011 - 2012", True, id="dashes"),
        pytest.param("de Ambtsbe-\nrichten", "de ambtsberichten", True, id="hyphen at the line end"),
        pytest.param("IND- medewerker", "IND-medewerker", True, id="hyphen of the word at a line end"),
        pytest.param("Syrie", "Syrië", False, id="an accent is part of the word"),
        pytest.param("iets", "  ", False, id="a blank quote stands nowhere"),
    ],
)
def test_words_are_compared_without_the_accidents_of_print(text: str, quote: str, *, found: bool) -> None:
    assert contains(text, quote) is found


@given(st.text())
def test_folding_twice_is_folding_once_for_plain_comparison(text: str) -> None:
    assert fold(text) == fold(f"  {text}\n")


@given(st.text(alphabet="abc -.\n0", max_size=40), st.text(alphabet="abc -.\n0", max_size=10))
def test_a_text_contains_every_long_piece_of_itself(before: str, after: str) -> None:
    piece = "een twee drie vier vijf"

    assert contains(f"{before} {piece} {after}", piece)


def test_a_printed_enumerator_is_no_part_of_a_heading() -> None:
    assert fold_heading("a. Freedom") == fold_heading("2.3.1. FREEDOM") == fold_heading("Freedom")
    assert fold_heading("Algemeen") == "algemeen"
