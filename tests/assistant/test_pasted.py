"""Pasted text is not worked on, not repeated; a passage whose place is asked for is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.pasted import LONG, asked_part, shown, worked_on
from assistant.scope import ScopeKind, judge

PASTED = "De gesprekspartner meldt dat de weg naar de stad sinds maart is afgesloten. " * 12


@pytest.mark.parametrize(
    "request_",
    [
        "Vat deze tekst samen:\n",
        "Translate the text below into Dutch.\n",
        "Maak hier drie punten van: dit verslag.\n",
    ],
)
def test_work_on_a_long_pasted_text_is_refused(request_: str) -> None:
    assert judge(request_ + PASTED).kind is ScopeKind.NON_PUBLIC


def test_the_request_may_stand_after_the_text() -> None:
    assert worked_on(PASTED + "\n\nSummarise this for me.") is not None


def test_asking_where_a_long_passage_stands_is_no_work_on_it() -> None:
    assert worked_on(f"Klopt deze passage uit het openbare rapport? “{PASTED}”") is None


def test_a_short_question_is_no_pasted_text() -> None:
    assert worked_on("Vat samen wat het rapport over deze vrouwen zegt.") is None


@given(st.text(min_size=LONG + 1, max_size=2000))
def test_a_long_text_is_never_shown_again(text: str) -> None:
    assert text not in shown(text, "nl")


def test_a_question_is_shown_as_it_was_asked() -> None:
    assert shown("Who is the confidential source?", "en") == "Who is the confidential source?"


@given(st.text(max_size=3000))
def test_what_is_asked_is_never_longer_than_the_text(text: str) -> None:
    assert len(asked_part(text)) <= len(text) + 1
