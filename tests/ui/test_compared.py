"""Comparisons on the page and the terminal: sides with headings, changes as a table, every word of the quotes kept."""

import re
from html import unescape

import pytest

from assistant.footnoteform import FootnoteJson
from assistant.jsonform import AnswerJson
from tests.ui.forms import answer_form, footnote, quoted
from ui.render import outcome_html
from ui.terminal import print_outcome

OLD = "Women <need> a guardian to travel."
NEW = "Women no longer <need> a guardian to travel."


def note(n: int, quote: str) -> FootnoteJson:
    return footnote(
        n, title=f"Report {n}", countries=["IRN"], published="2020", headings=["Women"], quote=quote
    )


@pytest.fixture
def form() -> AnswerJson:
    def side(label: str, n: int) -> dict[str, object]:
        return {
            "facet": "period",
            "label": label,
            "question": f"women in {label}",
            "outcome": "answered",
            "reason": None,
            "message": None,
            "statements": [n],
        }

    nothing = {**side("1990", 0), "statements": [], "outcome": "refused", "reason": "insufficient_evidence"}
    notes = [note(1, OLD), note(2, NEW), note(3, "It is gone.")]
    return answer_form(
        notes,
        quoted(notes[:2]),
        understood={"countries": ["IRN"], "years": [2016, 2022]},
        outcome="partial",
        not_covered=["1990"],
        sides=[side("2016", 1), side("2022", 2), nothing],
        changes=[
            {
                "headings": ["Groups", "Women"],
                "before": "2016",
                "after": "2022",
                "unchanged": 4,
                "left_out": 2,
                "changes": [
                    {"kind": "changed", "before": 1, "after": 2},
                    {"kind": "gone", "before": 3, "after": None},
                ],
            }
        ],
    )


def test_each_side_is_a_section_named_by_its_heading(form: AnswerJson) -> None:
    html = outcome_html(form)

    for n, label in enumerate(("2016", "2022", "1990"), 1):
        assert f'aria-labelledby="side-a-{n}"' in html
        assert f'<h3 id="side-a-{n}">{label}</h3>' in html
    assert "The sources have no answer on this." in html


def test_changes_are_a_table_with_a_caption_and_heads_for_rows_and_columns(form: AnswerJson) -> None:
    html = outcome_html(form)

    assert "<caption>Groups › Women</caption>" in html
    assert re.findall(r'scope="col">(.*?)</th>', html) == [
        "Change",
        "edition 2016",
        "edition 2022",
    ]
    assert re.findall(r'scope="row">(.*?)</th>', html) == ["Changed", "Gone"]
    assert "Not shown: 2" in html


def test_marking_what_differs_alters_no_letter_of_a_quotation(form: AnswerJson) -> None:
    table = outcome_html(form).split("<table")[1].split("</table>")[0]
    quoted = [unescape(re.sub(r"<[^>]+>", "", q)) for q in re.findall(r"<q [^>]*>(.*?)</q>", table)]

    assert quoted == [OLD, NEW, "It is gone."]
    assert "<ins>" in table


def test_a_footnote_is_returned_to_at_one_place_only(form: AnswerJson) -> None:
    ids = re.findall(r'id="(mark-[^"]+)"', outcome_html(form))

    assert sorted(ids) == sorted(set(ids)) == ["mark-a-1", "mark-a-2", "mark-a-3"]


def test_on_a_pipe_the_sides_follow_each_other_and_changes_name_both_footnotes(
    form: AnswerJson, capsys: pytest.CaptureFixture[str]
) -> None:
    print_outcome(form)
    out = capsys.readouterr().out

    assert out.index("== 2016 ==") < out.index("== 2022 ==") < out.index("What changed")
    assert f"edition 2016: {OLD} [1]" in out
    assert f"edition 2022: {NEW} [2]" in out


def test_what_was_taken_over_is_shown(form: AnswerJson, capsys: pytest.CaptureFixture[str]) -> None:
    form["understood"]["question"] = "Are <women> free in Iran?"
    form["understood"]["carried"] = ["topic", "group"]

    print_outcome(form)
    html = outcome_html(form)

    assert "Understood as: “Are <women> free in Iran?” – country" in capsys.readouterr().out
    assert "Are &lt;women&gt; free in Iran?" in html
    assert "taken over from the conversation: question, group" in html
