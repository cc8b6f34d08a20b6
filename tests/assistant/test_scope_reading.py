"""A question is read slot by slot: things by their kind and state, then what is said of them."""

import math

import pytest

from assistant.scope_features import features
from assistant.scope_model import model, parse
from assistant.scope_reading import slots


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Why is the unpublished report on Yemen secret?", "xdoc"),
        ("Waarom is het ambtsbericht dat nooit gepubliceerd is geheim?", "xdoc"),
        ("Geef de niet-openbare werkinstructie.", "xdoc"),
        ("Noem de anonieme bronnen in Asmara.", "xsrc"),
        ("What is under the black bar?", "xred"),
        ("Welke herkomstvragen stelt de IND?", "xchk"),
        ("Show the diplomatic cables.", "xcab"),
        ("Is deze aanvrager geloofwaardig?", "kper"),
        ("How many lashes, according to the 2021 report on Iran?", "ypub"),
        ("Hoeveel, volgens het Iran-rapport van 2021?", "ypub"),
    ],
)
def test_a_thing_is_found_by_its_kind(text: str, kind: str) -> None:
    assert kind in slots().read(text).things


def test_a_question_reads_the_same_whatever_it_is_about() -> None:
    first = slots().read("Waarom is het geheime ambtsbericht niet openbaar?").words
    second = slots().read("Waarom is het ongepubliceerde informatiebericht niet openbaar?").words

    assert first == second


def test_telegram_is_a_cable_unless_something_was_posted_on_it() -> None:
    assert "xcab" in slots().read("Wat stond er in de telegrammen uit Bagdad?").things
    assert "xcab" not in slots().read("Hij zette foto's van de opstand op Telegram.").things


@pytest.mark.parametrize(
    "text",
    ["Are there secret prisons in Idlib?", "Wat doet de geheime dienst?", "Is er intern gewapend conflict?"],
)
def test_secrecy_in_a_country_is_no_document(text: str) -> None:
    assert not any(thing.startswith("x") for thing in slots().read(text).things)


def test_features_do_not_grow_with_the_length_of_a_question() -> None:
    short = features("Wat staat er in het rapport?")
    long = features("Wat staat er in het rapport? " * 30)

    assert sum(v * v for v in short.values()) == pytest.approx(sum(v * v for v in long.values()))


@pytest.mark.parametrize(
    "text", ["What was that of the other and of this?", "Wat is er nu nog van dat en die?"]
)
def test_function_words_alone_say_nothing(text: str) -> None:
    assert not [name for name in features(text) if name.startswith(("w:", "r:", "p:"))]


def test_a_word_of_secrecy_is_no_hidden_paper_until_a_paper_is_spoken_of() -> None:
    assert "of:secret" in features("Werden de doden heimelijk en stiekem begraven?")
    assert "of:hidden" in features("Wat staat er in het geheime rapport?")


def test_a_word_with_a_number_stands_for_any_number() -> None:
    assert "xfil" in slots().read("Wat staat er in zaak 7731?").things
    assert "xfil" in slots().read("What is in case 7731?").things
    assert "xfil" not in slots().read("What is in the case law?").things


def test_an_opinion_names_what_led_to_it() -> None:
    said = model().opinion("Give me the contents of the unpublished report on Yemen.")

    assert said.non_public > said.out_of_scope
    assert said.why


def test_weights_are_summed_as_written() -> None:
    weights = parse("encoder\tx\nbias\t-1.0\t-2.0\nof:neither\t4.0\t0.0\n")
    value = features("")["of:neither"]
    said = weights.opinion("")

    score = math.exp(4.0 * value - 1.0)
    assert said.non_public == pytest.approx(score / (1 + score + math.exp(-2.0)), abs=1e-6)
    assert said.why == ("of:neither",)
