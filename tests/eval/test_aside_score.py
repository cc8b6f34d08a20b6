"""The labelled sets are found again as they were when the rules were last mended; what is lost shows here."""

import pytest

from eval.aside_score import SETS, cases, score


@pytest.mark.parametrize("name", SETS)
def test_a_labelled_set_is_judged_as_well_as_before(name: str) -> None:
    done = score(cases(name))

    assert done.recall is not None
    assert done.precision is not None
    assert done.recall >= 0.98
    assert done.precision >= 0.98


def test_the_sets_hold_both_languages_and_both_directions() -> None:
    held = [case for name in SETS for case in cases(name)]

    assert len(held) == len({case.id for case in held}) >= 400
    for language in ("nl", "en"):
        assert sum(case.aside for case in held if case.language == language) >= 100
        assert sum(not case.aside for case in held if case.language == language) >= 90
