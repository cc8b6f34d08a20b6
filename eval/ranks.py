"""A rank test for paired measurements: whether two things differ, whatever the distribution."""

import math
from collections.abc import Sequence
from itertools import groupby

_EXACT = 25  # pairs without ties up to which all signs are counted through


def signed_rank(differences: Sequence[float]) -> float:
    """Return the two-sided p-value of Wilcoxon's signed-rank test (1945); pairs without a difference drop out.

    Exact for few pairs without ties, else the normal approximation with its tie correction, without a
    continuity correction.

    >>> signed_rank([1.0, 2.0, 3.0, 4.0, 5.0])  # all on one side: 2 / 2^5
    0.0625
    """
    moved = [d for d in differences if d]
    if not moved:
        return 1.0
    ranks = _ranks([abs(d) for d in moved])
    plus = sum(rank for rank, d in zip(ranks, moved, strict=True) if d > 0)
    n = len(moved)
    if n <= _EXACT and len({abs(d) for d in moved}) == n:
        return _exact(min(plus, n * (n + 1) / 2 - plus), n)
    ties = sum(count**3 - count for count in map(len, _tied([abs(d) for d in moved])))
    variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
    z = (plus - n * (n + 1) / 4) / math.sqrt(variance)
    return math.erfc(abs(z) / math.sqrt(2))


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value, 1 for the least; equal values share the mean of theirs."""
    ranks = [0.0] * len(values)
    below = 0
    for places in _tied(values):
        for place in places:
            ranks[place] = below + (len(places) + 1) / 2
        below += len(places)
    return ranks


def _tied(values: Sequence[float]) -> list[list[int]]:
    """Return the places of equal values together, the least first."""
    ordered = sorted(range(len(values)), key=values.__getitem__)
    return [list(places) for _, places in groupby(ordered, key=values.__getitem__)]


def _exact(least: float, n: int) -> float:
    """Count the signings of 1…n whose positive ranks sum to at most `least`."""
    ways: list[int] = [1] + [0] * (n * (n + 1) // 2)
    for rank in range(1, n + 1):
        for total in range(len(ways) - 1, rank - 1, -1):
            ways[total] += ways[total - rank]
    return min(1.0, 2 * sum(ways[: int(least) + 1]) / (1 << n))
