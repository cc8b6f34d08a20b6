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
from eval.logistic import Dense, Matrix, Sparse, View, fit
from eval.scope_exemplars import LABELLED, Labelled
from ingest.encoder import Encoder
from ingest.vector_cache import VectorCache

_KINDS = (*CLASSES, ScopeKind.IN_SCOPE.value)
_RARE = 3  # features of fewer lines are left out: fillings of one line say nothing new of its words
_PER_LINE = 2.0
_EXEMPLAR, _LABELLED, _ORDINARY = 0.3, 3.0, 1.0
"""What a question counts: one of the sets with labels of scope is worth ten of the many made to be alike."""
_VECTOR_SCALE = 12.0
_WORDS = ("w:", "p:")  # the rest is what was read: slots and rows of them
_VIEWS = (
    View(seen=(1.0, 1.0, 1.0)),
    View(seen=(1.0, 1.0, 0.0), counts=0.5),
    View(seen=(0.0, 1.0, 1.0), counts=0.5),
    View(seen=(1.0, 0.0, 1.0), counts=0.5),
)
"""What a question is judged by (words, reading, vector), and how much that judgement counts."""
_PENALTY = 0.7
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


def material(items: Sequence[Labelled], vectors: Vector) -> Material:
    """Return what is fitted on; a line counts the same however often it is filled, and by its source."""
    per_line = Counter(item.origin for item in items)
    return Material(
        items=tuple(items),
        features=tuple(features(item.text) for item in items),
        vectors=vectors,
        counts=np.array([min(1.0, _PER_LINE / per_line[item.origin]) * _worth(item) for item in items]),
    )


def _worth(item: Labelled) -> float:
    if not item.source:
        return _EXEMPLAR
    return _LABELLED if item.source in LABELLED else _ORDINARY


def encoded(encoder: Encoder, texts: Sequence[str], cache: Path | None) -> Vector:
    """Return the vectors of questions; those that `cache` holds are not encoded again."""
    if cache is None:
        return encoder.encode_queries(texts)
    with VectorCache(cache, f"{encoder.name} asked", encoder.dim) as file:
        known = file.get_many(list(dict.fromkeys(texts)))
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            file.put_many(missing, encoder.encode_queries(missing))
            known |= file.get_many(missing)
    return np.stack([known[text] for text in texts])


def fitted(made: Material, encoder: str) -> str:
    """Return the weights as the lines that `assistant.scope_model.parse` reads."""
    per_line: dict[str, set[str]] = {}
    for item, found in zip(made.items, made.features, strict=True):
        per_line.setdefault(item.origin, set()).update(found)
    common = Counter(name for found in per_line.values() for name in found)
    known = sorted(name for name, count in common.items() if count >= _RARE)
    words = [name for name in known if name.startswith(_WORDS)]
    reading = [name for name in known if not name.startswith(_WORDS)]
    centre = made.vectors.mean(axis=0)
    dense = ((made.vectors - centre) * _VECTOR_SCALE).astype(np.float64)
    parts = (Sparse.of(made.features, words), Sparse.of(made.features, reading), Dense(values=dense))
    wanted = np.array([[float(item.kind.value == kind) for kind in _KINDS] for item in made.items])
    weights = fit(parts, _VIEWS, wanted, made.counts, _PENALTY)
    return _lines(encoder, ("bias", *words, *reading), weights[:, :2] - weights[:, 2:], centre)


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
    """Return for each question the probabilities by weights that saw nothing of its part (its line, family, round).

    What belongs to no part is always learned from; nothing (NaN) is said of it.
    """
    names = dict.fromkeys(filter(None, map(part, made.items)))
    parts = {name: number % folds for number, name in enumerate(names)}
    fold = np.array([parts.get(part(item), -1) for item in made.items])
    found = np.full((len(made.items), 2), np.nan)
    for number in sorted(set(parts.values())):
        weights = parse(fitted(made.part(fold != number), encoder))
        for row in np.flatnonzero(fold == number):
            said = weights.opinion(made.items[row].text, made.vectors[row])
            found[row] = said.non_public, said.out_of_scope
    return found


def write(text: str, path: Path) -> None:
    """Write the weights; the same weights give the same bytes."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
