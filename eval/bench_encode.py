"""How fast passages are encoded, beside llama-index's embedding with its defaults, on the same texts.

Each side runs in a process of its own, one after the other, so that neither inherits the other's threads or
caches. The default side reads the bundled model's folder in float32, ten texts a batch, as llama-index does.
"""

import html
import random
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from ingest.e5_folder import bundled_model_folder
from ingest.encoder import EncoderSettings

ROOT = Path(__file__).resolve().parents[1]
TEXT_FILES = (".html", ".htm", ".txt", ".md", ".xml")
PASSAGE_WORDS = (150, 220)
ROUNDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchEncodeResult:
    """Words a second of both sides, the better of two rounds each.

    Attributes:
        precision: Number format that our encoder chose on this machine.
        least_cosine: Smallest cosine between the two sides' vectors of the same text.
    """

    passages: int
    words: int
    words_per_s: float
    default_words_per_s: float
    ratio: float
    precision: str
    least_cosine: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timed:
    seconds: float
    vectors: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    precision: str


def bench_encode(words: int, seed: int, *, models: Path, folder: Path | None = None) -> BenchEncodeResult:
    """Encode about `words` words on both sides in turn.

    `folder` holds documents to take passages from; None takes the real documents beside the checkout or
    else the project's examples. `models` is where the bundled model is, or will be, written.
    """
    texts = sample_passages(folder or _documents(), words, seed)
    bundled_model_folder(models)
    sides: tuple[Callable[[Sequence[str], Path], _Timed], ...] = (_ours, _default)
    best: list[_Timed] = []
    for side in sides:
        rounds = [_alone(side, texts, models) for _ in range(ROUNDS)]
        best.append(min(rounds, key=lambda timed: timed.seconds))
    ours, default = best
    total = sum(len(text.split()) for text in texts)
    return BenchEncodeResult(
        passages=len(texts),
        words=total,
        words_per_s=round(total / ours.seconds),
        default_words_per_s=round(total / default.seconds),
        ratio=round(default.seconds / ours.seconds, 2),
        precision=ours.precision,
        least_cosine=round(float((ours.vectors * default.vectors).sum(axis=1).min()), 5),
    )


def sample_passages(folder: Path, words: int, seed: int) -> list[str]:
    """Cut passages of 150 to 220 words out of the documents of a folder, from random documents."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    files = sorted(path for path in folder.rglob("*") if path.suffix in TEXT_FILES and path.is_file())
    chance.shuffle(files)
    passages: list[str] = []
    for path in files:
        found = _plain(path.read_text(encoding="utf-8", errors="replace")).split()
        while len(found) >= PASSAGE_WORDS[0] and words > 0:
            count = chance.randint(*PASSAGE_WORDS)
            passages.append(" ".join(found[:count]))
            words -= len(found[:count])
            found = found[count:]
        if words <= 0:
            break
    return passages


def _documents() -> Path:
    beside = ROOT.parent / "shared" / "corpus"
    return beside if beside.is_dir() else ROOT / "examples"


def _plain(text: str) -> str:
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text)
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def _alone(side: Callable[[Sequence[str], Path], _Timed], texts: Sequence[str], models: Path) -> _Timed:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(side, texts, models).result()


def _ours(texts: Sequence[str], models: Path) -> _Timed:
    from ingest.sentence_encoder import open_encoder  # noqa: PLC0415 - seconds that `coi --help` has not

    encoder = open_encoder(EncoderSettings(), models)
    encoder.encode_passages(texts[:20])
    begun = time.perf_counter()
    vectors = encoder.encode_passages(texts)
    return _Timed(seconds=time.perf_counter() - begun, vectors=vectors, precision=encoder.precision)


def _default(texts: Sequence[str], models: Path) -> _Timed:
    from llama_index.embeddings.huggingface import (  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        HuggingFaceEmbedding,
    )

    embedding = HuggingFaceEmbedding(
        model_name=str(bundled_model_folder(models)), text_instruction="passage: "
    )
    embedding.get_text_embedding_batch(list(texts[:20]))
    begun = time.perf_counter()
    rows = embedding.get_text_embedding_batch(list(texts))
    seconds = time.perf_counter() - begun
    return _Timed(seconds=seconds, vectors=np.asarray(rows, dtype=np.float32), precision="float32")
