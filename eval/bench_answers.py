"""How long an answer takes on a warm process, at the size of a corpus and at the size it may grow to.

Both are asked the same questions in the same order, twice: first contact with each document, and asked again.
Understanding, encoding the question, retrieval, choosing and citing are all part of it.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from assistant.answer import Answer
from assistant.assemble import open_assistant
from eval.enlarge import enlarge
from eval.memory import peak_memory_bytes
from eval.questions import Question
from ingest.assemble import encoder_of
from ingest.settings import FILE_NAME, read_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTimes:
    """What one process measured on one data folder; times in milliseconds.

    Attributes:
        open_s: Opening the index and unpacking the documents, before the first question.
        answered: Questions that got an answer, of `questions`.
        p50_ms, p95_ms, max_ms: At first contact.
        again_p50_ms, again_p95_ms: The same questions asked a second time.
    """

    passages: int
    questions: int
    answered: int
    open_s: float
    p50_ms: float
    p95_ms: float
    max_ms: float
    again_p50_ms: float
    again_p95_ms: float
    peak_memory_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchAnswersResult:
    """The corpus as it is, and enlarged; `ratio_p95` compares them within one run."""

    corpus: AnswerTimes
    enlarged: AnswerTimes
    ratio_p95: float


def bench_answers(
    data: Path, questions: Sequence[Question], *, passages: int, progress: Callable[[int], None]
) -> BenchAnswersResult:
    """Ask `questions` of a data folder and of one enlarged to `passages` passages, each in a process of its own.

    `progress` is told of passages as they are made. The enlarged folder is temporary: about 17 KB a passage.
    """
    encoder = encoder_of(data, read_settings(data / FILE_NAME))
    with tempfile.TemporaryDirectory(prefix="coi-bench-") as temporary:
        target = Path(temporary)
        corpus = _alone(data, questions)
        enlarge(data, target, encoder, passages=passages, progress=progress)
        larger = _alone(target, questions)
    return BenchAnswersResult(
        corpus=corpus, enlarged=larger, ratio_p95=round(larger.p95_ms / corpus.p95_ms, 2)
    )


def _alone(data: Path, questions: Sequence[Question]) -> AnswerTimes:
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_times, (data, tuple(questions)))


def _times(data: Path, questions: Sequence[Question]) -> AnswerTimes:
    began = time.perf_counter()
    assistant = open_assistant(data, read_settings(data / FILE_NAME))
    assistant.warm()
    open_s = time.perf_counter() - began
    assistant.ask("warm", as_of=None)
    rounds: list[list[float]] = []
    answered = 0
    for _ in range(2):
        times: list[float] = []
        answered = 0
        for question in questions:
            began = time.perf_counter()
            outcome = assistant.ask(question.text, as_of=question.as_of)
            times.append((time.perf_counter() - began) * 1000)
            answered += isinstance(outcome, Answer)
        rounds.append(times)
    first, again = (np.percentile(times, (50, 95, 100)).round(1).tolist() for times in rounds)
    return AnswerTimes(
        passages=assistant.retriever.index.count(),
        questions=len(questions),
        answered=answered,
        open_s=round(open_s, 2),
        p50_ms=first[0],
        p95_ms=first[1],
        max_ms=first[2],
        again_p50_ms=again[0],
        again_p95_ms=again[1],
        peak_memory_mb=round(peak_memory_bytes() / 2**20, 1),
    )
