"""Events of several data sets matched: which rows of ACLED, UCDP, GTD or the like are one event.

Needs numpy (``pip install 'legomena[coded]'``), which nothing else in linking does.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from legomena.records import CodedEvent, EventMatch
from legomena.records.collection import no_collection

from .coded_model import Comparer, learn
from .coded_rows import Columns, Floats, Ints, columns_of, distance_km, near_pairs

_LEAST = -1.4
"""Log-odds from which on a pair is taken for one event: one in five, since a better match of either of them
goes first and takes it away."""
_KEPT = -4.0
"""Pairs less likely than this are forgotten at once."""


def match_events(events: Sequence[CodedEvent]) -> tuple[EventMatch, ...]:
    """Return the events of two data sets or more that are one, in the order of their first members.

    Each data set is taken to hold an event once. Pairs within 30 km and three days are compared by distance,
    days, actor, number killed and codes; what each comparison is worth is learned from the events themselves.
    The likeliest pairs are joined first, and no group gets two events of one data set. Pure; the work grows
    with the number of pairs. Raises ``ValueError`` for an event without a proper day or place.
    """
    if len(events) < 2:
        return ()
    with no_collection():
        rows = columns_of(events)
        groups = _groups(rows, *score_pairs(rows))
        return tuple(
            [
                EventMatch(events=tuple([events[place].id for place in members]), score=round(score, 4))
                for members, score in groups
            ]
        )


def score_pairs(rows: Columns) -> tuple[Ints, Ints, Floats]:
    """Return pairs that may be one event, and the log-odds of it, the likeliest first."""
    none = np.empty(0, np.int64)
    found = [(none, none), *near_pairs(rows)]
    one = np.concatenate([pair[0] for pair in found])
    other = np.concatenate([pair[1] for pair in found])
    if not len(one):
        return one, other, np.empty(0)
    comparer = Comparer(rows)
    levels = comparer.levels(one, other)
    scores = learn(levels, comparer.sizes).score(levels)
    kept = np.flatnonzero(scores >= _KEPT)
    first, second = np.minimum(one, other), np.maximum(one, other)
    order = kept[np.lexsort((second[kept], first[kept], -scores[kept]))]
    return first[order], second[order], scores[order]


def explain(events: Sequence[CodedEvent], one: int, other: int) -> tuple[str, ...]:
    """Return what two events, by their places in ``events``, have in common, and what not."""
    rows = columns_of([events[one], events[other]])
    pair = np.array([0]), np.array([1])
    found = [
        f"{distance_km(rows, *pair)[0]:.1f} km apart",
        f"{abs(int(rows.day[0] - rows.day[1]))} days apart",
    ]
    first, second = events[one], events[other]
    if first.actor is not None and second.actor is not None:
        alike = first.actor.casefold() == second.actor.casefold()
        found.append("the same actor" if alike else f"other actors: {first.actor}, {second.actor}")
    if first.killed is not None and second.killed is not None:
        found.append(f"killed: {first.killed} and {second.killed}")
    if first.kind is not None and second.kind is not None:
        found.append(f"coded as {first.kind} and {second.kind}")
    return tuple(found)


def _groups(rows: Columns, one: Ints, other: Ints, scores: Floats) -> list[tuple[list[int], float]]:
    """Join the likeliest pairs first; a group holds at most one event of each data set.

    Returns sorted members with the probability of the weakest join, in the order of the first members.
    """
    likely = scores >= _LEAST
    probability = (1.0 / (1.0 + np.exp(-scores[likely]))).tolist()
    root = list(range(len(rows.source)))
    bits = [1 << source for source in rows.source.tolist()]
    """Of a root: the data sets of its group, one bit each."""
    weakest: dict[int, float] = {}
    for a, b, p in zip(one[likely].tolist(), other[likely].tolist(), probability, strict=True):
        while root[a] != a:
            a = root[a]
        while root[b] != b:
            b = root[b]
        if a != b and not bits[a] & bits[b]:
            if b < a:
                a, b = b, a
            root[b] = a
            bits[a] |= bits[b]
            weakest[a] = p
    members: dict[int, list[int]] = {}
    for place in sorted({*one[likely].tolist(), *other[likely].tolist()}):
        top = place
        while root[top] != top:
            top = root[top]
        members.setdefault(top, []).append(place)
    return [(group, weakest[top]) for top, group in members.items() if len(group) > 1]
