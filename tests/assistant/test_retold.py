"""Another tense is no other statement; another number, name, negation or permission is."""

import pytest

from assistant.retold import MOSTLY, share_retold

LAW = "The law prohibits detention without charge and provides access to a lawyer within four days of arrest."


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        (
            LAW,
            "en",
            "The law prohibited detention without charge and provided access to a lawyer within four days of arrest.",
        ),
        (
            "Vrouwen mogen in Kabul niet alleen reizen en worden door de politie aangehouden.",
            "nl",
            "Vrouwen mochten in Kabul niet alleen reizen en werden door de politie aangehouden.",
        ),
    ],
)
def test_another_tense_tells_the_same(text: str, language: str, other: str) -> None:
    assert share_retold(text, other, language) >= MOSTLY


@pytest.mark.parametrize(
    "other",
    [
        LAW.replace("prohibits", "does not prohibit"),
        LAW.replace("without charge", "with charge"),
        LAW.replace("within four days", "within 14 days"),
        LAW.replace("a lawyer", "Ahmad Karimi"),
        LAW.replace("provides", "may provide"),
        "The police arrest whoever they like.",
    ],
)
def test_what_makes_another_statement_of_it_is_not_looked_past(other: str) -> None:
    assert share_retold(LAW, other, "en") == 0


def test_of_a_longer_text_only_the_sentences_that_are_told_again_count() -> None:
    added = f"{LAW} Courts in the north ignored this rule and held hundreds of persons for several weeks."

    assert share_retold(LAW, added, "en") == 1
    assert 0.4 < share_retold(added, LAW, "en") < 0.7


def test_nothing_is_said_of_a_third_language() -> None:
    assert share_retold("Le rapport dit la même chose.", "Le rapport dit la même chose.", "fr") == 0.0
