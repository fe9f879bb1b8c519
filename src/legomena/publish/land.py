"""The countries under the map, and their names where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .borders import load_borders
from .geometry import Box, Mercator, Point, clip, inside, simplify
from .labels import Room
from .svg import el, path


def land(
    view: Mercator, width: int, height: int, places: Sequence[Point]
) -> tuple[list[Markup], dict[str, list[list[Point]]]]:
    """Return the countries in view as paths, and their rings in pixels by name.

    Countries that hold a place are set off from their neighbours.
    """
    edge = 40.0
    frame: Box = (-edge, -edge, width + edge, height + edge)
    west, south, east, north = view.box()
    parts, shown = [], {}
    margin = (east - west) * 0.05
    by_name: dict[str, list[list[Point]]] = {}
    for turn in (0, -360, 360):
        box = (west - margin + turn, south - margin, east + margin + turn, north + margin)
        if box[2] < -180 or box[0] > 180:
            continue
        for name, rings in load_borders().rings(box):
            for ring in rings:
                kept = clip(simplify(view.ring(ring), 0.35), frame)
                if len(kept) > 2 and kept not in by_name.get(name, []):
                    by_name.setdefault(name, []).append(kept)
    for name in sorted(by_name):
        data = "".join(path(ring, close=True) for ring in by_name[name])
        points = [view(*place) for place in places]
        home = any(inside(point, ring) for point in points for ring in by_name[name])
        parts.append(el("path", d=data, fill_rule="evenodd", class_="home" if home else None))
        shown[name] = by_name[name]
    return parts, shown


def country_names(countries: dict[str, list[list[Point]]], room: Room, width: int) -> list[Markup]:
    """Set each country's name where there is most room for it inside the country."""
    out = []
    size = 14.0 if width > 600 else 11.0
    for name, rings in countries.items():
        shown = " ".join(name.upper())
        outer = max(rings, key=lambda ring: _area(ring))
        best: tuple[float, float, float] | None = None
        wide = len(name) * size * 1.05
        left, right = min(p[0] for p in outer), max(p[0] for p in outer)
        top, foot = min(p[1] for p in outer), max(p[1] for p in outer)
        for row in range(1, 16):
            for column in range(1, 16):
                x, y = left + (right - left) * column / 16, top + (foot - top) * row / 16
                box = (x - wide / 2, y - size, x + wide / 2, y + size * 0.4)
                corners = [(box[0], y), (box[2], y), (x, box[1]), (x, box[3])]
                if not room.free(box) or not all(inside(corner, outer) for corner in corners):
                    continue
                off = min(abs(x - left), abs(right - x)) / (right - left)
                off += min(abs(y - top), abs(foot - y)) / (foot - top)
                if best is None or off > best[0]:
                    best = (off, x, y)
        if best is not None:
            room.take((best[1] - wide / 2, best[2] - size, best[1] + wide / 2, best[2] + size * 0.4))
            out.append(
                el(
                    "text",
                    shown,
                    x=best[1],
                    y=best[2],
                    text_anchor="middle",
                    font_size=size,
                    class_="country",
                )
            )
    return out


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2)
