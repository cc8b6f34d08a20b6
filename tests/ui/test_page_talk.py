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


def test_that_a_question_is_worked_on_is_said_in_the_language_chosen_meanwhile(
    page: Page, gate: threading.Event
) -> None:
    gate.clear()
    try:
        ask(page, MORATORIUM)
        working = page.locator("#answer .working")
        expect(working.get_by_text("Bezig met zoeken")).to_be_visible()
        page.get_by_role("radio", name="English").check()
        expect(working.get_by_text("Searching the sources")).to_be_visible()
        expect(working.get_by_text("Bezig met zoeken")).to_be_hidden()
    finally:
        gate.set()
    expect(page.locator("#answer article .asked")).to_have_text(MORATORIUM, timeout=30_000)


def test_what_stands_around_an_answer_is_in_the_language_chosen_while_it_was_looked_up(
    page: Page, gate: threading.Event
) -> None:
    answered(page, WOMEN)
    gate.clear()
    try:
        ask(page, MORATORIUM)
        page.get_by_role("radio", name="English").check()
        expect(page.locator("html")).to_have_attribute("lang", "en")
    finally:
        gate.set()
    expect(page.locator("#answer article .asked")).to_have_text(MORATORIUM, timeout=30_000)

    expect(page.locator("#earlier h2").first).to_have_text("Earlier in this conversation", timeout=30_000)
    expect(page.locator("#earlier summary").first).to_have_text(WOMEN)


def test_what_was_opened_of_earlier_answers_stays_open_and_the_focus_in_it(page: Page) -> None:
    answered(page, WOMEN)
    answered(page, MORATORIUM)
    first = page.locator("#earlier li > details", has_text=WOMEN)
    first.locator("> summary").click()
    first.locator(".notes summary").first.focus()
    page.keyboard.press("Enter")
    answered(page, "Geldt er een besluitmoratorium voor Ostavië?")

    expect(page.locator("#earlier section.earlier > ol > li")).to_have_count(2)
    expect(first).to_have_attribute("open", "")
    expect(first.locator(".notes details").first).to_have_attribute("open", "")
    expect(page.locator("#earlier li > details", has_text=MORATORIUM)).not_to_have_attribute("open", "")
    first.locator(".notes summary").first.focus()
    page.evaluate("document.querySelectorAll('#language input')[1].click()")
    expect(page.locator("#earlier h2").first).to_have_text("Earlier in this conversation", timeout=30_000)
    expect(first.locator(".notes summary").first).to_be_focused()


def test_question_answer_and_new_conversation_are_a_few_tabs_apart(page: Page) -> None:
    answered(page, WOMEN)
    field = page.locator("#question textarea")
    field.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Nieuw gesprek")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#answer a.mark").first).to_be_focused()
    page.locator("#answer .notes summary").last.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Terug naar de vraag")).to_be_focused()
    page.keyboard.press("Enter")

    expect(field).to_be_focused()


def test_a_country_and_a_date_chosen_for_one_case_do_not_decide_on_the_next(page: Page) -> None:
    page.get_by_label("Land (mag leeg)").fill("Varenië")
    answered(page, WOMEN, as_of="2024-12")
    page.get_by_role("button", name="Nieuw gesprek").click()

    expect(page.get_by_label("Land (mag leeg)")).to_have_value("")
    expect(page.get_by_label("Peildatum")).to_have_value("")


def test_a_question_that_is_too_long_is_told_so_and_not_cut(page: Page) -> None:
    long = "Hoe is de positie van vrouwen in Varenië? " * 60
    ask(page, long)

    expect(page.locator("#answer .problem")).to_contain_text("2000 tekens")
    expect(page.locator("#question textarea")).to_have_value(long)
