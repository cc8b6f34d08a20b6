"""The best candidates read once more by a named cross-encoder, where the settings name one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.weigh import Candidate


class CrossEncoder(Protocol):
    """Reads question and passage together, which tells more than comparing two vectors and takes longer."""

    def logits(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return one number a text, higher where it answers better; unbounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reranker:
    """Takes off the scores of the best candidates what a cross-encoder likes less; the others stay behind them, in order.

    Attributes:
        candidates: How many of the best are read: the time grows with it.
        weight: What one unit of the cross-encoder's logit counts in the score, which is in logits too.
    """

    encoder: CrossEncoder
    candidates: int
    weight: float

    def rerank(self, question: str, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Return the candidates, best first; equal scores by document and place."""
        first, rest = ranked[: self.candidates], tuple(ranked[self.candidates :])
        if not first:
            return rest
        logits = self.encoder.logits(question, [read(candidate) for candidate in first])
        best = max(logits)
        # Nothing is raised, so that what was not read stays behind what was.
        again = [
            _scored(c, c.score - self.weight * (best - logit)) for c, logit in zip(first, logits, strict=True)
        ]
        again.sort(key=lambda c: (-c.score, c.record.passage.document_id, c.record.passage.start))
        least = again[-1].score
        return (*again, *(_scored(c, min(c.score, least)) for c in rest))


def _scored(candidate: Candidate, score: float) -> Candidate:
    return replace(candidate, score=score, reranked=score - candidate.score)


def read(candidate: Candidate) -> str:
    """Return what the cross-encoder reads of a passage: the headings it stands under, and its text."""
    passage = candidate.record.passage
    return ": ".join((*passage.headings[-2:], passage.text))
