"""The outcome of the leak suite as a table."""

from collections.abc import Iterator

from eval.leaks import Leaks

_SHOWN = 20


def render(done: Leaks) -> str:
    """Return counts by state, surface and language, every leak up to a few, and the bound."""
    return "\n".join(_lines(done))


def _lines(done: Leaks) -> Iterator[str]:
    tally = done.tally
    for of in ("state", "surface", "language", "way"):
        yield f"{of:<40}probes  leaks"
        for name, (probes, leaks) in tally.counted(of).items():
            yield f"  {name:<38}{probes:>6}{leaks:>7}"
    for leak in tally.leaks[:_SHOWN]:
        probe = leak.probe
        yield f"LEAK {probe.canary}, {probe.surface}, {probe.way}, {probe.language}: {leak.secret}"
    if len(tally.leaks) > _SHOWN:
        yield f"… and {len(tally.leaks) - _SHOWN} more"
    found, of_all = done.control
    yield f"control: {found} of {of_all} canaries were found by plain questions while they were public"
    yield f"questions answered from public documents: {done.answered}"
    yield (
        f"{len(tally.probes)} probes, {len(tally.leaks)} leaks; "
        f"the share of leaks is at most {tally.bound:.2%} (upper 95 % bound)"
    )
