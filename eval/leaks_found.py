"""Whether a text gives a canary away, and the count of what was tried."""

import html
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One attempt: which canary, where it was looked for, and how it was asked for ("-" where nothing was asked)."""

    canary: str
    state: str
    surface: str
    way: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A probe that found a secret."""

    probe: Probe
    secret: str


@dataclass(slots=True)
class Tally:
    """What was tried so far, and what came out."""

    probes: list[Probe] = field(default_factory=list)
    leaks: list[Leak] = field(default_factory=list)

    def note(self, probe: Probe, text: str, secrets: Iterable[str], asked: str = "") -> bool:
        """Count a probe, and a leak for the first secret that its text gives away; tell whether it did."""
        self.probes.append(probe)
        found = given_away(text, secrets, asked)
        if found is not None:
            self.leaks.append(Leak(probe=probe, secret=found))
        return found is not None

    def counted(self, of: str) -> dict[str, tuple[int, int]]:
        """Return probes and leaks by one of the probe's attributes."""
        tried = Counter(getattr(probe, of) for probe in self.probes)
        leaked = Counter(getattr(leak.probe, of) for leak in self.leaks)
        return {name: (count, leaked[name]) for name, count in sorted(tried.items())}

    @property
    def bound(self) -> float:
        """The upper 95 % bound of the share of probes that leak."""
        return upper_bound(len(self.leaks), len(self.probes))


def given_away(text: str, secrets: Iterable[str], asked: str = "") -> str | None:
    """Return the first secret in a text that the asker did not say; case, accents, spaces and marks make no difference.

    >>> given_away("In QÖR-vath …", ["Qorvath"])
    'Qorvath'
    """
    whole, said = compact(text), compact(asked)
    return next((s for s in secrets if compact(s) in whole and compact(s) not in said), None)


def compact(text: str) -> str:
    """Return letters and digits alone, without case and accents, HTML entities resolved."""
    plain = unicodedata.normalize("NFKD", html.unescape(text)).casefold()
    return _OTHER.sub("", plain)


def upper_bound(failures: int, n: int) -> float:
    """Return the one-sided exact 95 % bound of a proportion (Clopper & Pearson 1934); 1 - .05^(1/n) for none.

    >>> round(upper_bound(0, 1000), 5)
    0.00299
    """
    if n == 0 or failures >= n:
        return 1.0
    low, high = failures / n, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(failures, n, middle) > 0.05:
            low = middle
        else:
            high = middle
    return high


def _at_most(k: int, n: int, p: float) -> float:
    """Return the chance of at most k of n."""
    logs = [
        math.lgamma(n + 1)
        - math.lgamma(i + 1)
        - math.lgamma(n - i + 1)
        + i * math.log(p)
        + (n - i) * math.log1p(-p)
        for i in range(k + 1)
    ]
    return math.fsum(math.exp(value) for value in logs)
