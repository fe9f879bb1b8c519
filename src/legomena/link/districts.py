"""A district and the one town in it that the same days' reports tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from legomena.records import Place

from .cluster import Cluster, overlap
from .places import distance_km

DISTRICT_REACH_KM = 80.0
"""How far a town may lie from the middle of a district that reports name in its stead."""


def merge_districts(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Put what is told of a district into the one incident in a town of it on the same days.

    It stays apart where two towns are in reach, or where one page tells of both the town and the district:
    a list of places struck names different places.
    """
    of_day: dict[str, list[int]] = defaultdict(list)
    spans = [cluster.days for cluster in clusters]
    places = [cluster.finest for cluster in clusters]
    out = list(clusters)
    if not any(place is not None and place.precision == "district" for place in places):
        return out
    for at, days in enumerate(spans):
        place = places[at]
        if days[0] is not None and place is not None and place.precision == "town":
            for day in {days[0], days[1]} - {None}:
                of_day[str(day)].append(at)
    gone: set[int] = set()
    for at, cluster in enumerate(clusters):
        place = places[at]
        if place is None or place.precision != "district" or spans[at][0] is None:
            continue
        near = {
            town
            for day in spans[at]
            for town in of_day.get(str(day), ())
            if (far := _far(place, places[town])) is not None
            and far <= DISTRICT_REACH_KM
            and overlap(spans[at], spans[town])
        }
        if len(near) != 1:
            continue
        home = next(iter(near))
        if cluster.pages.keys() & clusters[home].pages.keys():
            continue
        if out[home] is clusters[home]:
            out[home] = clusters[home].copy()
        out[home].absorb(cluster, "the only town in reach of the district that is told of on these days", 0.1)
        gone.add(at)
    return [cluster for at, cluster in enumerate(out) if at not in gone]


def _far(one: Place, other: Place | None) -> float | None:
    return distance_km(one, other) if other is not None and one.country == other.country else None
