"""Line ends: a word is made whole only where it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.hyphen import breaks_words, hyphenated_heads, joined_lines, line_end, vocabulary, words_in

NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        pytest.param("landge-", "bonden", "", id="a broken word becomes whole"),
        pytest.param("EU-", "lidstaten", "-", id="capitals before a hyphen keep it"),
        pytest.param("Centraal-", "en", "- ", id="a hyphen before 'en' stands for a word left out"),
        pytest.param("beleids-", "en", "- ", id="also in lower case"),
        pytest.param("Noord-", "Holland", "-", id="a capital after the hyphen keeps it"),
        pytest.param("2018-", "2022", "-", id="numbers keep it"),
        pytest.param("vredesak\u00ad", "koord", "", id="a soft hyphen goes"),
        pytest.param("(ambtsbe-", "richten),", "", id="brackets and commas do not matter"),
        pytest.param("e-", "mail", "-", id="a single letter keeps it"),
    ],
)
def test_what_stands_between_two_parts_of_a_line_end(before: str, after: str, between: str) -> None:
    assert line_end(before, after, NOTHING) == between


def test_the_document_itself_is_evidence_for_a_hyphen_or_against_it() -> None:
    known = vocabulary("De Benelux-afspraken en de veiligheidssituatie staan in het concept-ambtsbericht.")
    assert line_end("Benelux-", "afspraken", known) == "-"
    assert line_end("veiligheids-", "situatie", known) == ""
    assert line_end("concept-", "ambtsbericht", known) == "-"


def test_a_first_part_that_keeps_its_hyphen_elsewhere_keeps_it_at_a_line_end() -> None:
    text = "Sarni-vrouwen en mannen; oud-ministers en een voorzitter; landbouw, land, bouw, land-rover, landweg, weg."
    known = vocabulary(text)
    heads = hyphenated_heads(known)
    assert heads == {
        "sarni",
        "oud",
    }  # "land" stands in "landbouw" and "landweg" more often than before a hyphen
    assert line_end("Sarni-", "mannen", known, heads=heads) == "-"
    assert line_end("oud-", "voorzitter", known, heads=heads) == "-"
    assert line_end("oud-", "ste", known, heads=heads) == ""  # no word by itself
    assert line_end("land-", "weg", known, heads=heads) == ""


def test_the_halves_of_broken_words_are_no_evidence() -> None:
    words = words_in(["De commissie heeft het verzoek afge-", "wezen; zij zond het", "terug"])
    assert {"afge", "wezen"}.isdisjoint(words.known)
    assert {"verzoek", "zond", "terug"} <= words.known


def test_in_a_document_that_breaks_no_words_a_hyphen_is_the_words_own() -> None:
    lines = ["The delegation answered the questions that had been put by the members of the group"] * 100
    assert not breaks_words([*lines, "and it explained how its policy of self-"])
    assert line_end("multi-", "party", NOTHING, breaks=False) == "-"
    assert line_end("veiligheids-", "situatie", frozenset({"veiligheidssituatie"}), breaks=False) == ""
    assert breaks_words([*lines, *["Het kabinet heeft de aanbevelingen in de uitvoering overge-"] * 5])


def test_lines_of_a_paragraph_become_one_text() -> None:
    lines = [
        "De wijze waarop het landge-",
        "bonden asielbeleid in Centraal-",
        "en Zuid-",
        "Somalië wordt vastgesteld.",
    ]
    whole = "De wijze waarop het landgebonden asielbeleid in Centraal- en Zuid-Somalië wordt vastgesteld."
    assert joined_lines(lines, NOTHING) == whole


@given(st.lists(st.text(alphabet="abcDE- é1", max_size=12), max_size=8))
def test_joining_loses_nothing_but_hyphens_and_white_space(lines: list[str]) -> None:
    joined = joined_lines(lines, NOTHING)
    kept = [letter for letter in "".join(lines) if letter.isalnum()]
    assert [letter for letter in joined if letter.isalnum()] == kept
    assert "  " not in joined


def test_a_people_and_its_church_keep_their_hyphen() -> None:
    assert line_end("Syrisch-", "orthodoxe", frozenset()) == "-"
    assert line_end("Syri-", "sche", frozenset()) == ""
    assert line_end("histo-", "risch", frozenset()) == ""
