"""Every word that the sources or the examples use: a word of a question that nobody uses is a sign of no answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.archive import write_atomically
from ingest.asked import LANGUAGES, examples
from ingest.passage import Passage
from ingest.terms import token_id, tokens
from ingest.thesaurus import Thesaurus
from ingest.words import stop_words, words

FILE_NAME = "vocabulary.bin"
LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of a generation, both languages together; `ids` are token numbers, ascending."""

    ids: NDArray[np.uint32]

    @classmethod
    def of(cls, passages: Iterable[NDArray[np.uint32]], thesaurus: Thesaurus) -> "Vocabulary":
        """Make it of the token numbers of a generation's passages, and of the words that people ask with."""
        asked = {
            token_id(token)
            for example in examples(thesaurus)
            for language in LANGUAGES
            for token in tokens(example.text, language)
        }
        return cls(np.unique(np.concatenate([np.fromiter(asked, dtype=np.uint32), *passages])))

    @classmethod
    def of_texts(cls, passages: Iterable[Passage], thesaurus: Thesaurus) -> "Vocabulary":
        """Make it of the passages themselves, for a generation that was made before it was kept."""
        used = (
            np.array([token_id(token) for token in tokens(p.text, p.language)], np.uint32) for p in passages
        )
        return cls.of(used, thesaurus)

    @classmethod
    def read(cls, folder: Path) -> "Vocabulary | None":
        """Return what is kept in a generation's folder; None where there is none."""
        try:
            return cls(np.frombuffer((folder / FILE_NAME).read_bytes(), dtype="<u4"))
        except (OSError, ValueError):
            return None

    def write(self, folder: Path) -> None:
        """Keep it in a generation's folder."""
        write_atomically(folder / FILE_NAME, self.ids.astype("<u4").tobytes())

    def unheard(self, text: str) -> tuple[str, ...]:
        """Return the words of `text` that nobody uses, in neither language and not as a compound of used ones.

        Stop words, numbers and words of fewer than three letters are passed over.
        """
        stops = stop_words("nl") | stop_words("en")
        found = dict.fromkeys(
            word.folded
            for word in words(text)
            if len(word.folded) >= LEAST_LETTERS
            and word.folded not in stops
            and not any(c.isdigit() for c in word.folded)
        )
        return tuple(word for word in found if not any(self._used(word, language) for language in LANGUAGES))

    def _used(self, word: str, language: str) -> bool:
        whole, *parts = tokens(word, language) or (word,)
        return self._has(whole) or (bool(parts) and all(map(self._has, parts)))

    def _has(self, token: str) -> bool:
        wanted = np.uint32(token_id(token))
        at = int(np.searchsorted(self.ids, wanted))
        return at < len(self.ids) and bool(self.ids[at] == wanted)
