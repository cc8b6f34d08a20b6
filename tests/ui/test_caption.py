"""Who reads a quotation alone sees which country it is about, and what a few words stand under."""

import pytest

from assistant.jsonform import AnswerJson
from tests.ui.forms import answer_form, footnote
from ui.caption import lead_line, left_open
from ui.names import Names
from ui.render import outcome_html
from ui.terminal import print_outcome

NAMES = Names(country=lambda code, language: {"IRQ": {"nl": "Irak", "en": "Iraq"}}[code][language])
LONG = "De IND beschouwt LHBT's uit dit land als kwetsbare minderheidsgroep."


def told(form: AnswerJson, names: Names = NAMES) -> list[str]:
    notes = {note["n"]: note for note in form["footnotes"]}
    return list(left_open(form["statements"][0], notes, form, names))


def form(asked: list[str], language: str = "nl", **facts: object) -> AnswerJson:
    note = footnote(1, **{"countries": ["IRQ"], "quote": LONG, **facts})
    return answer_form([note], understood={"countries": asked}, language=language)


def test_a_country_that_was_not_asked_for_is_named_in_the_language_of_the_question() -> None:
    assert told(form([])) == told(form(["SYR"])) == ["over Irak"]
    assert told(form([], "en")) == ["on Iraq"]


def test_a_country_that_was_asked_for_is_not_repeated_and_none_is_made_up() -> None:
    assert told(form(["IRQ"])) == told(form(["SYR", "IRQ"])) == []
    assert told(form([], countries=[])) == told(form([], countries=["*"])) == []


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["A", "B", "C", "D"], "over A, B, C, D"),
        (["A", "B", "C", "D", "E"], "over A, B, C en 2 andere landen"),
    ],
)
def test_of_many_countries_the_first_are_named_and_the_others_counted(
    codes: list[str], expected: str
) -> None:
    assert told(form([], countries=codes), Names()) == [expected]


def test_a_quotation_of_a_few_words_shows_the_last_heading_over_it() -> None:
    short = form(["IRQ"], quote="Geen bijzonderheden.", headings=["Het beleid", "Besluitmoratorium"])

    assert told(short) == ["onder het kopje “Besluitmoratorium”"]
    assert told({**short, "language": "en"}) == ["under the heading “Besluitmoratorium”"]
    assert told(form(["IRQ"], quote="Geen bijzonderheden.", title="T", headings=["T"])) == []
    assert told(form(["IRQ"], headings=["Besluitmoratorium"])) == []


def test_page_and_terminal_say_it_under_the_quotation(capsys: pytest.CaptureFixture[str]) -> None:
    shown = form([], quote="Geen <b>.", headings=["Het beleid", "<i>Moratorium"])

    print_outcome(shown, NAMES)
    lines = capsys.readouterr().out.splitlines()
    page = outcome_html(shown, NAMES)

    at = lines.index("  Geen <b>. [1]")
    assert lines[at + 1] == "    Over Irak; onder het kopje “<i>Moratorium”"
    assert (
        '<span class="by"><b>over Irak</b>; <b>onder het kopje “&lt;i&gt;Moratorium”</b>; landenrapport'
        in page
    )


def test_nothing_more_is_said_where_nothing_is_left_open(capsys: pytest.CaptureFixture[str]) -> None:
    print_outcome(form(["IRQ"]), NAMES)
    lines = capsys.readouterr().out.splitlines()

    assert lines[lines.index(f"  {LONG} [1]") + 1] == ""


def listed() -> AnswerJson:
    lead = "138. The following <b>recommendations</b> will be examined by the State, which will respond in due course:"
    item, first = footnote(1, quote="138.2 Abolish it (Austria);"), footnote(2, quote=lead)
    shown = answer_form([item, first], language="en")
    statement = {**shown["statements"][0], "notes": [1, 2], "introduced_by": [2], "goes_on": True}
    return AnswerJson(**{**shown, "statements": [statement]})  # type: ignore[typeddict-item]


def test_what_introduces_a_list_stands_under_the_item_that_is_quoted_with_a_footnote_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = listed()
    notes = {note["n"]: note for note in shown["footnotes"]}
    line = lead_line(shown["statements"][0], notes, "en", lambda n: f"[{n}]")

    assert line.startswith("From a list that begins with “138. The following <b>recommendations</b> will be")
    assert line.endswith("” [2]")
    assert "the list goes on in the source" in told(shown, Names())
    page = outcome_html(shown, Names())
    assert "138. The following &lt;b&gt;recommendations" in page
    assert page.count('<p class="statement">') == 1
    print_outcome(shown, Names())
    assert "From a list that begins with" in capsys.readouterr().out
