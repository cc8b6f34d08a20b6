"""Editions, shared origins and the order of kinds, in words."""

import pytest

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson, StatementJson
from tests.ui.forms import answer_form, footnote
from ui.render import outcome_html
from ui.repeated import also_line, headed, order_line, origin_lines
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


def test_statements_stand_under_their_headings_as_the_answer_has_them() -> None:
    notes = [note(1, "policy_rule"), note(2, "policy_letter"), note(3), note(4, "ambtsbericht")]
    form = answer("en", [statement(n) for n in (1, 2, 3, 4)], notes)

    shown = [
        (group.value, [s["notes"][0] for s in under])
        for group, under in headed(form["statements"], {n["n"]: n for n in notes})
    ]

    assert shown == [("policy", [1, 2]), ("facts", [3, 4])]


def test_the_order_of_kinds_is_said_where_the_answer_states_one() -> None:
    form = answer("en", [statement(1)], [note(1)], order=["policy_rule", "ambtsbericht", "coi_report"])

    assert order_line(form, wording("en")).startswith("Order: policy rule, ambtsbericht, country report;")
    assert order_line(answer("en", [statement(1)], [note(1)]), wording("en")) == ""


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
