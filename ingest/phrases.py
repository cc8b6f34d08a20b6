"""Looking many phrases up at once: a trie over words that finds the longest phrase at each place."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

V = TypeVar("V", bound=Hashable)


@dataclass(slots=True)
class _Node(Generic[V]):
    """What may follow the words so far, and what those words stand for."""

    after: "dict[str, _Node[V]]" = field(default_factory=dict)
    values: tuple[V, ...] = ()


class Phrases(Generic[V]):
    """A set of phrases, each standing for one or more values."""

    def __init__(self) -> None:
        self._root: _Node[V] = _Node()

    def add(self, key: Sequence[str], value: V) -> None:
        """Let the phrase `key` stand for `value` too; an empty phrase is left out."""
        node = self._root
        for word in key:
            node = node.after.setdefault(word, _Node())
        if key and value not in node.values:
            node.values = (*node.values, value)

    def get(self, key: Sequence[str]) -> tuple[V, ...]:
        """Return what exactly this phrase stands for; empty if it is unknown."""
        node = self._root
        for word in key:
            following = node.after.get(word)
            if following is None:
                return ()
            node = following
        return node.values

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[int, tuple[V, ...]]]:
        """Yield (end, values) of every phrase that begins at words[start], shortest first."""
        node = self._root
        for i in range(start, len(words)):
            following = node.after.get(words[i])
            if following is None:
                return
            node = following
            if node.values:
                yield i + 1, node.values

    def starts(self) -> frozenset[str]:
        """Return the words with which some phrase begins, to pass over the others quickly."""
        return frozenset(self._root.after)
