"""A unit that is proposed for quotation: what is known about it, and how much each of that counts."""

from dataclasses import dataclass

from assistant.cite import Draft
from assistant.weigh import Candidate
from ingest.units import Unit

STATEMENTS = 5
"""Statements of an answer at most: an officer wants the sentences that answer, not the chapter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSignals:
    """What is known about a sentence as an answer.

    Attributes:
        passage: Score of its passage less that of the best passage (zero or negative).
        dense: Cosine of question and sentence, in steps of .05 above .80.
        bare: The same for the question without its country and year.
        centred: `dense` without what all texts of a language share, in steps of .2.
        words: Share of the question's words that it has, rare ones counting more.
        translated: Share of them that it has in the other language.
        alike: How near its words come to the question's, one by one (`assistant.alike`), in steps of .1.
        concepts: Share of the question's concepts that it names.
        neighbours: Share of the words that its whole passage has, translated or not.
        brief: 1 for a sentence of fewer than six words.
    """

    passage: float
    dense: float
    bare: float
    centred: float
    words: float
    translated: float
    alike: float
    concepts: float
    neighbours: float
    brief: float


UnitWeights = UnitSignals
"""What each signal counts in the score."""

# Conditional logits, fitted by halves on questions with a known paragraph and rounded.
GENERAL = UnitWeights(
    passage=0.45,
    dense=0.1,
    bare=0.5,
    centred=0.3,
    words=6.4,
    translated=9.7,
    alike=0.75,
    concepts=0.7,
    neighbours=-0.7,
    brief=-1.4,
)
ABOUT_COUNTRY = UnitWeights(
    passage=0.85,
    dense=0.55,
    bare=0.5,
    centred=-0.6,
    words=5.8,
    translated=10.0,
    alike=-0.1,
    concepts=0.8,
    neighbours=-2.6,
    brief=-0.15,
)
"""Where a country is asked for, passages are told apart well: a sentence then counts by what it has beyond its passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A unit that is proposed for quotation, with what chose it."""

    draft: Draft
    unit: Unit
    candidate: Candidate
    signals: UnitSignals
    score: float
