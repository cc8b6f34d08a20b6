"""An encoder that is loaded when the first text needs it: an ingest of nothing new never waits for a model."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from ingest.e5_folder import bundled_name
from ingest.encoder import BUNDLED, Encoder, EncoderSettings, Progress, Reading, Vectors
from ingest.encoder_name import encoder_name


class CountingEncoder(Encoder, Protocol):
    """An encoder that knows how many texts it had to cut."""

    @property
    def truncated(self) -> int:
        """How many passages were longer than the model reads, since loading."""
        ...


class LateEncoder:
    """Stands in for an encoder that `load` returns; its name is known before, where the files alone say it."""

    def __init__(self, settings: EncoderSettings, models: Path, load: Callable[[], CountingEncoder]) -> None:
        folder = models / bundled_name() if settings.model == BUNDLED else Path(settings.model)
        known = settings.model == BUNDLED or folder.is_dir()
        self._name = encoder_name(settings, folder, None) if known else None
        self._load = load
        self._loaded: CountingEncoder | None = None

    @property
    def name(self) -> str:
        """What the vectors depend on; a model that is fetched by name is loaded to learn its revision."""
        return self._name if self._name is not None else self._encoder().name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._encoder().dim

    @property
    def truncated(self) -> int:
        """How many passages were longer than the model reads, in this process."""
        return self._loaded.truncated if self._loaded is not None else 0

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return shape (len(texts), dim), rows of L2 norm 1."""
        return self._encoder().encode_passages(texts, progress)

    def read_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Sequence[Reading]:
        """Return each text with its tokens, in order."""
        return self._encoder().read_passages(texts, progress)

    def read_query(self, text: str) -> Reading:
        """Return a question with its tokens."""
        return self._encoder().read_query(text)

    def read_queries(self, texts: Sequence[str]) -> Sequence[Reading]:
        """Return questions with their tokens."""
        return self._encoder().read_queries(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dim), rows of L2 norm 1."""
        return self._encoder().encode_queries(texts)

    def encode_query(self, text: str) -> Vectors:
        """Return shape (dim,), L2 norm 1."""
        return self._encoder().encode_query(text)

    def _encoder(self) -> CountingEncoder:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded
