"""How fast, and in how much memory, the embedded index answers at a size the corpus may grow to.

The passages are invented, but shaped like real ones: vectors in clusters, term frequencies by Zipf's law,
documents of a hundred passages with one country and one date each, countries of very unequal size.
Encoding the question is not part of it.
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.memory import peak_memory_bytes
from ingest.passage import Passage, SourceType
from ingest.store.edge import EdgeStore
from ingest.store.index import Index, Place, hits
from ingest.store.records import Facts, Hit, Point, Scored, SparseVector, Where

DIM = 384
CLUSTERS = 300
COUNTRIES = 40
VOCABULARY = 60_000
PASSAGE_WORDS = 110  # about 80 different terms
QUESTION_WORDS = 12
TEXT_CHARACTERS = 900
PASSAGES_A_DOCUMENT = 100
LIMIT = 50  # of each search
FETCHED = 20  # texts read after fusion, as many as `coi search` shows
GENERATION = "0" * 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchSearchResult:
    """What was measured; a question is one dense and one sparse search, filtered, fused and fetched.

    Attributes:
        questions: Number of questions that the percentiles are over.
        open_s: From nothing to the first answer, in a new process whose imports are done.
        build_s: Writing, optimising and closing the index.
        peak_memory_mb: Highest resident size of the process that searched.
        disk_mb: Space the index takes on disk.
        mean_matching: Passages that the filter leaves, on average.
    """

    passages: int
    questions: int
    p50_ms: float
    p95_ms: float
    max_ms: float
    open_s: float
    build_s: float
    peak_memory_mb: float
    disk_mb: float
    mean_matching: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    dense: NDArray[np.float32]
    sparse: SparseVector
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class _Searched:
    open_s: float
    milliseconds: tuple[float, ...]
    peak_memory_mb: float
    mean_matching: float


def bench_search(
    passages: int = 100_000,
    *,
    questions: int = 500,
    seed: int = 1,
    progress: Callable[[int], None] | None = None,
) -> BenchSearchResult:
    """Build an index of invented passages in a temporary folder and ask it filtered hybrid questions.

    `progress` is told of passages as they are written. The searches run in a process of their own, so that
    the memory they take can be told from what building takes.
    """
    shapes = _Shapes(seed)
    with tempfile.TemporaryDirectory(prefix="coi-bench-") as temporary:
        folder = Path(temporary)
        points = shapes.points(passages)
        began = time.perf_counter()
        EdgeStore().build(_place(folder), DIM, points, progress or (lambda _: None))
        build_s = time.perf_counter() - began
        asked = tuple(shapes.question(points) for _ in range(questions))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            searched = pool.submit(_search, folder, asked).result()
        disk = sum(path.stat().st_blocks * 512 for path in folder.rglob("*"))
    p50, p95 = np.percentile(searched.milliseconds, (50, 95))
    return BenchSearchResult(
        passages=passages,
        questions=questions,
        p50_ms=round(float(p50), 2),
        p95_ms=round(float(p95), 2),
        max_ms=round(max(searched.milliseconds), 2),
        open_s=round(searched.open_s, 3),
        build_s=round(build_s, 1),
        peak_memory_mb=round(searched.peak_memory_mb, 1),
        disk_mb=round(disk / 2**20, 1),
        mean_matching=round(searched.mean_matching, 1),
    )


class _Shapes:
    """Draws passages and questions from one seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._centres = self._random.normal(size=(CLUSTERS, DIM)).astype(np.float32)
        self._terms = _cumulated(1 / (np.arange(VOCABULARY) + 20.0))  # without stop words
        self._countries = _cumulated(1 / (np.arange(COUNTRIES) + 1.0) ** 0.7)
        self._letters = np.array(list("eeeeaaiioonnrrttssdlmghkvpubjczw"))

    def points(self, count: int) -> list[Point]:
        """Draw passages, document by document."""
        found: list[Point] = []
        for document in range(0, count, PASSAGES_A_DOCUMENT):
            number = min(PASSAGES_A_DOCUMENT, count - document)
            facts, countries = self._facts(document), self._country_of_a_document()
            found += [
                Point(
                    passage=self._passage(document, place, countries),
                    facts=facts,
                    dense=vector,
                    sparse=self._sparse(PASSAGE_WORDS),
                )
                for place, vector in enumerate(self._vectors(number))
            ]
        return found

    def question(self, points: Sequence[Point]) -> _Question:
        """Draw a question near one of the passages, about its country, since some day up to its date."""
        near = points[int(self._random.integers(len(points)))]
        vector = near.dense + self._random.normal(size=DIM).astype(np.float32) * 0.02
        since = int(self._random.integers(2005, (near.facts.published_until or 0) // 10_000 + 1))
        where = Where(
            any_of=(("country", near.passage.countries),),
            at_least=(("published_until", since * 10_000 + 101),),
        )
        return _Question(
            dense=vector / np.linalg.norm(vector), sparse=self._sparse(QUESTION_WORDS), where=where
        )

    def _vectors(self, count: int) -> NDArray[np.float32]:
        centres = self._centres[self._random.integers(0, CLUSTERS, count)]
        vectors = centres + 0.7 * self._random.normal(size=(count, DIM)).astype(np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def _sparse(self, words: int) -> SparseVector:
        drawn = np.searchsorted(self._terms, self._random.random(words)).astype(np.uint32)
        terms, counts = np.unique(drawn, return_counts=True)
        weights = counts * 2.2 / (counts + 1.2)  # as BM25 saturates
        return SparseVector(indices=terms, values=weights.astype(np.float32))

    def _passage(self, document: int, place: int, countries: tuple[str, ...]) -> Passage:
        letters = self._random.choice(self._letters, TEXT_CHARACTERS)
        letters[self._random.integers(0, TEXT_CHARACTERS, TEXT_CHARACTERS // 7)] = " "
        return Passage(
            document_id=f"{document:016x}",
            start=place * TEXT_CHARACTERS,
            end=(place + 1) * TEXT_CHARACTERS,
            text="".join(letters),
            language="nl" if document % 3 else "en",
            section=f"{place // 20 + 1}.{place % 20 + 1}",
            headings=("Veiligheidssituatie", f"Paragraaf {place}"),
            page=place // 3 + 1,
            countries=countries,
        )

    def _facts(self, document: int) -> Facts:
        kinds = tuple(SourceType)
        published = 10_000 * int(self._random.integers(2005, 2026)) + 601
        return Facts(
            file=f"reports/{document}.pdf",
            source_type=kinds[int(self._random.integers(len(kinds)))],
            work=f"work-{document % 1500}",
            published_from=published,
            published_until=published,
        )

    def _country_of_a_document(self) -> tuple[str, ...]:
        return (f"X{int(np.searchsorted(self._countries, self._random.random())):02}",)


def _cumulated(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    shares = np.cumsum(weights / weights.sum())
    shares[-1] = 1
    return np.asarray(shares, np.float64)


def _place(folder: Path) -> Place:
    return Place(generation=GENERATION, folder=folder)


def _search(folder: Path, questions: Sequence[_Question]) -> _Searched:
    began = time.perf_counter()
    index = EdgeStore().open(_place(folder))
    _hybrid(index, questions[0])
    open_s = time.perf_counter() - began
    milliseconds: list[float] = []
    for question in questions:
        began = time.perf_counter()
        _hybrid(index, question)
        milliseconds.append((time.perf_counter() - began) * 1000)
    matching = [index.count(question.where) for question in questions]
    index.close()
    return _Searched(
        open_s=open_s,
        milliseconds=tuple(milliseconds),
        peak_memory_mb=peak_memory_bytes() / 2**20,
        mean_matching=float(np.mean(matching)),
    )


def _hybrid(index: Index, question: _Question) -> tuple[Hit, ...]:
    """Search both ways, fuse the ranks (reciprocal rank fusion, k = 60) and fetch the texts of the best."""
    fused: defaultdict[str, float] = defaultdict(float)
    for found in (
        index.dense(question.dense, question.where, LIMIT),
        index.sparse(question.sparse, question.where, LIMIT),
    ):
        for rank, item in enumerate(found, 1):
            fused[item.id] += 1 / (60 + rank)
    best = sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))[:FETCHED]
    return hits(index, [Scored(id=passage, score=score) for passage, score in best])
