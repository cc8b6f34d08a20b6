"""What a question is believed to ask, what is stripped from around it, and whether it asks policy."""

import numpy as np
import pytest

from assistant.beliefs import FURTHEST, beliefs, likely
from assistant.frames import unframed, without
from assistant.intent import asks_policy
from ingest.subjects import Subjects
from ingest.thesaurus import Thesaurus

THESAURUS = Thesaurus.load()


def scoring(**scores: float) -> Subjects:
    """Return a classifier that gives these scores whatever is asked."""
    return Subjects(
        concepts=tuple(scores),
        mean=np.zeros(2, dtype=np.float32),
        weights=np.zeros((2, len(scores)), dtype=np.float32),
        prior=np.array(list(scores.values()), dtype=np.float32),
    )


VECTOR = np.array([1, 0], dtype=np.float32)


def test_the_likeliest_concept_is_at_zero_and_none_is_further_than_the_limit() -> None:
    found = beliefs(scoring(torture=0.3, food=0.0, health_care=0.05), THESAURUS, VECTOR, ())

    assert found["torture"] == 0
    assert -FURTHEST <= found["food"] < found["health_care"] < 0


def test_a_named_subject_counts_more_than_a_named_actor() -> None:
    even = scoring(torture=0.1, police=0.1, food=0.1)

    found = beliefs(even, THESAURUS, VECTOR, ("police", "torture"))

    assert found["torture"] == 0 > found["police"] > found["food"]


def test_a_concept_speaks_for_what_it_is_a_case_of_and_somewhat_for_what_it_is_treated_with() -> None:
    concept = next(c for c in THESAURUS.concepts.values() if c.related and c.broader)
    names = {concept.id: 0.3, "food": 0.0}

    found = beliefs(scoring(**names), THESAURUS, VECTOR, ())

    assert found[concept.broader[0]] == 0
    assert -FURTHEST < found[concept.related[0]] < 0


def test_likely_concepts_end_at_the_distance_and_at_the_number() -> None:
    found = {"a": 0.0, "b": -0.2, "c": -0.3, "d": -2.0}

    assert likely(found, 0.5, 5) == ("a", "b", "c")
    assert likely(found, 0.5, 2) == ("a", "b")


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Mijn cliënt is mishandeld; wat is daarover bekend?", "is mishandeld;"),
        ("Hoe slecht zijn de cellen, volgens het rapport?", "Hoe slecht zijn de cellen,"),
        ("According to the report, are jails crowded?", "are jails crowded?"),
        ("rapport", "rapport"),
    ],
)
def test_the_frame_of_a_question_is_taken_off(question: str, left: str) -> None:
    assert unframed(question).rstrip("?") == left.rstrip("?")


def test_a_name_goes_with_its_preposition() -> None:
    text = "Worden journalisten in Turkije opgepakt?"
    start = text.index("Turkije")

    assert without(text, start, start + len("Turkije")).split() == ["Worden", "journalisten", "opgepakt?"]


@pytest.mark.parametrize(
    "question", ["Geldt er een besluitmoratorium?", "Does the IND accept an internal flight alternative?"]
)
def test_a_question_about_policy_is_known_by_its_words(question: str) -> None:
    assert asks_policy(question)


@pytest.mark.parametrize("question", ["Worden journalisten opgepakt?", "Are girls allowed to go to school?"])
def test_a_question_about_facts_is_none_about_policy(question: str) -> None:
    assert not asks_policy(question)
