"""What is known about a candidate passage, and how much each of it counts."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything that ranks one passage; printed as it is by `coi search --explain`.

    Attributes:
        dense: Cosine of question and passage with its context line, in steps of .05 above .80.
        sparse: BM25 over words and concepts, as a share of the best candidate's.
        matched: The same, on an absolute scale: ln(1 + score) / 3.
        heading: Cosine of the question without its country and year and the last two headings; steps as `dense`.
        concepts: Share of the question's concepts that the headings name (an outer heading counts half).
        foreign: 1 where passage and question are in different languages.
        foreign_sparse: `sparse` where they are: a word match across languages tells more.
        elsewhere: 1 where a country is asked for and the passage is not about it.
        other_year: 1 where a year is asked for and the document is not about it.
        superseded: 1 for an older edition where no period is asked for.
    """

    dense: float
    sparse: float
    matched: float
    heading: float
    concepts: float
    foreign: float
    foreign_sparse: float
    elsewhere: float
    other_year: float
    superseded: float

    def score(self, weights: "Weights") -> float:
        """Return the weighted sum."""
        return float(sum(getattr(self, f.name) * getattr(weights, f.name) for f in fields(weights)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weight of each signal in the score."""

    dense: float
    sparse: float
    matched: float
    heading: float
    concepts: float
    foreign: float
    foreign_sparse: float
    elsewhere: float
    other_year: float
    superseded: float


# Both are conditional logits fitted on development questions and rounded; `superseded` is a choice: without a
# period the newest edition goes first unless an older one is clearly nearer.
ABOUT_COUNTRY = Weights(
    dense=2.8,
    sparse=2.2,
    matched=1.9,
    heading=1.2,
    concepts=2.6,
    foreign=1.2,
    foreign_sparse=1.7,
    elsewhere=-2.6,
    other_year=-3.9,
    superseded=-1.0,
)
"""Sources on countries share a template of headings, so what the headings name counts much."""
GENERAL = Weights(
    dense=3.7,
    sparse=2.8,
    matched=1.9,
    heading=0.6,
    concepts=0.0,
    foreign=2.9,
    foreign_sparse=0.8,
    elsewhere=0.0,
    other_year=-1.0,
    superseded=-1.0,
)
"""Questions about no country are answered by letters and laws, whose headings say little."""
