"""A cross-encoder changes the order of the passages it reads by what it says, and of no others; every change is shown."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.ask import Assistant
from assistant.explain import explain, shares
from assistant.rerank import Reranker, read

QUESTION = "Wat is de positie van vrouwen in Varenië?"


class Longest:
    """Prefers long passages; `seen` is how many it was given."""

    def __init__(self) -> None:
        self.seen = 0

    def logits(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        self.seen += len(texts)
        return [len(text) / 100 - len(question) for text in texts]


def reading(assistant: Assistant, encoder: Longest, weight: float) -> Assistant:
    reranker = Reranker(encoder=encoder, candidates=10, weight=weight)
    return replace(assistant, retriever=replace(assistant.retriever, reranker=reranker))


def test_the_best_are_put_in_the_order_of_the_cross_encoder(assistant: Assistant) -> None:
    before = assistant.explain(QUESTION).candidates
    longest = Longest()
    after = reading(assistant, longest, 1000.0).explain(QUESTION).candidates
    lengths = [len(read(candidate)) for candidate in after[:10]]

    assert longest.seen == 10
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]
    assert {c.record for c in after[:10]} == {c.record for c in before[:10]}
    assert [c.record for c in after[10:]] == [c.record for c in before[10:]]
    assert [c.score for c in after] == sorted((c.score for c in after), reverse=True)


def test_without_weight_it_changes_nothing(assistant: Assistant) -> None:
    plain = assistant.explain(QUESTION).candidates

    assert reading(assistant, Longest(), 0.0).explain(QUESTION).candidates == plain


def test_what_it_took_off_is_part_of_the_explanation(assistant: Assistant) -> None:
    explanation = explain(reading(assistant, Longest(), 2.0), QUESTION)

    assert any(judged.candidate.reranked for judged in explanation.judged)
    for judged in explanation.judged:
        candidate = judged.candidate
        total = sum(value * weight for _, value, weight in shares(candidate, explanation.weights))
        assert total + candidate.lifted + candidate.reranked == pytest.approx(candidate.score)
