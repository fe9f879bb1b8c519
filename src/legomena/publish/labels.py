"""Labels that do not lie on each other: greedy placement around their marks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .geometry import Box, Point

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Placed:
    """A label set at (x, y), its baseline."""

    x: float
    y: float
    anchor: Anchor


class Room:
    """What is taken of a picture whose labels must stay within ``frame`` (left, top, right, bottom)."""

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._taken: list[Box] = []
        self._faint: list[Box] = []

    def take(self, box: Box, *, faint: bool = False) -> None:
        """Mark a box (left, top, right, bottom) as taken; a label that must stand may cover what is faint."""
        (self._faint if faint else self._taken).append(box)

    def take_line(self, points: Sequence[Point], reach: float = 3.0) -> None:
        """Mark as taken what a line through ``points`` covers, ``reach`` pixels to each side."""
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            steps = max(1, int(max(abs(bx - ax), abs(by - ay)) / 8))
            for step in range(steps):
                left, right = sorted((ax + (bx - ax) * step / steps, ax + (bx - ax) * (step + 1) / steps))
                top, foot = sorted((ay + (by - ay) * step / steps, ay + (by - ay) * (step + 1) / steps))
                self.take((left - reach, top - reach, right + reach, foot + reach))

    def free(self, box: Box, *, over: bool = False) -> bool:
        """Return whether a box lies inside the frame and touches nothing taken (``over``: but the faint)."""
        left, top, right, bottom = box
        frame = self._frame
        if left < frame[0] or top < frame[1] or right > frame[2] or bottom > frame[3]:
            return False
        return not any(
            left < taken[2] and right > taken[0] and top < taken[3] and bottom > taken[1]
            for taken in (self._taken if over else [*self._taken, *self._faint])
        )

    def place_box(self, text: str, x: float, y: float, anchor: Anchor, size: float) -> None:
        """Mark as taken what a label at this baseline takes up."""
        self.take(_box(text, x, y, anchor, size))

    def place(
        self, text: str, x: float, y: float, size: float, gap: float, clear: float = 0.0, over: bool = False
    ) -> Placed | None:
        """Set a label beside the mark at (x, y), or return None where there is no room.

        Right, left, above and below are tried first, then the corners. ``clear`` is how far an arrow on
        the mark reaches up (or, below nought, down); the label may then stand beyond it.
        With ``over`` it may, at the last, cover what is faint.
        """
        near = gap + 4
        spots: list[tuple[float, float, Anchor]] = [
            (x + near, y + size * 0.35, "start"),
            (x - near, y + size * 0.35, "end"),
            (x, y - near, "middle"),
            (x, y + near + size * 0.75, "middle"),
            (x + near * 0.8, y - near * 0.7, "start"),
            (x + near * 0.8, y + near * 0.7 + size * 0.7, "start"),
            (x - near * 0.8, y - near * 0.7, "end"),
            (x - near * 0.8, y + near * 0.7 + size * 0.7, "end"),
        ]
        spots += [(x + gap, y - near - 1, "end"), (x - gap, y - near - 1, "start")]
        if clear:
            beyond = y - near - clear if clear > 0 else y + near - clear + size * 0.7
            spots += [(x - 1, beyond, "end"), (x + 1, beyond, "start")]
        for covering in (False, True) if over else (False,):
            for left, base, anchor in spots:
                box = _box(text, left, base, anchor, size)
                if self.free(box, over=covering):
                    self.take(box)
                    return Placed(left, base, anchor)
        return None


def _box(text: str, x: float, y: float, anchor: Anchor, size: float) -> Box:
    width = text_width(text, size)
    edge = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
    return edge - 3, y - size * 0.85, edge + width + 3, y + size * 0.3


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is set, on the wide side: fonts differ between readers."""
    units = 0.0
    for letter in text:
        if letter in " .,;:'’il|!()":
            units += 0.33
        elif letter in "mwMW—":
            units += 0.9
        elif letter.isupper():
            units += 0.7
        elif ord(letter) > 0x2E80:
            units += 1.05
        else:
            units += 0.56
    return units * size
