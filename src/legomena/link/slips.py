"""A day that one report alone gives for what many others tell of the day before or after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legomena.records import Claim

from .cluster import Cluster, overlap
from .events import compatible

_REACH_DAYS = 2
_MANY = 3
"""So many reports must give the usual day."""


def merge_slips(clusters: Sequence[Cluster], claims: Mapping[str, Claim]) -> list[Cluster]:
    """Return the clusters of one locality with such a slip put into the incident that it means.

    "On Sunday" may be the day on which somebody spoke. The report must tell of no claim on the usual day
    as well, since one that tells of both tells them apart, and of no other kind of event.
    """
    many = [place for place, cluster in enumerate(clusters) if len(cluster.pages) >= _MANY]
    if not many:
        return list(clusters)
    pages = [frozenset(cluster.pages) for cluster in clusters]
    days = [cluster.told for cluster in clusters]
    gone: set[int] = set()
    for at, cluster in enumerate(clusters):
        if len(pages[at]) != 1:
            continue
        homes = [
            other
            for other in many
            if not pages[at] & pages[other]
            and overlap(days[at], days[other], _REACH_DAYS)
            and _alike(cluster, clusters[other], claims)
        ]
        if not homes:
            continue
        home = max(homes, key=lambda other: (len(pages[other]), -other))
        why = f"{len(pages[home])} other reports tell of it on a day close by"
        clusters[home].absorb(cluster, why, 0.2)
        gone.add(at)
    return [cluster for at, cluster in enumerate(clusters) if at not in gone]


def _alike(one: Cluster, other: Cluster, claims: Mapping[str, Claim]) -> bool:
    known = {event for member in other.members if (event := claims[member].event)}
    told = {event for member in one.members if (event := claims[member].event)}
    return not known or all(any(compatible(event, usual) for usual in known) for event in told)
