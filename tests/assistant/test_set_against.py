"""A follow-up that compares sets the last question against the other country or year, and takes nothing else over."""

from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.conversation import complete
from assistant.understand import Interpreter
from ingest.countries import Gazetteer
from ingest.thesaurus import Thesaurus


@pytest.fixture(scope="module")
def interpreter() -> Interpreter:
    return Interpreter(gazetteer=Gazetteer.load(), thesaurus=Thesaurus.load())


@pytest.mark.parametrize(
    ("before", "turn", "whole"),
    [
        ("Hoe zijn de gevangenissen in Iran?", "en vergeleken met Irak?", "vergeleken met Irak?"),
        ("How are women treated in Afghanistan?", "how does that compare with Iran?", "compared with Iran?"),
        ("Persvrijheid in Turkije in 2023", "en in vergelijking met 2019?", "vergeleken met 2019?"),
        ("Protesters in Iran in 2022", "was it worse in 2019?", "compared with 2019?"),
        ("Worden journalisten vervolgd in Turkije?", "is dat in Iran erger?", "vergeleken met Iran?"),
    ],
)
def test_the_last_question_is_set_against_the_other_side(
    interpreter: Interpreter, before: str, turn: str, whole: str
) -> None:
    asked = complete(interpreter, turn, [before])

    assert asked.reading.text == f"{before.rstrip('?')} {whole}"
    assert asked.reading.understood.question == asked.reading.text


@pytest.mark.parametrize(
    "turn",
    [
        "en in Irak?",
        "Is the position of Christians in Iraq worse?",
        "Wat is het verschil tussen soennieten en sjiieten in Irak?",
        "Iets anders: hoe is het in Irak?",
    ],
)
def test_a_turn_that_compares_nothing_or_asks_more_is_no_other_side(
    interpreter: Interpreter, turn: str
) -> None:
    asked = complete(interpreter, turn, ["Hoe zijn de gevangenissen in Iran?"])

    assert asked.reading.understood.countries == ("IRQ",)


def test_it_is_answered_with_its_sides(assistant: Assistant, library_data: Path) -> None:
    outcome = assistant.ask("en vergeleken met Ostavië?", history=["Worden deserteurs vervolgd in Varenië?"])

    assert isinstance(outcome, Answer), outcome
    assert [side.label for side in outcome.sides] == ["Varenië", "Ostavië"]
    assert all(side.statements for side in outcome.sides)
