"""What is most telling of a document that is asked for as a whole: what its statements have in common, each once."""

from collections.abc import Sequence

import numpy as np

from assistant.proposed import STATEMENTS, Chosen
from assistant.vectors import KnownVectors

LEAST_WORDS = 8
"""Words of a statement at least: headings and salutations tell nothing."""
_APART = 0.5
"""How much a statement is less telling for being near to one that is chosen already."""


def gist(units: Sequence[Chosen], vectors: KnownVectors) -> tuple[Chosen, ...]:
    """Return the most telling units, best first: near to what all say on average, and apart from each other."""
    kept = sorted(
        (unit for unit in units if len(_text(unit).split()) >= LEAST_WORDS),
        key=lambda unit: (unit.draft.document_id, unit.draft.start),
    )
    if not kept:
        return tuple(units[:STATEMENTS])
    known = vectors.of([_text(unit) for unit in kept])
    mean = known.mean(axis=0)
    apart = known - mean
    apart /= np.linalg.norm(apart, axis=1, keepdims=True) + 1e-9
    telling, alike, chosen = known @ mean, apart @ apart.T, list[int]()
    telling = (telling - telling.mean()) / (telling.std() + 1e-9)
    while len(chosen) < min(STATEMENTS, len(kept)):
        near = alike[:, chosen].max(axis=1) if chosen else np.zeros(len(kept))
        score = telling * _APART - near
        score[chosen] = -np.inf
        chosen.append(int(np.argmax(score)))
    return tuple(kept[n] for n in chosen)


def _text(unit: Chosen) -> str:
    passage = unit.candidate.record.passage
    return passage.text[unit.unit.start - passage.start : unit.unit.end - passage.start]
