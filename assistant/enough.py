"""Whether the evidence answers the question: a decision of its own, because what ranks well refuses badly.

Three things are certain enough to be rules: nothing was found; no source is about the country asked for; no source
is about the year asked for. The rest is a logistic score over the features of `assistant.evidence`.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence, elsewhere, evidence
from assistant.proposed import Chosen
from assistant.retrieve import Found
from assistant.understand import Interpreter

ANSWER_FROM = 0.65
"""Least probability at which a question is answered: above one half, for an answer that is none does more harm."""
NAMED_FROM = 0.25
"""The same in documents that the question asks for by name: where to look is not in doubt."""
CLEAR_FROM = 0.9
"""The same where the scope of the question is in doubt."""
BIAS = 0.26
WEIGHTS = Evidence(
    dense=0.44,
    centred=0.13,
    matched=1.71,
    concepts=0.27,
    foreign=0.45,
    elsewhere=-1.36,
    subject=0.18,
    bare=0.32,
    covered=1.1,
    missing_groups=-0.64,
    unheard=-1.19,
    ahead=0.36,
    about_country=-0.45,
    few=-2.41,
)
"""A logistic regression, fitted by halves; `coi eval enough` measures it, docs/calibration.json says on how many."""

_YEAR = r"(?:19|20)\d\d"
_WORK = (
    r"(?:report|rapport|\w*rapport|verslag|ambtsbericht|edition|editie|landenbeleid|policy|beleid|circulaire)"
)
_EDITION = re.compile(
    rf"{_WORK}\W+(?:(?:over|van|uit|for|of|on|from|voor)\W+)?(?:(?:het jaar|the year)\W+)?{_YEAR}"
    rf"|{_YEAR}(?:\W+\w+){{0,3}}\W+(?:report|edition)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The probability that the evidence answers, and in a few words what decided; `least` is where an answer begins."""

    probability: float
    why: str
    least: float = ANSWER_FROM

    @property
    def enough(self) -> bool:
        """Whether to answer."""
        return self.probability >= self.least

    @property
    def clear(self) -> bool:
        """Whether to answer also where it is in doubt whether the question may be answered."""
        return self.probability >= CLEAR_FROM


def judge_evidence(found: Found, chosen: Sequence[Chosen], interpreter: Interpreter) -> Verdict:
    """Decide on the evidence that would be shown."""
    asked = found.asked
    understood = asked.understood
    if not chosen:
        return Verdict(probability=0.0, why="nothing was found")
    countries, gazetteer = understood.countries, interpreter.gazetteer
    if countries and all(elsewhere(c, countries, gazetteer) == 1 for c in chosen[:3]):
        return Verdict(probability=0.0, why="no passage is about the country asked for")
    if understood.years and all(_other_year(c, understood.years, asked.text) for c in chosen[:3]):
        return Verdict(probability=0.0, why="no passage is about the year asked for")
    score = evidence(found, chosen, interpreter).score(WEIGHTS, BIAS)
    least = NAMED_FROM if understood.named else ANSWER_FROM
    probability = 1 / (1 + math.exp(-score))
    return Verdict(probability=probability, why="the best passage does not seem to answer", least=least)


def _other_year(chosen: Chosen, years: tuple[int, ...], question: str) -> bool:
    """Tell whether a passage is of another year; mentioning it is enough unless an edition of that year is asked for."""
    if not chosen.candidate.signals.other_year:
        return False
    text = chosen.candidate.record.passage.text
    mentioned = any(re.search(rf"\b{year}\b", text) for year in years)
    return not mentioned or bool(_EDITION.search(question))
