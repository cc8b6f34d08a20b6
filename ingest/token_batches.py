"""Texts as an encoder reads them: tokens with their offsets, batches of equal cost, means over spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Span, Vectors


@dataclass(frozen=True, slots=True)
class Tokens:
    """One text as the model reads it; `offsets` are character offsets of the prompted text, half-open."""

    ids: Sequence[int]
    offsets: Sequence[Span]


class Tokenizer(Protocol):
    """The part of a fast tokenizer that is used here."""

    def __call__(
        self,
        text: list[str],
        *,
        return_offsets_mapping: bool,
        truncation: bool,
        max_length: int | None,
        verbose: bool,
    ) -> Mapping[str, Sequence[Any]]:
        """Return "input_ids" and "offset_mapping", a row a text."""
        ...


def tokenized(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> tuple[list[Tokens], int]:
    """Return the tokens of each text, at most `limit`, and how many texts had to be cut for that."""

    def rows(part: list[str], most: int | None) -> list[Tokens]:
        found = tokenizer(
            part, return_offsets_mapping=True, truncation=most is not None, max_length=most, verbose=False
        )
        return list(map(Tokens, found["input_ids"], found["offset_mapping"]))

    tokens = rows(list(texts), None) if texts else []
    long = [number for number, text in enumerate(tokens) if len(text.ids) > limit]
    if long:
        for number, cut in zip(long, rows([texts[number] for number in long], limit), strict=True):
            tokens[number] = cut
    return tokens, len(long)


def batches(lengths: Sequence[int], budget: int) -> Iterator[NDArray[np.intp]]:
    """Yield row numbers, longest texts first, so that rows x longest stays within the token budget."""
    order = np.argsort(-np.asarray(lengths, dtype=np.int64), kind="stable")
    start = 0
    while start < len(order):
        count = max(1, budget // max(1, lengths[order[start]]))
        yield order[start : start + count]
        start += count


def span_vectors(values: Vectors, tokens: Tokens, spans: Sequence[Span]) -> Vectors:
    """Return a unit row a span: the mean of the vectors of all tokens that share a character with it.

    Zeros where there is no such token, as behind the model's limit.
    """
    rows = np.zeros((len(spans), values.shape[1]), dtype=np.float32)
    for number, (start, end) in enumerate(spans):
        inside = [i for i, (a, b) in enumerate(tokens.offsets) if a < end and b > start and b > a]
        if inside:
            rows[number] = values[inside].mean(axis=0)
    return unit(rows)


def unit(rows: NDArray[np.floating[Any]]) -> Vectors:
    """Return the rows with L2 norm 1; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)
