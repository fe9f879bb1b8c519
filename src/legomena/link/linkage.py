"""Average linkage over few pairs: groups in which things are alike on the whole, and not by one chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def average_linkage(size: int, likeness: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Group the numbers below ``size`` so that those of one group are alike ``least`` on average.

    ``likeness`` holds pairs (lower first); a pair that is missing is not alike at all. Starts from the most
    alike and joins two groups while the mean over all pairs between them is ``least`` or more. Returns the
    groups, each sorted, in order of their first member. Equal input gives equal groups.
    """
    groups = {place: [place] for place in range(size)}
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for (one, other), value in likeness.items():
        sums[one][other] = sums[other][one] = value
    heap = [(-value, one, other) for (one, other), value in likeness.items() if value >= least]
    heapify(heap)
    while heap:
        _, one, other = heappop(heap)
        if one not in groups or other not in groups:
            continue
        joined = len(sums)
        members = groups[joined] = sorted(groups.pop(one) + groups.pop(other))
        near: dict[int, float] = {}
        for place in sums[one].keys() | sums[other].keys():
            if place in groups and place != joined:
                near[place] = sums[one].get(place, 0.0) + sums[other].get(place, 0.0)
        sums.append(near)
        for place, total in sorted(near.items()):
            sums[place][joined] = total
            mean = total / (len(members) * len(groups[place]))
            if mean >= least:
                heappush(heap, (-mean, place, joined))
    return sorted(groups.values())


def strongest_links(members: Iterable[int], likeness: Mapping[Pair, float]) -> list[Pair]:
    """Return, for each member but the first, its most alike partner among the members before it."""
    found: list[Pair] = []
    before: list[int] = []
    for place in members:
        if before:
            best = max(before, key=lambda other: (likeness.get((other, place), 0.0), -other))
            found.append((best, place))
        before.append(place)
    return found
