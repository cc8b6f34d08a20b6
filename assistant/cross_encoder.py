"""A sentence-transformers cross-encoder as a `CrossEncoder`: any that gives one number a pair."""

from collections.abc import Sequence
from pathlib import Path

import torch
from sentence_transformers import CrossEncoder as Model

from ingest.errors import EncoderError

BATCH = 16


class NamedCrossEncoder:
    """A cross-encoder by name or folder; a folder is read without network, a name may be fetched by the library."""

    def __init__(self, model: str, device: str = "auto") -> None:
        """Load the model.

        Raises:
            EncoderError: it cannot be loaded, or gives more than one number a pair.
        """
        chosen = device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
        try:
            self._model = Model(model, device=chosen, local_files_only=Path(model).is_dir())
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise EncoderError(f"{model} cannot be loaded ({reason}); check rerank.model") from error
        if self._model.num_labels != 1:
            raise EncoderError(
                f"{model} gives {self._model.num_labels} numbers a pair; rerank.model needs one that gives one"
            )

    def logits(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return one logit a text, in their order."""
        pairs = [(question, text) for text in texts]
        found = self._model.predict(
            pairs, batch_size=BATCH, activation_fn=torch.nn.Identity(), show_progress_bar=False
        )
        return [float(logit) for logit in found]
