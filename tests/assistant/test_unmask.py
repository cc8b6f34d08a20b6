"""A question is read through a disguise, with the letters that documents are read with."""

import pytest

from assistant.unmask import readings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("gеhеim", "geheim", id="Cyrillic letters"),
        pytest.param("υnpυblished", "unpublished", id="Greek letters"),
        pytest.param("ge\u200bheim", "geheim", id="a character without width"),
        pytest.param("ge\u202eheim", "geheim", id="a character that turns the line"),
        pytest.param("g3h31m", "geheim", id="digits for letters"),
        pytest.param("con$€il", "conseil", id="signs for letters"),
        pytest.param("confidentia1", "confidential", id="a digit that stands for two letters"),
        pytest.param("conf|ict", "conflict", id="a bar for a letter"),
    ],
)
def test_a_disguised_word_is_read(written: str, read: str) -> None:
    assert any(read in text for text in readings(f"Is dat {written}?"))


def test_the_question_itself_is_read_first() -> None:
    assert next(readings("Wat is bekend over Diyarbakir?")) == "Wat is bekend over Diyarbakir?"
