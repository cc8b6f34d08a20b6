"""What one version of the rules has on a group is set beside the same section of the other."""

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.cite import Citation


def rules(outcome: Answer, label: str) -> list[Citation]:
    """Return what a side quotes of policy rules."""
    (side,) = (side for side in outcome.sides if side.label.startswith(label))
    quoted = (outcome.footnotes[outcome.statements[n - 1].notes[0] - 1] for n in side.statements)
    return [citation for citation in quoted if citation.source.work == "BWBX0000001"]


@pytest.mark.parametrize(
    ("question", "title", "before", "after"),
    [
        (
            "Wat is het verschil in beleid voor lhbti uit Varenië tussen 2022 en 2024?",
            "Risicogroepen",
            "lhbti's",
            "lhbti's",
        ),
        (
            "Hoe verschilt het beleid voor de Ileth uit Ostavië tussen 2022 en 2024?",
            "Kwetsbare minderheidsgroepen",
            "wijst de Ileth aan",
            "niet de nationaliteit hebben verkregen",
        ),
        (
            "Is the policy on journalists from Ostavia stricter in 2024 than in 2022?",
            "Risicogroepen",
            "journalisten die over het leger of over Boven-Sarn",
            "journalisten die over het leger of over het conflict",
        ),
    ],
)
def test_both_sides_quote_the_rule_on_the_group_and_what_changed(
    assistant: Assistant, question: str, title: str, before: str, after: str
) -> None:
    outcome = assistant.ask(question)

    assert isinstance(outcome, Answer), outcome
    for label, words, since in (("2022", before, "2022-01-01"), ("2024", after, "2024-01-01")):
        found = [c for c in rules(outcome, label) if c.headings[-1] == title]
        assert [c.source.valid_from for c in found] == [since], label
        assert words in found[0].quote
    assert any(section.headings[-1] == title for section in outcome.changes)


def test_months_are_the_days_at_which_rules_are_compared(assistant: Assistant) -> None:
    outcome = assistant.ask("Verschil beleid lhbti Ostavië maart 2022 en juni 2024")

    assert isinstance(outcome, Answer), outcome
    assert [side.label for side in outcome.sides] == ["2022-03-31", "2024-06-30"]
    for label, since in (("2022", "2022-01-01"), ("2024", "2024-01-01")):
        assert {c.source.valid_from for c in rules(outcome, label)} == {since}


def test_a_side_without_an_edition_still_has_no_answer(assistant: Assistant) -> None:
    outcome = assistant.ask("Wat is het verschil in beleid voor lhbti uit Varenië tussen 2012 en 2024?")

    assert isinstance(outcome, Answer), outcome
    assert outcome.not_covered == ("2012",)
