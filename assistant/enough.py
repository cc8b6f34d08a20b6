"""Whether the evidence answers the question: a decision of its own, because what ranks well refuses badly.

Three things are certain enough to be rules: nothing was found; no source is about the country asked for; no source
is about the year asked for. The rest is a logistic score over the best passage and the best sentences.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import Chosen
from assistant.retrieve import Found

ANSWER_FROM = 0.5
"""Least probability at which a question is answered."""
# A class-balanced logistic regression on 199 development questions, tested on 270 held out (43 of them without an
# answer): area under the curve .89; at this threshold .28 of those 43 still get an answer and .09 of the others none.
_BIAS = -3.2
_WEIGHTS = {
    "dense": 1.47,
    "heading": 0.59,
    "concepts": 2.29,
    "foreign": 2.46,
    "bare": 0.9,
    "words": 0.41,
    "neighbours": 0.83,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The probability that the evidence answers, and in a few words what decided."""

    probability: float
    why: str

    @property
    def enough(self) -> bool:
        """Whether to answer."""
        return self.probability >= ANSWER_FROM


def judge_evidence(found: Found, chosen: Sequence[Chosen]) -> Verdict:
    """Decide on the evidence that would be shown."""
    understood = found.asked.understood
    if not chosen:
        return Verdict(probability=0.0, why="nothing was found")
    best = chosen[0]
    if understood.countries and all(_elsewhere(c) for c in chosen[:3]):
        return Verdict(probability=0.0, why="no passage is about the country asked for")
    if understood.years and all(_other_year(c, understood.years) for c in chosen[:3]):
        return Verdict(probability=0.0, why="no passage is about the year asked for")
    features = evidence(best, about_country=bool(understood.countries))
    score = _BIAS + sum(_WEIGHTS[name] * value for name, value in features.items())
    return Verdict(probability=1 / (1 + math.exp(-score)), why="the best passage does not seem to answer")


def evidence(best: Chosen, *, about_country: bool) -> dict[str, float]:
    """Return the signals of the best quotation that speak for an answer.

    What headings name tells nothing where no country is asked for: letters have no template of headings.
    """
    return {
        "dense": best.candidate.signals.dense,
        "heading": best.candidate.signals.heading,
        "concepts": best.candidate.signals.concepts if about_country else 0.0,
        "foreign": best.candidate.signals.foreign,
        "bare": best.signals.bare,
        "words": best.signals.words,
        "neighbours": best.signals.neighbours,
    }


def _elsewhere(chosen: Chosen) -> bool:
    return chosen.candidate.signals.elsewhere > 0


def _other_year(chosen: Chosen, years: tuple[int, ...]) -> bool:
    text = chosen.candidate.record.passage.text
    mentioned = any(re.search(rf"\b{year}\b", text) for year in years)
    return chosen.candidate.signals.other_year > 0 and not mentioned
