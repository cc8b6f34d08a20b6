"""A question in the forms in which passages and sentences are compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, ready to be compared.

    Attributes:
        vector: Of the question.
        centred: `vector` without what questions of its language share (`ingest.centres`).
        bare: Of the question without its countries, years and frame: what it asks, wherever and whenever.
        words: Its telling words in their context, without its countries and years, unit rows of `ingest.word_vectors`.
        beliefs: For each concept how far it is from being what is asked, as `assistant.beliefs.beliefs` says.
        unheard: Words of it that no source and no example uses.
        doubt: How much it is in doubt what is asked (`assistant.beliefs.doubt`), in nats.
        policy: How probable it is that policy or law is asked rather than facts, 0 to 1.
    """

    text: str
    understood: Understood
    vector: NDArray[np.float32]
    bare: NDArray[np.float32]
    centred: NDArray[np.float32]
    words: NDArray[np.float32]
    beliefs: Mapping[str, float]
    doubt: float
    policy: float
    unheard: tuple[str, ...]

    @property
    def concepts(self) -> frozenset[str]:
        """Everything of the thesaurus that the question names."""
        return frozenset((*self.understood.groups, *self.understood.topics))
