"""The assistant put together from a data folder and settings."""

from datetime import UTC, datetime
from pathlib import Path

from assistant.answer import Origin
from assistant.ask import Assistant
from assistant.compose import QuotesComposer
from assistant.library import Library
from assistant.retrieve import Retriever
from assistant.understand import Interpreter
from assistant.vectors import KnownVectors
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
    interpreter = Interpreter(gazetteer=Gazetteer.load(read_invented(data)), thesaurus=Thesaurus.load())
    vectors, library = KnownVectors(data, encoder), Library(data)
    return Assistant(
        interpreter=interpreter,
        retriever=Retriever(index=index, encoder=encoder, interpreter=interpreter, vectors=vectors),
        composer=QuotesComposer(documents=library, thesaurus=interpreter.thesaurus, vectors=vectors),
        library=library,
        origin=Origin(generation=generation.id, encoder=encoder.name),
        today=lambda: datetime.now(UTC).date(),
    )
