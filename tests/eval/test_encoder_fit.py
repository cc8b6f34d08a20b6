from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from eval.encoder_commands import half_of, halves
from eval.encoder_examples import Example, Text
from eval.encoder_fit import LAYERS, Course, learn
from ingest.e5_adapter import DOWN, UP, Tensors, adapted, mean_adapter
from ingest.language_means import LanguageMeans
from ingest.word_vectors import WordSpace

TOPICS = ("court", "school", "road", "river", "bread", "army", "vote", "press")
SAID = ("judge", "pupil", "lorry", "boat", "baker", "soldier", "ballot", "editor")
WORDS = ("[PAD]", "[UNK]", ":", "query", "passage", *TOPICS, *SAID)
DIM = 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that has learned nothing yet."""
    torch.manual_seed(5)
    found = tmp_path_factory.mktemp("model")
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=DIM,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
        pad_token_id=0,
    )
    BertModel(config).save_pretrained(found)
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    made = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]")  # type: ignore[no-untyped-call]
    made.save_pretrained(found)
    return found


@pytest.fixture(scope="module")
def space() -> WordSpace:
    none = {language: np.zeros(DIM, dtype=np.float32) for language in ("nl", "en")}
    return WordSpace(LanguageMeans(none, none), np.eye(DIM, dtype=np.float32))


def example(number: int) -> Example:
    """Return a question after the trade that belongs to a topic, which no word tells."""
    asked, others = Text(SAID[number], "en"), [t for n, t in enumerate(TOPICS) if n != number]
    return Example(
        id=f"q{number}",
        located=asked,
        plain=asked,
        right=((Text(TOPICS[number], "en"), 1.0),),
        wrong=tuple(Text(other, "en") for other in others),
    )


EXAMPLES = tuple(example(number) for number in range(len(TOPICS)))
COURSE = Course(rank=4, rate=0.03, epochs=60, batch=8)


@pytest.fixture(scope="module")
def taught(folder: Path, space: WordSpace) -> tuple[Tensors, list[float]]:
    losses: list[float] = []
    adapter = learn(folder, space, EXAMPLES, COURSE, lambda done, of, loss: losses.append(loss))
    return adapter, losses


def right(folder: Path, adapter: Tensors | None) -> int:
    """Count the questions whose topic comes nearest."""
    model = BertModel.from_pretrained(folder)
    model.train(mode=False)
    if adapter is not None:
        weights = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
        model.load_state_dict(
            {n: torch.from_numpy(np.array(w)) for n, w in adapted(weights, adapter).items()}
        )

    def vectors(prompt: str, words: tuple[str, ...]) -> torch.Tensor:
        ids = torch.tensor([[WORDS.index(prompt), WORDS.index(":"), WORDS.index(word)] for word in words])
        return torch.nn.functional.normalize(model(input_ids=ids).last_hidden_state.mean(1), dim=-1)

    with torch.inference_mode():
        nearest = (vectors("query", SAID) @ vectors("passage", TOPICS).T).argmax(1)
    return int((nearest == torch.arange(len(SAID))).sum())


def test_what_is_learned_brings_questions_to_their_passages(
    folder: Path, taught: tuple[Tensors, list[float]]
) -> None:
    adapter, losses = taught

    assert losses[-1] < losses[0] / 4
    assert right(folder, None) < len(SAID) - 2
    assert right(folder, adapter) >= len(SAID) - 1


def test_the_same_examples_teach_the_same(
    folder: Path, space: WordSpace, taught: tuple[Tensors, list[float]]
) -> None:
    again = learn(folder, space, EXAMPLES, COURSE, lambda *_: None)

    assert (
        again.keys()
        == taught[0].keys()
        == {f"encoder.layer.{n}.{p}{e}" for n in (0, 1) for p in LAYERS for e in (DOWN, UP)}
    )
    assert all(np.allclose(again[name], taught[0][name], atol=1e-3) for name in again)


def test_an_adapter_changes_its_layers_by_the_product_of_its_factors_and_no_other_weight() -> None:
    weights = {"a.weight": np.zeros((3, 2), np.float32), "b.weight": np.ones((3, 2), np.float32)}
    down, up = np.array([[1, 2]], np.float32), np.array([[1], [0], [3]], np.float32)

    changed = adapted(weights, {"a" + DOWN: down, "a" + UP: up})

    assert changed["a.weight"].tolist() == [[1, 2], [0, 0], [3, 6]]
    assert changed["b.weight"] is weights["b.weight"]


def test_the_mean_of_two_adapters_changes_a_layer_by_the_mean_of_their_changes() -> None:
    draw = np.random.default_rng(1)
    one, other = (
        {
            "a" + DOWN: draw.normal(size=(2, 5)).astype(np.float32),
            "a" + UP: draw.normal(size=(4, 2)).astype(np.float32),
        }
        for _ in range(2)
    )
    nothing = {"a.weight": np.zeros((4, 5), np.float32)}

    mean = adapted(nothing, mean_adapter(one, other))["a.weight"]

    apart = [adapted(nothing, adapter)["a.weight"] for adapter in (one, other)]
    assert np.allclose(mean, (apart[0] + apart[1]) / 2, atol=1e-6)


def test_two_wordings_of_a_question_are_learned_by_the_same_half() -> None:
    assert half_of("vc-12-nl0-r") == half_of("vc-12-nl") == half_of("vc-12-en")

    first, second = halves(EXAMPLES)

    assert {*first, *second} == set(EXAMPLES)
    assert first
    assert second
