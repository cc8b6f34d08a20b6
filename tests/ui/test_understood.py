"""The documents that a question was taken to ask for are named with what was understood."""

import pytest

from tests.ui.forms import answer_form, footnote
from ui.names import Names
from ui.understood import understood_line
from ui.wording import wording

ONE = {"document_id": "a", "title": "Brief over tolken", "day": "2025-06-10"}
MORE = [ONE, {**ONE, "title": "Brief over taal", "day": None}, ONE, ONE]


@pytest.mark.parametrize(
    ("language", "named", "said"),
    [
        ("nl", [ONE], "bron “Brief over tolken” (2025-06-10)"),
        ("en", [ONE], "source “Brief over tolken” (2025-06-10)"),
        ("nl", MORE, "bron “Brief over tolken” (2025-06-10), “Brief over taal”, en 2 andere"),
        ("en", MORE, "source “Brief over tolken” (2025-06-10), “Brief over taal”, and 2 others"),
    ],
)
def test_the_source_that_is_asked_for_is_shown(language: str, named: list[object], said: str) -> None:
    form = answer_form([footnote(1)], understood={"named": named}, language=language)

    assert said in understood_line(form, wording(language), Names())


def test_without_a_name_no_source_is_shown() -> None:
    form = answer_form([footnote(1)], language="nl")

    assert "bron" not in understood_line(form, wording("nl"), Names())
