"""The rank test against scipy's, which the package itself does without."""

import random

import pytest
from scipy.stats import wilcoxon

from eval.ranks import signed_rank


@pytest.mark.parametrize("n", [5, 12, 25])
def test_few_pairs_without_ties_are_counted_exactly(n: int) -> None:
    draw = random.Random(n)
    differences = [draw.gauss(0.4, 1.0) for _ in range(n)]

    assert signed_rank(differences) == pytest.approx(wilcoxon(differences, method="exact").pvalue)


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_many_pairs_with_ties_are_approximated(shift: float) -> None:
    draw = random.Random(3)
    differences = [round(draw.gauss(shift, 1.0), 1) for _ in range(200)]
    expected = wilcoxon(differences, method="asymptotic", correction=False).pvalue

    assert signed_rank(differences) == pytest.approx(expected)


def test_no_difference_at_all_tells_nothing_apart() -> None:
    assert signed_rank([0.0, 0.0, 0.0]) == 1.0
    assert signed_rank([1.0, -1.0]) == 1.0


def test_a_steady_difference_is_found() -> None:
    draw = random.Random(1)

    assert signed_rank([draw.gauss(1.0, 1.0) for _ in range(100)]) < 1e-6
