"""Exemplars are read the same way every time, and weights are fitted on one part and measured on another."""

import numpy as np
import pytest

from assistant.scope import ScopeKind
from assistant.scope_model import parse
from eval.logistic import Sparse, fit, softmax
from eval.scope_exemplars import Labelled, exemplars
from eval.scope_fit import Material, fitted, held_out


def test_every_class_has_written_exemplars_in_number() -> None:
    found = exemplars()

    for kind in ScopeKind:
        assert len({item.origin for item in found if item.kind is kind}) >= 150
    assert exemplars() == found


def test_no_slot_stays_open() -> None:
    assert not [item.text for item in exemplars() if "{" in item.text or "}" in item.text]


def test_the_regression_finds_the_share_of_each_class() -> None:
    # one feature that is always on and free of penalty: the probabilities are the shares, 3 of 4 and 1 of 4
    rows = Sparse.of([{"bias": 1.0}] * 4, ["bias"])
    wanted = np.array([[1.0, 0.0]] * 3 + [[0.0, 1.0]])
    weights = fit(rows, np.zeros((4, 0)), wanted, np.ones(4), 1.0)

    assert softmax(weights)[0, 0] == pytest.approx(0.75, abs=0.01)


def made(n: int) -> Material:
    kinds = [ScopeKind.NON_PUBLIC, ScopeKind.IN_SCOPE]
    items = tuple(
        Labelled(
            kind=kinds[i % 2],
            form="",
            text=("secret " if i % 2 == 0 else "open ") + str(i),
            history=(),
            origin=str(i),
            family=str(i // 4),
        )
        for i in range(n)
    )
    return Material(
        items=items,
        features=tuple({"w:secret" if i % 2 == 0 else "w:open": 1.5} for i in range(n)),
        vectors=np.zeros((n, 2), dtype=np.float32),
        counts=np.ones(n),
    )


def test_fitted_weights_read_back_and_tell_the_classes_apart() -> None:
    weights = parse(fitted(made(40), "some encoder"))

    assert weights.encoder == "some encoder"
    assert weights.weights["w:secret"][0] > 0 > weights.weights["w:open"][0]


def test_held_out_figures_come_from_weights_that_did_not_see_the_line() -> None:
    found = held_out(made(40), "some encoder", 4, lambda item: item.family)

    assert found.shape == (40, 2)
    assert (found[::2, 0] > found[1::2, 0]).all()
