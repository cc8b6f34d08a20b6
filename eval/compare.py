"""Two runs on the same questions: what was gained, what was lost, and whether chance would do it."""

from dataclasses import dataclass

from eval.errors import RunFileError
from eval.measures import Difference, paired
from eval.score import Measure, Row, Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The second run against the first.

    Attributes:
        by: The measure that `gained` and `lost` are about.
        gained, lost: Ids of the questions on which it rose or fell.
    """

    questions: str
    before: str
    after: str
    means: dict[Measure, tuple[float, float]]
    changes: dict[Measure, Difference]
    by: Measure
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def compare(before: Scores, after: Scores, by: Measure = Measure.R1) -> Comparison:
    """Compare two scored runs question by question.

    Raises:
        RunFileError: they were scored on different questions.
    """
    if [row.id for row in before.rows] != [row.id for row in after.rows]:
        raise RunFileError(f"{before.run} and {after.run} were scored on different questions; use one set")
    pairs = tuple(zip(before.rows, after.rows, strict=True))
    values = {measure: _values(measure, pairs) for measure in Measure}
    defined = {measure: found for measure, found in values.items() if found[0]}
    return Comparison(
        questions=before.questions,
        before=before.run,
        after=after.run,
        means={m: (sum(a) / len(a), sum(b) / len(b)) for m, (a, b) in defined.items()},
        changes={m: paired(a, b) for m, (a, b) in defined.items()},
        by=by,
        gained=tuple(b.id for a, b in pairs if _change(by, a, b) > 0),
        lost=tuple(b.id for a, b in pairs if _change(by, a, b) < 0),
    )


def _values(measure: Measure, pairs: tuple[tuple[Row, Row], ...]) -> tuple[list[float], list[float]]:
    # What is defined depends on the question alone, so a measure is defined for both rows or neither.
    both = [(a.values[measure], b.values[measure]) for a, b in pairs if measure in a.values]
    return [a for a, _ in both], [b for _, b in both]


def _change(measure: Measure, before: Row, after: Row) -> float:
    return after.values.get(measure, 0.0) - before.values.get(measure, 0.0)
