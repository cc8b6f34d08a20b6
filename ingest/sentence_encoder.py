"""The encoder: a sentence-transformers model, run in batches of equal token counts.

The home of sentence-transformers. On a CPU every core works on a batch of its own, with one thread: no core
waits for another, so the rate holds up while other programs run.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import PreTrainedTokenizerFast
from transformers.utils import logging as transformers_logging

from ingest.e5_folder import bundled_model_folder
from ingest.encoder import BUNDLED, EncoderSettings, Progress, Reading, Vectors
from ingest.encoder_name import encoder_name, prompt_in_use
from ingest.errors import EncoderError
from ingest.number_format import faster_format
from ingest.token_batches import Ids, Tokenizer, Tokens, batches, reading, tokenized, unit
from ingest.token_vectors import Forward, forwards_of

_ASKED = 16
"""Questions whose vectors are remembered."""
_PASSAGE_PROMPTS = ("document", "passage", "corpus")
_Batch = tuple[NDArray[np.intp], tuple[Vectors, Sequence[Vectors]]]


def open_encoder(settings: EncoderSettings, models: Path) -> "SentenceEncoder":
    """Load the encoder named in the settings; `models` holds the bundled one, written there on first use.

    A folder and the bundled model are loaded without network; a model's name may be fetched by the library.

    Raises:
        EncoderError: the model cannot be found or loaded.
    """
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    folder = bundled_model_folder(models) if settings.model == BUNDLED else Path(settings.model)
    device = settings.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    dtype = faster_format(device, models) if settings.dtype == "auto" else settings.dtype
    local = folder.is_dir()
    try:
        model = SentenceTransformer(
            str(folder) if local else settings.model,
            device=device,
            local_files_only=local,
            model_kwargs={"dtype": getattr(torch, dtype)},
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise EncoderError(f"{settings.model} cannot be loaded ({reason}); check encoder.model") from error
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    name = encoder_name(settings, folder, getattr(config, "_commit_hash", None))
    return SentenceEncoder(model, settings, name)


class SentenceEncoder:
    """A sentence-transformers model as an `Encoder`."""

    def __init__(self, model: SentenceTransformer, settings: EncoderSettings, name: str) -> None:
        self._model = model.eval()
        self._name = name
        self._tokenizing = threading.Lock()  # the fast tokenizers refuse two threads at once
        own = {key: text for key, text in model.prompts.items() if text}
        own[""] = own.get(model.default_prompt_name or "", "")
        self._query_prompt = prompt_in_use(settings.query_prompt, own, ("query",))
        self._passage_prompt = prompt_in_use(settings.passage_prompt, own, _PASSAGE_PROMPTS)
        own_limit = int(model.max_seq_length or 512)
        self._max_tokens = min(settings.max_tokens or own_limit, own_limit)
        self._batch_tokens = max(settings.batch_tokens, self._max_tokens)
        self._tail = [cast("Any", module) for module in list(model)[1:]]
        self._direct = _runs_directly(model)
        if self._direct:
            for module in self._tail:
                module.float()  # pooling and normalising in bfloat16 would cost two digits
            padding = int(cast("Any", model.tokenizer).pad_token_id)
            self._forwards = forwards_of(cast("Any", model[0]).auto_model, padding, model.device)
        self._workers = 1
        if self._direct and model.device.type == "cpu":
            self._workers = len(os.sched_getaffinity(0))
            torch.set_num_threads(1)
        self._truncated = 0
        self._asked: dict[str, Reading] = {}  # one question is judged, searched and compared

    @property
    def name(self) -> str:
        """The weights, and what else changes the vectors."""
        return self._name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def truncated(self) -> int:
        """How many passages were longer than the model reads, since loading."""
        return self._truncated

    @property
    def precision(self) -> str:
        """The number format of the weights in use, for the record."""
        return str(next(self._model.parameters()).dtype).removeprefix("torch.")

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return one unit row a text, in order."""
        return self._encode([self._passage_prompt + text for text in texts], progress)

    def read_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Sequence[Reading]:
        """Return each text with its tokens, in order; a model of an unusual build gives no tokens."""
        if not self._direct:
            return [Reading.without_tokens(row) for row in self.encode_passages(texts, progress)]
        found = self._tokens([self._passage_prompt + text for text in texts])
        self._truncated += found.cut
        readings: dict[int, Reading] = {}
        for rows, (vectors, hidden) in self._in_batches(found.ids, progress):
            for row, vector, tokens in zip(rows, vectors, hidden, strict=True):
                readings[row] = reading(vector, tokens, found.offsets[row], len(self._passage_prompt))
        return [readings[row] for row in range(len(texts))]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a question, in order, encoded in batches."""
        return self._encode([self._query_prompt + text for text in texts], None)

    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector of a question, always encoded alone so that it is the same every time."""
        return self.read_query(text).vector

    def read_query(self, text: str) -> Reading:
        """Return a question with its tokens, always encoded alone."""
        known = self._asked.get(text)
        if known is not None:
            return known
        prompted = [self._query_prompt + text]
        if self._direct:
            found = self._tokens(prompted)
            vectors, hidden = self._forward(found.ids)
            said = reading(vectors[0], hidden[0], found.offsets[0], len(self._query_prompt))
        else:
            said = Reading.without_tokens(self._by_library(prompted, None)[0])
        return self._remembered(text, said)

    def read_queries(self, texts: Sequence[str]) -> Sequence[Reading]:
        """Return what `read_query` does of each, byte for byte; the weights are gone through once, where that can be."""
        said = {text: known for text in texts if (known := self._asked.get(text)) is not None}
        new = [text for text in dict.fromkeys(texts) if text not in said]
        if len(new) > 1 and self._direct and self._forwards.exact:
            found = self._tokens([self._query_prompt + text for text in new])
            read = self._forward_exactly(found.ids, self._forwards.exact)
            for text, (vector, hidden), offsets in zip(new, read, found.offsets, strict=True):
                own = reading(vector, hidden, offsets, len(self._query_prompt))
                said[text] = self._remembered(text, own)
        return [said.get(text) or self.read_query(text) for text in texts]

    def _remembered(self, text: str, said: Reading) -> Reading:
        said.vector.flags.writeable = False
        if len(self._asked) >= _ASKED:
            self._asked = {}  # not emptied: another thread may be reading it
        self._asked[text] = said
        return said

    def _encode(self, prompted: Sequence[str], progress: Progress | None) -> Vectors:
        if not self._direct:
            return self._by_library(prompted, progress)
        found = self._tokens(prompted)
        self._truncated += found.cut
        vectors = np.zeros((len(prompted), self.dim), dtype=np.float32)
        for rows, (part, _) in self._in_batches(found.ids, progress):
            vectors[rows] = part
        return vectors

    def _in_batches(self, ids: Sequence[Ids], progress: Progress | None) -> Iterator[_Batch]:
        """Yield the rows of each batch with their vectors and token vectors, in no particular order."""
        with ThreadPoolExecutor(self._workers) as pool:
            waiting = {}
            for rows in batches([len(row) for row in ids], self._batch_tokens):
                waiting[pool.submit(self._forward, [ids[row] for row in rows])] = rows
            try:
                for done in as_completed(list(waiting)):
                    rows = waiting.pop(done)
                    yield rows, done.result()
                    if progress is not None:
                        progress(len(rows))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _tokens(self, texts: Sequence[str]) -> Tokens:
        with self._tokenizing:
            return tokenized(cast("Tokenizer", self._model.tokenizer), texts, self._max_tokens)

    def _forward(self, batch: Sequence[Ids]) -> tuple[Vectors, Sequence[Vectors]]:
        """Return a unit vector a text, and the token vectors of each."""
        with torch.inference_mode():
            hidden, mask = self._forwards.batch(batch)
            whole = hidden.cpu().numpy()
            tokens = [row[: len(ids)] for row, ids in zip(whole, batch, strict=True)]
            return self._pooled(hidden, mask), tokens

    def _forward_exactly(self, batch: Sequence[Ids], forward: Forward) -> Sequence[tuple[Vectors, Vectors]]:
        """Return the same of every text as if it were alone, its padding taken off before anything is added up."""
        with torch.inference_mode():
            hidden, mask = forward(batch)
            own = [(slice(row, row + 1), slice(len(ids))) for row, ids in enumerate(batch)]
            return [(self._pooled(hidden[one], mask[one])[0], hidden[one][0].cpu().numpy()) for one in own]

    def _pooled(self, hidden: torch.Tensor, mask: torch.Tensor) -> Vectors:
        features: dict[str, Any] = {"token_embeddings": hidden, "attention_mask": mask}
        for module in self._tail:
            features = module(features)
        return unit(features["sentence_embedding"].float().cpu().numpy())

    def _by_library(self, prompted: Sequence[str], progress: Progress | None) -> Vectors:
        """Encode with a model of an unusual build the way the library does."""
        parts = [np.zeros((0, self.dim), dtype=np.float32)]
        for start in range(0, len(prompted), 256):
            part = list(prompted[start : start + 256])
            parts.append(unit(np.asarray(self._model.encode(part, prompt="", show_progress_bar=False))))
            if progress is not None:
                progress(len(part))
        return np.concatenate(parts)


def _runs_directly(model: SentenceTransformer) -> bool:
    """Whether the model is a plain transformer with pooling; others go through the library's own path."""
    modules = list(model)
    tokenizer = model.tokenizer
    return (
        len(modules) >= 2
        and isinstance(modules[0], Transformer)
        and isinstance(modules[1], Pooling)
        and modules[1].include_prompt
        and isinstance(tokenizer, PreTrainedTokenizerFast)
        and tokenizer.padding_side == "right"
        and tokenizer.pad_token_id is not None
    )
