"""Progress is a line that is rewritten where somebody watches, and a few whole lines in a log."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.progress import STEPS, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(screen: str) -> list[str]:
    """Return what a terminal shows of each line: what was written after the last return to its beginning."""
    return [line.rsplit("\r", 1)[-1].rstrip() for line in screen.split("\n")]


@given(total=st.integers(1, 5_000))
def test_a_log_gets_at_most_a_line_a_step_and_always_the_last(total: int) -> None:
    log = io.StringIO()
    told = Progress(log)
    for done in range(1, total + 1):
        told(done, total, "asking", f"q-{done}")

    lines = log.getvalue().splitlines()
    assert len(lines) == min(STEPS, total)
    assert lines[-1] == f"asking: {total:,} of {total:,}"
    assert "\r" not in log.getvalue()


def test_a_terminal_has_one_line_for_a_count_with_nothing_left_of_longer_ones() -> None:
    screen = Terminal()
    told = Progress(screen)
    for done, detail in enumerate(("a-very-long-question-id", "q", ""), 1):
        told(done, 3, "set.jsonl", detail)
    told(1, 2, "another.jsonl", "q-1")

    assert shown(screen.getvalue()) == ["set.jsonl: 3 of 3", "another.jsonl: 1 of 2 q-1"]


@pytest.mark.parametrize("out", [io.StringIO, Terminal])
def test_a_count_of_the_same_name_may_begin_anew(out: type[io.StringIO]) -> None:
    stream = out()
    told = Progress(stream)
    for _ in range(2):
        for done in range(1, 4):
            told(done, 3, "asking")

    assert shown(stream.getvalue()).count("asking: 3 of 3") == 2


@pytest.mark.parametrize("out", [io.StringIO, Terminal])
def test_who_does_not_count_says_how_many_more_and_may_overshoot(out: type[io.StringIO]) -> None:
    stream = out()
    more = Progress(stream).counting("making passages", 1_000)
    for _ in range(6):
        more(300)

    lines = shown(stream.getvalue())
    assert lines[-2:] == ["making passages: 1,000 of 1,000", ""]
    assert lines.count("making passages: 1,000 of 1,000") == 1
