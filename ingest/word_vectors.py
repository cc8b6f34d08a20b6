"""The words of a text as vectors in their context, small enough to keep: what a question's words are compared with.

One vector a passage says what it is about as a whole; what a question asks often stands in a clause of it. So every
word of the question looks for the word of the passage that comes nearest in meaning, whatever its language (late
interaction: Khattab and Zaharia, ColBERT, SIGIR 2020, here without training).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.asked import LANGUAGES, asked_rows
from ingest.encoder import MODELS, Encoder, Reading, Vectors
from ingest.kept_arrays import Arrays, read_arrays, write_arrays
from ingest.language_means import NAMES, LanguageMeans, key_of_examples
from ingest.token_batches import unit
from ingest.words import stop_words, words

FILE_NAME = "words.npz"
KEPT_DIMENSIONS = 128
"""Directions kept of an encoder's: four fifths of what tells words apart, and the same ranking as with all of them."""
WORDS_VERSION = "1"
"""Part of the key under which words are kept: raise it when the same text gets other word vectors."""
_SCALE = 127.0
_EVERY = 4  # examples between two whose words are taken
_ASKED = 4  # the same among those that are read as questions, one by one


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordVectors:
    """The telling words of a text.

    Attributes:
        starts: Where each begins in the text, in characters and in order, shape (words,).
        rows: Their vectors as bytes, `_SCALE` times a unit vector, shape (words, KEPT_DIMENSIONS).
    """

    starts: NDArray[np.int32]
    rows: NDArray[np.int8]

    def packed(self) -> bytes:
        """Return it as bytes: the rows, then the starts, little-endian.

        What tells one text from another stands first: `coi purge` looks for the beginning of what it deleted.
        """
        return self.rows.tobytes() + self.starts.astype("<i4").tobytes()

    @staticmethod
    def is_packed(packed: bytes, dimensions: int) -> bool:
        """Tell whether these bytes can be what `packed` made."""
        return len(packed) % (4 + dimensions) == 0

    @classmethod
    def unpacked(cls, packed: bytes, dimensions: int) -> "WordVectors | None":
        """Return what `packed` made, or None of anything else."""
        if not cls.is_packed(packed, dimensions):
            return None
        count = len(packed) // (4 + dimensions)
        rows = np.frombuffer(packed, np.int8, count * dimensions).reshape(count, dimensions)
        starts = np.frombuffer(packed, "<i4", offset=rows.size).astype(np.int32)
        return cls(starts=starts, rows=rows)


@dataclass(frozen=True, slots=True, eq=False)
class WordSpace:
    """Where the words of a language lie, and the directions in which words differ most.

    Attributes:
        means: Of the words of a language: they say which language, not what.
        directions: Orthonormal columns, shape (dim, at most KEPT_DIMENSIONS).
    """

    means: LanguageMeans
    directions: Vectors

    @property
    def dimensions(self) -> int:
        """Components of a word's vector."""
        return int(self.directions.shape[1])

    def asked(self, reading: Reading, text: str, language: str) -> Vectors:
        """Return the telling words of a question as unit rows, shape (words, dimensions)."""
        _, tokens = telling_words(reading, text, language)
        return self._placed(tokens, self.means.question(language))

    def passage(self, reading: Reading, text: str, language: str) -> WordVectors:
        """Return the telling words of a passage."""
        starts, tokens = telling_words(reading, text, language)
        rows = self._placed(tokens, self.means.passage(language)) * _SCALE
        return WordVectors(starts=starts, rows=np.rint(rows).astype(np.int8))

    def _placed(self, rows: Vectors, mean: Vectors) -> Vectors:
        return unit((rows - mean) @ self.directions)


def cosines(asked: Vectors, rows: NDArray[np.int8]) -> Vectors:
    """Return the cosine of each of these words with each word asked, shape (len(rows), len(asked))."""
    return np.asarray(rows.astype(np.float32) @ (asked.T / _SCALE), dtype=np.float32)


def telling_words(reading: Reading, text: str, language: str) -> tuple[NDArray[np.int32], Vectors]:
    """Return where each word begins that is not a stop word, and the mean of its tokens."""
    start = starts_of_words(reading.spans, text, language)
    inside = start >= 0
    found, first = np.unique(start[inside], return_index=True)
    if not len(found):
        return np.zeros(0, np.int32), np.zeros((0, len(reading.vector)), np.float32)
    sums = np.add.reduceat(reading.tokens[inside], first, axis=0)
    counts = np.diff(np.append(first, int(inside.sum())))
    return found, np.asarray(sums / counts[:, None], dtype=np.float32)


def starts_of_words(spans: NDArray[np.int32], text: str, language: str) -> NDArray[np.int32]:
    """Return for each token (its span in `text`) where its telling word begins, or -1 where it is part of none."""
    stops = stop_words(language)
    telling = [(word.start, word.end) for word in words(text) if word.folded not in stops]
    if not telling or not len(spans):
        return np.full(len(spans), -1, dtype=np.int32)
    starts, ends = np.asarray(telling, dtype=np.int32).T
    # A token may carry the space before its word: it belongs to the word in which it ends.
    last = spans[:, 1] - 1
    word = np.maximum(np.searchsorted(starts, last, side="right") - 1, 0)
    return np.where((starts[word] <= last) & (last < ends[word]), starts[word], -1).astype(np.int32)


def word_space_of(data: Path, encoder: Encoder) -> WordSpace:
    """Return the space kept in the data folder; make and keep it if that is of another encoder or other examples."""
    given = {language: _sample(language) for language in LANGUAGES}
    key = key_of_examples(encoder.name, given)
    path = data / MODELS / FILE_NAME
    kept = read_arrays(path, ("directions", *NAMES), key)
    if kept is None:
        kept = _made(encoder, given)
        write_arrays(path, kept, key)
    return WordSpace(LanguageMeans.of(kept), kept["directions"])


def _sample(language: str) -> Sequence[str]:
    return [text for _, text in asked_rows(language)][::_EVERY]


def _made(encoder: Encoder, given: Mapping[str, Sequence[str]]) -> Arrays:
    """Take the means and the directions from examples of questions, so that they depend on no document."""
    made: dict[str, Vectors] = {}
    around: list[Vectors] = []
    for language, texts in given.items():
        questions = texts[::_ASKED]
        readings = {
            "questions": (questions, [encoder.read_query(text) for text in questions]),
            "passages": (texts, encoder.read_passages(texts)),
        }
        for of, (said, read) in readings.items():
            rows = np.concatenate([telling_words(r, t, language)[1] for r, t in zip(read, said, strict=True)])
            made[f"{of}_{language}"] = _mean(rows, encoder.dim)
            around.append(unit(rows - made[f"{of}_{language}"]))
    every = np.concatenate(around)
    _, directions = np.linalg.eigh((every.T @ every).astype(np.float64))
    made["directions"] = np.ascontiguousarray(directions[:, ::-1][:, :KEPT_DIMENSIONS], dtype=np.float32)
    return made


def _mean(rows: Vectors, dim: int) -> Vectors:
    return np.asarray(rows.mean(axis=0) if len(rows) else np.zeros(dim), dtype=np.float32)
