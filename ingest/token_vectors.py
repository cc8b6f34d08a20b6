"""From token ids to token vectors: any transformer, or a BERT on a CPU without padding.

The unpadded way lays the tokens of all texts end to end, so that the layers cost what the texts cost; query,
key and value are one product, and bias and GELU ride along with theirs. On a core with AMX it does about a
fifth more words than the library's way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import torch
from torch.nn.functional import cosine_similarity, embedding, layer_norm, scaled_dot_product_attention

Ids = Sequence[Sequence[int]]
Forward = Callable[[Ids], tuple[torch.Tensor, torch.Tensor]]
_BATCH_TOKENS = 4096  # the layout of the weights is chosen for products of about this many rows


class Forwards(NamedTuple):
    """From ids to token vectors in float32 (texts, tokens, width) and the mask of real ones.

    Attributes:
        batch: For many texts; what else is in a batch may change the last digits.
        exact: Gives every text the bytes that `batch` gives it alone; None where nothing does so for several at once.
    """

    batch: Forward
    exact: Forward | None = None


def forwards_of(model: Any, padding: int, device: torch.device) -> Forwards:
    """Return the fastest ways that are known for a model."""

    def plain(ids: Ids) -> tuple[torch.Tensor, torch.Tensor]:
        width = max(len(row) for row in ids)
        tokens = torch.tensor([[*row, *[padding] * (width - len(row))] for row in ids]).to(device)
        mask = _mask(ids, width).to(device)
        return model(input_ids=tokens, attention_mask=mask).last_hidden_state.float(), mask

    if not _is_packable(model, device):
        return Forwards(plain)
    ids = _made_up(model.config.vocab_size)
    try:
        packed = _packed(model)
        agrees, same = _agree(plain, packed.batch, ids), _same(packed, ids)
    except (AttributeError, RuntimeError):  # another build of torch, without oneDNN or these operators
        return Forwards(plain)
    if not agrees:
        return Forwards(plain)
    return packed if same else Forwards(packed.batch)


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: torch.Tensor
    bias: torch.Tensor
    eps: float

    def __call__(self, rows: torch.Tensor) -> torch.Tensor:
        return layer_norm(rows, self.weight.shape, self.weight, self.bias, self.eps)


@dataclass(frozen=True, slots=True)
class _Linear:
    weight: torch.Tensor
    bias: torch.Tensor
    then: str = "none"

    def __call__(self, rows: torch.Tensor) -> torch.Tensor:
        product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(  # noqa: SLF001 - has no public name
            rows, self.weight, self.bias, self.then, [], "none" if self.then == "gelu" else ""
        )
        return product


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    query_key_value: _Linear
    attended: _Linear
    attention_norm: _Norm
    widen: _Linear
    narrow: _Linear
    output_norm: _Norm


def _is_packable(model: Any, device: torch.device) -> bool:
    config = getattr(model, "config", None)
    return (
        device.type == "cpu"
        and config is not None
        and config.model_type in ("bert", "xlm-roberta")
        and config.hidden_act == "gelu"
        and not config.is_decoder
        and getattr(model, "dtype", None) == torch.bfloat16
    )


def _packed(model: Any) -> Forwards:
    heads = model.config.num_attention_heads
    first = model.config.pad_token_id + 1 if model.config.model_type == "xlm-roberta" else 0
    table = model.embeddings
    words = table.word_embeddings.weight.detach()
    places = (table.position_embeddings.weight + table.token_type_embeddings.weight[0]).detach()
    begin = _norm(table.LayerNorm)
    layers = [_layer(layer) for layer in model.encoder.layer]

    def forward(ids: Ids, *, exact: bool) -> tuple[torch.Tensor, torch.Tensor]:
        lengths = [len(row) for row in ids]
        positions = torch.cat([torch.arange(first, first + length) for length in lengths])
        tokens = torch.tensor([token for row in ids for token in row])
        rows = begin(embedding(tokens, words) + embedding(positions, places))
        for layer in layers:
            attended = layer.attended(_attention(layer.query_key_value(rows), lengths, heads))
            rows = layer.attention_norm(attended.add_(rows))
            wide = layer.widen(rows)
            # This product adds up so many terms that their order depends on how many rows there are.
            narrow = (
                torch.cat([*map(layer.narrow, torch.split_with_sizes(wide, lengths))])
                if exact
                else layer.narrow(wide)
            )
            rows = layer.output_norm(narrow.add_(rows))
        apart = list(torch.split_with_sizes(rows.float(), lengths))
        return torch.nn.utils.rnn.pad_sequence(apart, batch_first=True), _mask(ids, max(lengths))

    return Forwards(partial(forward, exact=False), partial(forward, exact=True))


def _attention(packed: torch.Tensor, lengths: Sequence[int], heads: int) -> torch.Tensor:
    """Let the tokens of each text see each other; `packed` holds query, key and value side by side."""
    width = packed.shape[1] // 3
    seen = packed.new_empty((packed.shape[0], width))
    start = 0
    for length in lengths:
        rows = packed[start : start + length].view(1, length, 3, heads, width // heads)
        query, key, value = rows.permute(2, 0, 3, 1, 4).unbind(0)
        out = seen[start : start + length].view(1, length, heads, width // heads)
        out.copy_(scaled_dot_product_attention(query, key, value).transpose(1, 2))
        start += length
    return seen


def _layer(layer: Any) -> _Layer:
    own = layer.attention.self
    return _Layer(
        query_key_value=_linear(own.query, own.key, own.value),
        attended=_linear(layer.attention.output.dense),
        attention_norm=_norm(layer.attention.output.LayerNorm),
        widen=_linear(layer.intermediate.dense, then="gelu"),
        narrow=_linear(layer.output.dense),
        output_norm=_norm(layer.output.LayerNorm),
    )


def _linear(*parts: Any, then: str = "none") -> _Linear:
    weight = torch.cat([part.weight.detach() for part in parts])
    bias = torch.cat([part.bias.detach() for part in parts])
    ready = torch.ops.mkldnn._reorder_linear_weight(weight, _BATCH_TOKENS)  # noqa: SLF001 - has no public name
    return _Linear(ready, bias, then)


def _norm(norm: Any) -> _Norm:
    return _Norm(norm.weight.detach(), norm.bias.detach(), float(norm.eps))


def _mask(ids: Ids, width: int) -> torch.Tensor:
    lengths = torch.tensor([len(row) for row in ids])
    return (torch.arange(width) < lengths[:, None]).long()


def _made_up(vocabulary: int) -> Ids:
    """Return texts of several lengths."""
    return [[(7919 * (i + 1)) % vocabulary for i in range(length)] for length in (3, 40, 11)]


def _same(ways: Forwards, ids: Ids) -> bool:
    """Whether texts together get the same bytes as each alone."""
    if ways.exact is None:
        return False
    with torch.inference_mode():
        together, _ = ways.exact(ids)
        alone = [ways.batch([row])[0][0] for row in ids]
    return all(torch.equal(row[: len(one)], one) for row, one in zip(together, alone, strict=True))


def _agree(one: Forward, other: Forward, ids: Ids) -> bool:
    """Whether two ways give the same mean vectors, up to bfloat16's noise."""
    means = []
    with torch.inference_mode():
        for way in (one, other):
            vectors, mask = way(ids)
            means.append((vectors * mask[..., None]).sum(1) / mask.sum(1, keepdim=True))
    return bool((cosine_similarity(means[0], means[1]) > 0.999).all())
