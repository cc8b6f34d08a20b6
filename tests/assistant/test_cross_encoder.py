"""A named cross-encoder is loaded from its folder and read as it says; what does not fit is refused by name."""

from pathlib import Path

import pytest

from assistant.cross_encoder import NamedCrossEncoder
from ingest.errors import EncoderError

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "vrouwen", "bescherming", "weer", "politie", "zon")
TEXTS = ["bescherming vrouwen politie", "zon weer", "politie", "weer weer vrouwen"]


def folder(path: Path, labels: int = 1) -> Path:
    """A cross-encoder of a few thousand weights, drawn once: small, and run by the library as a large one is."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    torch.manual_seed(3)
    path.mkdir()
    (path / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(str(path / "vocab.txt")).save_pretrained(path)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(path)
    return path


def test_each_text_gets_its_own_logit_whatever_stands_beside_it(tmp_path: Path) -> None:
    encoder = NamedCrossEncoder(str(folder(tmp_path / "model")), "cpu")

    together = encoder.logits("vrouwen", TEXTS)
    alone = [encoder.logits("vrouwen", [text])[0] for text in TEXTS]

    assert together == pytest.approx(alone, abs=1e-4)
    assert len({round(logit, 3) for logit in together}) == len(TEXTS)
    assert encoder.logits("zon", TEXTS) != pytest.approx(together, abs=1e-3)


def test_a_model_that_sorts_into_classes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="gives 3 numbers a pair"):
        NamedCrossEncoder(str(folder(tmp_path / "model", labels=3)), "cpu")


def test_a_folder_without_a_model_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"check rerank\.model"):
        NamedCrossEncoder(str(tmp_path), "cpu")
