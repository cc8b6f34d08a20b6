"""Sums of named values, each times the weight of the same name: how passages, sentences and evidence are scored."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter, mul
from typing import Any, TypeVar

_T = TypeVar("_T")


def weighted(values: _T, weights: _T) -> float:
    """Return the sum over the fields of two values of one dataclass, all of them numbers."""
    kind: object = type(values)
    read = _reader(kind)
    return float(sum(map(mul, read(values), read(weights))))


@cache
def _reader(kind: Any) -> Callable[[object], tuple[float, ...]]:
    read: Callable[[object], tuple[float, ...]] = attrgetter(*(field.name for field in fields(kind)))
    return read
