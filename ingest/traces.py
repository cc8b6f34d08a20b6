"""Looks for traces of texts in files: every stretch of a text, in every form in which a program would write it."""

import gzip
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WIDTH = 32
"""Characters of a stretch: long enough to be no coincidence, short enough to be whole on a page of a database."""
_LEAST = 20
_PLAIN = re.compile(r'[^\x00-\x1f"\\]+')  # what no escape can change
_KEY = 8
_BITS = 22
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 8 << 20
_ESCAPED = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was looked through, and where something was found."""

    files: int
    bytes: int
    hits: tuple[Path, ...]


def stretches(text: str) -> Iterator[str]:
    """Yield a text in stretches of `WIDTH` characters without quotes, escapes and line ends."""
    for run in _PLAIN.findall(text):
        for start in range(0, max(len(run) - _LEAST, 0) + 1, WIDTH):
            part = run[start : start + WIDTH]
            if len(part) >= _LEAST and len(part.split()) > 1:
                yield part


def forms(stretch: str) -> frozenset[bytes]:
    """Return a stretch as bytes in the encodings in use, and as JSON that is ASCII."""
    whole = {stretch.encode("utf-8"), stretch.encode("utf-16-le"), stretch.encode("utf-16-be")}
    if _ESCAPED.search(stretch):
        whole.add(json.dumps(stretch)[1:-1].encode())
        with suppress(UnicodeEncodeError):
            whole.add(stretch.encode("cp1252"))
    return frozenset(whole)


class Traces:
    """Many needles of bytes, looked for at once: one pass over the data, whatever their number."""

    def __init__(self, needles: Iterable[bytes]) -> None:
        self._by_key: dict[bytes, list[bytes]] = defaultdict(list)
        for needle in dict.fromkeys(needles):
            if len(needle) < _KEY:
                raise ValueError(f"{needle!r} is shorter than {_KEY} bytes")
            self._by_key[needle[:_KEY]].append(needle)
        self._longest = max((len(n) for ns in self._by_key.values() for n in ns), default=_KEY)
        self._keys = np.sort(np.frombuffer(b"".join(self._by_key), dtype="<u8"))
        self._table = np.zeros(1 << _BITS, dtype=np.bool_)
        self._table[_mixed(self._keys)] = True

    def __len__(self) -> int:
        return sum(map(len, self._by_key.values()))

    def found_in(self, data: bytes) -> frozenset[bytes]:
        """Return the needles that stand in the data."""
        found: set[bytes] = set()
        if not len(self._keys):
            return frozenset()
        for begin in range(0, len(data), _BLOCK):
            block = data[begin : begin + _BLOCK + self._longest]
            for place in self._candidates(block):
                for needle in self._by_key[block[place : place + _KEY]]:
                    if needle not in found and block.startswith(needle, place):
                        found.add(needle)
        return frozenset(found)

    def _candidates(self, block: bytes) -> Iterator[int]:
        for shift in range(_KEY):
            count = (len(block) - shift) // _KEY
            if count <= 0:
                return
            values = np.frombuffer(block, dtype="<u8", count=count, offset=shift)
            likely = np.flatnonzero(self._table[_mixed(values)])
            keys = values[likely]
            at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            yield from (likely[self._keys[at] == keys] * _KEY + shift).tolist()


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed: NDArray[np.uint64] = (values * _MIX) >> np.uint64(64 - _BITS)
    return mixed


def search(folder: Path, traces: Traces) -> Searched:
    """Look through every file under a folder, also as it is once unpacked."""
    files = size = 0
    hits: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        files += 1
        for data in contents(path):
            size += len(data)
            if path not in hits and traces.found_in(data):
                hits.append(path)
    return Searched(files=files, bytes=size, hits=tuple(hits))


def contents(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, and those it was packed from."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:  # a temporary file of a process that answers questions meanwhile
        return
    yield data
    if path.suffix == ".gz":
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
