"""The figures of a set of comparisons: what is right by measure and by form, with n and 95 % intervals."""

from collections.abc import Sequence

from eval.comparisons import Judged
from eval.measures import told, wilson


def table(results: Sequence[Judged]) -> str:
    """Return the figures; a side that is not told counts as one whose gold is missed."""
    compared = [r for r in results if r.comparison.sides]
    alike = [r for r in results if not r.comparison.sides]
    rows = [
        ("comparisons told with their sides", [r.sides for r in compared]),
        ("look-alikes left alone", [r.sides for r in alike]),
        ("sides with gold among the first 3", [hit for r in compared for hit in r.gold]),
        ("sides that quote their own sources only", [own for r in compared for own in r.own]),
        ("sides without sources said to have none", [said for r in compared for said in r.absent]),
        ("changes between editions listed", [r.changes for r in compared if r.changes is not None]),
        ("all of it right", [not r.problems for r in results]),
    ]
    lines = [f"{'comparisons':<42}{'n':>5}  right"]
    lines += [f"{name:<42}{len(values):>5}  {_estimate(values)}" for name, values in rows]
    lines.append(f"{'all of it right, by form':<42}")
    for form in dict.fromkeys(r.comparison.form for r in results):
        values = [not r.problems for r in results if r.comparison.form == form]
        lines.append(f"  {form:<40}{len(values):>5}  {_estimate(values)}")
    for language in ("nl", "en"):
        values = [not r.problems for r in results if r.comparison.language == language]
        lines.append(f"  {language:<40}{len(values):>5}  {_estimate(values)}")
    return "\n".join(lines)


def _estimate(values: Sequence[bool]) -> str:
    return told(wilson([float(value) for value in values]))
