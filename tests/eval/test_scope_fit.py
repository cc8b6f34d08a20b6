"""Exemplars are read the same way every time, and weights are fitted on one part and measured on another."""

from pathlib import Path

import numpy as np
import pytest

from assistant.scope import ScopeKind
from assistant.scope_model import parse
from eval.logistic import Dense, Sparse, View, fit, softmax
from eval.scope_exemplars import Labelled, exemplars, training
from eval.scope_fit import Material, encoded, fitted, held_out
from tests.doubles import CountingEncoder


def test_every_class_has_written_exemplars_in_number() -> None:
    found = exemplars()

    for kind in ScopeKind:
        assert len({item.origin for item in found if item.kind is kind}) >= 150
    assert exemplars() == found


def test_no_slot_stays_open() -> None:
    assert not [item.text for item in exemplars() if "{" in item.text or "}" in item.text]


def test_the_regression_finds_the_share_of_each_class() -> None:
    # no feature is on, and the bias is free of penalty: the probabilities are the shares, 3 of 4 and 1 of 4
    rows = Sparse.of([{}] * 4, ["never"])
    wanted = np.array([[1.0, 0.0]] * 3 + [[0.0, 1.0]])
    weights = fit([rows], [View(seen=(1.0,))], wanted, np.ones(4), 1.0)

    assert softmax(weights[:1])[0, 0] == pytest.approx(0.75, abs=0.01)
    assert (weights[1:] == 0).all()


def test_what_a_view_does_not_see_is_not_learned() -> None:
    told, other = Sparse.of([{"a": 1.0}, {}], ["a"]), Dense(values=np.array([[1.0], [0.0]]))
    weights = fit([told, other], [View(seen=(1.0, 0.0))], np.eye(2), np.ones(2), 0.1)

    assert weights[1, 0] > 0 > weights[1, 1]
    assert (weights[2] == 0).all()


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


def test_what_belongs_to_no_part_is_learned_from_and_not_judged() -> None:
    found = held_out(made(40), "some encoder", 4, lambda item: item.family if int(item.family) < 5 else "")

    assert np.isfinite(found[:20]).all()
    assert np.isnan(found[20:]).all()


def test_sets_of_one_round_are_held_out_together() -> None:
    rounds = {item.source: item.written for item in training()}

    assert rounds["scope-blind-2"] == rounds["usdos-blind-2"] == "blind-2"
    assert rounds["scope-blind"] == "blind"
    assert rounds["reasons"] == "first"
    assert rounds[""] == ""


def test_vectors_are_encoded_once(tmp_path: Path) -> None:
    encoder, texts = CountingEncoder(), ["one", "two", "one"]
    first = encoded(encoder, texts, tmp_path / "cache.sqlite")
    again = encoded(encoder, texts, tmp_path / "cache.sqlite")

    assert encoder.asked == 2
    assert (first == again).all()
    assert (first == encoder.encode_queries(texts)).all()
