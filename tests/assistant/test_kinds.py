"""Kinds of source that limit an answer, and those that are only named."""

import pytest

from assistant.kinds import find_kinds, kinds_within, named_kinds
from assistant.understand import Interpreter
from ingest.passage import SourceType


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Worden bekeerlingen volgens de EUAA vervolgd?", "de EUAA"),
        ("Wat meldt het meest recente algemene ambtsbericht?", "het meest recente algemene ambtsbericht"),
        ("Aldus Amnesty International wordt er gemarteld.", "Amnesty International"),
        ("Is there torture according to the United Nations?", "the United Nations"),
        ("Hoeveel doden vielen er volgens het Amerikaanse ministerie van Buitenlandse Zaken?",
         "het Amerikaanse ministerie van Buitenlandse Zaken"),
        ("Wat is het Nederlandse beleid voor deserteurs?", "het Nederlandse beleid"),
        ("What is the Dutch asylum policy on converts?", "the Dutch asylum policy"),
        ("According to the 2019 State Department report, were there arrests?", "the 2019 State Department"),
        ("Wat zeggen de mensenrechtenrapporten over vrouwen?", "de mensenrechtenrapporten"),
        ("Krijgt zij asiel volgens het beleid?", "het beleid"),
    ],
)  # fmt: skip
def test_a_question_limits_itself_to_a_source(question: str, name: str) -> None:
    assert [mention.name for mention in find_kinds(question)] == [name]


@pytest.mark.parametrize(
    "question",
    [
        "Hoe wordt een ambtsbericht gemaakt?",
        "How does the ambtsbericht deal with anonymous sources?",
        "Wat is het beleid van de Taliban tegenover vrouwen?",
        "Volgens het beleid van de Taliban mogen meisjes niet leren; klopt dat?",
        "Werkt UNHCR in Iran?",
        "Wie schrijft de landenrapporten?",
    ],
)
def test_naming_a_source_is_no_limit(question: str) -> None:
    assert find_kinds(question) == ()


def test_the_longer_name_is_taken() -> None:
    mentions = find_kinds("Wat staat er volgens het Amerikaanse mensenrechtenrapport over Iran?")

    assert [mention.publishers for mention in mentions] == [("US Department of State",)]


def test_policy_and_facts_are_two_kinds(interpreter: Interpreter) -> None:
    policy = interpreter.understand("Wat is het Nederlandse beleid voor Iran?")
    facts = interpreter.understand("Wat melden de landenrapporten over Iran?")

    assert all(kind.states_policy for kind in policy.source_types)
    assert not any(kind.states_policy for kind in facts.source_types)


def test_a_report_is_looked_in_only_about_a_country(interpreter: Interpreter) -> None:
    about = interpreter.understand("Staat er in het ambtsbericht iets over vrouwen in Irak?")
    general = interpreter.understand("Staan er bronnen in het ambtsbericht?")

    assert about.source_types == (SourceType.AMBTSBERICHT,)
    assert general.source_types == ()
    assert kinds_within("Wat deed Nederland in de VN-Mensenrechtenraad?") == ()


def test_a_publisher_that_is_held_limits_by_its_own_name() -> None:
    held = ("Sarni Watch (fictional)", "US Department of State")

    mentions = find_kinds("Wat is er volgens Sarni Watch gebeurd in Sarnhoven?", held)

    assert [mention.publishers for mention in mentions] == [("Sarni Watch",)]
    assert find_kinds("Wat is er volgens Sarni Watch gebeurd?") == ()


@pytest.mark.parametrize("phrase", ["and the EUAA?", "en het beleid?", "what about the Dutch policy?"])
def test_a_follow_up_names_a_source_without_a_lead(phrase: str) -> None:
    assert len(named_kinds(phrase)) == 1
