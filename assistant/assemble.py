"""The assistant put together from a data folder and settings."""

from datetime import UTC, datetime
from pathlib import Path

from assistant.answer import Origin
from assistant.ask import Assistant
from assistant.library import Library
from assistant.retrieve import Retriever
from assistant.understand import Interpreter
from ingest.assemble import encoder_of, store_of
from ingest.countries import Gazetteer
from ingest.invented import read_invented
from ingest.pipeline import recipe
from ingest.settings import Settings
from ingest.store.generation import Generations
from ingest.thesaurus import Thesaurus


def open_assistant(data: Path, settings: Settings) -> Assistant:
    """Open the current generation of a data folder for questions.

    Raises:
        NoIndex: nothing has been ingested yet.
        IndexMismatch: the generation was built with another encoder or splitter.
    """
    generations = Generations(data, store_of(settings))
    generations.current_id()
    encoder = encoder_of(data, settings)
    generation, index = generations.open(recipe(encoder))
    thesaurus = Thesaurus.load()
    return Assistant(
        interpreter=Interpreter(gazetteer=Gazetteer.load(read_invented(data)), thesaurus=thesaurus),
        retriever=Retriever(index=index, encoder=encoder, thesaurus=thesaurus),
        library=Library(data),
        origin=Origin(generation=generation.id, encoder=encoder.name),
        today=lambda: datetime.now(UTC).date(),
    )
