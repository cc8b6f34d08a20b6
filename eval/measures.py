"""Measures as functions of numbers; nothing here knows a file, a question or a model.

A rank is 1-based; None means that the evidence was not found (or the question not answered) and counts as a
failure, so that leaving a question out never raises a mean.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

RESAMPLES = 2000
SEED = 20000
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % interval and the number of questions it rests on."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed between two runs on the same questions: the second minus the first.

    Attributes:
        p: Two-sided exact McNemar for right/wrong values; None for graded ones.
    """

    value: float
    low: float
    high: float
    gains: int
    losses: int
    n: int
    p: float | None


def hit(rank: int | None, k: int) -> float:
    """Return 1 if the evidence stands among the first `k`, else 0 (success at k; recall where one suffices).

    >>> hit(5, 5), hit(6, 5), hit(None, 5)
    (1.0, 0.0, 0.0)
    """
    return float(rank is not None and rank <= k)


def reciprocal_rank(rank: int | None) -> float:
    """Return 1/rank of the first proof, 0 without one (Voorhees, TREC-8 1999); no cut-off.

    >>> reciprocal_rank(4)
    0.25
    """
    return 0.0 if rank is None else 1 / rank


def ndcg(ranks: Sequence[int | None], k: int = 10) -> float:
    """Return nDCG@k with binary gain and discount log2(1 + rank) (Järvelin & Kekäläinen 2002).

    `ranks` holds, for each piece of evidence that is needed, the rank of its first proof. Further proofs
    of the same piece earn nothing, so cutting a section into many passages cannot raise the value; the
    ideal list proves one piece a rank. One passage may prove several pieces; the value never passes 1.

    >>> ndcg([3])  # 1/log2(4)
    0.5
    """
    if not ranks:
        raise ValueError("nDCG is undefined without needed evidence; leave such questions out of the mean")
    gain = sum(1 / math.log2(1 + rank) for rank in ranks if rank is not None and rank <= k)
    ideal = sum(1 / math.log2(1 + rank) for rank in range(1, min(len(ranks), k) + 1))
    return min(gain / ideal, 1.0)


def wilson(values: Sequence[float]) -> Estimate | None:
    """Return a proportion with its score interval (Wilson 1927, without continuity correction).

    None for no values: undefined is not zero.
    """
    n = len(values)
    if n == 0:
        return None
    share = sum(values) / n
    centre = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * math.sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    return Estimate(value=share, low=max(centre - half, 0.0), high=min(centre + half, 1.0), n=n)


def bootstrap(values: Sequence[float]) -> Estimate | None:
    """Return a mean with its percentile bootstrap interval (Efron 1979; 2,000 resamples, fixed seed).

    None for no values: undefined is not zero.
    """
    if not values:
        return None
    low, high = _percentiles(values)
    return Estimate(value=_mean(values), low=low, high=high, n=len(values))


def told(estimate: Estimate | None) -> str:
    """Return a mean with its interval as text; a dash where it is undefined.

    >>> told(Estimate(value=0.9387, low=0.9081, high=0.9602, n=325))
    '0.939 [0.908, 0.960]'
    """
    if estimate is None:
        return "-"
    return f"{estimate.value:.3f} [{estimate.low:.3f}, {estimate.high:.3f}]"


def paired(first: Sequence[float], second: Sequence[float]) -> Difference:
    """Compare two runs on the same questions: paired bootstrap interval, and McNemar for right/wrong values.

    Raises:
        ValueError: the sequences are empty or differ in length.
    """
    if not first or len(first) != len(second):
        raise ValueError("a paired comparison needs the same questions, and at least one")
    changes = [after - before for before, after in zip(first, second, strict=True)]
    gains, losses = sum(c > 0 for c in changes), sum(c < 0 for c in changes)
    binary = all(value in {0.0, 1.0} for value in (*first, *second))
    low, high = _percentiles(changes)
    return Difference(
        value=_mean(changes),
        low=low,
        high=high,
        gains=gains,
        losses=losses,
        n=len(changes),
        p=mcnemar(gains, losses) if binary else None,
    )


def mcnemar(gains: int, losses: int) -> float:
    """Return the two-sided exact p-value of McNemar's test (1947): a sign test on the changed questions.

    >>> mcnemar(5, 0)  # 2 × (1/2)^5
    0.0625
    """
    changed = gains + losses
    tail = sum(math.comb(changed, i) for i in range(min(gains, losses) + 1))
    return min(1.0, 2 * tail / (1 << changed))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _percentiles(values: Sequence[float]) -> tuple[float, float]:
    draw = random.Random(SEED)  # noqa: S311 (resampling, not secrecy; the seed makes reports repeatable)
    means = sorted(_mean(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]
