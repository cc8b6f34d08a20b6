"""The pipeline put together from settings: encoder and store are chosen here and nowhere else."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.encoder import MODELS, EncoderSettings
from ingest.late_encoder import LateEncoder
from ingest.pipeline import Pipeline
from ingest.reading import Limits
from ingest.settings import Settings
from ingest.store.edge import EdgeStore
from ingest.store.index import Store

if TYPE_CHECKING:
    from ingest.sentence_encoder import SentenceEncoder


def encoder_of(data: Path, settings: Settings) -> "SentenceEncoder":
    """Return the encoder that the settings name; all who ask for the same one in a process share it.

    A process that opens one generation after another would else hold hundreds of megabytes for each.
    """
    return _loaded(_encoder_settings(settings), (data / MODELS).resolve())


@lru_cache(maxsize=2)
def _loaded(settings: EncoderSettings, models: Path) -> "SentenceEncoder":
    # Seconds of loading, which an ingest of nothing new does without.
    from ingest.sentence_encoder import open_encoder  # noqa: PLC0415

    return open_encoder(settings, models)


def store_of(settings: Settings) -> Store:
    """Return the store that the settings name: embedded, or a Qdrant server."""
    if settings.store.url is None:
        return EdgeStore()
    from ingest.store.server import ServerStore  # noqa: PLC0415 (its library is not wanted otherwise)

    return ServerStore(settings.store.url, api_key=settings.store.api_key)


def open_pipeline(data: Path, settings: Settings) -> Pipeline:
    """Return an ingest for a data folder; the encoder is loaded when there is something to encode."""
    reading = settings.reading
    return Pipeline(
        data=data,
        encoder=LateEncoder(_encoder_settings(settings), data / MODELS, lambda: encoder_of(data, settings)),
        store=store_of(settings),
        hosts=settings.admission.hosts,
        limits=Limits(seconds=reading.seconds, memory=reading.memory_mb << 20, processes=reading.processes),
    )


def _encoder_settings(settings: Settings) -> EncoderSettings:
    return EncoderSettings(**settings.encoder.model_dump())
