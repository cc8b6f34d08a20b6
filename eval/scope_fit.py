"""Fits the weights that give a second opinion on a question's scope, and says how well they do on what they did not see.

Whole exemplars (every filling of one written line) are held out together. Each question counts twice, with its
vector and without, so that the weights also serve where another encoder is in use.
"""

import gzip
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.scope import ScopeKind, ruled
from assistant.scope_features import features
from assistant.scope_model import CLASSES, ScopeModel, parse
from eval.logistic import Matrix, Sparse, fit
from eval.scope_exemplars import Labelled

_KINDS = (*CLASSES, ScopeKind.IN_SCOPE.value)
_RARE = 3  # features of fewer questions are left out
_VECTOR_SCALE = 4.0
_WITHOUT_VECTOR = 0.5
_PENALTY = 1.0
_LEAST = 0.02  # weights below make no difference

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Questions with their features (the rules' verdict among them), vectors and how much each counts."""

    items: tuple[Labelled, ...]
    features: tuple[Mapping[str, float], ...]
    vectors: Vector
    counts: Matrix

    def part(self, keep: NDArray[np.bool_]) -> "Material":
        """Return the questions for which `keep` is true."""
        chosen = np.flatnonzero(keep)
        return Material(
            items=tuple(self.items[i] for i in chosen),
            features=tuple(self.features[i] for i in chosen),
            vectors=self.vectors[chosen],
            counts=self.counts[chosen],
        )


def material(
    written: Sequence[Labelled],
    sets: Sequence[Labelled],
    ordinary: Sequence[Labelled],
    encode: Callable[[str], Vector],
) -> Material:
    """Return what is fitted on: exemplars, labelled sets that the rules were written on, and ordinary questions.

    The rules are right on the questions they were written on, which tells nothing; there their verdict is left out.
    """
    items = (*written, *sets, *ordinary)
    per_line = Counter(item.origin for item in items)
    found = [
        {**features(item.text), **(_verdict(item.text) if number < len(written) else {})}
        for number, item in enumerate(items)
    ]
    return Material(
        items=items,
        features=tuple(found),
        vectors=np.stack([encode(item.text) for item in items]),
        counts=np.array([min(1.0, 2.0 / per_line[item.origin]) for item in items]),
    )


def _verdict(text: str) -> dict[str, float]:
    found = ruled(text)
    return {} if found.kind is ScopeKind.IN_SCOPE else {f"rule:{found.kind.value}": 1.0}


def fitted(made: Material, encoder: str) -> str:
    """Return the weights as the lines that `assistant.scope_model.parse` reads."""
    common = Counter(name for item in made.features for name in item)
    names = ["bias", *sorted(name for name, count in common.items() if count >= _RARE)]
    centre = made.vectors.mean(axis=0)
    dense = ((made.vectors - centre) * _VECTOR_SCALE).astype(np.float64)
    rows = [{"bias": 1.0, **item} for item in made.features]
    wanted = np.array([[float(item.kind.value == kind) for kind in _KINDS] for item in made.items])
    weights = fit(
        Sparse.of([*rows, *rows], names),
        np.concatenate([dense, np.zeros_like(dense)]),
        np.concatenate([wanted, wanted]),
        np.concatenate([made.counts, made.counts * _WITHOUT_VECTOR]),
        _PENALTY,
    )
    return _lines(encoder, names, weights[:, :2] - weights[:, 2:], centre)


def _lines(encoder: str, names: Sequence[str], weights: Matrix, centre: Vector) -> str:
    plain, vector = weights[: len(names)], weights[len(names) :] * _VECTOR_SCALE
    lines = [f"encoder\t{encoder}"]
    lines += [
        f"{name}\t{pair[0]:.3f}\t{pair[1]:.3f}"
        for name, pair in zip(names, plain, strict=True)
        if max(abs(pair)) >= _LEAST
    ]
    lines += [
        f"coordinate\t{pair[0]:.3f}\t{pair[1]:.3f}\t{middle:.5f}"
        for pair, middle in zip(vector, centre, strict=True)
    ]
    return "\n".join(lines) + "\n"


def held_out(made: Material, encoder: str, folds: int) -> Matrix:
    """Return for each question the probabilities by weights that saw no filling of its line."""
    lines = {origin: number for number, origin in enumerate(dict.fromkeys(i.origin for i in made.items))}
    fold = np.array([lines[item.origin] % folds for item in made.items])
    found = np.zeros((len(made.items), 2))
    for number in range(folds):
        weights = parse(fitted(made.part(fold != number), encoder))
        for row in np.flatnonzero(fold == number):
            found[row] = _said(weights, made, int(row))
    return found


def _said(weights: ScopeModel, made: Material, row: int) -> tuple[float, float]:
    rule = next((n.removeprefix("rule:") for n in made.features[row] if n.startswith("rule:")), None)
    said = weights.opinion(made.items[row].text, rule=rule, vector=made.vectors[row])
    return said.non_public, said.out_of_scope


def write(text: str, path: Path) -> None:
    """Write the weights; the same weights give the same bytes."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
