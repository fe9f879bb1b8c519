"""Labels never lie on each other or leave the picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legomena.publish.labels import Room, text_width


@given(
    st.lists(
        st.tuples(st.text("abcW ", min_size=1, max_size=12), st.floats(0, 300), st.floats(0, 200)),
        max_size=30,
    )
)
def test_labels_keep_apart(marks: list[tuple[str, float, float]]) -> None:
    room = Room((0, 0, 300, 200))
    boxes = []
    for text, x, y in marks:
        spot = room.place(text, x, y, 12, 4)
        if spot is None:
            continue
        width = text_width(text, 12)
        left = {"start": spot.x, "middle": spot.x - width / 2, "end": spot.x - width}[spot.anchor]
        boxes.append((left, spot.y - 10, left + width, spot.y + 3))
        assert left >= 0
        assert left + width <= 300
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]
