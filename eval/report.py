"""Scores as tables: Markdown for people, plain objects for machines. Nothing is computed here."""

from collections.abc import Iterable, Sequence

from eval.compare import Comparison
from eval.measures import Difference, Estimate
from eval.questions import Outcome
from eval.score import Measure, Row, Scores


def render(scores: Scores) -> str:
    """Return the report of one run on one set, as Markdown."""
    languages = scores.languages()
    split = languages if len(languages) > 1 else ()
    head = ("measure", "all", *split)
    lines = [f"## {scores.questions} ← {scores.run}", "", _row(head), _row("---" for _ in head)]
    for measure in Measure:
        overall = scores.estimate(measure)
        if overall is not None:
            cells = [estimate_cell(overall), *(estimate_cell(scores.estimate(measure, la)) for la in split)]
            lines.append(_row((measure.value, *cells)))
    return "\n".join([*lines, "", *_facts(scores), "", *_confusion(scores)])


def estimate_cell(estimate: Estimate | None) -> str:
    """Return a mean, its 95 % interval and n; a dash where it is undefined."""
    if estimate is None:
        return "–"
    return f"{_share(estimate.value)} [{_share(estimate.low)}, {_share(estimate.high)}] n={estimate.n}"


def render_summary(scores: Sequence[Scores], measures: Sequence[Measure]) -> str:
    """Return one line a run for the chosen measures, as Markdown."""
    head = ("set", *(m.value for m in measures))
    lines = [_row(head), _row("---" for _ in head)]
    lines += [_row((s.questions, *(estimate_cell(s.estimate(m)) for m in measures))) for s in scores]
    return "\n".join([*lines, "", *(fact for one in scores for fact in _facts(one)[:1])])


def render_rows(rows: Iterable[Row]) -> str:
    """Return one line a question, as Markdown: what was expected, what came, at which rank it was proven."""
    lines = [_row(("id", "expected", "got", "proof at", "question")), _row(["---"] * 5)]
    for row in rows:
        ranks = ", ".join("–" if rank is None else str(rank) for rank in row.ranks)
        got = row.got.value if row.failure is None else f"{row.got.value}: {row.failure}"
        lines.append(_row((row.id, row.expected.value, got, ranks, row.question)))
    return "\n".join(lines)


def render_comparison(comparison: Comparison) -> str:
    """Return the report of two runs on one set, as Markdown: differences, gains and losses."""
    title = f"## {comparison.questions}: {comparison.before} → {comparison.after}"
    head = ("measure", "before", "after", "difference [95 %]", "gains", "losses", "p", "n")
    lines = [title, "", _row(head), _row("---" for _ in head)]
    for measure, change in comparison.changes.items():
        before, after = comparison.means[measure]
        p = "–" if change.p is None else f"{change.p:.3f}"
        span = f"{change.value:+.3f} [{change.low:+.3f}, {change.high:+.3f}]"
        counts = (str(change.gains), str(change.losses), p, str(change.n))
        lines.append(_row((measure.value, _share(before), _share(after), span, *counts)))
    for name, ids in (("Gained", comparison.gained), ("Lost", comparison.lost)):
        lines += ["", f"{name} ({comparison.by.value}): {', '.join(ids) if ids else 'none'}"]
    return "\n".join(lines)


def as_object(scores: Scores) -> dict[str, object]:
    """Return the scores as a JSON object: measures by language, facts of the run, a row a question."""
    groups: dict[str, str | None] = {"all": None} | {lang: lang for lang in scores.languages()}
    measured = {
        name: {m.value: _numbers(found) for m in Measure if (found := scores.estimate(m, lang)) is not None}
        for name, lang in groups.items()
    }
    return {
        "questions": scores.questions,
        "run": scores.run,
        "n": len(scores.rows),
        "generations": list(scores.generations),
        "encoders": list(scores.encoders),
        "beside": scores.beside,
        "seconds_p95": scores.seconds_p95(),
        "measures": measured,
        "confusion": [
            {"expected": expected.value, "got": got.value, "n": n}
            for (expected, got), n in scores.confusion().items()
        ],
        "rows": [_row_object(row) for row in scores.rows],
    }


def comparison_object(comparison: Comparison) -> dict[str, object]:
    """Return a comparison as a JSON object."""
    return {
        "questions": comparison.questions,
        "before": comparison.before,
        "after": comparison.after,
        "measures": {m.value: _change(c) for m, c in comparison.changes.items()},
        "by": comparison.by.value,
        "gained": list(comparison.gained),
        "lost": list(comparison.lost),
    }


def _facts(scores: Scores) -> list[str]:
    missing = sum(row.got is Outcome.MISSING for row in scores.rows)
    failed = sum(row.got is Outcome.FAILED for row in scores.rows)
    p95 = scores.seconds_p95()
    facts = [
        f"{scores.questions}: n={len(scores.rows)}, missing {missing}, errors {failed}; "
        f"generation {', '.join(scores.generations) or 'not stated'}; "
        f"encoder {', '.join(scores.encoders) or 'not stated'}"
        + ("" if p95 is None else f"; time an answer p95 {1000 * p95:.0f} ms")
    ]
    if len(scores.generations) > 1:
        facts.append("Caution: the run mixes index generations; make it again with --fresh.")
    if scores.beside:
        facts.append(f"Caution: {scores.beside} lines of the run belong to no question of this set.")
    if any(row.disputed for row in scores.rows):
        disputed = sum(row.disputed for row in scores.rows)
        rest = estimate_cell(scores.undisputed().estimate(Measure.R1))
        facts.append(
            f"Caution: {disputed} lines share an id and a question but not the gold, so that some count as "
            f"wrong whatever is answered; without them R@1 is {rest}."
        )
    return facts


def _confusion(scores: Scores) -> list[str]:
    found = scores.confusion()
    got = sorted({pair[1] for pair in found})
    expecteds = sorted({pair[0] for pair in found})
    head = ("expected ↓ got →", *(outcome.value for outcome in got))
    lines = [_row(head), _row("---" for _ in head)]
    rows = ((expected, [str(found.get((expected, one), 0)) for one in got]) for expected in expecteds)
    return [*lines, *(_row((expected.value, *counts)) for expected, counts in rows)]


def _row_object(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "lang": row.lang,
        "expected": row.expected.value,
        "got": row.got.value,
        "ranks": list(row.ranks),
        "values": {measure.value: value for measure, value in row.values.items()},
        "error": row.failure,
        "disputed": row.disputed,
    }


def _numbers(estimate: Estimate) -> dict[str, float]:
    return {"value": estimate.value, "low": estimate.low, "high": estimate.high, "n": estimate.n}


def _change(change: Difference) -> dict[str, float | None]:
    return {
        "difference": change.value,
        "low": change.low,
        "high": change.high,
        "gains": change.gains,
        "losses": change.losses,
        "p": change.p,
        "n": change.n,
    }


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
