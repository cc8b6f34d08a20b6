import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import bootstrap, hit, mcnemar, ndcg, paired, reciprocal_rank, wilson

RANKS = st.one_of(st.none(), st.integers(min_value=1, max_value=50))


def test_a_hit_stands_within_the_cut_off() -> None:
    assert [hit(rank, 5) for rank in (1, 5, 6, None)] == [1.0, 1.0, 0.0, 0.0]


def test_the_reciprocal_rank_of_nothing_is_zero() -> None:
    assert (reciprocal_rank(4), reciprocal_rank(None)) == (0.25, 0.0)


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    # one piece at rank 3: 1/log2(4) = 0.5; ideal 1/log2(2) = 1
    assert ndcg([3]) == 0.5
    # rank 11 is beyond the cut-off
    assert ndcg([11]) == 0.0


def test_ndcg_of_two_needed_pieces_is_measured_against_both_on_top() -> None:
    # gain 1/log2(2) + 1/log2(5) = 1 + 0.43068; ideal 1/log2(2) + 1/log2(3) = 1 + 0.63093
    assert ndcg([1, 4]) == pytest.approx((1 + 1 / math.log2(5)) / (1 + 1 / math.log2(3)))
    # the second was not found: 1 / 1.63093
    assert ndcg([1, None]) == pytest.approx(0.61315, abs=1e-5)


def test_ndcg_without_needed_evidence_is_an_error_and_not_a_number() -> None:
    with pytest.raises(ValueError, match="undefined"):
        ndcg([])


@given(st.lists(RANKS, min_size=1, max_size=5))
def test_ndcg_lies_between_nothing_and_one(ranks: list[int | None]) -> None:
    assert 0.0 <= ndcg(ranks) <= 1.0


def test_wilson_agrees_with_the_worked_example() -> None:
    # 8 of 10: z² = 3.84146; centre (0.8 + 0.192073) / 1.384146 = 0.716738;
    # half = 1.959964 × sqrt(0.016 + 0.00960365) / 1.384146 = 0.226575
    found = wilson([1.0] * 8 + [0.0] * 2)

    assert found is not None
    assert (found.value, found.n) == (0.8, 10)
    assert found.low == pytest.approx(0.490163, abs=1e-5)
    assert found.high == pytest.approx(0.943313, abs=1e-5)


def test_wilson_is_uncertain_even_where_all_are_right() -> None:
    # n/(n + z²) = 20/23.84146
    found = wilson([1.0] * 20)

    assert found is not None
    assert found.low == pytest.approx(0.83887, abs=1e-5)
    assert found.high == 1.0


def test_the_mean_of_nothing_is_undefined() -> None:
    assert wilson([]) is None
    assert bootstrap([]) is None


@given(st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=20))
def test_a_bootstrap_interval_holds_its_mean_and_repeats(values: list[float]) -> None:
    found = bootstrap(values)

    assert found is not None
    assert found.low - 1e-9 <= found.value <= found.high + 1e-9
    assert bootstrap(values) == found


@pytest.mark.parametrize(
    ("gains", "losses", "p"),
    [
        pytest.param(0, 0, 1.0, id="nothing changed"),
        pytest.param(5, 0, 0.0625, id="2 × (1/2)^5"),
        # 2 × (1 + 10 + 45) / 1024
        pytest.param(8, 2, 0.109375, id="8 against 2"),
        pytest.param(2, 8, 0.109375, id="the same the other way round"),
        pytest.param(3, 3, 1.0, id="never above 1"),
    ],
)
def test_mcnemar_counts_the_changed_questions(gains: int, losses: int, p: float) -> None:
    assert mcnemar(gains, losses) == pytest.approx(p)


def test_a_paired_comparison_names_gains_losses_and_their_chance() -> None:
    # changes +1 +1 +1 -1 0: mean 2/5; McNemar 3 against 1: 2 × (1 + 4)/16 = 0.625
    found = paired([0, 0, 0, 1, 1], [1, 1, 1, 0, 1])

    assert (found.value, found.gains, found.losses, found.n) == (0.4, 3, 1, 5)
    assert found.p == pytest.approx(0.625)
    assert found.low < 0.4 < found.high


def test_graded_values_have_no_mcnemar() -> None:
    assert paired([0.5, 0.2], [0.6, 0.2]).p is None


def test_runs_on_different_questions_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="same questions"):
        paired([1.0], [1.0, 0.0])
