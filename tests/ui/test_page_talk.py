"""Conversations on the page in a real browser: follow-ups, clearing, pasted text, explicit choices, sides."""

import threading

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import WOMEN, answered, ask

MORATORIUM = "Geldt er een besluitmoratorium voor Varenië?"


def test_a_follow_up_takes_over_what_was_said_and_shows_it(page: Page) -> None:
    answered(page, "Wat is de positie van journalisten in Varenië?")
    answered(page, "en vrouwen?")

    told = page.locator("#answer .understood")
    expect(told).to_contain_text("Begrepen als: “Wat is de positie van vrouwen in Varenië?”")
    expect(told.locator(".carried")).to_contain_text("land")
    earlier = page.locator("#earlier section.earlier")
    expect(earlier.locator("summary").first).to_have_text("Wat is de positie van journalisten in Varenië?")
    expect(earlier).to_have_attribute("aria-labelledby", "earlier-title")


def test_an_earlier_answer_is_opened_again_with_the_keyboard(page: Page) -> None:
    answered(page, WOMEN)
    answered(page, "Geldt er een besluitmoratorium voor Varenië?")
    page.locator("#earlier summary").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator("#earlier article")).to_be_visible()


def test_a_conversation_can_be_cleared_and_nothing_of_it_is_taken_over(page: Page) -> None:
    expect(page.locator("#clear")).to_have_count(0)
    answered(page, WOMEN)
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.locator("#answer")).not_to_contain_text("Varenië")
    expect(page.locator("#question textarea, #question input")).to_be_focused()
    answered(page, "en journalisten?")

    expect(page.locator("#answer .carried")).to_have_count(0)


def test_a_question_is_taken_up_and_its_field_is_free_for_the_next(page: Page) -> None:
    answered(page, WOMEN)

    expect(page.locator("#question textarea, #question input")).to_have_value("")


def test_pasted_text_is_not_kept_for_the_next_question(page: Page) -> None:
    pasted = "Verklaring van mijn cliënt over Kelmar. " * 12 + "Wat staat er over vrouwen in Varenië?"
    ask(page, pasted)
    page.locator("#answer article").wait_for()
    answered(page, "Geldt er een besluitmoratorium voor Varenië?")

    assert "cliënt" not in page.locator("#earlier").inner_text()
    expect(page.locator("#earlier")).to_contain_text("niet bewaard")


def test_an_explicit_country_goes_before_the_question_and_is_told(page: Page) -> None:
    page.get_by_label("Land (mag leeg)").fill("Ostavië")
    answered(page, WOMEN)

    expect(page.locator("#answer")).to_contain_text("gekozen is Ostavië; de vraag noemt Varenië")


def test_a_country_that_is_none_is_explained_at_its_field(page: Page) -> None:
    page.get_by_label("Land (mag leeg)").fill("Nergensland")
    ask(page, WOMEN)
    page.locator("#answer .problem[role=alert]").wait_for()

    expect(page.get_by_label("Land (mag leeg)")).to_be_focused()
    expect(page.get_by_label("Land (mag leeg)")).to_have_attribute("aria-invalid", "true")


def test_two_countries_stand_side_by_side_under_headings(page: Page) -> None:
    answered(page, "Vergelijk het besluitmoratorium voor Varenië met dat voor Ostavië")

    sides = page.locator("#answer section.side")
    expect(sides).to_have_count(2)
    assert sides.locator("> h3").all_inner_texts() == ["Varenië", "Ostavië"]
    first, second = (sides.nth(i).bounding_box() for i in range(2))
    assert first
    assert second
    assert abs(first["y"] - second["y"]) < 2, "next to each other where there is room"


def test_a_new_conversation_ends_the_question_that_is_worked_on(page: Page, gate: threading.Event) -> None:
    answered(page, MORATORIUM)
    gate.clear()
    try:
        with page.expect_request("**/queue/join*"):
            ask(page, MORATORIUM)
        page.get_by_role("button", name="Nieuw gesprek").click()
        expect(page.locator("#clear")).to_have_count(0)
    finally:
        gate.set()
    page.wait_for_timeout(1500)
    expect(page.locator("#answer article")).to_have_count(0)
    expect(page.locator("#earlier section")).to_have_count(0)
    answered(page, "en journalisten?")

    expect(page.locator("#answer .carried")).to_have_count(0)
    expect(page.locator("#earlier section")).to_have_count(0)


@pytest.mark.parametrize(
    ("question", "as_of", "dutch", "english"),
    [
        ("", "", "Schrijf eerst een vraag", "Write a question first"),
        (WOMEN, "2015-13", "‘2015-13’ is geen bruikbare", "‘2015-13’ is not a usable"),
    ],
    ids=["question", "date"],
)
def test_what_the_page_says_itself_changes_with_its_language_and_what_was_quoted_does_not(
    page: Page, question: str, as_of: str, dutch: str, english: str
) -> None:
    answered(page, MORATORIUM)
    ask(page, question, as_of)
    problem, earlier = page.locator("#answer .problem"), page.locator("#earlier")
    expect(problem).to_contain_text(dutch)
    quotes = earlier.locator("q").all_text_contents()
    page.get_by_role("radio", name="English").check()

    expect(problem).to_contain_text(english)
    expect(problem).to_have_attribute("lang", "en")
    expect(earlier.locator("h2").first).to_have_text("Earlier in this conversation")
    expect(earlier.locator("summary").first).to_have_text(MORATORIUM)
    expect(earlier.locator("article")).to_have_attribute("lang", "nl")
    assert quotes
    assert earlier.locator("q").all_text_contents() == quotes


def test_an_answer_stays_as_it_is_when_the_page_changes_its_language(page: Page) -> None:
    answered(page, MORATORIUM)
    page.locator("a.mark").first.click()
    page.evaluate("window.shown = document.querySelector('#answer article')")
    page.get_by_role("radio", name="English").check()
    expect(page.get_by_label("Your question")).to_be_visible()
    page.wait_for_timeout(500)

    assert page.evaluate("window.shown.isConnected")
    expect(page.locator("ol.notes details").first).to_have_attribute("open", "")
