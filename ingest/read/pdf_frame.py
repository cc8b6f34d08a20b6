"""Where things stand on a page as it is shown: crop box, page rotation, and the direction in which text reads."""

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Number = TypeVar("Number", float, Floats)
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ASKEW = 5.0  # degrees


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns user space into displayed space: points from the lower left corner of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int  # quarter turns clockwise by which the page is shown

    @property
    def width(self) -> float:
        """Width as shown."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height as shown."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def points(self, x: Number, y: Number) -> tuple[Number, Number]:
        """Turn points of user space into displayed space."""
        if self.turn == 0:
            return x - self.left, y - self.bottom
        if self.turn == 1:
            return y - self.bottom, self.right - x
        if self.turn == 2:
            return self.right - x, self.top - y
        return self.top - y, x - self.left

    def origin(self, x: Number, y: Number) -> tuple[Number, Number]:
        """Turn points of displayed space back into user space."""
        if self.turn == 0:
            return x + self.left, y + self.bottom
        if self.turn == 1:
            return self.right - y, x + self.bottom
        if self.turn == 2:
            return self.right - x, self.top - y
        return y + self.left, self.top - x

    def read(self, x: Number, y: Number, turn: int) -> tuple[Number, Number]:
        """Turn points of displayed space into the frame in which text of this turn reads from left to right."""
        if turn == 1:
            return y, self.width - x
        if turn == 2:
            return self.width - x, self.height - y
        if turn == 3:
            return self.height - y, x
        return x, y

    def boxes(self, boxes: Floats) -> Floats:
        """Turn (n, 4) boxes x0, y0, x1, y1 of user space into displayed space."""
        return _ordered(self.points(boxes[:, 0], boxes[:, 1]), self.points(boxes[:, 2], boxes[:, 3]))

    def reading(self, boxes: Floats, turns: NDArray[np.int64]) -> Floats:
        """Turn displayed boxes into the frames in which their text reads from left to right."""
        result = boxes.copy()
        for turn in (1, 2, 3):
            of = turns == turn
            if of.any():
                part = boxes[of]
                first = self.read(part[:, 0], part[:, 1], turn)
                result[of] = _ordered(first, self.read(part[:, 2], part[:, 3], turn))
        return result

    def turn_of(self, a: float, b: float) -> int:
        """Return in how many quarter turns anticlockwise text of this direction reads; -1 if it is askew."""
        angle = math.degrees(math.atan2(b, a)) - 90 * self.turn
        turn = round(angle / 90)
        return -1 if abs(angle - 90 * turn) > _ASKEW else turn % 4


def _ordered(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> Floats:
    return np.stack(
        [np.minimum(a[0], b[0]), np.minimum(a[1], b[1]), np.maximum(a[0], b[0]), np.maximum(a[1], b[1])], 1
    )


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def applied(matrix: Matrix, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return the bounds of a box under a matrix."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in box[::2] for y in box[1::2]]
    ys = [b * x + d * y + f for x in box[::2] for y in box[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
