"""Texts as an encoder reads them: token ids, batches of equal cost."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Vectors

Ids = Sequence[int]


class Tokenizer(Protocol):
    """The part of a fast tokenizer that is used here."""

    def __call__(
        self,
        text: list[str],
        *,
        truncation: bool,
        max_length: int | None,
        verbose: bool,
    ) -> Mapping[str, Sequence[Any]]:
        """Return "input_ids", a row a text."""
        ...


def tokenized(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> tuple[list[Ids], int]:
    """Return the token ids of each text, at most `limit`, and how many texts had to be cut for that."""

    def rows(part: list[str], most: int | None) -> list[Ids]:
        return list(tokenizer(part, truncation=most is not None, max_length=most, verbose=False)["input_ids"])

    ids = rows(list(texts), None) if texts else []
    long = [number for number, row in enumerate(ids) if len(row) > limit]
    if long:
        for number, cut in zip(long, rows([texts[number] for number in long], limit), strict=True):
            ids[number] = cut
    return ids, len(long)


def batches(lengths: Sequence[int], budget: int) -> Iterator[NDArray[np.intp]]:
    """Yield row numbers, longest texts first, so that rows x longest stays within the token budget."""
    order = np.argsort(-np.asarray(lengths, dtype=np.int64), kind="stable")
    start = 0
    while start < len(order):
        count = max(1, budget // max(1, lengths[order[start]]))
        yield order[start : start + count]
        start += count


def unit(rows: NDArray[np.floating[Any]]) -> Vectors:
    """Return the rows with L2 norm 1; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)
