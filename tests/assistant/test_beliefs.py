"""What a question is believed to ask, what is stripped from around it, and whether it asks policy."""

import numpy as np
import pytest

from assistant.beliefs import FURTHEST, beliefs, likely, scored
from assistant.frames import FOREIGNERS, people, unframed, without
from assistant.intent import asks_policy, policy_share
from assistant.understand import Interpreter
from ingest.countries import Gazetteer
from ingest.subjects import Subjects
from ingest.thesaurus import Thesaurus

THESAURUS = Thesaurus.load()
INTERPRETER = Interpreter(gazetteer=Gazetteer.load(()), thesaurus=THESAURUS)


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
    found = beliefs(scored(scoring(torture=0.3, food=0.0, health_care=0.05), VECTOR), THESAURUS, ())

    assert found["torture"] == 0
    assert -FURTHEST <= found["food"] < found["health_care"] < 0


def test_a_named_subject_counts_more_than_a_named_actor() -> None:
    even = scoring(torture=0.1, police=0.1, food=0.1)

    found = beliefs(scored(even, VECTOR), THESAURUS, ("police", "torture"))

    assert found["torture"] == 0 > found["police"] > found["food"]


def test_who_acts_does_not_push_away_what_is_asked() -> None:
    found = beliefs(scored(scoring(taliban=9.0, corruption=2.0, food=0.0), VECTOR), THESAURUS, ("taliban",))

    assert found["corruption"] == 0 > found["food"]


def test_a_concept_speaks_for_what_it_is_a_case_of_and_somewhat_for_what_it_is_treated_with() -> None:
    concept = next(c for c in THESAURUS.concepts.values() if c.related and c.broader)
    names = {concept.id: 0.3, "food": 0.0}

    found = beliefs(scored(scoring(**names), VECTOR), THESAURUS, ())

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


def test_policy_is_asked_as_far_as_what_is_asked_is_a_matter_of_law() -> None:
    legal, facts = scoring(article_15c=3.0, food=0.0), scoring(article_15c=0.0, food=3.0)

    def share(subjects: Subjects, question: str = "Is it safe to go back?") -> float:
        return policy_share(question, scored(subjects, VECTOR), THESAURUS)

    assert share(legal) > 0.9
    assert share(facts) < 0.1
    assert share(facts, "Is there a decision moratorium?") == 1.0


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Stuurt Libanon Syriërs terug?", "nl"),
        ("Mogen Eritreeërs in Soedan werken?", "nl"),
        ("May Afghans in Pakistan go to school?", "en"),
    ],
)
def test_the_people_of_one_country_are_foreigners_in_another(question: str, language: str) -> None:
    assert FOREIGNERS[language] in INTERPRETER.bare(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Worden Syriërs opgepakt?", "nl"),
        ("Krijgen Syriërs in Syrië een paspoort?", "nl"),
        ("Valt het Turkse leger Irak binnen?", "nl"),
        ("Do Afghans get asylum in the Netherlands?", "en"),
    ],
)
def test_people_at_home_and_a_country_s_army_are_no_foreigners(question: str, language: str) -> None:
    assert FOREIGNERS[language] not in INTERPRETER.bare(question, language)


def test_people_are_told_from_what_is_of_a_country() -> None:
    assert people("Irakezen", "nl")
    assert not people("Iraakse", "nl")
    assert people("Iraqis", "en")
    assert not people("Iraqi", "en")


def test_a_place_is_asked_after_with_its_country_unless_that_is_named() -> None:
    assert INTERPRETER.located("Is het veilig in Mosul?", "nl") == "Is het veilig in Mosul (Irak)?"
    assert INTERPRETER.located("Is het veilig in Mosul in Irak?", "nl") == "Is het veilig in Mosul in Irak?"
    assert INTERPRETER.located("Is it safe?", "en") == "Is it safe?"
