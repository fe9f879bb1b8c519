"""Coded events as columns, and the pairs of them that are near enough to be one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from legomena.records import CodedEvent

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

REACH_KM = 30.0
"""Two codings of one event lie at most so far apart; further ones are beyond telling."""
REACH_DAYS = 3
_KM_A_DEGREE = 111.195
_PORTION = 2_000_000
"""Pairs are made so many at a time, which bounds memory."""


@dataclass(frozen=True)
class Columns:
    """Events by column; numbers for names, -1 where unknown."""

    source: Ints
    day: Ints
    north: Floats
    """Kilometres from the equator."""
    east: Floats
    """Kilometres from Greenwich, at the event's own latitude."""
    lat: Floats
    kind: Ints
    actor: Ints
    killed: Ints
    sources: tuple[str, ...]


def columns_of(events: Sequence[CodedEvent]) -> Columns:
    """Return events as columns. Raises ``ValueError`` for a date or a place that is none."""
    names: dict[str, int] = {}
    kinds: dict[tuple[str, str], int] = {}
    actors: dict[str, int] = {}
    days: dict[str, int] = {}
    many = len(events)
    numbers = np.empty((5, many), np.int64)
    places = np.empty((2, many), np.float64)
    source, day, kind, actor, killed = numbers
    for at, event in enumerate(events):
        source[at] = names.setdefault(event.source, len(names))
        found = days.get(event.day)
        if found is None:
            found = days[event.day] = _day(event)
        day[at] = found
        kind[at] = -1 if event.kind is None else kinds.setdefault((event.source, event.kind), len(kinds))
        actor[at] = -1 if event.actor is None else actors.setdefault(event.actor.casefold(), len(actors))
        killed[at] = -1 if event.killed is None else event.killed
        places[0, at], places[1, at] = event.lat, event.lon
    lat, lon = places
    if not (np.isfinite(places).all() and (np.abs(lat) <= 90).all() and (np.abs(lon) <= 180).all()):
        wrong = events[int(np.argmin(np.isfinite(lat + lon) & (np.abs(lat) <= 90) & (np.abs(lon) <= 180)))]
        raise ValueError(f"event {wrong.id}: {wrong.lat}, {wrong.lon} is no place; give degrees, WGS 84")
    east = lon * np.cos(np.radians(lat)) * _KM_A_DEGREE
    return Columns(source, day, lat * _KM_A_DEGREE, east, lat, kind, actor, killed, tuple(names))


def _day(event: CodedEvent) -> int:
    try:
        return date.fromisoformat(event.day[:10]).toordinal()
    except ValueError:
        raise ValueError(f"event {event.id}: {event.day!r} is no day; give an ISO 8601 date") from None


def near_pairs(rows: Columns) -> Iterator[tuple[Ints, Ints]]:
    """Yield portions of pairs of events of two data sets within reach of each other in space and time.

    Events are sorted into cells of space and time as wide as the reach, so that an event is held against its
    own and the neighbouring cells only. East and west are compared at the mean latitude of a pair.
    """
    # A degree of longitude narrows towards the poles: cells are laid on lon scaled by each row's own band
    band = np.floor(rows.north / REACH_KM).astype(np.int64)
    scale = np.cos(np.radians((band + 0.5) * REACH_KM / _KM_A_DEGREE)).clip(0.01)
    lon_km = rows.east / np.cos(np.radians(rows.lat)).clip(0.01)
    period = rows.day // (REACH_DAYS + 1)
    period -= period.min()
    periods = int(period.max()) + 3
    for lower in (0, 1):  # rows of one band, then rows against the band above
        column = np.floor(lon_km * scale / REACH_KM).astype(np.int64)
        wide = int(2 * 180 * _KM_A_DEGREE / REACH_KM) + 5
        key = ((band * wide) + column) * periods + period
        order = np.argsort(key, kind="stable")
        keys = key[order]
        if lower == 0:
            steps = [(0, 0), (0, 1), (1, -1), (1, 0), (1, 1)]
            for across, later in steps:
                yield from _joined(rows, order, keys, keys + across * periods + later, across == later == 0)
            continue
        above = np.cos(np.radians((band + 1.5) * REACH_KM / _KM_A_DEGREE)).clip(0.01)
        there = np.floor(lon_km * above / REACH_KM).astype(np.int64)
        target = (((band + 1) * wide) + there) * periods + period
        for across in (-1, 0, 1):
            for later in (-1, 0, 1):
                yield from _joined(rows, order, keys, target[order] + across * periods + later, False)


def _joined(rows: Columns, order: Ints, keys: Ints, target: Ints, same: bool) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of each row with the rows of its target cell that are within reach."""
    begin = np.searchsorted(keys, target, "left")
    if same:
        begin = np.arange(1, len(keys) + 1)
    end = np.searchsorted(keys, target, "right")
    counts = np.maximum(end - begin, 0)
    ends = np.cumsum(counts)
    start = 0
    while start < len(counts):
        base = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, base + _PORTION, "right")), start + 1)
        many = counts[start:stop]
        total = int(many.sum())
        if total:
            left = np.repeat(np.arange(start, stop), many)
            offset = np.arange(total) - np.repeat(ends[start:stop] - many - base, many)
            one, other = order[left], order[begin[left] + offset]
            yield _within_reach(rows, one, other)
        start = stop


def _within_reach(rows: Columns, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    kept = (rows.source[one] != rows.source[other]) & (np.abs(rows.day[one] - rows.day[other]) <= REACH_DAYS)
    one, other = one[kept], other[kept]
    kept = distance_km(rows, one, other) <= REACH_KM
    return one[kept], other[kept]


def distance_km(rows: Columns, one: Ints, other: Ints) -> Floats:
    """Return the distances of pairs, on the flat map of their mean latitude: exact enough within reach."""
    narrow = np.cos(np.radians((rows.lat[one] + rows.lat[other]) / 2)).clip(0.01)
    lon = rows.east / np.cos(np.radians(rows.lat)).clip(0.01)
    east = (lon[one] - lon[other]) * narrow
    far: Floats = np.hypot(rows.north[one] - rows.north[other], east)
    return far
