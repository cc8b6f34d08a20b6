"""Progress where there is no terminal: few lines, each with what one wants to know."""

from ingest.events import Progress, Stage
from ui.progress import Lines


def test_a_long_stage_says_every_ten_seconds_how_fast_it_is_and_how_long_it_will_take() -> None:
    written: list[str] = []
    now = [0.0]
    lines = Lines(written.append, lambda: now[0])
    # 30 units in 30 seconds: 1 a second; a line at 10 and 20 seconds and one at the end.
    for done in range(31):
        now[0] = float(done)
        lines.listen(Progress(Stage.READ, done, 30))

    assert written == [
        "read: 10 of 30 documents, 1.0/s, about 20 s left\n",
        "read: 20 of 30 documents, 1.0/s, about 10 s left\n",
        "read: 30 of 30 documents in 30.0 s\n",
    ]


def test_a_stage_that_is_over_is_not_announced_twice() -> None:
    written: list[str] = []
    lines = Lines(written.append, lambda: 0.0)
    for _ in range(3):
        lines.listen(Progress(Stage.INDEX, 5, 5))

    assert written == ["index: 5 of 5 passages in 0.0 s\n"]


def test_a_document_that_takes_long_says_how_far_it_is() -> None:
    written: list[str] = []
    now = [0.0]
    lines = Lines(written.append, lambda: now[0])
    lines.listen(Progress(Stage.READ, 1, 3))
    for page in (1, 2, 3):
        now[0] += 6.0
        lines.listen(Progress(Stage.READ, 1, 3, detail=f"scan.pdf: {page} of 300 pages"))

    assert written == ["read: 1 of 3 documents; scan.pdf: 2 of 300 pages\n"]
