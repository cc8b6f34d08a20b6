"""Every word that the sources or the examples use: a word of a question that nobody uses is a sign of no answer."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.archive import write_atomically
from ingest.asked import LANGUAGES, examples
from ingest.passage import Passage
from ingest.terms import token_id, tokens
from ingest.thesaurus import Thesaurus
from ingest.translations import Translations
from ingest.words import stem, stop_words, words

FILE_NAME = "vocabulary.bin"
LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of a generation, both languages together.

    Attributes:
        ids: Token numbers, ascending.
        counts: In how many passages each stands; 0 for what only the examples use.
        passages: How many passages there are.
    """

    ids: NDArray[np.uint32]
    counts: NDArray[np.uint32]
    passages: int

    @classmethod
    def of(cls, passages: Iterable[NDArray[np.uint32]], thesaurus: Thesaurus) -> "Vocabulary":
        """Make it of the token numbers of each passage, every one once, and of the words that people ask with."""
        asked = {
            token_id(token)
            for example in examples(thesaurus)
            for language in LANGUAGES
            for token in tokens(example.text, language)
        }
        used = [*passages]
        also = np.fromiter(asked, dtype=np.uint32)
        ids, counts = np.unique(np.concatenate([also, *used]), return_counts=True)
        counts[np.isin(ids, also)] -= 1
        return cls(ids, counts.astype(np.uint32), len(used))

    @classmethod
    def of_texts(cls, passages: Iterable[Passage], thesaurus: Thesaurus) -> "Vocabulary":
        """Make it of the passages themselves, for a generation that was made before it was kept."""
        used = (
            np.array(sorted({token_id(token) for token in tokens(p.text, p.language)}), np.uint32)
            for p in passages
        )
        return cls.of(used, thesaurus)

    @classmethod
    def read(cls, folder: Path) -> "Vocabulary | None":
        """Return what is kept in a generation's folder; None where there is none."""
        try:
            kept = np.frombuffer((folder / FILE_NAME).read_bytes(), dtype="<u4")
        except (OSError, ValueError):
            return None
        half, odd = divmod(len(kept) - 1, 2)
        return None if odd or half < 0 else cls(kept[1 : half + 1], kept[half + 1 :], int(kept[0]))

    def write(self, folder: Path) -> None:
        """Keep it in a generation's folder."""
        whole = np.concatenate([[self.passages], self.ids, self.counts])
        write_atomically(folder / FILE_NAME, whole.astype("<u4").tobytes())

    def idf(self, tokens: Sequence[str]) -> float:
        """Return how telling it is that a passage has any of these tokens: the index's own measure, for one word."""
        holding = min(self.passages, sum(self._count(token) for token in tokens))
        return math.log(1 + (self.passages - holding + 0.5) / (holding + 0.5))

    def unheard(self, text: str, known: Translations) -> tuple[str, ...]:
        """Return the words of `text` that nobody uses, in neither language, not as a compound and not translated.

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
        return tuple(word for word in found if not any(self._used(word, at, known) for at in LANGUAGES))

    def _used(self, word: str, language: str, known: Translations) -> bool:
        whole, *parts = tokens(word, language) or (word,)
        if self._has(whole) or (bool(parts) and all(map(self._has, parts))):
            return True
        _, forms = known.at((stem(word, language),), 0, language)
        return any(all(map(self._has, form)) for form in forms)

    def _has(self, token: str) -> bool:
        return self._place(token) is not None

    def _count(self, token: str) -> int:
        at = self._place(token)
        return 0 if at is None else int(self.counts[at])

    def _place(self, token: str) -> int | None:
        wanted = np.uint32(token_id(token))
        at = int(np.searchsorted(self.ids, wanted))
        return at if at < len(self.ids) and self.ids[at] == wanted else None
