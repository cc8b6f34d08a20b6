"""What a visitor of the page does, and what one can measure there."""

from playwright.sync_api import BrowserContext, Page

WOMEN = "Wat is de positie van vrouwen in Varenië?"
CONTRAST = """(selector) => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = (e) => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] === 1) return c; }
    return [255, 255, 255]; };
  return [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).map((e) => {
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    return (a + .05) / (b + .05); });
}"""


def entered(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto("/")
    page.locator("#start .start").wait_for()
    return page


def ask(page: Page, question: str, as_of: str = "") -> None:
    page.locator("#as-of textarea, #as-of input").fill(as_of)
    field = page.locator("#question textarea, #question input")
    field.fill(question)
    field.press("Enter")


def answered(page: Page, question: str, as_of: str = "") -> None:
    ask(page, question, as_of)
    page.locator("#answer article .asked", has_text=question).wait_for()
