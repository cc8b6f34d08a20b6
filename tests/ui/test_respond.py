"""From what was typed to what is shown, without a browser; and the desk that follows new generations."""

import logging
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.answer import Origin
from assistant.ask import Assistant
from assistant.conversation import LONGEST_TURN, TURNS, Turn
from ingest.errors import IndexMismatch, NoIndex
from ingest.settings import Settings
from ui.desk import Desk, open_desk
from ui.respond import LONGEST_QUESTION, Asked, respond, start
from ui.talk import Talk, earlier_html


def desk_of(error: Exception) -> Desk:
    def fails() -> Assistant:
        raise error

    return Desk(open=fails, current=lambda: "a")


def last(desk: Desk, question: str = "Vraag?", as_of: str = "", language: str = "nl") -> str:
    return list(respond(desk, Asked(question=question, as_of=as_of, language=language)))[-1].answer


@pytest.mark.parametrize(
    "date", ["2015-13", "2015-02-30", "01-03-2015", "gisteren", "0000", "2015-3-1", "<b>"]
)
def test_a_date_that_is_none_is_refused_before_anything_is_searched(date: str) -> None:
    shown = last(desk_of(AssertionError("searched")), as_of=date)

    assert 'data-field="as-of"' in shown
    assert "2015-03-01" in shown
    assert "<b>" not in shown


@pytest.mark.parametrize("question", ["", "  \n", "x" * (LONGEST_QUESTION + 1)])
def test_what_is_no_question_is_refused_before_anything_is_searched(question: str) -> None:
    assert 'data-field="question"' in last(desk_of(AssertionError("searched")), question=question)


def test_work_is_shown_first_and_then_its_outcome() -> None:
    shown = list(respond(desk_of(NoIndex("x")), Asked(question="Q?", as_of="2015", language="en")))

    assert len(shown) == 2
    assert "working" in shown[0].answer
    assert shown[0].taken
    assert "coi ingest" in shown[1].answer


def test_an_error_a_user_can_act_on_is_shown_in_its_own_words() -> None:
    assert "run coi ingest --rebuild" in last(
        desk_of(IndexMismatch("made otherwise; run coi ingest --rebuild"))
    )
    assert "run coi ingest --rebuild" in start(desk_of(IndexMismatch("run coi ingest --rebuild")), "nl")


def test_the_cause_of_any_other_error_goes_to_the_log_and_never_onto_the_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        shown = last(desk_of(ZeroDivisionError("/secret/path")))

    assert "Er ging iets mis" in shown
    assert "secret" not in shown
    assert "ZeroDivisionError" in caplog.text


@dataclass(frozen=True)
class Named:
    """Stands for the assistant over one generation."""

    origin: Origin


def test_the_desk_opens_a_generation_once_and_the_next_one_as_soon_as_it_is_current() -> None:
    current, opened = ["a"], []

    def opening() -> Assistant:
        opened.append(current[0])
        return Named(Origin(generation=current[0], encoder="e"))  # type: ignore[return-value]

    desk = Desk(open=opening, current=lambda: current[0])
    first, again = desk.assistant(), desk.assistant()
    current[0] = "b"
    after = desk.assistant()

    assert first is again
    assert after.origin.generation == "b"
    assert opened == ["a", "b"]


PASTED = "Uit een brief geplakt. " * 40 + "Wat betekent dit voor Irak?"


def talked(*questions: str) -> Talk:
    talk = Talk()
    for n, question in enumerate(questions):
        talk = talk.after(Turn(text=question), f"id-{n}", f"<article>{question}</article>")
    return talk


def test_a_long_text_is_not_remembered_and_nothing_before_it_is_leant_on() -> None:
    assert len(PASTED) > LONGEST_TURN

    talk = talked("Worden christenen vervolgd in Irak?", PASTED)

    assert "geplakt" not in repr(talk)
    assert talk.turns == ()
    assert "niet bewaard" in earlier_html(talk.asked_in("nl"), "nl")


def test_what_was_asked_after_a_long_text_is_remembered_again() -> None:
    assert [turn.text for turn in talked("A?", PASTED, "B?").turns] == ["B?"]


def test_a_conversation_remembers_no_more_turns_than_are_used() -> None:
    talk = talked(*(f"Vraag {n}?" for n in range(TURNS + 5)))

    assert len(talk.past) == TURNS


def test_earlier_questions_are_shown_as_text() -> None:
    talk = talked("<script>x</script>?", "B?")

    assert "<script>" not in earlier_html(talk, "nl").replace("<article><script>", "")


def test_the_same_answer_stands_on_the_page_once() -> None:
    talk = Talk().after(Turn(text="A?"), "id", "x").after(Turn(text="A?"), "id", "x")

    assert len(talk.past) == 1


def test_the_page_remembers_the_one_country_that_an_answer_was_about(library_data: Path) -> None:
    question = Asked(question="Are deserters executed in Varenia?", as_of="", language="en")

    *_, shown = respond(open_desk(library_data, Settings()), question)
    *_, refused = respond(desk_of(NoIndex("x")), question)

    assert [turn.about for turn in shown.talk.turns] == ["XVA"]
    assert refused.talk.turns == ()
