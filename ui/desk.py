"""Where questions come in while the page is served: always the generation that is current at that moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from ingest.assemble import store_of
from ingest.settings import Settings
from ingest.store.generation import Generations

_WARMING = ("veiligheidssituatie", "security situation")
"""One question a language: word lists and the encoder's first call are paid before the first user asks."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """Hands out the assistant over the current generation, opened anew when an ingest has published another.

    Attributes:
        open: Opens the current generation; slow.
        current: Names the current generation; cheap, asked before every question.
    """

    open: Callable[[], Assistant]
    current: Callable[[], str]
    _opened: Assistant | None = field(default=None, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def assistant(self) -> Assistant:
        """Return the assistant to ask now.

        Raises:
            NoIndex: nothing has been published yet.
        """
        current = self.current()
        with self._lock:
            if self._opened is None or self._opened.origin.generation != current:
                self._opened = self.open()
            return self._opened

    def warm(self) -> None:
        """Open the index and the documents and ask once in both languages, so that the first user need not wait."""
        assistant = self.assistant()
        assistant.warm()
        for question in _WARMING:
            assistant.search(question, limit=1)


def open_desk(data: Path, settings: Settings) -> Desk:
    """Return the desk of a data folder; nothing is opened yet."""
    return Desk(
        open=lambda: open_assistant(data, settings),
        current=lambda: Generations(data, store_of(settings)).current_id(),
    )
