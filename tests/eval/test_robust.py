import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.questions import Outcome, Question, read_questions
from eval.robust import Kind, keywords, perturbed, read_demonyms, with_demonym, with_typos, write_perturbed


def question(text: str, lang: str = "nl") -> Question:
    return Question(id="q1", lang=lang, text=text, expected=Outcome.UNCLEAR)


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        pytest.param(Kind.NO_ACCENTS, "Wat geldt voor Syriërs?", "Wat geldt voor Syriers?", id="accents"),
        pytest.param(Kind.NO_ACCENTS, "Wat geldt voor Turken?", None, id="no accents to lose"),
        pytest.param(
            Kind.KEYWORDS,
            "Voor welke personen uit Irak wordt in de regel artikel 1F tegengeworpen?",
            "personen irak regel artikel 1f tegengeworpen",
            id="keywords keep article numbers",
        ),
        pytest.param(
            Kind.DEMONYM,
            "Geldt er een besluitmoratorium voor Irak?",
            "Geldt er een besluitmoratorium voor Irakezen?",
            id="people",
        ),
        pytest.param(
            Kind.DEMONYM,
            "Kon men in 2019 het land Eritrea verlaten?",
            "Kon men in 2019 het land het Eritrese land verlaten?",
            id="adjective where no preposition helps",
        ),
        pytest.param(Kind.DEMONYM, "Wat is een ambtsbericht?", None, id="no country"),
        pytest.param(Kind.DEMONYM, "Wat geldt voor Guinee-Bissau?", None, id="part of another name"),
    ],
)
def test_a_question_is_changed_in_one_way(kind: Kind, text: str, changed: str | None) -> None:
    assert perturbed(question(text), kind, read_demonyms()) == changed


def test_long_winded_questions_still_hold_the_question() -> None:
    text = perturbed(question("Is Iran veilig?"), Kind.LONG_WINDED, read_demonyms())

    assert text is not None
    assert "Is Iran veilig?" in text
    assert len(text.split()) > 12


def test_typing_errors_are_few_and_repeat() -> None:
    text = "Voor welke personen uit Afghanistan wordt in de regel artikel 1F tegengeworpen?"

    slipped = with_typos(text, "q1")

    # 12 words: one slip in about six
    assert sum(a != b for a, b in zip(text.split(), slipped.split(), strict=True)) == 2
    assert with_typos(text, "q1") == slipped
    assert with_typos(text, "q2") != slipped


@given(st.text(alphabet="abcdefgh éë15?", max_size=80), st.text(max_size=5))
def test_typing_errors_spare_digits_first_letters_and_the_number_of_words(text: str, seed: str) -> None:
    slipped = with_typos(text, seed)

    assert [c for c in slipped if c.isdigit()] == [c for c in text if c.isdigit()]
    assert [word[0] for word in slipped.split()] == [word[0] for word in text.split()]


def test_a_question_of_small_words_only_stays_whole() -> None:
    assert keywords("Wat is er?", "nl") == "Wat is er?"


def test_a_name_inside_another_is_not_taken_for_it() -> None:
    assert "Congolezen" in with_demonym(
        "Wat geldt voor de Democratische Republiek Congo?", "nl", read_demonyms()
    )


def test_a_changed_set_keeps_everything_but_id_and_question(shared: Path, tmp_path: Path) -> None:
    source = shared / "questions" / "usdos-dev.jsonl"

    changed, total = write_perturbed(source, tmp_path / "out.jsonl", Kind.DEMONYM)

    assert (changed, total) == (262, 262)
    before, after = read_questions(source), read_questions(tmp_path / "out.jsonl")
    assert [q.golds for q in before] == [q.golds for q in after]
    assert after[0].id == f"{before[0].id}-demonym"
    first = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["year"] == "2016"
