"""The pipeline put together from settings: encoder and store are chosen here and nowhere else."""

from pathlib import Path

from ingest.encoder import EncoderSettings
from ingest.pipeline import Pipeline
from ingest.sentence_encoder import SentenceEncoder, open_encoder
from ingest.settings import Settings
from ingest.store.edge import EdgeStore
from ingest.store.index import Store
from ingest.store.server import ServerStore


def encoder_of(data: Path, settings: Settings) -> SentenceEncoder:
    """Load the encoder that the settings name."""
    return open_encoder(EncoderSettings(**settings.encoder.model_dump()), data / "models")


def store_of(settings: Settings) -> Store:
    """Return the store that the settings name: embedded, or a Qdrant server."""
    if settings.store.url is None:
        return EdgeStore()
    return ServerStore(settings.store.url, api_key=settings.store.api_key)


def open_pipeline(data: Path, settings: Settings) -> Pipeline:
    """Return an ingest for a data folder."""
    return Pipeline(
        data=data,
        encoder=encoder_of(data, settings),
        store=store_of(settings),
        hosts=settings.admission.hosts,
    )
