"""What is known about a candidate passage, and how much each of it counts."""

from dataclasses import dataclass

from assistant.linear import weighted


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything that ranks one passage; printed as it is by `coi search --explain`.

    Attributes:
        dense: Cosine of question and passage with its context line, in steps of .05 above .80.
        centred: The same without what all texts of a language share, in steps of .2.
        sparse: BM25 over words and concepts, as a share of the best candidate's.
        matched: The same, on an absolute scale: ln(1 + score) / 3.
        heading: Cosine of the question without its country and year and the last two headings; steps as `dense`.
        alike: How near its words come to the question's, one by one (`assistant.alike`), in steps of .1.
        concepts: Share of the question's concepts that the headings name (an outer heading counts half).
        foreign: 1 where passage and question are in different languages.
        foreign_sparse: `sparse` where they are: a word match across languages tells more.
        elsewhere: 1 where a country is asked for and the passage is not about it.
        particular: 1 where no country is asked for and the passage is about one: what holds there is no general answer.
        other_year: 1 where a year is asked for and the document is not about it.
        subject: How far the concepts of the last heading are from what is asked (`assistant.beliefs`), 0 to -6.
        unheaded: 1 where the last heading names no concept, so that it says nothing of this.
        doubted_subject, doubted_unheaded, doubted_sparse: Those times how much in doubt it is what is asked
            (`assistant.beliefs.doubt`): what a question is about counts less where that is a guess.
        not_policy: For facts, how probable it is that policy or law is asked, 0 to 1.
        general_rule: The same for what is not about the country that is asked for.
    """

    dense: float
    centred: float
    sparse: float
    matched: float
    heading: float
    alike: float
    concepts: float
    foreign: float
    foreign_sparse: float
    elsewhere: float
    particular: float
    other_year: float
    subject: float
    unheaded: float
    doubted_subject: float
    doubted_unheaded: float
    doubted_sparse: float
    not_policy: float
    general_rule: float

    def score(self, weights: "Weights") -> float:
        """Return the weighted sum."""
        return weighted(self, weights)


Weights = Signals
"""What each signal counts in the score."""

# Both are conditional logits, fitted by halves (docs/evaluation.md) and rounded.
ABOUT_COUNTRY = Weights(
    dense=0.95,
    centred=0.45,
    sparse=3.05,
    matched=1.2,
    heading=0.0,
    alike=0.85,
    concepts=0.2,
    foreign=0.25,
    foreign_sparse=0.95,
    elsewhere=-2.6,
    particular=0.0,
    other_year=-5.8,
    subject=0.45,
    unheaded=-1.1,
    doubted_subject=-0.1,
    doubted_unheaded=0.35,
    doubted_sparse=0.4,
    not_policy=-2.3,
    general_rule=-2.1,
)
"""Sources on countries share a template of headings, so what the headings say they are about counts much."""
GENERAL = Weights(
    dense=0.85,
    centred=0.05,
    sparse=3.8,
    matched=-0.45,
    heading=0.1,
    alike=1.7,
    concepts=0.45,
    foreign=0.5,
    foreign_sparse=1.7,
    elsewhere=0.0,
    particular=-1.5,
    other_year=-2.85,
    subject=0.3,
    unheaded=0.0,
    doubted_subject=-0.1,
    doubted_unheaded=0.15,
    doubted_sparse=-0.05,
    not_policy=-1.65,
    general_rule=0.0,
)
"""Questions about no country are answered by letters and laws, whose headings say little."""
