"""The page in a real browser, over a small real index: asking, footnotes, refusals, languages, many users, no way out."""

import re
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from eval.page_client import free_port
from ingest.settings import Settings
from tests.ui.browsing import CONTRAST, WOMEN, answered, ask, entered
from ui.app import build, launch
from ui.desk import open_desk


def test_a_footnote_opens_with_quote_document_kind_section_page_date_and_link(page: Page) -> None:
    answered(page, WOMEN)
    page.locator("a.mark").first.click()

    quote = page.locator("q").first.inner_text()
    note = page.locator("ol.notes > li").first
    expect(note.locator("details")).to_have_attribute("open", "")
    expect(note.locator("summary")).to_be_focused()
    assert note.locator("blockquote").inner_text() == quote
    labels = note.locator("dt").all_inner_texts()
    assert {"Document", "Soort bron", "Kopjes", "Datum", "Vindplaats"} <= set(labels)
    assert note.locator("a.open").get_attribute("rel") == "noopener noreferrer"


def test_a_footnote_is_opened_and_left_with_the_keyboard_alone(page: Page) -> None:
    answered(page, WOMEN)
    mark = page.locator("a.mark").first
    mark.focus()
    page.keyboard.press("Enter")

    note = page.locator("ol.notes > li").first
    expect(note.locator("summary")).to_be_focused()
    note.locator("a.back").focus()
    page.keyboard.press("Enter")
    expect(mark).to_be_focused()


def test_whoever_uses_the_keyboard_sees_where_the_focus_is(page: Page) -> None:
    for selector in ("#question textarea", "#country textarea", "#as-of textarea", "#language input:checked"):
        field = page.locator(selector)
        field.focus()
        page.keyboard.press("Shift")  # a key, so that the browser takes it for the keyboard's focus
        assert field.evaluate("e => getComputedStyle(e).outlineStyle") == "solid", selector
        assert field.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2, selector


@pytest.mark.parametrize("question", [WOMEN, ""], ids=["answer", "problem"])
def test_headings_go_down_one_level_at_a_time(page: Page, question: str) -> None:
    ask(page, question)
    page.locator("#answer article .asked, #answer .problem").first.wait_for()
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]))")

    assert levels[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_on_paper_every_source_is_open_and_a_dark_page_is_black_on_white(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = entered(context)
    answered(page, WOMEN)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("#head .printed")).to_have_text(re.compile(r"^Afgedrukt op \d{4}-\d\d-\d\d$"))
    notes = page.locator("ol.notes details")
    assert notes.count()
    assert notes.evaluate_all("all => all.every((note) => note.open)")
    colours = page.locator("#answer q, #answer blockquote, #answer h2").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).color)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}
    context.close()


def test_policy_and_facts_look_different_and_are_named(page: Page) -> None:
    answered(page, "Wat is het landenbeleid voor Varenië?")

    policy = page.locator("section.statements.policy").first
    assert policy.locator("h3").inner_text() == "Beleid en recht"
    assert "beleidsregel" in policy.locator(".by").first.inner_text()
    assert policy.evaluate("e => getComputedStyle(e).borderLeftStyle") == "double"


def test_a_refusal_is_shown_as_one(page: Page) -> None:
    answered(page, WOMEN, as_of="1990")

    expect(page.locator("#answer article")).to_have_attribute("data-outcome", "refused")
    expect(page.locator("#answer .refusal h3")).to_be_visible()
    assert page.locator("#answer q").count() == 0


def test_a_wrong_date_is_explained_at_its_field_and_a_partial_one_is_right(page: Page) -> None:
    ask(page, WOMEN, as_of="2015-13")
    problem = page.locator("#answer .problem[role=alert]")
    problem.wait_for()

    assert "2015-13" in problem.inner_text()
    assert "2015-03-01" in problem.inner_text()
    assert "Traceback" not in page.content()
    field = page.get_by_label("Peildatum")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-errormessage", str(problem.get_attribute("id")))
    answered(page, WOMEN, as_of="2024-12")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(field).not_to_have_attribute("aria-errormessage", "problem")


def test_work_in_progress_is_visible_and_announced(page: Page, gate: threading.Event) -> None:
    gate.clear()
    try:
        ask(page, WOMEN)
        page.locator("#answer .working").wait_for()
        expect(page.locator("#answer")).to_have_attribute("aria-busy", "true")
        expect(page.locator("#answer")).to_have_attribute("aria-live", "polite")
    finally:
        gate.set()
    page.locator("#answer article").wait_for()
    expect(page.locator("#answer")).to_have_attribute("aria-busy", "false")


def test_the_page_speaks_the_language_that_is_chosen(page: Page) -> None:
    expect(page.get_by_label("Uw vraag")).to_be_visible()
    page.get_by_role("radio", name="English").check()

    expect(page.get_by_label("Your question")).to_be_visible()
    expect(page.get_by_label("Reference date")).to_be_visible()
    expect(page.get_by_role("button", name="Find the answer")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ask(page, "")
    expect(page.locator("#answer .problem")).to_contain_text("Write a question first")
    chosen = page.get_by_role("radio", name="English")
    expect(chosen).to_be_checked()
    expect(chosen).not_to_be_focused()
    assert chosen.evaluate("e => getComputedStyle(e).appearance") == "auto", "seen also without the focus"


def test_an_example_about_a_country_that_is_held_can_be_taken_over_and_asked(page: Page) -> None:
    page.locator("button.example", has_text="Varenië").click()
    page.get_by_role("button", name="Zoek het antwoord").click()

    expect(page.locator("#answer article .asked")).to_contain_text("Varenië")


def test_users_at_the_same_time_each_get_their_own_answer(browser: Browser, address: str) -> None:
    contexts = [browser.new_context(base_url=address) for _ in range(4)]
    pages = [entered(context) for context in contexts]
    questions = [f"{WOMEN} ({n})" for n in range(4)]
    for page, question in zip(pages, questions, strict=True):
        ask(page, question)

    for page, question in zip(pages, questions, strict=True):
        expect(page.locator("#answer article .asked")).to_have_text(question, timeout=30_000)
    for context in contexts:
        context.close()


def test_what_a_document_says_is_shown_and_never_run(page: Page) -> None:
    answered(page, "What did the keepers of Varenia paint on the door of every lighthouse?")
    page.locator("a.mark").first.click()

    text = page.locator("#answer").inner_text()
    assert 'painted the words 5 < 6 & "7" > 3 on the door' in text
    assert "<b>Lighthouse</b> ${window.hit=5} {{window.hit=6}}" in text
    assert page.evaluate("window.hit") is None
    assert page.locator("#answer img, #answer script").count() == 0


def test_a_question_is_shown_and_never_run(page: Page) -> None:
    answered(page, "<img src=x onerror=window.hit=7> ${window.hit=8} {{window.hit=9}} Varenië?")

    assert page.evaluate("window.hit") is None
    assert page.locator("#answer img").count() == 0


def test_nothing_sticks_out_on_a_narrow_screen(visit: BrowserContext) -> None:
    page = entered(visit)
    page.set_viewport_size({"width": 340, "height": 700})
    answered(page, WOMEN)
    page.locator("a.mark").first.click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 340


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_its_ground(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)  # type: ignore[arg-type]
    page = entered(context)
    answered(page, WOMEN)
    page.locator("a.mark").first.click()
    texts = "#answer q, #answer .by, #answer h3, #answer a, #answer dt, #answer dd, #answer .kind, #answer .origin"

    for selector in (
        texts,
        "#head p, #start p, #ask, button.example",
        "#question span, #country span, #as-of span, #language span, #question [class*='info'] *",
    ):
        ratios = page.evaluate(CONTRAST, selector)
        assert ratios
        assert min(ratios) >= 4.5, (selector, ratios)
    context.close()


def test_without_an_index_the_page_says_which_command_makes_one(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    served = launch(open_desk(tmp_path, Settings()), "127.0.0.1", port, block=False)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/")

    expect(page.locator("#start .problem")).to_contain_text("coi ingest", timeout=30_000)
    ask(page, WOMEN)
    expect(page.locator("#answer .problem")).to_contain_text("coi ingest", timeout=30_000)
    page.close()
    served.close()


def test_the_browser_is_told_to_load_from_and_report_to_nowhere_else(visit: BrowserContext) -> None:
    page = entered(visit)
    headers = page.request.get("/").headers

    assert "default-src 'self'" in headers["content-security-policy"]
    assert "connect-src" not in headers["content-security-policy"], "so that the default holds for it"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_question_can_be_put_through_the_programming_interface_or_kept_by_the_framework(
    tmp_path: Path,
) -> None:
    config = build(open_desk(tmp_path, Settings())).get_config_file()

    assert {d["api_visibility"] for d in config["dependencies"]} == {"private"}
