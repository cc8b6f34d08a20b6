"""Signs of life of a long reading: a reader says which page it is at, and whoever waits for it may listen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Have `listener` told of every step that is taken meanwhile: pages done, and pages in all."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def step(done: int, total: int) -> None:
    """Say that so many of the pages are done."""
    listener = _listener.get()
    if listener is not None:
        listener(done, total)
