"""The documents that may be cited now: the register's word, asked at the last moment, and the archive's text."""

from pathlib import Path

from assistant.remembered import Remembered
from ingest.archive import REMEMBERED, Archive
from ingest.countries import Gazetteer
from ingest.document import Document
from ingest.invented import read_invented
from ingest.locate import located
from ingest.passage import Source
from ingest.register import Register


class Library:
    """Admitted documents of one data folder; a withdrawal by any process is seen at the next call."""

    def __init__(self, data: Path) -> None:
        self._register = Register(data / "register.sqlite")
        self._archive = Archive(data)
        self._gazetteer = Gazetteer.load(read_invented(data))
        self._located: Remembered[Document] = Remembered(REMEMBERED)
        self._version = -1
        self._by_id: dict[str, Source] = {}

    def sources(self) -> tuple[Source, ...]:
        """Return everything that is admitted at this moment, by file name."""
        self._refresh()
        return tuple(self._by_id.values())

    def publishers(self) -> tuple[str, ...]:
        """Return who published what is admitted at this moment, each once."""
        self._refresh()
        return tuple(dict.fromkeys(source.publisher for source in self._by_id.values()))

    def source(self, document_id: str) -> Source | None:
        """Return the description of an admitted document; None for any other."""
        self._refresh()
        return self._by_id.get(document_id)

    def document(self, source: Source) -> Document:
        """Return the canonical document; of one that treats countries section by section, each with its own."""
        document, key = self._archive.document(source.sha256), source.sha256
        return self._located.of([key], lambda _: {key: located(document, source, self._gazetteer)})[key]

    def warm(self) -> None:
        """Unpack the documents, as many as are remembered, before the first question that needs them."""
        for source in self.sources()[:REMEMBERED]:
            self.document(source)

    def original(self, source: Source) -> bytes:
        """Return the bytes as they were offered."""
        return self._archive.original(source.sha256)

    def _refresh(self) -> None:
        version = self._register.version()
        if version != self._version:
            self._by_id = {source.id: source for source in self._register.sources()}
            self._version = version
