"""What a question is probably about: the concepts it names, and those that it asks after without a name."""

import math
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from ingest.subjects import Subjects
from ingest.thesaurus import Kind, Thesaurus

NAMED = 1.5
"""Added to the logarithm of the probability of a concept that is named."""
NAMED_ACTOR = 0.5
"""The same for one who acts ('the police'): a question names the actor and asks what it did."""
RELATED = 1.0
"""How much further away a concept is that is often treated under the heading of the one asked, in the same unit."""
WHOLE = "country_policy"
"""Who asks for the policy on a country as a whole is told of any part of it."""
FURTHEST = 6.0
"""Where a concept stops being told from one that is not asked at all."""


def scored(subjects: Subjects, bare: NDArray[np.float32]) -> Mapping[str, float]:
    """Return the logarithm of each concept's probability of being what a question of this vector asks."""
    return dict(zip(subjects.concepts, map(float, subjects.scores(bare)), strict=True))


def doubt(scores: Mapping[str, float]) -> float:
    """Return the entropy of what is asked, in nats: 0 where there is no doubt."""
    return -sum(math.exp(score) * score for score in scores.values())


def beliefs(scores: Mapping[str, float], thesaurus: Thesaurus, named: Collection[str]) -> Mapping[str, float]:
    """Return how far each concept is behind the likeliest one, in logarithms of probability: 0 to -`FURTHEST`.

    Who acts is not what is asked: the likeliest is sought among the other concepts. What is a case of something
    speaks for that as well, and somewhat for what it is often treated with.
    """
    raw = dict(scores)
    unknown = min(raw.values(), default=0.0)
    for concept in named:
        raw[concept] = raw.get(concept, unknown) + (NAMED_ACTOR if _acts(thesaurus, concept) else NAMED)
    best = max((score for concept, score in raw.items() if not _acts(thesaurus, concept)), default=0.0)
    found: dict[str, float] = {}
    for concept, score in raw.items():
        behind = min(0.0, max(-FURTHEST, score - best))
        for wider in thesaurus.wider(concept):
            found[wider] = max(behind, found.get(wider, -FURTHEST))
            for near in thesaurus.concepts[wider].related:
                found[near] = max(behind - RELATED, found.get(near, -FURTHEST))
    if found.get(WHOLE) == 0.0:
        parts = (concept for concept in found if thesaurus.concepts[concept].kind is Kind.LEGAL)
        found |= {concept: max(-RELATED, found[concept]) for concept in parts}
    return found


def _acts(thesaurus: Thesaurus, concept: str) -> bool:
    return thesaurus.concepts[concept].kind is Kind.ACTOR


def likely(found: Mapping[str, float], within: float, most: int) -> tuple[str, ...]:
    """Return the likeliest concepts, at most `most`, not further behind than `within` (a positive number)."""
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(concept for concept, behind in ranked[:most] if behind >= -within)
