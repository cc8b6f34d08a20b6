"""Which objects of a page may be cut away by a clip path, or stand on a layer that can be switched off.

What is found here is a doubt only: whether such text can be seen is decided by looking at the page as rendered.
"""

import ctypes as c

from ingest.read import pdf_native as native

_ROOM = 1.0  # points
_MOST = 200  # points of a clip path: what has more is judged by the picture alone
_NAME = 16  # bytes: enough for "OC" in UTF-16
_OC = "OC".encode("utf-16-le")


def may_be_unseen(item: int, *, nested: bool) -> bool:
    """Whether an object may not be shown where it stands.

    Args:
        item: Address of the object.
        nested: Whether it stands in a form: a form may be a layer by itself, and its clip paths count from its
            own origin.
    """
    return nested or _on_layer(item) or _clipped(item)


def _on_layer(item: int) -> bool:
    count = native.marks(item)
    if count <= 0:
        return False
    name, length = (c.c_char * _NAME)(), c.c_ulong()
    for i in range(count):
        mark = native.mark(item, i) or 0
        read = mark and native.mark_name(mark, c.addressof(name), _NAME, c.addressof(length))
        if read and length.value == 6 and name.raw[:4] == _OC:
            return True
    return False


def _clipped(item: int) -> bool:
    path = native.clip_path(item) or 0
    count = native.clip_paths(path) if path else 0
    if count <= 0:
        return False
    edges = (c.c_float * 4)()
    at = c.addressof(edges)
    if not native.bounds(item, at, at + 4, at + 8, at + 12):
        return False
    left, bottom, right, top = edges
    for i in range(count):
        x0, y0, x1, y1 = _bounds(path, i)
        if left < x0 - _ROOM or bottom < y0 - _ROOM or right > x1 + _ROOM or top > y1 + _ROOM:
            return True
    return False


def _bounds(path: int, index: int) -> tuple[float, float, float, float]:
    """Return the bounds of one part of a clip path; one that is too long to be read bounds nothing."""
    count = native.clip_segments(path, index)
    if not 0 < count <= _MOST:
        return 0.0, 0.0, 0.0, 0.0
    x, y = c.c_float(), c.c_float()
    points: list[tuple[float, float]] = []
    for i in range(count):
        native.segment_point(native.clip_segment(path, index, i), c.addressof(x), c.addressof(y))
        points.append((x.value, y.value))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)
