"""What a question is probably about: the concepts it names, and those that it asks after without a name."""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from ingest.subjects import Subjects
from ingest.thesaurus import Kind, Thesaurus

NAMED = 0.03
"""Added to the classifier's score of a concept that is named: about a tenth of a sure score."""
NAMED_ACTOR = 0.01
"""The same for one who acts ('the police'): a question names the actor and asks what it did."""
RELATED = 1.0
"""How much further away a concept is that is often treated under the heading of the one asked, in the same unit."""
FURTHEST = 4.0
"""Where a concept stops being told from one that is not asked at all."""


def beliefs(
    subjects: Subjects, thesaurus: Thesaurus, bare: NDArray[np.float32], named: Collection[str]
) -> Mapping[str, float]:
    """Return how far each concept is behind the likeliest one: 0 for that, down to -`FURTHEST`.

    The unit is the standard deviation of the question's scores, which makes long and short questions comparable.
    What is a case of something speaks for that as well, and somewhat for what it is often treated with.
    """
    scores = subjects.scores(bare)
    spread = float(np.std(scores)) or 1.0
    raw = dict(zip(subjects.concepts, map(float, scores), strict=True))
    for concept in named:
        acts = thesaurus.concepts[concept].kind is Kind.ACTOR
        raw[concept] = raw.get(concept, 0.0) + (NAMED_ACTOR if acts else NAMED)
    best = max(raw.values(), default=0.0)
    found: dict[str, float] = {}
    for concept, score in raw.items():
        behind = max(-FURTHEST, (score - best) / spread)
        for wider in thesaurus.wider(concept):
            found[wider] = max(behind, found.get(wider, -FURTHEST))
            for near in thesaurus.concepts[wider].related:
                found[near] = max(behind - RELATED, found.get(near, -FURTHEST))
    return found


def likely(found: Mapping[str, float], within: float, most: int) -> tuple[str, ...]:
    """Return the likeliest concepts, at most `most`, not further behind than `within` (a positive number)."""
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(concept for concept, behind in ranked[:most] if behind >= -within)
