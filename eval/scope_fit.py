"""Fits the weights that judge a question's scope, and says how well they do on what they did not see.

Whole lines (every filling of one exemplar), or whole families of them, are held out together. Each question is
judged several times, each time by less of it (without its vector, its words, or what was read in them), so that no
part leaves the work to another and the weights also serve where another encoder is in use.
"""

import gzip
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.scope import ScopeKind
from assistant.scope_features import features
from assistant.scope_model import CLASSES, parse
from eval.logistic import Matrix, Sparse, fit
from eval.scope_exemplars import Labelled

_KINDS = (*CLASSES, ScopeKind.IN_SCOPE.value)
_RARE = 3  # features of fewer lines are left out: fillings of one line say nothing new of its words
_PER_LINE = 2.0
_VECTOR_SCALE = 12.0
_WORDS = ("w:", "p:")  # the rest is what was read: slots and rows of them
_VIEWS = (
    (True, True, True, 1.0),
    (True, True, False, 0.5),
    (False, True, True, 0.5),
    (True, False, True, 0.5),
)
"""What a question is also judged by: words, reading, vector, and how much it counts."""
_PENALTY = 2.0
_LEAST = 0.02  # weights below make no difference

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Questions with their features, vectors and how much each counts."""

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


def material(items: Sequence[Labelled], encode: Callable[[str], Vector]) -> Material:
    """Return what is fitted on; a line counts the same however often it is filled."""
    per_line = Counter(item.origin for item in items)
    return Material(
        items=tuple(items),
        features=tuple(features(item.text) for item in items),
        vectors=np.stack([encode(item.text) for item in items]),
        counts=np.array([min(1.0, _PER_LINE / per_line[item.origin]) for item in items]),
    )


def fitted(made: Material, encoder: str) -> str:
    """Return the weights as the lines that `assistant.scope_model.parse` reads."""
    per_line: dict[str, set[str]] = {}
    for item, found in zip(made.items, made.features, strict=True):
        per_line.setdefault(item.origin, set()).update(found)
    common = Counter(name for found in per_line.values() for name in found)
    names = ["bias", *sorted(name for name, count in common.items() if count >= _RARE)]
    centre = made.vectors.mean(axis=0)
    dense = ((made.vectors - centre) * _VECTOR_SCALE).astype(np.float64)
    wanted = np.array([[float(item.kind.value == kind) for kind in _KINDS] for item in made.items])
    weights = fit(
        Sparse.of([_seen(row, view[0], view[1]) for view in _VIEWS for row in made.features], names),
        np.concatenate([dense * view[2] for view in _VIEWS]),
        np.concatenate([wanted] * len(_VIEWS)),
        np.concatenate([made.counts * view[3] for view in _VIEWS]),
        _PENALTY,
    )
    return _lines(encoder, names, weights[:, :2] - weights[:, 2:], centre)


def _seen(row: Mapping[str, float], words: bool, reading: bool) -> dict[str, float]:  # noqa: FBT001
    """Return the features of a question without its words, or without what was read in them."""
    return {
        "bias": 1.0,
        **{name: value for name, value in row.items() if (words if name.startswith(_WORDS) else reading)},
    }


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


def held_out(made: Material, encoder: str, folds: int, part: Callable[[Labelled], str]) -> Matrix:
    """Return for each question the probabilities by weights that saw nothing of its part (its line, its family)."""
    parts = {name: number for number, name in enumerate(dict.fromkeys(map(part, made.items)))}
    fold = np.array([parts[part(item)] % folds for item in made.items])
    found = np.zeros((len(made.items), 2))
    for number in range(folds):
        weights = parse(fitted(made.part(fold != number), encoder))
        for row in np.flatnonzero(fold == number):
            said = weights.opinion(made.items[row].text, made.vectors[row])
            found[row] = said.non_public, said.out_of_scope
    return found


def write(text: str, path: Path) -> None:
    """Write the weights; the same weights give the same bytes."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
