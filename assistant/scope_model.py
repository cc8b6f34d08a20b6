"""The weighing of a question's scope: weights fitted on labelled questions, kept as readable data.

Each class's score is a sum over features that can be named, so every judgement can be explained. The question's
vector counts only if it comes from the encoder that the weights were fitted with; without it the words decide.
"""

import gzip
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.scope_features import features

FILE = "scope-weights.tsv.gz"
CLASSES = ("non_public", "out_of_scope")
_NAMED = 5
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the weights say of a question.

    Attributes:
        non_public, out_of_scope: Probabilities; what is left is that it may be answered.
        why: The features that counted most for the likeliest refusal.
    """

    non_public: float
    out_of_scope: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeModel:
    """Weights of features and of the coordinates of a question's vector, against 'may be answered'."""

    encoder: str
    bias: Pair
    centre: NDArray[np.float32]
    vector: NDArray[np.float32]
    weights: Mapping[str, Pair]

    def opinion(self, text: str, vector: NDArray[np.float32] | None = None) -> Opinion:
        """Return the opinion on a text, with its vector if there is one."""
        known = {name: value for name, value in features(text).items() if name in self.weights}
        parts = np.array([[value * w for w in self.weights[name]] for name, value in known.items()])
        scores = np.array(self.bias) + (parts.sum(axis=0) if known else 0.0)
        if vector is not None and vector.shape == self.centre.shape:
            scores = scores + (vector - self.centre) @ self.vector
        likely = [math.exp(min(score, 50.0)) for score in scores]
        total = 1.0 + sum(likely)
        best = int(scores[1] > scores[0])
        leading = sorted(zip(known, parts, strict=True), key=lambda item: -item[1][best])[:_NAMED]
        return Opinion(
            non_public=likely[0] / total,
            out_of_scope=likely[1] / total,
            why=tuple(name for name, part in leading if part[best] > 0),
        )


@cache
def model() -> ScopeModel:
    """Return the weights that ship with the package."""
    data = resources.files("assistant").joinpath("data", FILE).read_bytes()
    return parse(gzip.decompress(data).decode("utf-8"))


def parse(text: str) -> ScopeModel:
    """Read the lines `name<TAB>non_public<TAB>out_of_scope`; a coordinate's third number is its centre."""
    encoder, bias = "", (0.0, 0.0)
    coordinates: list[tuple[float, ...]] = []
    weights: dict[str, Pair] = {}
    for line in text.splitlines():
        name, *numbers = line.split("\t")
        if name == "encoder":
            encoder = numbers[0]
        elif name == "bias":
            bias = (float(numbers[0]), float(numbers[1]))
        elif name == "coordinate":
            coordinates.append(tuple(map(float, numbers)))
        else:
            weights[name] = (float(numbers[0]), float(numbers[1]))
    table = np.array(coordinates, dtype=np.float32).reshape(-1, 3)
    return ScopeModel(encoder=encoder, bias=bias, centre=table[:, 2], vector=table[:, :2], weights=weights)
