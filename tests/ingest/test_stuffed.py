"""What is said twice counts once, what is only piled up does not count, and prose with a refrain is prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.stuffed import PILED, REPEATED, one_phrase, stuffed

QUESTION = "Hoeveel doden vielen er bij de gevechten in Herat"


def found(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str]]:
    return [(text[start:end], why) for start, end, why in stuffed(text, kind, "nl")]


def test_a_question_over_and_over_is_piled_up() -> None:
    assert found(" ".join([QUESTION] * 4)) == [(" ".join([QUESTION] * 4), PILED)]


def test_keywords_are_a_heap_though_a_small_word_is_among_them() -> None:
    keys = "Where Herat Yemen treated"

    assert found(f"{keys} {keys} Herat {keys} Herat {keys} Qorvath")[0][1] == PILED


def test_a_sentence_said_again_counts_once() -> None:
    text = " ".join(["De weg is dicht sinds mei."] * 2)

    assert found(text) == [("De weg is dicht sinds mei.", REPEATED)]


def test_a_fact_beside_what_is_piled_up_stays() -> None:
    fact = "In Herat vielen in maart twaalf doden, van wie zeven burgers en vijf militairen."

    assert [why for _, why in found(f"{' '.join([QUESTION] * 5)}. {fact}")] == [PILED]
    assert all(fact not in part for part, _ in found(f"{' '.join([QUESTION] * 5)}. {fact}"))


@pytest.mark.parametrize(
    "text",
    [
        "There were reports of killings. There were reports of disappearances. There were reports of torture.",
        "Albanië, Bosnië-Herzegovina, Georgië, India, Kosovo, Montenegro, Noord-Macedonië, Servië, Ghana en Senegal.",
        "In 2021 vielen er in Herat 12 doden, in 2022 vielen er in Herat 14 doden, in 2023 vielen er in Herat 16 doden.",
        "Nee. Nee. Nee. Ja. Nee. Ja. Nee. Nee.",
        f"{QUESTION}? In Herat vielen twaalf doden.",
    ],
)
def test_lists_and_refrains_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_row_of_a_table_may_repeat_its_words() -> None:
    assert found("ja | nee | ja | ja | nee | ja | nee | nee | ja | ja | nee | ja", BlockKind.TABLE_ROW) == []


@given(
    st.lists(st.sampled_from("abcdefghijkl"), min_size=4, max_size=12),
    st.integers(min_value=12, max_value=15),
)
def test_any_phrase_over_and_over_is_one_phrase(words: list[str], times: int) -> None:
    assert one_phrase(" ".join(words * times))
