"""The outcome of the comparison of pairs as a table."""

from collections.abc import Iterator

from eval.pairs import Compared

_SHOWN = 10


def render(done: Compared) -> str:
    """Return what was compared, what differed, and the times."""
    return "\n".join(_lines(done))


def _lines(done: Compared) -> Iterator[str]:
    yield "questions by outcome: " + ", ".join(f"{name} {n}" for name, n in sorted(done.outcomes.items()))
    yield f"matched pairs {done.pairs}, different texts {len(done.different)}"
    yield f"pairs left out, because they differ where neither was ever offered too {done.by_name}"
    yield f"questions answered otherwise where nothing was ever offered {len(done.elsewhere)}"
    for surface, pair in done.different[:_SHOWN]:
        yield f"DIFFERENT {surface}: {pair.held!r} / {pair.absent!r}"
    for surface, text in done.elsewhere[:_SHOWN]:
        yield f"OTHERWISE {surface}: {text!r}"
    yield (
        f"median time {done.held_ms:.2f} ms (held back), {done.absent_ms:.2f} ms (not there); "
        f"Wilcoxon signed-rank p = {done.p:.3f} over {done.pairs + done.by_name} pairs"
    )
