"""The assistant put together from a data folder and settings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.answer import Origin
from assistant.ask import Assistant
from assistant.compose import QuotesComposer
from assistant.fold import Folder
from assistant.known_units import KnownUnits
from assistant.known_words import KnownWords
from assistant.library import Library
from assistant.order import whole_order
from assistant.passages import KnownPassages
from assistant.rerank import Reranker
from assistant.retrieve import Retriever
from assistant.scope import judge
from assistant.understand import Interpreter
from assistant.vectors import KnownVectors
from assistant.wanted import QuestionWords
from assistant.weigh import Weigher
from ingest.asked import LANGUAGES
from ingest.assemble import encoder_of, store_of
from ingest.centres import centres_of
from ingest.countries import Gazetteer
from ingest.decision import today
from ingest.invented import read_invented
from ingest.pipeline import recipe
from ingest.points import Drafter
from ingest.repeats import Repeats
from ingest.settings import RerankSection, Settings
from ingest.store.generation import Generations
from ingest.store.index import Index
from ingest.subjects import subjects_of
from ingest.thesaurus import Thesaurus
from ingest.translations import Translations
from ingest.vocabulary import Vocabulary
from ingest.word_vectors import word_space_of


def open_assistant(data: Path, settings: Settings, clock: Callable[[], date] = today) -> Assistant:
    """Open the current generation of a data folder for questions.

    Raises:
        NoIndex: nothing has been ingested yet.
        IndexMismatch: the generation was built with another encoder or splitter.
    """
    generations = Generations(data, store_of(settings))
    generations.current_id()
    encoder = encoder_of(data, settings)
    generation, index = generations.open(recipe(encoder))
    library = Library(data)
    interpreter = _interpreter(data, library, clock)
    vectors = KnownVectors(data, encoder)
    translations, centres, space = (
        Translations.load(),
        centres_of(data, encoder),
        word_space_of(data, encoder),
    )
    drafter = Drafter(gazetteer=interpreter.gazetteer, thesaurus=interpreter.thesaurus)
    words = KnownWords(data, encoder, space, drafter.encoded)
    repeats, vocabulary = _tables(generations.place(generation.id).folder, index, interpreter.thesaurus)
    return Assistant(
        interpreter=interpreter,
        retriever=Retriever(
            index=index,
            passages=KnownPassages(index),
            encoder=encoder,
            interpreter=interpreter,
            weigher=Weigher(thesaurus=interpreter.thesaurus, vectors=vectors, words=words),
            subjects=subjects_of(data, encoder, interpreter.thesaurus),
            vocabulary=vocabulary,
            translations=translations,
            centres=centres,
            word_space=space,
            reranker=_reranker(settings.rerank),
        ),
        composer=QuotesComposer(
            parts=KnownUnits(library),
            words=QuestionWords(thesaurus=interpreter.thesaurus, translations=translations),
            vectors=vectors,
            centres=centres,
            known=words,
        ),
        folder=Folder(repeats=repeats, document=library.document),
        library=library,
        documents=generation.documents,
        origin=Origin(generation=generation.id, encoder=encoder.name),
        today=clock,
        order=whole_order(settings.answers.kinds),
    )


def _interpreter(data: Path, library: Library, clock: Callable[[], date]) -> Interpreter:
    """Return what reads questions, with everything built that would keep the first one waiting."""
    interpreter = Interpreter(
        gazetteer=Gazetteer.load(read_invented(data)),
        thesaurus=Thesaurus.load(),
        publishers=library.publishers,
        sources=library.sources,
        today=clock,
    )
    for language in LANGUAGES:
        interpreter.read("", language)
        interpreter.thesaurus.find("", language)
    judge("a")
    return interpreter


def _tables(folder: Path, index: Index, thesaurus: Thesaurus) -> tuple[Repeats, Vocabulary]:
    """Return a generation's tables; one made before they were kept has none, and they are made for this process."""
    repeats = Repeats.read(folder) or Repeats.of(record.passage for record in index.scroll())
    vocabulary = Vocabulary.read(folder) or Vocabulary.of_texts(
        (record.passage for record in index.scroll()), thesaurus
    )
    return repeats, vocabulary


def _reranker(section: RerankSection) -> Reranker | None:
    """Load the cross-encoder that the settings name; its libraries are not imported where they name none."""
    if section.model is None:
        return None
    from assistant.cross_encoder import NamedCrossEncoder  # noqa: PLC0415

    encoder = NamedCrossEncoder(section.model, section.device)
    return Reranker(encoder=encoder, candidates=section.candidates, weight=section.weight)
