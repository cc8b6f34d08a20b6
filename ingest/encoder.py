"""What the program asks of an encoder: text in, unit vectors out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EncoderError

BUNDLED = "bundled"
MODELS = "models"
"""Folder in a data folder: the bundled model, and what was made once for an encoder and no document."""

Vectors = NDArray[np.float32]
Spans = NDArray[np.int32]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A text as an encoder reads it, in one go: the whole, and every token where it stands.

    Attributes:
        vector: Of the text, shape (dim,), L2 norm 1.
        spans: Half-open character spans of the tokens in the text, shape (tokens, 2); none where an encoder has none.
        tokens: What the last layer makes of each in its context, shape (tokens, dim), of any length.
    """

    vector: Vectors
    spans: Spans
    tokens: Vectors

    @classmethod
    def without_tokens(cls, vector: Vectors) -> "Reading":
        """Return a text of which only the whole is known."""
        none = np.zeros((0, len(vector)), dtype=np.float32)
        return cls(vector=vector, spans=np.zeros((0, 2), dtype=np.int32), tokens=none)


class Encoder(Protocol):
    """Maps text to unit vectors; questions and passages may be encoded differently.

    Attributes:
        name: The weights and prompts behind the vectors, whatever the precision or device. Vectors of
            different names must never meet in one index.
        dim: Length of a vector.
    """

    @property
    def name(self) -> str:
        """Return what the vectors depend on."""
        ...

    @property
    def dim(self) -> int:
        """Return the length of a vector."""
        ...

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return shape (len(texts), dim), rows of L2 norm 1 in the order of `texts`.

        `progress` is told after each batch how many texts it finished, in no particular order.
        """
        ...

    def read_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Sequence[Reading]:
        """Return what `encode_passages` does and the tokens with it, in the order of `texts`."""
        ...

    def read_query(self, text: str) -> Reading:
        """Return what `encode_query` does and the tokens with it."""
        ...

    def read_queries(self, texts: Sequence[str]) -> Sequence[Reading]:
        """Return what `read_query` does of each, byte for byte, together sooner than one by one where that can be."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dim), rows of L2 norm 1: questions in batches, for what is kept of them."""
        ...

    def encode_query(self, text: str) -> Vectors:
        """Return shape (dim,), L2 norm 1: the same bytes whenever the same text is asked on one machine."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """Which encoder to use and how to run it.

    Attributes:
        model: "bundled", the name of a sentence-transformers model, or the folder of one.
        query_prompt, passage_prompt: Put before every text; None takes the model's own.
        device: "auto" takes a CUDA device where there is one.
        dtype: "auto" takes bfloat16 where it is measured to be faster on this machine.
        batch_tokens: Tokens a batch, padding included; bounds the memory in use.
        max_tokens: Longer texts are cut; None takes the model's own limit.
    """

    model: str = BUNDLED
    query_prompt: str | None = None
    passage_prompt: str | None = None
    device: str = "auto"
    dtype: Literal["auto", "float32", "bfloat16"] = "auto"
    batch_tokens: int = 4096
    max_tokens: int | None = None

    def __post_init__(self) -> None:
        if not self.model.strip():
            raise EncoderError(
                f"no encoder named; set encoder.model to {BUNDLED!r}, a model's name or its folder"
            )
        if self.batch_tokens < 512 or (self.max_tokens is not None and self.max_tokens < 16):
            raise EncoderError("encoder.batch_tokens must be at least 512, encoder.max_tokens at least 16")
