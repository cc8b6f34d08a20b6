"""Which sentences cannot be understood without the one before, and which turn it: openings, never a word further on."""

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.leaning import leans, turns
from ingest.words import data_text

LEANING = [
    ("nl", "Zij kunnen dit wel cumulatief zijn in combinatie met enkele andere risicofactoren."),
    ("nl", "Hiervan is sprake indien de vreemdeling zwaarder wordt bestraft dan anderen."),
    ("nl", "In dat geval behandelt deze lidstaat het asielverzoek."),
    ("nl", "Deze groep komt niet in aanmerking."),
    ("nl", "Dit geldt niet voor gehuwde vrouwen."),
    ("nl", "Ook in die gevallen wordt de vergunning verleend."),
    ("nl", "Op grond van deze bepaling kan de aanvraag worden afgewezen."),
    ("nl", "Uitgangspunt hierbij is de verklaring van de moeder."),
    ("nl", "Een dergelijke verklaring volstaat."),
    ("nl", "Het gaat daarbij om de heuvels ten noorden van de rivier."),
    ("nl", "Dat betekent dat de aanvraag wordt afgewezen."),
    ("nl", "De IND kan echter anders besluiten."),
    ("en", "They also reported torture."),
    ("en", "In such cases rights organizations reported limited access to the files."),
    ("en", "The latter had no lawyer."),
    ("en", "This includes women without a guardian."),
    ("en", "It further encouraged the authorities to sign the convention."),
    ("en", "However, they were released."),
    ("en", "Some of these detainees died."),
    ("en", "“Those convictions were quashed,” a lawyer said."),
    ("en", "That decision was upheld."),
]
STANDING = [
    ("nl", "Dit rapport beschrijft de toestand in de hoofdstad."),
    ("nl", "Deze landenparagraaf gaat over het noorden."),
    ("nl", "In dit nieuwe ambtsbericht staat meer."),
    ("nl", "Er is geen bescherming mogelijk."),
    ("nl", "Het is verboden de stad te verlaten."),
    ("nl", "Dat de vreemdeling niet is gehoord, maakt dit niet anders."),
    ("nl", "In die gevallen waarin geen paspoort is overgelegd, volgt een onderzoek."),
    ("nl", "Zij die zijn gevlucht, keren niet terug."),
    ("nl", "Zo nodig wordt een tolk ingeschakeld."),
    ("nl", "Daarnaast worden vrouwen bedreigd."),
    ("en", "It is forbidden to leave the city."),
    ("en", "It was unclear how many were held."),
    ("en", "There were reports of torture."),
    ("en", "This report covers the north."),
    ("en", "This section of the report covers the north."),
    ("en", "In this chapter the rivers are described."),
    ("en", "Those who fled did not return."),
    ("en", "Those convicted of theft lost a hand."),
    ("en", "Instead of a trial he got a fine."),
    ("en", "In its June report, the commission noted abuses."),
    ("en", "The law protects nobody."),
]
TURNING = [
    ("nl", "Dit is anders als de vrouw is gehuwd."),
    ("nl", "Echter, in het zuiden is het veilig."),
    ("nl", "Indien na aankomst echter blijkt dat hij ouder is, volgt een ander onderzoek."),
    ("nl", "Uitzondering hierop is de situatie dat het kind alleen is."),
    ("nl", "Wel kan een vergunning worden verleend."),
    ("nl", "Tenzij het kind alleen is."),
    ("en", "However, nobody was tried."),
    ("en", "This does not apply to minors."),
    ("en", "Few detainees, however, had a lawyer."),
    ("en", "Unless a judge decides otherwise."),
    ("en", "Nevertheless, female detainees were held with adults."),
]
FURTHER_ON = [
    (
        "nl",
        "De aanvraag wordt door de met de behandeling ervan belaste ambtenaar van de dienst echter vaak afgewezen.",
    ),
    ("nl", "De stad is veilig. Echter, de weg daarheen niet."),
    ("en", "Courts sentenced eleven members of the board of the national union of doctors, however briefly."),
    ("en", "The city is safe. However, the road is not."),
]


@pytest.mark.parametrize(("language", "sentence"), LEANING)
def test_a_sentence_that_points_back_leans(language: str, sentence: str) -> None:
    assert leans(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), STANDING)
def test_a_sentence_that_names_what_it_is_about_stands(language: str, sentence: str) -> None:
    assert not leans(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), TURNING)
def test_what_turns_the_sentence_before_leans_on_it_too(language: str, sentence: str) -> None:
    assert turns(sentence, language)
    assert leans(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), FURTHER_ON)
def test_only_the_first_words_of_the_first_sentence_count(language: str, sentence: str) -> None:
    assert not turns(sentence, language)


@given(st.text(), st.sampled_from(["nl", "en", "fa"]))
def test_what_turns_always_leans_and_no_text_is_an_error(text: str, language: str) -> None:
    assert leans(text, language) or not turns(text, language)


@given(st.sampled_from(LEANING + STANDING), st.sampled_from(TURNING))
def test_what_is_said_behind_the_first_sentence_changes_nothing(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    language, sentence = one

    assert leans(f"{sentence} {other[1]}", language) == leans(sentence, language)


@pytest.mark.parametrize("text", ["’-" * 5000, "– " * 5000, "a-" * 5000, "in " * 5000])
def test_a_text_of_signs_takes_no_time(text: str) -> None:
    before = time.perf_counter()

    assert not leans(text, "en")
    assert time.perf_counter() - before < 0.1


def test_an_opening_is_written_once_in_small_letters() -> None:
    for table in tomllib.loads(data_text("leaning.toml")).values():
        for phrases in table.values():
            assert all(phrase == " ".join(phrase.casefold().split()) for phrase in phrases)
            assert len(set(phrases)) == len(phrases)
