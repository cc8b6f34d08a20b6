"""Word vectors that were computed before, kept beside the vectors of the same texts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.blob_cache import BlobCache
from ingest.encoder import Reading
from ingest.word_vectors import WORDS_VERSION, WordSpace, WordVectors


def words_name(encoder_name: str) -> str:
    """Return the name under which the words that an encoder read are kept."""
    return f"{encoder_name} words {WORDS_VERSION}"


class WordCache(BlobCache):
    """Words of passages; a damaged row counts as not held."""

    def __init__(self, path: Path, encoder_name: str, space: WordSpace) -> None:
        super().__init__(path, words_name(encoder_name))
        self._space = space

    def get_many(self, texts: Sequence[str]) -> dict[str, WordVectors]:
        """Return the words held of these texts."""
        dimensions = self._space.dimensions
        return self.read_many(texts, lambda blob: WordVectors.unpacked(blob, dimensions))

    def held(self, texts: Sequence[str]) -> frozenset[str]:
        """Return those of the texts whose words are held, without unpacking them."""
        dimensions = self._space.dimensions
        sound = self.read_many(texts, lambda blob: WordVectors.is_packed(blob, dimensions) or None)
        return frozenset(sound)

    def put_many(self, texts: Sequence[str], words: Sequence[WordVectors]) -> None:
        """Keep the words in one transaction; those held before stay as they are."""
        self.write_many(zip(texts, (each.packed() for each in words), strict=True))

    def of(self, languages: Mapping[str, str]) -> "WordsOfTexts":
        """Return where the words of these texts are kept, each text with its language."""
        return WordsOfTexts(self, self._space, languages)


class WordsOfTexts:
    """The words of certain texts, whose languages are known."""

    def __init__(self, cache: WordCache, space: WordSpace, languages: Mapping[str, str]) -> None:
        self._cache = cache
        self._space = space
        self._languages = languages

    def lacking(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the texts whose words are not held."""
        return frozenset(texts) - self._cache.held(texts)

    def keep(self, texts: Sequence[str], readings: Sequence[Reading]) -> None:
        """Keep the words of texts as they were read."""
        found = [
            self._space.passage(reading, text, self._languages[text])
            for text, reading in zip(texts, readings, strict=True)
        ]
        self._cache.put_many(texts, found)
