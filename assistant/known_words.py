"""Word vectors of passages, made at ingest: looked up when a question is asked, not computed again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.remembered import PerThread, Remembered
from ingest.blob_cache import VECTORS
from ingest.encoder import Encoder
from ingest.passage import Passage, Source
from ingest.vector_cache import VectorCache, encode_cached
from ingest.word_cache import WordCache
from ingest.word_vectors import WordSpace, WordVectors

REMEMBERED = 20_000
"""Passages whose words are kept in a process at most, about 11 KB each."""


class KnownWords:
    """Maps passages to their words; what the cache of the data folder lacks is encoded and added to it.

    `encoded` returns what was encoded for a passage, in which its text stands last.
    """

    def __init__(
        self, data: Path, encoder: Encoder, space: WordSpace, encoded: Callable[[Passage, Source], str]
    ) -> None:
        self._path = data / VECTORS
        self._encoder = encoder
        self._encoded = encoded
        self._kept: Remembered[WordVectors] = Remembered(REMEMBERED)
        self._cache = PerThread(lambda: WordCache(self._path, encoder.name, space))

    def of(self, passages: Sequence[tuple[Passage, Source]]) -> dict[str, WordVectors]:
        """Return the words of passages by passage id; `starts` count from the beginning of a passage's text."""
        by_id = {passage.id: (passage, source) for passage, source in passages}
        return self._kept.of(list(by_id), lambda missing: self._read([by_id[key] for key in missing]))

    def warm(self, passages: Sequence[tuple[Passage, Source]]) -> None:
        """Get what the cache holds before the first question that needs it; nothing is encoded for it."""
        texts = {passage.id: self._encoded(passage, source) for passage, source in passages[:REMEMBERED]}
        held = self._cache.get().get_many(list(texts.values()))
        self._kept.keep(
            {
                passage.id: _placed(held[texts[passage.id]], texts[passage.id], passage)
                for passage, _ in passages[:REMEMBERED]
                if texts[passage.id] in held
            }
        )

    def _read(self, passages: Sequence[tuple[Passage, Source]]) -> dict[str, WordVectors]:
        texts = {passage.id: self._encoded(passage, source) for passage, source in passages}
        held = self._cache.get().get_many(list(texts.values()))
        lacking = {texts[p.id]: p.language for p, _ in passages if texts[p.id] not in held}
        if lacking:
            held |= self._encode(lacking)
        return {p.id: _placed(held[texts[p.id]], texts[p.id], p) for p, _ in passages}

    def _encode(self, languages: dict[str, str]) -> dict[str, WordVectors]:
        texts = list(languages)
        with VectorCache(self._path, self._encoder.name, self._encoder.dim) as vectors:
            encode_cached(self._encoder, vectors, texts, words=self._cache.get().of(languages))
        return self._cache.get().get_many(texts)


def _placed(words: WordVectors, text: str, passage: Passage) -> WordVectors:
    """Count from the beginning of the passage's own text; the words before it have negative places."""
    return replace(words, starts=words.starts - (len(text) - len(passage.text)))
