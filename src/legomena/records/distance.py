"""How far two points on the earth are apart."""

from __future__ import annotations

import math

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
EARTH_KM = 6371.0
"""Mean radius of the earth."""


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance of two points in kilometres."""
    north, south = math.radians(one[0]), math.radians(other[0])
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
