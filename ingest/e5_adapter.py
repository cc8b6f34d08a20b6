"""What the bundled encoder learned of this field: a change of low rank to its linear layers, added to its weights.

The file comes from `coi eval encoder`, which learns from questions whose passage is known (LoRA: Hu et al., ICLR 2022).
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

FILE = "e5-adapter.safetensors"
DOWN, UP = ".down", ".up"
"""Endings of the two factors of a layer's change: shapes (rank, in) and (out, rank)."""

Tensors = Mapping[str, NDArray[np.float32]]


@cache
def adapter_digest() -> str:
    """Return what changes with every adapter: vectors of two of them cannot be compared."""
    return hashlib.sha256(_shipped()).hexdigest()[:8]


def shipped_adapter() -> Tensors:
    """Return the adapter that ships with the package."""
    return {name: tensor.astype(np.float32) for name, tensor in load(_shipped()).items()}


def adapted(weights: Tensors, adapter: Tensors) -> dict[str, NDArray[np.float32]]:
    """Return the weights of a model, each layer's plus the product of its two factors."""
    changed = dict(weights)
    for down in (name for name in adapter if name.endswith(DOWN)):
        layer = down.removesuffix(DOWN)
        weight = f"{layer}.weight"
        changed[weight] = changed[weight] + adapter[layer + UP] @ adapter[down]
    return changed


def mean_adapter(*adapters: Tensors) -> Tensors:
    """Return the adapter whose change is the mean of theirs; its rank is the sum of theirs."""
    return {
        name: np.concatenate([a[name] / len(adapters) for a in adapters], axis=1)
        if name.endswith(UP)
        else np.concatenate([a[name] for a in adapters], axis=0)
        for name in adapters[0]
    }


def _shipped() -> bytes:
    return resources.files("ingest").joinpath("data", FILE).read_bytes()
