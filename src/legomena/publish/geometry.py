"""Plane geometry for the map: projection, clipping, simplification."""

from __future__ import annotations

import math
from collections.abc import Sequence

from legomena.records.distance import EARTH_KM

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; or left, top, right, bottom in pixels."""

_POLE = 84.0


class Mercator:
    """A Mercator view of ``box`` (degrees) that fills ``width`` by ``height`` pixels."""

    def __init__(self, box: Box, width: float, height: float) -> None:
        west, south, east, north = box
        self.width, self.height = width, height
        self._lon = (west + east) / 2
        top, bottom = _y(north), _y(south)
        self._mid = (top + bottom) / 2
        self.scale = min(width / math.radians(east - west), height / (top - bottom))
        """Pixels per radian of longitude."""

    def __call__(self, lon: float, lat: float) -> Point:
        """Return the pixel of a place; longitudes are taken on the side nearest to the view."""
        turn = (lon - self._lon + 540) % 360 - 180
        return (
            self.width / 2 + math.radians(turn) * self.scale,
            self.height / 2 - (_y(lat) - self._mid) * self.scale,
        )

    def ring(self, ring: Sequence[Point]) -> list[Point]:
        """Project a ring without tearing it where it crosses the far side of the view."""
        out: list[Point] = []
        before: float | None = None
        for lon, lat in ring:
            turn = (lon - self._lon + 540) % 360 - 180
            if before is not None:
                turn += 360 * round((before - turn) / 360)
            before = turn
            out.append(
                (
                    self.width / 2 + math.radians(turn) * self.scale,
                    self.height / 2 - (_y(lat) - self._mid) * self.scale,
                )
            )
        return out

    def pixels(self, km: float, lat: float) -> float:
        """Return how many pixels ``km`` kilometres take up at this latitude."""
        return km / (EARTH_KM * math.cos(math.radians(lat))) * self.scale

    def box(self) -> Box:
        """Return what the whole view shows, in degrees."""
        half = math.degrees(self.width / 2 / self.scale)
        reach = self.height / 2 / self.scale
        return self._lon - half, _lat(self._mid - reach), self._lon + half, _lat(self._mid + reach)


def _y(lat: float) -> float:
    lat = max(-_POLE, min(_POLE, lat))
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def _lat(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(y)) - math.pi / 2)


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a closed ring inside ``box`` (Sutherland-Hodgman), or an empty list."""
    left, top, right, bottom = box
    points = list(ring)
    for axis, edge, keep_larger in ((0, left, True), (0, right, False), (1, top, True), (1, bottom, False)):
        if not points:
            return []
        out: list[Point] = []
        before = points[-1]
        for point in points:
            now_in = (point[axis] >= edge) is keep_larger or point[axis] == edge
            was_in = (before[axis] >= edge) is keep_larger or before[axis] == edge
            if now_in != was_in:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                out.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if now_in:
                out.append(point)
            before = point
        points = out
    return points


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the line with every point dropped that lies within ``tolerance`` of it (Douglas-Peucker).

    A closed ring is split at its farthest point, so that it keeps its shape.
    """
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    limit = tolerance * tolerance
    while stack:
        first, last = stack.pop()
        farthest, at = limit, -1
        ax, ay = points[first]
        bx, by = points[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        for index in range(first + 1, last):
            px, py = points[index]
            share = ((px - ax) * dx + (py - ay) * dy) / length if length else 0.0
            share = 0.0 if share < 0 else 1.0 if share > 1 else share
            ex, ey = ax + share * dx - px, ay + share * dy - py
            off = ex * ex + ey * ey
            if off > farthest:
                farthest, at = off, index
        if at >= 0:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Return whether a point lies in a closed ring (even-odd rule)."""
    x, y = point
    odd = False
    before = ring[-1]
    for now in ring:
        if (now[1] > y) != (before[1] > y) and x < now[0] + (y - now[1]) / (before[1] - now[1]) * (
            before[0] - now[0]
        ):
            odd = not odd
        before = now
    return odd


def longitude_window(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the shortest (west, east) that holds all longitudes; east may pass 180."""
    if not longitudes:
        raise ValueError("no longitudes given; a window needs at least one")
    around = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    gap, start = around[0] + 360 - around[-1], 0
    for index in range(1, len(around)):
        if around[index] - around[index - 1] > gap:
            gap, start = around[index] - around[index - 1], index
    west = around[start]
    east = around[start - 1]
    return west, east if east >= west else east + 360
