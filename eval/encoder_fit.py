"""Teaches the bundled encoder this field: a change of low rank to its linear layers (LoRA: Hu et al., ICLR 2022).

A question has to come nearer to a passage that answers it than to those of the other questions of its batch, and than to
one that is found for it and does not answer (InfoNCE: van den Oord et al., 2018): as a whole, and word by word as
`assistant.alike` compares them.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch.nn.functional import normalize
from transformers import AutoModel, AutoTokenizer

from eval.encoder_examples import Example, Text
from ingest.e5_adapter import DOWN, UP, Tensors
from ingest.e5_folder import PROMPTS
from ingest.word_vectors import WordSpace, starts_of_words

LAYERS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_GAIN = 2.0  # how much faster the change moves than its factors
_WHOLE, _WORDS = 0.02, 0.05  # cosines apart at which a passage is e times as likely
_SLACK = 8.0  # scores below the best at which a right passage is no longer drawn
_HARD = 30  # best wrong passages of a question of which one is drawn
_FAR = -1e9

Report = Callable[[int, int, float], None]
"""Is told of steps done, of all steps, and of the loss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How it is taught.

    Attributes:
        rate: Learning rate at its highest; it rises over a tenth of the steps and falls along a cosine.
        passage, question: Tokens that are read of each at most.
    """

    rank: int = 8
    rate: float = 3e-4
    epochs: int = 2
    batch: int = 16
    passage: int = 192
    question: int = 128
    seed: int = 1


class _Read(NamedTuple):
    """Texts as the model reads them: vectors (texts, dim), words (texts, tokens, directions), which tokens tell."""

    vectors: torch.Tensor
    words: torch.Tensor
    telling: torch.Tensor


def learn(
    folder: Path, space: WordSpace, examples: Sequence[Example], course: Course, report: Report
) -> Tensors:
    """Return the adapter that a model folder learns from examples; the same ones in the same order give the same.

    `space` is that of the model as it is.
    """
    torch.manual_seed(course.seed)
    drawn = random.Random(course.seed)  # noqa: S311 (no secret depends on it)
    learner = _Learner(folder, space, course)
    optimizer = torch.optim.AdamW(learner.parameters, lr=course.rate, weight_decay=0.01)
    order = list(examples)
    steps = course.epochs * (len(order) // course.batch)
    done = 0
    for _ in range(course.epochs):
        drawn.shuffle(order)
        for start in range(0, len(order) - course.batch + 1, course.batch):
            for group in optimizer.param_groups:
                group["lr"] = course.rate * _pace(done, steps)
            loss = learner.loss(order[start : start + course.batch], drawn)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learner.parameters, 1.0)
            optimizer.step()
            done += 1
            report(done, steps, float(loss.detach()))
    return learner.adapter()


def _pace(done: int, steps: int) -> float:
    return min(1.0, (done + 1) / (0.1 * steps)) * 0.5 * (1 + math.cos(math.pi * done / steps))


class _Adapted(torch.nn.Module):
    """A linear layer that stays as it is, and the change to it that is learned."""

    def __init__(self, layer: torch.nn.Linear, rank: int) -> None:
        super().__init__()
        self.layer = layer
        self.down = torch.nn.Parameter(torch.randn(rank, layer.in_features) / math.sqrt(layer.in_features))
        self.up = torch.nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        change = (rows @ self.down.T.to(rows.dtype)) @ self.up.T.to(rows.dtype)
        known: torch.Tensor = self.layer(rows)
        return known + _GAIN * change


class _Learner:
    """The model with its changes, and what it is taught with."""

    def __init__(self, folder: Path, space: WordSpace, course: Course) -> None:
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModel.from_pretrained(folder).requires_grad_(requires_grad=False)
        self._model = self._model.to(torch.bfloat16).eval()
        self._space = space
        self._directions = torch.from_numpy(space.directions)
        self._course = course
        self._changes: dict[str, _Adapted] = {}
        for number, layer in enumerate(self._model.encoder.layer):
            for path in LAYERS:
                parent, _, name = path.rpartition(".")
                adapted = _Adapted(layer.get_submodule(path), course.rank)
                setattr(layer.get_submodule(parent), name, adapted)
                self._changes[f"encoder.layer.{number}.{path}"] = adapted

    @property
    def parameters(self) -> list[torch.nn.Parameter]:
        """What is learned."""
        return [factor for change in self._changes.values() for factor in (change.down, change.up)]

    def adapter(self) -> Tensors:
        """Return what was learned so far."""
        return {
            name + ending: np.asarray(factor.detach().numpy(), dtype=np.float32)
            for name, change in self._changes.items()
            for ending, factor in ((DOWN, change.down), (UP, _GAIN * change.up))
        }

    def loss(self, batch: Sequence[Example], drawn: random.Random) -> torch.Tensor:
        """Return how unlikely the right passages are, by the whole and by the words."""
        passages = tuple(dict.fromkeys(text for example in batch for text in _drawn(example, drawn)))
        right = torch.tensor([[p in {text for text, _ in e.right} for p in passages] for e in batch])
        held = self._read(passages, "document", self._course.passage)
        asked = self._read([e.located for e in batch], "query", self._course.question).vectors
        plain = self._read([e.plain for e in batch], "query", self._course.question)
        return _unlikely(asked @ held.vectors.T / _WHOLE, right) + _unlikely(
            _alike(plain, held) / _WORDS, right
        )

    def _read(self, texts: Sequence[Text], kind: str, limit: int) -> _Read:
        prompt = PROMPTS[kind]
        read = self._tokenizer(
            [prompt + each.text for each in texts],
            truncation=True,
            max_length=limit,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        mask = read["attention_mask"]
        tokens = self._model(input_ids=read["input_ids"], attention_mask=mask).last_hidden_state.float()
        real = mask[..., None].float()
        vectors = normalize((tokens * real).sum(1) / real.sum(1), dim=-1)
        spans = np.asarray(read["offset_mapping"], dtype=np.int32) - len(prompt)
        telling = np.stack(
            [starts_of_words(s, t.text, t.language) for s, t in zip(spans, texts, strict=True)]
        )
        means = self._space.means.question if kind == "query" else self._space.means.passage
        mean = torch.from_numpy(np.stack([means(each.language) for each in texts]))[:, None]
        words = normalize((tokens - mean) @ self._directions, dim=-1)
        return _Read(vectors, words, torch.from_numpy(telling >= 0) & mask.bool())


def _drawn(example: Example, drawn: random.Random) -> Iterator[Text]:
    """Yield a passage that answers, rather one that is found now, and one that is found and does not."""
    best = max(score for _, score in example.right)
    chances = [math.exp(max(score - best, -_SLACK)) for _, score in example.right]
    yield drawn.choices([text for text, _ in example.right], weights=chances)[0]
    yield drawn.choice(example.wrong[:_HARD])


def _alike(asked: _Read, held: _Read) -> torch.Tensor:
    """Return how near each passage comes to each question word by word, shape (questions, passages)."""
    cosines = torch.einsum("qnd,pmd->qpnm", asked.words, held.words)
    nearest = cosines.masked_fill(~held.telling[None, :, None, :], -1.0).max(-1).values
    with torch.no_grad():
        spread = (nearest.max(1).values - nearest.mean(1)) * asked.telling
        weights = spread / spread.sum(-1, keepdim=True).clamp(min=1e-6)
    return (nearest * weights[:, None]).sum(-1)


def _unlikely(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the mean surprise at the right passages, shape ()."""
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, _FAR), 1)).mean()
