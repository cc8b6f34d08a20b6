"""Questions of few words are read in their own language, whether or not a list holds these words."""

import json
from pathlib import Path

import pytest

from assistant.language import detect, told_by_words
from assistant.language_words import LanguageWords

SETS = Path(__file__).parents[2] / "eval" / "sets"


def asked_briefly(most: int) -> list[tuple[str, str]]:
    """Return the questions of at most so many words in the sets with gold, each with its language."""
    found = set()
    for pattern in ("vc2000*", "usdos*", "kamerstukken*", "sufficiency*"):
        for path in SETS.glob(f"{pattern}.jsonl"):
            for line in path.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                if len(item["question"].split()) <= most:
                    found.add((item["question"], item["lang"]))
    return sorted(found)


@pytest.mark.parametrize(
    "question",
    [
        "Kinderhuwelijken in Afghanistan",
        "eremoorden Irak",
        "zwangerschapsverlof Iran",
        "schoolgebouwen Afghanistan asbest",
        "kwetsbare minderheidsgroep",
        "bloedvetes Albanië",
        "Inwilligen of afwijzen?",
        "Taalkundige onderzoeken Guinee",
        "gevangenissen",
        "Syrische deserteurs",
        "Circassiërs Afghanistan",
    ],
)
def test_dutch_key_words_are_dutch(question: str) -> None:
    assert detect(question) == "nl"


@pytest.mark.parametrize(
    "question",
    [
        "child marriages in Afghanistan",
        "honour killings Iraq",
        "maternity leave Iran",
        "euaa country guidance purpose",
        "vulnerable minority group",
        "blood feuds Albania",
        "jobseekers",
        "newspapers shut Türkiye",
        "prisons",
        "Syrian deserters",
        "Baluch in Turkey",
    ],
)
def test_english_key_words_are_english(question: str) -> None:
    assert detect(question) == "en"


def test_short_questions_of_the_sets_are_read_in_their_language() -> None:
    asked = asked_briefly(4)
    right = sum(detect(question) == language for question, language in asked)

    assert len(asked) > 80
    assert right / len(asked) >= 0.92, "the others are names: 'Kunama', 'Rohingya Myanmar'"


@pytest.mark.parametrize(
    ("word", "dutch"),
    [("bewapeningswedlopen", True), ("ontheemdenkampbewoners", True), ("storytelling", False)],
)
def test_a_word_that_no_list_holds_is_known_by_its_parts_and_letters(word: str, *, dutch: bool) -> None:
    known = LanguageWords.load()

    assert not any(word in used for used in known.used.values())
    assert (known.leaning(word) > 0) is dutch


def test_names_and_what_both_languages_have_tell_nothing() -> None:
    known = LanguageWords.load()

    assert known.leaning("iran") == known.leaning("of") == known.leaning("2021") == 0.0
    assert known.leaning("mogadishuville", name=True) == 0.0
    assert known.leaning("syrie") == 1.0 == -known.leaning("syria")
    assert detect("15c Iran") == "nl"


def test_the_small_words_of_a_sentence_go_before_foreign_words_in_it() -> None:
    assert detect("Wat betekent 'personal and knowing participation' voor een Iraakse generaal?") == "nl"
    assert detect("What does the term 'glijdende schaal' in the vreemdelingencirculaire mean?") == "en"
    assert told_by_words("Inwilligen of afwijzen?") is None
