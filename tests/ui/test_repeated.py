"""Editions, shared origins and the order of kinds, in words."""

import pytest

from assistant.jsonform import AnswerJson, FootnoteJson, StatementJson
from tests.ui.forms import answer_form, footnote
from ui.render import outcome_html
from ui.repeated import also_line, in_order, order_line, origin_lines
from ui.terminal import print_outcome
from ui.wording import wording


def note(n: int, kind: str = "coi_report", superseded: str | None = None, **facts: object) -> FootnoteJson:
    return footnote(n, source_type=kind, superseded_by=superseded, **facts)


def statement(own: int, *also: tuple[int, bool, bool, str]) -> StatementJson:
    return {
        "text": f"Text {own}.",
        "kind": "quote",
        "notes": [own, *(n for n, _, _, _ in also)],
        "also": [{"n": n, "same_work": w, "exact": e, "label": label} for n, w, e, label in also],
    }


def answer(
    language: str, statements: list[StatementJson], notes: list[FootnoteJson], **more: object
) -> AnswerJson:
    return answer_form(notes, statements, language=language, **more)


@pytest.mark.parametrize(
    ("language", "also", "said"),
    [
        ("nl", [(2, True, True, "2019"), (3, True, True, "2021")], "Ook in de edities 2019 [2] en 2021 [3]"),
        ("nl", [(2, True, True, "2019")], "Ook in de editie 2019 [2]"),
        (
            "en",
            [(2, True, True, "2019"), (3, True, False, "2021")],
            "Also in the edition of 2019 [2]; largely also in the edition of 2021 [3]",
        ),
        ("en", [(2, False, True, "")], "Also in Report <2> [2]"),
        ("en", [], ""),
    ],
)
def test_where_else_a_statement_stands_is_said_in_one_line(
    language: str, also: list[tuple[int, bool, bool, str]], said: str
) -> None:
    notes = {n: note(n) for n in (1, 2, 3)}

    assert also_line(statement(1, *also), notes, language, lambda n: f"[{n}]") == said


def test_versions_of_policy_rules_are_named_by_the_day_from_which_they_hold() -> None:
    notes = {1: note(1, "policy_rule"), 2: note(2, "policy_rule", valid_from="2013-01-01")}

    line = also_line(statement(1, (2, True, True, "2013-01-01")), notes, "nl", lambda n: f"[{n}]")

    assert line == "Ook in de versie geldig vanaf 2013-01-01 [2]"


def test_what_comes_from_a_document_is_escaped_on_the_page() -> None:
    form = answer("en", [statement(1, (2, False, True, ""))], [note(1), note(2)])

    page = outcome_html(form)

    assert "Also in Report &lt;2&gt;" in page
    assert page.count('id="mark-a-2"') == 1


def test_kinds_stand_in_the_order_that_the_answer_states_and_older_editions_behind_newer_ones() -> None:
    notes = [note(1, superseded="f" * 16), note(2, "policy_rule"), note(3), note(4, "ambtsbericht")]
    form = answer(
        "en", [statement(n) for n in (1, 2, 3, 4)], notes, order=["policy_rule", "ambtsbericht", "coi_report"]
    )

    shown = [[s["notes"][0] for s in statements] for _, statements in in_order(form)]

    assert shown == [[2], [4, 3, 1]]
    assert order_line(form, wording("en")).startswith("Order: policy rule, ambtsbericht, country report;")


def test_of_older_editions_the_newest_goes_first_unless_a_time_is_asked_for() -> None:
    notes = [
        note(n, superseded="later", published=year) for n, year in ((1, "2022"), (2, "2024-04"), (3, "2023"))
    ]
    notes.append(note(4))
    said = [statement(n) for n in (1, 2, 3, 4)]
    form = answer("en", said, notes, order=["coi_report"])

    def shown() -> list[int]:
        return [s["notes"][0] for _, statements in in_order(form) for s in statements]

    assert shown() == [4, 2, 3, 1]
    form["understood"]["years"] = [2022]
    assert shown() == [1, 2, 3, 4]


def test_facts_of_a_later_year_go_before_the_only_edition_of_an_earlier_one() -> None:
    notes = [note(1, published="2015-01-29"), note(2, superseded="later", published="2023")]
    notes += [note(3, "policy_letter", published="2014"), note(4, "policy_letter", published="2025")]
    form = answer("en", [statement(n) for n in (1, 2, 3, 4)], notes, order=["coi_report", "policy_letter"])

    assert [[s["notes"][0] for s in statements] for _, statements in in_order(form)] == [[2, 1], [3, 4]]


def test_an_answer_saved_without_an_order_is_shown_as_before() -> None:
    form = answer("en", [statement(1), statement(2)], [note(1, "policy_rule"), note(2)])

    assert [group.value for group, _ in in_order(form)] == ["facts", "policy"]
    assert order_line(form, wording("en")) == ""


@pytest.mark.parametrize("by", ["same_text", "same_source", "cites"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_origin_is_said_with_both_numbers(
    by: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    form = answer(
        language,
        [statement(1), statement(2)],
        [note(1), note(2)],
        origins=[{"notes": [1, 2], "by": by, "source": "Sarni Watch 2023"}],
    )

    print_outcome(form)

    assert next(iter(origin_lines(form))) in capsys.readouterr().out
    assert "[1]" in next(iter(origin_lines(form)))
    assert "[2]" in next(iter(origin_lines(form)))
