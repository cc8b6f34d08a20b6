"""Follow-up questions: what is taken over, what is not, and how the complete question reads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eval as package
from assistant.conversation import LONGEST_TURN, Turn, complete, of_same_country, remembered
from assistant.ellipsis import form_of, vague
from assistant.understand import Interpreter
from eval.conversations import judge, read_conversations
from ingest.countries import Gazetteer
from ingest.thesaurus import Thesaurus

SETS = Path(package.__file__).parent / "sets"
PASTED = "Uit een brief geplakt over christenen in Syrië. " * 20


@pytest.mark.parametrize("name", ["conversations", "conversations-fresh", "conversations-unseen"])
def test_conversations_are_understood(interpreter: Interpreter, name: str) -> None:
    results = [judge(c, interpreter) for c in read_conversations(SETS / f"{name}.jsonl")]
    follow_ups = [r for r in results if r.conversation.carried]
    changes = [r for r in results if not r.conversation.carried]

    assert len(changes) >= 16
    assert [r.problems for r in changes if r.problems] == [], "a change of subject takes nothing over"
    assert sum(not r.problems for r in follow_ups) >= 0.85 * len(follow_ups)


@pytest.mark.parametrize(
    ("before", "turn", "question"),
    [
        pytest.param(
            "Worden Iraakse christenen vervolgd?",
            "en in Iran?",
            "Worden christenen vervolgd in Iran?",
            id="a demonym makes place for a country",
        ),
        pytest.param(
            "Were journalists arrested in Turkey in 2016?",
            "and lawyers in 2019?",
            "Were lawyers arrested in Turkey in 2019?",
            id="two facets at once",
        ),
        pytest.param(
            "Does Turkey return Syrians to Syria against their will?",
            "and Afghans?",
            "Does Turkey return Afghans to Syria against their will?",
            id="people of another country, and the other countries stay",
        ),
        pytest.param(
            "How are Syrian refugees treated in Turkey?",
            "and Afghans?",
            "How are Afghan refugees treated in Turkey?",
            id="people of another country in the place of an adjective",
        ),
        pytest.param(
            "Hoe worden Syrische vluchtelingen behandeld in Turkije?",
            "en Afghanen?",
            "Hoe worden Syrische vluchtelingen behandeld in Turkije en Afghanen?",
            id="people of another country where the form is not clear",
        ),
        pytest.param(
            "How are Syrian refugees treated in Turkey?",
            "and in Lebanon?",
            "How are Syrian refugees treated in Lebanon?",
            id="another state, and the people stay",
        ),
        pytest.param(
            "Is het veilig in de hoofdstad Bagdad?",
            "en in Iran?",
            "Is het veilig in Iran?",
            id="a city named as one makes place for a country",
        ),
        pytest.param(
            "Wat is de positie van jezidi's in Irak?",
            "Worden zij vervolgd?",
            "Worden jezidi's vervolgd in Irak?",
            id="a pronoun",
        ),
        pytest.param(
            "Is there a decision moratorium for Sudan?",
            "Are journalists persecuted there?",
            "Are journalists persecuted in Sudan?",
            id="an adverb of place",
        ),
        pytest.param(
            "Hoe is de veiligheidssituatie in Irak?",
            "en in het noorden?",
            "Hoe is de veiligheidssituatie in Irak in het noorden?",
            id="words the thesaurus does not know are kept",
        ),
    ],
)
def test_the_complete_question_is_said_in_words(
    interpreter: Interpreter, before: str, turn: str, question: str
) -> None:
    asked = complete(interpreter, turn, [before]).reading

    assert asked.text == question
    assert asked.understood.question == question


def test_a_question_without_earlier_ones_stands_alone(interpreter: Interpreter) -> None:
    asked = complete(interpreter, "en in Iran?").reading.understood

    assert asked.question is None
    assert asked.carried == ()


def test_nothing_is_taken_over_from_pasted_text_or_from_before_it(interpreter: Interpreter) -> None:
    asked = complete(interpreter, "en in Iran?", ["Worden christenen vervolgd in Irak?", PASTED])

    assert asked.reading.understood.carried == ()
    assert "geplakt" not in asked.reading.text


@pytest.mark.parametrize(("text", "kept"), [("En in Iran?", True), ("a\nb", False), ("x" * 401, False)])
def test_only_a_question_is_remembered(text: str, *, kept: bool) -> None:
    assert remembered(text) is kept
    assert LONGEST_TURN == 400


def test_an_explicit_country_goes_before_words_and_before_what_is_taken_over(
    interpreter: Interpreter,
) -> None:
    asked = complete(
        interpreter, "en in Iran?", ["Worden christenen vervolgd in Irak?"], country="SYR"
    ).reading

    assert asked.understood.countries == ("SYR",)
    assert asked.understood.overruled == ("country:IRN",)
    assert asked.text == "Worden christenen vervolgd in Syrië?"


def test_an_explicit_date_goes_before_the_words(interpreter: Interpreter) -> None:
    question = "Wat gold per 1 maart 2014 voor Somalië?"

    understood = complete(interpreter, question, as_of="2013-06-01").reading.understood

    assert understood.as_of == "2013-06-01"
    assert understood.overruled == ("as_of:2014-03-01",)


def test_an_explicit_choice_that_agrees_sets_nothing_aside(interpreter: Interpreter) -> None:
    understood = complete(
        interpreter, "Is het veilig in Irak?", as_of="2014", country="IRQ"
    ).reading.understood

    assert understood.overruled == ()


def test_choices_of_an_earlier_turn_are_part_of_what_was_said(interpreter: Interpreter) -> None:
    before = Turn(text="Worden christenen vervolgd?", country="IRQ", as_of="2014-01-01")

    understood = complete(interpreter, "En vrouwen?", [before]).reading.understood

    assert understood.countries == ("IRQ",)
    assert understood.as_of == "2014-01-01"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("en?", True),
        ("Wat is het beleid?", True),
        ("What is the policy?", True),
        ("Hoe is de veiligheidssituatie?", True),
        ("2019?", True),
        ("en in Iran?", True),
        ("Wat is de situatie in Eritrea?", False),
        ("Wat is het beleid voor vrouwen?", False),
        ("Wat is de veiligheidssituatie in Irak?", False),
        ("Wie stelt het landenbeleid op?", False),
        ("Wat is een besluitmoratorium?", False),
    ],
)
def test_a_question_without_place_group_or_subject_is_vague(
    interpreter: Interpreter, question: str, *, expected: bool
) -> None:
    assert vague(interpreter.read(question)) is expected


def test_a_vague_question_takes_its_country_from_the_conversation(interpreter: Interpreter) -> None:
    understood = complete(
        interpreter, "Wat is het beleid?", ["Worden christenen in Irak vervolgd?"]
    ).reading.understood

    assert understood.countries == ("IRQ",)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_read_and_a_turn_lies_within_its_text(before: str, turn: str) -> None:
    reader = Interpreter(gazetteer=Gazetteer((), {"nl": {}, "en": {}}), thesaurus=Thesaurus(()))
    form = form_of(turn)

    assert 0 <= form.start <= len(turn)
    assert complete(reader, turn, [before]) == complete(reader, turn, [before])


ANSWERED = Turn(text="Worden betogers in de cel mishandeld door de Basij?", about="IRN")


@pytest.mark.parametrize(
    ("turn", "question", "carried"),
    [
        ("Worden zij ook geëxecuteerd?", "Worden betogers ook geëxecuteerd in Iran?", {"group", "country"}),
        ("en vrouwen?", "Worden vrouwen in de cel mishandeld door de Basij?", {"topic", "country"}),
    ],
)
def test_a_follow_up_takes_over_the_country_that_the_answer_was_about(
    interpreter: Interpreter, turn: str, question: str, carried: set[str]
) -> None:
    understood = complete(interpreter, turn, [ANSWERED]).reading.understood

    assert understood.question == question
    assert understood.countries == ("IRN",)
    assert set(understood.carried) == carried


def test_another_country_goes_before_that_of_the_answer_and_a_whole_question_stands_alone(
    interpreter: Interpreter,
) -> None:
    assert complete(interpreter, "en in Irak?", [ANSWERED]).reading.understood.countries == ("IRQ",)
    assert (
        complete(interpreter, "Zijn er demonstranten geëxecuteerd?", [ANSWERED]).reading.understood.countries
        == ()
    )


def test_a_whole_question_on_the_same_group_can_be_asked_of_the_same_country(
    interpreter: Interpreter,
) -> None:
    for question, whole in (
        ("Zijn er demonstranten geëxecuteerd?", "Zijn er demonstranten geëxecuteerd in Iran?"),
        ("Are demonstrators executed?", "Are demonstrators executed in Iran?"),
    ):
        asked = of_same_country(interpreter, question, [ANSWERED])

        assert asked is not None
        assert asked.reading.text == asked.reading.understood.question == whole
        assert asked.reading.understood.countries == ("IRN",)
        assert asked.reading.understood.carried == ("country",)


@pytest.mark.parametrize(
    ("history", "question"),
    [
        ([ANSWERED], "Wat is het beleid voor christenen?"),
        ([ANSWERED], "Worden demonstranten in Irak geëxecuteerd?"),
        ([ANSWERED], "Andere vraag: zijn er demonstranten geëxecuteerd?"),
        ([Turn(text=ANSWERED.text)], "Zijn er demonstranten geëxecuteerd?"),
        ([Turn(text="Worden betogers in Iran en Irak mishandeld?")], "Zijn er demonstranten geëxecuteerd?"),
        ([], "Zijn er demonstranten geëxecuteerd?"),
    ],
)
def test_no_country_is_taken_over_by_another_subject_or_from_an_answer_on_several(
    interpreter: Interpreter, history: list[Turn], question: str
) -> None:
    assert of_same_country(interpreter, question, history) is None


def test_the_countries_of_the_other_parts_of_a_question_are_kept(interpreter: Interpreter) -> None:
    before = Turn(text="How are Syrian refugees treated in Turkey?")

    assert set(complete(interpreter, "and Afghans?", [before]).reading.understood.countries) == {"AFG", "TUR"}
