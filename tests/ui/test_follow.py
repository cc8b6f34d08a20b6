"""Follow-up questions on the command line: after questions in words, and after a saved answer."""

import json
from pathlib import Path

import pytest

from assistant.verify import SavedAnswerError
from tests.ui.forms import answer_form, footnote
from ui.follow import country_of, turns_before


def saved(folder: Path, **understood: object) -> Path:
    path = folder / "answer.json"
    form = {"question": "en in Iran?", "footnotes": [], "understood": understood}
    path.write_text(json.dumps(form), "utf-8")
    return path


def test_a_saved_answer_stands_for_its_complete_question_with_its_date_and_country(tmp_path: Path) -> None:
    path = saved(tmp_path, question="Is het veilig in Iran?", as_of="2014", countries=["IRN"])

    (turn,) = turns_before(path, ())

    assert (turn.text, turn.as_of, turn.country) == ("Is het veilig in Iran?", "2014", "IRN")


def test_several_countries_are_no_choice_of_one(tmp_path: Path) -> None:
    (turn,) = turns_before(saved(tmp_path, countries=["IRN", "IRQ"]), ())

    assert (turn.text, turn.country) == ("en in Iran?", None)


def test_questions_in_words_come_after_the_saved_answer(tmp_path: Path) -> None:
    turns = turns_before(saved(tmp_path), ("A?", "B?"))

    assert [turn.text for turn in turns] == ["en in Iran?", "A?", "B?"]


def test_a_file_that_is_no_answer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("[]", "utf-8")

    with pytest.raises(SavedAnswerError, match=r"x\.json"):
        turns_before(path, ())


def test_the_country_of_an_answer_is_that_of_all_its_quotations() -> None:
    def about(*countries: list[str]) -> str | None:
        return country_of(answer_form([footnote(n, countries=codes) for n, codes in enumerate(countries, 1)]))

    assert about(["IRN"], ["IRN"]) == "IRN"
    assert (
        about(["IRN"], ["IRQ"])
        is about(["IRN"], [])
        is about(["IRN", "IRQ"])
        is about(["*"])
        is about()
        is None
    )


def test_a_saved_answer_tells_the_country_it_was_about_where_none_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    for asked, about in (([], "IRN"), (["IRN"], None)):
        form = answer_form([footnote(1, countries=["IRN"])], understood={"countries": asked})
        path.write_text(json.dumps(form), "utf-8")

        (turn,) = turns_before(path, ())

        assert turn.about == about
