"""Events of several data sets matched: which rows of ACLED, UCDP, GTD or the like are one event.

Needs numpy (``pip install 'legomena[coded]'``), which nothing else in linking does.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from legomena.records import CodedEvent, EventMatch

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
    rows = columns_of(events)
    one, other, scores = score_pairs(rows)
    groups = _groups(rows, one, other, scores)
    return tuple(
        EventMatch(events=tuple(events[place].id for place in sorted(members)), score=round(score, 4))
        for members, score in sorted(groups, key=lambda group: min(group[0]))
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
    """Join the likeliest pairs first; a group holds at most one event of each data set."""
    likely = scores >= _LEAST
    probability = (1.0 / (1.0 + np.exp(-scores[likely]))).tolist()
    group_of: dict[int, int] = {}
    groups: dict[int, tuple[list[int], int, float]] = {}
    """Members, their data sets as bits, and the likelihood of the weakest join."""
    bit = (1 << rows.source).tolist()
    for a, b, p in zip(one[likely].tolist(), other[likely].tolist(), probability, strict=True):
        first, second = group_of.get(a, -1), group_of.get(b, -1)
        if first == second != -1:
            continue
        members, bits, _ = groups[first] if first != -1 else ([a], bit[a], p)
        more, more_bits, _ = groups[second] if second != -1 else ([b], bit[b], p)
        if bits & more_bits:
            continue
        groups.pop(second, None)
        number = first if first != -1 else a
        members.extend(more)
        groups[number] = members, bits | more_bits, p
        for place in more if first != -1 else members:
            group_of[place] = number
    return [(members, p) for members, _, p in groups.values()]
