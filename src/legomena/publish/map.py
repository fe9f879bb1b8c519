"""The map: places with their precision drawn as it is, over country outlines, as SVG drawn here."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from legomena.records import Claim, content_hash
from legomena.records.days import days_of

from . import words
from .geometry import Mercator, Point, longitude_window
from .kinds import KINDS, IncidentKind, kind_of, symbol
from .labels import Placed, Room
from .land import country_names, land
from .lookup import Lookup
from .spots import RADIUS_KM, Spot, gather, part_far
from .svg import el

WIDE, NARROW = (1040, 620), (348, 420)
_ZOOMS = (1, 2, 4, 8)
_WIDEST = ("country", "region")
_MOST_DAYS = 400


@dataclass(frozen=True)
class Map:
    """The map in two widths, what stands on it, and what could not be drawn."""

    wide: Markup
    narrow: Markup
    spots: tuple[Spot, ...]
    far: tuple[Spot, ...]
    """Those of ``spots`` that are left off the picture: it would shrink to nothing what most is told of."""
    wider: tuple[Spot, ...]
    """Told of a whole country or region: no point would be honest."""
    unresolved: tuple[Spot, ...]
    """Places that no coordinates are known for."""
    unplaced: tuple[Claim, ...]
    """Claims that name no place."""
    kinds: tuple[tuple[IncidentKind, int], ...]
    """The kinds of incident on it, with how many there are."""
    days: tuple[dt.date, ...]
    """Every day from the first to the last of its incidents, where a slider over them helps; else none."""


def draw_map(lookup: Lookup) -> Map:
    """Return the map of an anatomy; ``wide`` and ``narrow`` are empty where nothing can be drawn."""
    spots, unplaced = gather(lookup)
    drawn = [spot for spot in spots if spot.place.lat is not None and spot.place.precision not in _WIDEST]
    shown = [spot for spot in drawn if spot.incidents] or drawn
    shown.sort(key=lambda spot: (-len(spot.incidents), -spot.voices, -len(spot.claims), spot.key))
    empty = Markup("")
    near, far = part_far(shown)
    return Map(
        wide=_draw(near, *WIDE) if near else empty,
        narrow=_draw(near, *NARROW) if near else empty,
        spots=tuple(shown),
        far=tuple(far),
        wider=tuple(spot for spot in spots if spot.place.lat is not None and spot.place.precision in _WIDEST),
        unresolved=tuple(spot for spot in spots if spot.place.lat is None),
        unplaced=tuple(unplaced),
        kinds=_kinds(shown),
        days=_days(shown),
    )


def _kinds(spots: Sequence[Spot]) -> tuple[tuple[IncidentKind, int], ...]:
    found = [kind_of(incident) for spot in spots for incident in spot.incidents]
    return tuple((kind, found.count(kind)) for kind in KINDS if kind in found)


def _days(spots: Sequence[Spot]) -> tuple[dt.date, ...]:
    """Return the days that a slider steps through: those of incidents, unless they are one, or too many."""
    spans = [days_of(incident.when) for spot in spots for incident in spot.incidents]
    known = sorted({day for span in spans for day in span if day is not None})
    if len(known) < 2:
        return ()
    whole = (known[-1] - known[0]).days + 1
    if whole > _MOST_DAYS:
        return tuple(known[-_MOST_DAYS:])
    return tuple(known[0] + dt.timedelta(days=step) for step in range(whole))


def _position(spot: Spot) -> Point:
    return spot.place.lon or 0.0, spot.place.lat or 0.0


def _view(spots: Sequence[Spot], width: int, height: int) -> Mercator:
    """Return a view that holds every spot with its ring and some land around it."""
    reach = [max(RADIUS_KM.get(spot.place.precision or "town", 0.0), 12.0) / 111.0 for spot in spots]
    west, east = longitude_window([_position(spot)[0] for spot in spots])
    lats = [_position(spot)[1] for spot in spots]
    south = min(lat - r for lat, r in zip(lats, reach, strict=True))
    north = max(lat + r for lat, r in zip(lats, reach, strict=True))
    wide = max(reach) / max(0.1, math.cos(math.radians((south + north) / 2)))
    west, east = west - wide, east + wide
    pad_x, pad_y = (
        max(0.1 * (east - west), max(2.6, 3 * wide) - (east - west) / 2),
        max(0.1 * (north - south), max(1.8, 3 * max(reach)) - (north - south) / 2),
    )
    box = (west - pad_x, max(south - pad_y, -83), east + pad_x, min(north + pad_y, 83))
    return Mercator(box, width, height)


def _draw(spots: Sequence[Spot], width: int, height: int) -> Markup:
    view = _view(spots, width, height)
    ground, names = land(view, width, height, [_position(spot) for spot in spots])
    room = Room((4, 4, width - 4, height - 4))
    points = {spot.key: view(*_position(spot)) for spot in spots}
    for spot in spots:
        x, y = points[spot.key]
        reach = _size(spot) + 1
        room.take((x - reach, y - reach, x + reach, y + reach))
    scale = _scale_bar(view, width, height)
    room.take((0, height - 34, 190, height))
    rings = [_ring(spot, points[spot.key], view) for spot in spots if spot.ring]
    size = 12.5 if width > 600 else 11.5
    placed = _place_labels(spots, points, room, size)
    for spot in spots:
        if spot.ring:
            (x, y), reach = points[spot.key], _ring_pixels(spot, view)
            room.take((x - reach, y - reach, x + reach, y + reach))
    countries = country_names(names, room, width)
    pins = [_pin(spot, points[spot.key], placed.get(spot.key), size) for spot in reversed(spots)]
    return el(
        "svg",
        el("g", *ground, class_="land"),
        el("g", *countries, class_="countries"),
        el("g", *rings, class_="rings"),
        el("g", *pins, class_="pins"),
        scale,
        viewBox=f"0 0 {width} {height}",
        role="group",
        aria_label="Map of the places that are named. The list below holds the same.",
        class_="map",
    )


def _ring(spot: Spot, at: Point, view: Mercator) -> Markup:
    return el(
        "circle", cx=at[0], cy=at[1], r=_ring_pixels(spot, view),
        class_=f"ring k-{spot.kind.key}", data_told=spot.told or None,
    )  # fmt: skip


def _ring_pixels(spot: Spot, view: Mercator) -> float:
    return view.pixels(RADIUS_KM[spot.place.precision or "district"], _position(spot)[1])


def _size(spot: Spot) -> float:
    """Return the radius of a mark in pixels: its area grows with the voices that tell of the place."""
    return (3.2 if spot.ring else 4.2) + min(4.0, 0.8 * math.sqrt(max(spot.voices - 1, 0)))


def _place_labels(
    spots: Sequence[Spot], points: dict[str, Point], room: Room, size: float
) -> dict[str, tuple[int, float, float, Placed]]:
    """Return for each label (zoom from which it has room, x, y of its mark there, spot)."""
    placed: dict[str, tuple[int, float, float, Placed]] = {}
    for spot in spots:
        x, y = points[spot.key]
        found = room.place(spot.name, x, y, size, _size(spot))
        if found is not None:
            placed[spot.key] = (1, x, y, found)
    for zoom in _ZOOMS[1:]:
        missing = [spot for spot in spots if spot.key not in placed]
        if not missing:
            break
        wide = Room((-1e9, -1e9, 1e9, 1e9))
        for x, y in points.values():
            wide.take((x * zoom - 6, y * zoom - 6, x * zoom + 6, y * zoom + 6))
        by_key = {spot.key: spot for spot in spots}
        for key, (_, x, y, found) in placed.items():
            nx, ny = points[key][0] * zoom, points[key][1] * zoom
            wide.place_box(by_key[key].name, found.x - x + nx, found.y - y + ny, found.anchor, size)
        for spot in missing:
            x, y = points[spot.key][0] * zoom, points[spot.key][1] * zoom
            found_late = wide.place(spot.name, x, y, size, _size(spot))
            if found_late is not None:
                placed[spot.key] = (zoom, x, y, found_late)
    return placed


def _pin(spot: Spot, at: Point, label: tuple[int, float, float, Placed] | None, size: float) -> Markup:
    x, y = at
    told = f"{words.place(spot.place)}: {words.count(len(spot.incidents), 'incident')}, " + words.count(
        spot.voices, "voice"
    )
    parts: list[Markup] = [el("title", told)]
    parts.append(el("circle", cx=0, cy=0, r=11, class_="touch"))
    parts.append(symbol(spot.kind.key, _size(spot), "area" if spot.ring else "point"))
    if label is not None:
        zoom, mx, my, spot_at = label
        parts.append(
            el(
                "text",
                spot.name,
                x=spot_at.x - mx,
                y=spot_at.y - my,
                text_anchor=spot_at.anchor,
                font_size=size,
                class_="place" if zoom == 1 else "place late",
                data_zoom=zoom if zoom > 1 else None,
            )
        )
    return el(
        "a",
        el("g", *parts, class_="fixed"),
        href=f"#place-{anchor(spot)}",
        class_=f"pin k-{spot.kind.key}",
        data_told=spot.told or None,
        transform=f"translate({x:.1f},{y:.1f})",
        tabindex="-1",
    )


def anchor(spot: Spot) -> str:
    """Return the id that a place has in the list below the map."""
    return content_hash(spot.key)[:10]


def _scale_bar(view: Mercator, width: int, height: int) -> Markup:
    _west, south, _east, north = view.box()
    lat = (south + north) / 2
    limit = 150 if width > 600 else 90
    km = next(
        (k for k in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if view.pixels(k, lat) <= limit), 1
    )
    length = view.pixels(km, lat)
    y = height - 16
    return el(
        "g",
        el("path", d=f"M14,{y - 4}v4h{length:.1f}v-4", class_="bar"),
        el("text", f"{km} km", x=14 + length + 7, y=y + 2, class_="tick"),
        class_="scale",
    )
