"""How likely two coded events are one: a model that learns from the pairs themselves, without labels.

After Fellegi and Sunter (1969): each comparison of a pair falls into a level, and expectation maximisation
finds how often each level comes among pairs that are one event and among the others. Codes of two data sets
are compared as pairs of codes, so that what one calls a battle and the other an armed clash is learned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .coded_rows import Columns, Floats, Ints, distance_km

_KM = np.array([0.1, 1.0, 2.5, 5.0, 10.0, 20.0])
_ROUNDS = 25
_SAMPLE = 400_000
_COMMON = np.array([0.002, 0.01, 0.05])
"""Shares of all events that an actor has: to share a rare actor says more than to share a common one."""
_SEED = 42
_KNOWN = 50.0
"""What is known before any pair is seen weighs as much as so many pairs: enough for a small data set."""
_BEFORE = (
    ((0.25, 0.25, 0.2, 0.15, 0.1, 0.04, 0.01), (0.01, 0.01, 0.03, 0.1, 0.2, 0.3, 0.35)),
    ((0.6, 0.25, 0.1, 0.05), (0.14, 0.29, 0.29, 0.28)),
    ((0.1, 0.15, 0.2, 0.25, 0.2, 0.1), (0.001, 0.01, 0.04, 0.15, 0.25, 0.549)),
    ((0.15, 0.25, 0.15, 0.2, 0.1, 0.15), (0.01, 0.15, 0.1, 0.25, 0.34, 0.15)),
    None,
)
"""Shares of the levels among pairs that are one event and among others; codes are learned only."""


@dataclass(frozen=True)
class Model:
    """Log weights by comparison and level, and the log-odds of a pair before anything is compared."""

    weights: tuple[Floats, ...]
    prior: float

    def score(self, levels: tuple[Ints, ...]) -> Floats:
        """Return the log-odds that each pair is one event."""
        total = np.full(len(levels[0]), self.prior)
        for weight, level in zip(self.weights, levels, strict=True):
            total += weight[level]
        return total


class Comparer:
    """Compares pairs of rows: distance, days, actors, number killed, codes."""

    def __init__(self, rows: Columns) -> None:
        self._rows = rows
        known = rows.actor[rows.actor >= 0]
        share = np.bincount(known, minlength=1) / max(len(known), 1)
        self._rareness = np.searchsorted(_COMMON, share).astype(np.int64)
        self._kinds = int(rows.kind.max(initial=0)) + 2
        self.sizes = (len(_KM) + 1, 4, len(_COMMON) + 3, 6, self._kinds * self._kinds)

    def levels(self, one: Ints, other: Ints) -> tuple[Ints, ...]:
        """Return the level of each pair in each comparison."""
        rows = self._rows
        actors = rows.actor[one], rows.actor[other]
        unknown = (actors[0] < 0) | (actors[1] < 0)
        alike = self._rareness[np.maximum(actors[0], 0)]
        actor = np.where(unknown, len(_COMMON) + 1, np.where(actors[0] == actors[1], alike, len(_COMMON) + 2))
        first, second = np.minimum(one, other), np.maximum(one, other)
        swap = rows.source[first] > rows.source[second]
        first, second = np.where(swap, second, first), np.where(swap, first, second)
        kind = (rows.kind[first] + 1) * self._kinds + rows.kind[second] + 1
        return (
            np.searchsorted(_KM, distance_km(rows, one, other)),
            np.abs(rows.day[one] - rows.day[other]),
            actor,
            _killed(rows.killed[one], rows.killed[other]),
            kind,
        )


def _killed(one: Ints, other: Ints) -> Ints:
    """Return 0 equal and many, 1 equal and few, 2 both none, 3 near, 4 far apart, 5 unknown."""
    gap, most = np.abs(one - other), np.maximum(one, other)
    level = np.where(gap <= np.maximum(1, most // 4), 3, 4)
    level = np.where(gap == 0, np.where(most == 0, 2, np.where(most < 5, 1, 0)), level)
    return np.where((one < 0) | (other < 0), 5, level)


def learn(levels: tuple[Ints, ...], sizes: tuple[int, ...]) -> Model:
    """Fit the model to pairs, of which at most 400,000 are looked at."""
    many = len(levels[0])
    if many > _SAMPLE:
        chosen = np.random.default_rng(_SEED).choice(many, _SAMPLE, replace=False)
        levels = tuple(level[chosen] for level in levels)
    # start: the nearer in space and time, the likelier one event
    belief = 0.9 * 0.5 ** levels[0] * 0.5 ** levels[1]
    prior, weights = 0.0, tuple(np.zeros(size) for size in sizes)
    for _ in range(_ROUNDS):
        share = float(np.clip(belief.mean(), 1e-6, 1 - 1e-6))
        prior = float(np.log(share / (1 - share)))
        weights = tuple(
            _weights(level, belief, size, before)
            for level, size, before in zip(levels, sizes, _BEFORE, strict=True)
        )
        belief = 1.0 / (1.0 + np.exp(-Model(weights, prior).score(levels)))
    return Model(weights, prior)


def _weights(
    level: Ints, belief: Floats, size: int, before: tuple[tuple[float, ...], tuple[float, ...]] | None
) -> Floats:
    """Return the log ratio of how often each level comes among pairs that are one event, and among others."""
    same = np.bincount(level, belief, size)
    other = np.bincount(level, 1.0 - belief, size)
    if before is None:
        usual = (same + other + 1e-9) / (same + other + 1e-9).sum()
        known = usual, usual
    else:
        known = np.array(before[0]), np.array(before[1])
    same = (same + _KNOWN * known[0]) / (same.sum() + _KNOWN)
    other = (other + _KNOWN * known[1]) / (other.sum() + _KNOWN)
    ratio: Floats = np.log(same / other)
    return ratio
