"""Conversations on the page in a real browser: follow-ups, clearing, pasted text, explicit choices, sides."""

from playwright.sync_api import Page, expect

from tests.ui.browsing import WOMEN, answered, ask


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
