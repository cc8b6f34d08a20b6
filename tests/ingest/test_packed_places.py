"""Places take few bytes and come back to the hundredth of a point, box by box, as they are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Box, Places
from ingest.packed_places import pack_places, unpack_places

EDGES = st.floats(min_value=-20_000, max_value=20_000).map(lambda edge: round(edge, 2))
BOXES = st.builds(Box, st.integers(min_value=1, max_value=20_000), EDGES, EDGES, EDGES, EDGES)


@given(st.lists(BOXES, max_size=30))
def test_places_come_back_as_they_were(boxes: list[Box]) -> None:
    starts = tuple(range(0, 10 * len(boxes), 10))
    places = Places(start=starts, end=tuple(start + 7 for start in starts), box=tuple(boxes))

    again = unpack_places(pack_places(places))

    assert (again.start, again.end) == (places.start, places.end)
    assert list(again.box) == boxes
    assert again.box[1:3] == tuple(boxes[1:3])
    assert again.boxes(0, 10_000) == places.boxes(0, 10_000)


def test_a_box_outside_the_sequence_is_an_index_error() -> None:
    boxes = unpack_places(pack_places(Places(start=(0,), end=(4,), box=(Box(1, 2, 3, 4, 5),)))).box

    assert boxes[-1] == Box(1, 2, 3, 4, 5)
    with pytest.raises(IndexError):
        boxes[1]


@pytest.mark.parametrize("damage", [{"box": ""}, {"start": "%%"}, {"end": "AAAA"}])
def test_damaged_places_are_refused(damage: dict[str, str]) -> None:
    packed = pack_places(Places(start=(0,), end=(4,), box=(Box(1, 2, 3, 4, 5),)))

    with pytest.raises(ValueError, match="places"):
        unpack_places(packed | damage)
