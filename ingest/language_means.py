"""Mean vectors by language: what the texts of a language share, which says nothing of their subject."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ingest.asked import LANGUAGES
from ingest.kept_arrays import Arrays

Vector = NDArray[np.float32]
NAMES = tuple(f"{of}_{language}" for of in ("questions", "passages") for language in LANGUAGES)
"""Under which the means are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class LanguageMeans:
    """The mean vector of questions, and of passages, in each language; a language that is not held counts as English."""

    questions: Mapping[str, Vector]
    passages: Mapping[str, Vector]

    @classmethod
    def of(cls, kept: Arrays) -> "LanguageMeans":
        """Return the means among kept arrays."""
        questions, passages = (
            MappingProxyType({language: kept[f"{of}_{language}"] for language in LANGUAGES})
            for of in ("questions", "passages")
        )
        return cls(questions, passages)

    def question(self, language: str) -> Vector:
        """Return the mean of questions in this language."""
        return self.questions.get(language, self.questions["en"])

    def passage(self, language: str) -> Vector:
        """Return the mean of passages in this language."""
        return self.passages.get(language, self.passages["en"])


def key_of_examples(encoder_name: str, given: Mapping[str, Sequence[str]]) -> str:
    """Return what changes whenever another encoder reads, or it reads other examples."""
    return hashlib.sha256("\0".join((encoder_name, *given["nl"], *given["en"])).encode()).hexdigest()
