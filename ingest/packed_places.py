"""Places of words in a few bytes each: a page has hundreds, and few of them are ever asked for.

Offsets and boxes are kept as little-endian 32-bit integers, boxes in hundredths of a PDF point: five numbers
a box (page, x0, y0, x1, y1). A `Box` is made of them when it is looked at.
"""

import base64
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from ingest.document import Box, Places

HUNDREDTHS = 100
_NUMBERS = 5
_INT32 = "i"


class PackedBoxes(Sequence[Box]):
    """Boxes that are made when they are looked at; equal to any sequence of the same boxes."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: "array[int]") -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers) // _NUMBERS

    @overload
    def __getitem__(self, index: int) -> Box: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Box]: ...

    def __getitem__(self, index: int | slice) -> Box | Sequence[Box]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        at = range(len(self))[index] * _NUMBERS
        page, *edges = self._numbers[at : at + _NUMBERS]
        x0, y0, x1, y1 = (edge / HUNDREDTHS for edge in edges)
        return Box(page, x0, y0, x1, y1)

    def __iter__(self) -> Iterator[Box]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Box.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


def pack_places(places: Places) -> dict[str, str]:
    """Return places as base64 texts, boxes rounded to a hundredth of a point."""
    numbers = (
        number
        for box in places.box
        for number in (box.page, *(round(edge * HUNDREDTHS) for edge in (box.x0, box.y0, box.x1, box.y1)))
    )
    return {"start": _text(places.start), "end": _text(places.end), "box": _text(numbers)}


def unpack_places(packed: dict[str, str]) -> Places:
    """Return the places that `pack_places` was given, rounded.

    Raises:
        ValueError: the texts are damaged, or not of the same number of places.
    """
    start, end, boxes = (_numbers(packed[key]) for key in ("start", "end", "box"))
    if not len(start) == len(end) == len(boxes) / _NUMBERS:
        raise ValueError("places and boxes differ in number")
    return Places(start=tuple(start), end=tuple(end), box=PackedBoxes(boxes))


def _text(numbers: Iterable[int]) -> str:
    return base64.b64encode(_little_endian(array(_INT32, numbers)).tobytes()).decode()


def _numbers(text: str) -> "array[int]":
    try:
        found = array(_INT32)
        found.frombytes(base64.b64decode(text, validate=True))
    except ValueError as error:
        raise ValueError(f"damaged places ({error})") from error
    return _little_endian(found)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
