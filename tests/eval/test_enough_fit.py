"""The decision whether to answer is fitted on some questions and measured on others."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from assistant.evidence import Evidence
from eval.commands import app
from eval.enough_figures import Judged, area, at_threshold, figures, reliability
from eval.enough_fit import NAMES, Weights, fit, held_out
from eval.errors import QuestionSetError
from ingest.errors import NoIndex

ZERO = Evidence(**dict.fromkeys(NAMES, 0.0))
RULE = "no passage is about the country asked for"


def judged(
    number: int, *, answerable: bool, features: Evidence | None = ZERO, rule: str | None = None
) -> Judged:
    return Judged(
        set="drawn", id=f"q{number}", answerable=answerable, rule=rule, features=features, in_use=0.5
    )


def drawn(n: int, weights: Weights) -> list[Judged]:
    """Questions with random features and labels drawn with the probability that `weights` give them."""
    chance = np.random.default_rng(7)
    found = []
    for number in range(n):
        row = dict(zip(NAMES, chance.random(len(NAMES)).tolist(), strict=True))
        item = judged(number, answerable=True, features=Evidence(**row))
        found.append(replace(item, answerable=bool(chance.random() < weights.probability(item))))
    return found


def separable(n: int) -> list[Judged]:
    return [
        judged(i, answerable=i % 2 == 0, features=replace(ZERO, matched=float(i % 2 == 0), dense=i % 7 / 7))
        for i in range(n)
    ]


def test_features_that_separate_are_found_and_held_out_questions_are_told_apart() -> None:
    items = separable(60)
    weights = fit(items)

    assert weights.each.matched > 3
    assert abs(weights.each.dense) < 1
    found = held_out(items)
    assert all((p >= 0.5) == item.answerable for p, item in zip(found, items, strict=True))


def test_weights_that_made_the_labels_are_recovered_in_sign_and_order() -> None:
    true = Weights(bias=-0.5, each=replace(ZERO, matched=6.0, elsewhere=-6.0, dense=1.5))
    found = fit(drawn(3000, true)).each

    assert found.matched > found.dense > 0.5
    assert found.elsewhere < -2
    assert all(abs(getattr(found, name)) < 0.6 for name in set(NAMES) - {"matched", "elsewhere", "dense"})


def test_a_feature_that_never_changes_gets_no_weight() -> None:
    items = [replace(item, features=replace(item.features or ZERO, few=1.0)) for item in separable(20)]

    assert fit(items).each.few == 0


@pytest.mark.parametrize("answerable", [True, False])
def test_questions_of_one_kind_are_a_named_error(*, answerable: bool) -> None:
    items = [judged(i, answerable=answerable) for i in range(8)]

    with pytest.raises(QuestionSetError, match=r"drawn: \d of 8 questions .* needs both kinds"):
        fit(items)
    with pytest.raises(QuestionSetError):
        held_out(items)


def test_what_a_rule_decided_is_not_fitted_but_counts_in_every_figure() -> None:
    ruled = [judged(100, answerable=True, rule=RULE), judged(101, answerable=False, features=None, rule=RULE)]
    items = separable(40)
    weights = fit(items)

    assert fit([*items, *ruled]) == weights
    found = figures([*items, *ruled], [weights.probability(i) for i in (*items, *ruled)], 0.5)
    assert (found.n, found.answerable, found.unanswerable) == (42, 21, 21)
    assert [(rule.why, rule.n, rule.answerable) for rule in found.rules] == [(RULE, 2, 1)]
    assert found.answerable_refused is not None
    assert found.answerable_refused.value == pytest.approx(1 / 21)
    assert found.unanswerable_answered is not None
    assert found.unanswerable_answered.n == 21
    assert found.reliability[0].n == sum(weights.probability(i) < 0.1 for i in items) + 2


def test_no_fold_learns_from_another_wording_of_its_question() -> None:
    # a pair of wordings with the label turned round: whoever has seen the one is pulled toward its label
    items = separable(60)
    odd = replace(items[0], id="odd", answerable=False)
    twins = [replace(odd, id="odd-r", set="other") for _ in range(40)]

    alone = held_out([*items, odd])[-1]
    beside = held_out([*items, odd, *twins])[60]

    assert beside == alone
    others = [replace(twin, id=f"free{number}") for number, twin in enumerate(twins)]
    assert held_out([*items, odd, *others])[60] < alone / 2


def test_the_area_counts_ties_as_half_and_is_undefined_without_both_kinds() -> None:
    assert area([True, False, True, False], [0.9, 0.1, 0.8, 0.2]) == 1
    assert area([True, False], [0.3, 0.3]) == 0.5
    assert area([True, True], [0.3, 0.4]) is None


def test_errors_at_a_threshold_are_among_the_answered() -> None:
    there = at_threshold([True, True, False, False], [0.9, 0.4, 0.6, 0.1], 0.5)

    assert there.error is not None
    assert (there.error.value, there.error.n) == (0.5, 2)
    assert there.refused is not None
    assert (there.refused.value, there.refused.n) == (0.5, 2)
    assert at_threshold([True, False], [0.2, 0.1], 0.5).error is None


def test_every_question_falls_into_one_tenth() -> None:
    found = reliability([False, True, True, True], [0.0, 0.05, 0.95, 1.0])

    assert [tenth.n for tenth in found] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert found[0].answerable == 0.5
    assert found[-1].mean == pytest.approx(0.975)


def line(name: str, outcome: str) -> str:
    gold = '"gold":[{"file":"a.pdf","quote":"some words"}],' if outcome == "answered" else ""
    return f'{{"id":"{name}","lang":"en","question":"What of {name}?",{gold}"outcome":"{outcome}"}}\n'


def test_a_set_to_test_on_may_not_share_a_question_with_those_that_are_fitted(tmp_path: Path) -> None:
    (tmp_path / "fit.jsonl").write_text(line("q1", "answered"), encoding="utf-8")
    (tmp_path / "fresh.jsonl").write_text(line("q1-r", "refused:insufficient_evidence"), encoding="utf-8")
    arguments = ["enough", str(tmp_path / "fit.jsonl"), "--test", str(tmp_path / "fresh.jsonl"), "--fit"]
    done = CliRunner().invoke(app, arguments)

    assert isinstance(done.exception, QuestionSetError)
    assert "fresh: 'q1-r' is also in fit" in str(done.exception)


def test_a_set_without_a_question_of_either_kind_is_a_named_error(tmp_path: Path) -> None:
    (tmp_path / "scope.jsonl").write_text(line("q1", "refused:out_of_scope"), encoding="utf-8")
    done = CliRunner().invoke(app, ["enough", str(tmp_path / "scope.jsonl"), "--data", str(tmp_path)])

    assert isinstance(done.exception, QuestionSetError)
    assert "scope.jsonl: no question in it" in str(done.exception)


def test_an_empty_data_folder_is_a_named_error(tmp_path: Path) -> None:
    (tmp_path / "fit.jsonl").write_text(line("q1", "answered"), encoding="utf-8")
    done = CliRunner().invoke(app, ["enough", str(tmp_path / "fit.jsonl"), "--data", str(tmp_path / "empty")])

    assert isinstance(done.exception, NoIndex)
