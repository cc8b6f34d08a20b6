"""Texts as an encoder reads them: token ids, batches of equal cost."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Reading, Vectors

Ids = Sequence[int]


class Tokenizer(Protocol):
    """The part of a fast tokenizer that is used here."""

    def __call__(
        self,
        text: list[str],
        *,
        truncation: bool,
        max_length: int | None,
        return_offsets_mapping: bool,
        verbose: bool,
    ) -> Mapping[str, Sequence[Any]]:
        """Return "input_ids", and if asked for "offset_mapping", a row a text."""
        ...


class Tokens(NamedTuple):
    """Token ids of texts, where each token stands in its text (start, end), and how many texts had to be cut."""

    ids: Sequence[Ids]
    offsets: Sequence[Sequence[tuple[int, int]]]
    cut: int


def tokenized(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> Tokens:
    """Return the tokens of each text, at most `limit` ids."""

    def rows(part: list[str], most: int | None) -> list[tuple[Ids, Sequence[tuple[int, int]]]]:
        found = tokenizer(
            part,
            truncation=most is not None,
            max_length=most,
            return_offsets_mapping=True,
            verbose=False,
        )
        return list(zip(found["input_ids"], found["offset_mapping"], strict=True))

    found = rows(list(texts), None) if texts else []
    long = [number for number, (ids, _) in enumerate(found) if len(ids) > limit]
    if long:
        for number, cut in zip(long, rows([texts[number] for number in long], limit), strict=True):
            found[number] = cut
    return Tokens([ids for ids, _ in found], [offsets for _, offsets in found], len(long))


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


def reading(vector: Vectors, tokens: Vectors, offsets: Sequence[tuple[int, int]], prompt: int) -> Reading:
    """Return what was read of a text behind a prompt of that many characters, without the marks at both ends."""
    spans = np.asarray(offsets, dtype=np.int32).reshape(-1, 2) - prompt
    own = (spans[:, 1] > spans[:, 0]) & (spans[:, 1] > 0)
    return Reading(vector=vector.copy(), spans=spans[own], tokens=tokens[own])
