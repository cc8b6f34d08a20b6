import numpy as np
import pytest

from assistant.alike import Alike
from ingest.word_vectors import WordVectors

ASKED = np.eye(3, dtype=np.float32)


def words(*rows: tuple[float, float, float], starts: tuple[int, ...] = ()) -> WordVectors:
    return WordVectors(
        starts=np.array(starts or range(len(rows)), dtype=np.int32),
        rows=np.rint(np.array(rows, dtype=np.float32).reshape(-1, 3) * 127).astype(np.int8),
    )


def test_the_passage_that_says_what_is_asked_comes_nearest() -> None:
    near = Alike(ASKED, {"both": words((0.5, 0, 0), (0, 0.5, 0)), "one": words((0.5, 0, 0)), "none": words()})

    assert near.whole("both") > near.whole("one") > near.whole("none") == 0.0


def test_what_every_passage_says_tells_nothing() -> None:
    """The story around a question is as near to one passage as to another."""
    near = Alike(
        ASKED[:2], {"a": words((0.5, 0, 0)), "b": words((0.5, 0, 0), (0, 0.4, 0)), "c": words((0.5, 0, 0))}
    )

    assert near.whole("a") == pytest.approx(near.whole("c"), abs=1e-6)
    assert near.whole("a") == pytest.approx(0.0, abs=1e-6)
    assert near.whole("b") > 0.3


def test_a_part_is_judged_by_its_own_words() -> None:
    near = Alike(ASKED, {"a": words((0.5, 0, 0), (0, 0.5, 0), starts=(0, 40)), "b": words((0, 0, 0.1))})

    assert near.part("a", 0, 40) < near.whole("a")
    assert near.part("a", 0, 80) == near.whole("a")
    assert near.part("a", 50, 80) == 0.0


def test_a_question_without_telling_words_is_equally_far_from_all() -> None:
    near = Alike(np.zeros((0, 3), dtype=np.float32), {"a": words((0.5, 0, 0)), "b": words()})

    assert near.whole("a") == near.whole("b") == near.part("a", 0, 9) == 0.0
