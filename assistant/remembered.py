"""What was read once and is wanted again and again: remembered up to a number, kept apart by thread where it must be."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Remembered(Generic[_T]):
    """Values by key; where there are too many, all go but those that are asked for."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, _T] = {}

    def of(self, keys: Sequence[str], read: Callable[[list[str]], Mapping[str, _T]]) -> dict[str, _T]:
        """Return the values of keys; `read` returns those that are not remembered, each key given once."""
        kept = self._kept
        missing = [key for key in dict.fromkeys(keys) if key not in kept]
        if missing:
            if len(kept) + len(missing) > self._most:
                self._kept = kept = {key: kept[key] for key in keys if key in kept}
            kept.update(read(missing))
        return {key: kept[key] for key in keys}

    def keep(self, values: Mapping[str, _T]) -> None:
        """Remember values before they are asked for."""
        self._kept.update(values)


class PerThread(Generic[_T]):
    """One value for every thread, made when the thread first asks: a SQLite connection stays where it was opened."""

    def __init__(self, make: Callable[[], _T]) -> None:
        self._make = make
        self._local = threading.local()

    def get(self) -> _T:
        """Return this thread's value."""
        if not hasattr(self._local, "value"):
            self._local.value = self._make()
        value: _T = self._local.value
        return value
