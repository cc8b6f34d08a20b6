"""Words of one language tell it from the other; words of both tell nothing."""

import pytest

from assistant.language import detect
from ingest.lexicon import telling_words


def test_no_word_tells_both_languages() -> None:
    words = telling_words()

    assert not words["nl"] & words["en"]
    assert {"veiligheid", "vluchtelingen"} <= words["nl"]
    assert {"refugees", "groups"} <= words["en"]
    assert "moratorium" not in words["nl"] | words["en"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("refugees treated iran 2022", "en"),
        ("internal flight alternative afghanistan", "en"),
        ("decision moratorium bosnië herzegovina", "en"),
        ("besluitmoratorium irak", "nl"),
        ("positie alleenstaande vrouwen somalië", "nl"),
        ("vestigingsalternatief afghanistan", "nl"),
    ],
)
def test_keywords_are_read_in_the_language_they_are_of(text: str, language: str) -> None:
    assert detect(text) == language
