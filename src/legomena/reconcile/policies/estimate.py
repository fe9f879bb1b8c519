"""``estimate``: a model of our own, with an interval. Beside the policies, and off unless it is asked for.

One number N is behind all figures of a line. A speaker's figure is N, moved by what its side makes of such
losses, by how early it was said, and by chance:

    log(figure) = log(N) + bias of the side - what is not yet found + noise

- **Side.** Own losses are told low, the other side's high, and by very different factors; who stands on no
  side is near. The bias is one for all speakers of a side: they do not err independently.
- **Independence.** Equal numbers from one side are one count, repeated. Copies count for nothing.
- **Revision.** Of each speaker the latest figure counts, and early ones are expected to grow.
- **Bounds.** "At least 15" may be the count itself or anything up to twice as much.

The size of each effect is a prior, below; what the figures themselves tell of it is learnt by Bayes' rule
on a grid. Checked by simulation and against figures settled later (``benchmarks/estimates.py``). The result
is what the claims make likely if the priors are right. It is no count, and never a fact.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from legomena.records import PolicyFigure
from legomena.records.days import day_of

from ..figures import Drawn
from ..sides import OPPOSED, counts_enemy, counts_own
from ._base import Basis, number, result

NAME = "estimate"
EFFECTS = ("killed", "injured", "killed or injured")
LEVEL = 0.9
"""Probability that the interval is made to hold."""
BIAS = {
    "own losses": (-0.2, 0.3),
    "the other side's": (0.7, 0.7),
    "a party's count": (-0.05, 0.3),
    "no party's count": (-0.05, 0.15),
}
"""Whose count → mean and standard deviation of its bias, in natural logarithms."""
_NOISE = 0.12
_SMALL = 0.25
"""Variance of a count of one; it falls with the count: 3 or 4 is a smaller matter than 3 or 4 hundred."""
_ABOUT = 0.1
_EARLY, _DAYS = 0.25, 2.0
"""What is not yet found on the day itself, in logarithms, and the days in which it falls to a third."""
_UNKNOWN_DAY = 0.15
_EXACT = 0.6
"""Probability that a bound is the count itself."""
_NODES = 21
_GRID = 240
_REACH = 6.0


@dataclass(frozen=True)
class Count:
    """One independent count: a number or bounds, whose it is, and how far it is from settled."""

    low: float
    high: float
    exact: bool
    """Whether the number itself was told, and no bound."""
    side: str
    missing: float
    """What is expected to be found later, in logarithms."""
    spread: float
    """Standard deviation of the noise, in logarithms."""


def estimate(basis: Basis) -> PolicyFigure | None:
    """Return median and interval of the number behind a line's comparable figures."""
    if basis.effect not in EFFECTS:
        return None
    counts, used, left = independent_counts(basis.line.compared)
    if not counts:
        return None
    low, best, high = interval(counts)
    sides = sorted({count.side for count in counts})
    note = (
        f"A model’s estimate, not a count and not a fact: {LEVEL:.0%} interval "
        f"from {len(counts)} independent {'count' if len(counts) == 1 else 'counts'} ({', '.join(sides)})."
    )
    return result(NAME, basis, used, low, best, high, note, left)


def independent_counts(compared: Sequence[Drawn]) -> tuple[list[Count], list[Drawn], dict[str, str]]:
    """Return the counts, the figures that they are, and why the other figures are none."""
    counts: list[Count] = []
    used: list[Drawn] = []
    left: dict[str, str] = {}
    seen: set[tuple[str, int]] = set()
    for d in sorted(compared, key=lambda d: (d.figure.high is None, d.figure.said or "9999", d.figure.id)):
        side = side_of(d)
        if (side, number(d.figure)) in seen:
            left[d.figure.id] = "the same number from the same side: one count, repeated"
            continue
        seen.add((side, number(d.figure)))
        counts.append(_count(d, side))
        used.append(d)
    return counts, used, left


def side_of(d: Drawn) -> str:
    """Return whose count a figure is, as the keys of ``BIAS``."""
    if counts_own(d.figure):
        return "own losses"
    if counts_enemy(d.figure):
        return "the other side's"
    return "a party's count" if d.figure.side in OPPOSED else "no party's count"


def _count(d: Drawn, side: str) -> Count:
    f = d.figure
    value = number(f)
    low, high, exact = float(value), float(value), True
    if f.qualifier != "about":
        if f.low is not None and f.high is not None and f.low != f.high:
            low, high, exact = f.low, f.high, False
        elif f.high is None:
            low, high, exact = value, 2.0 * value + 1, False
        elif f.low is None:
            low, high, exact = value / 2, value, False
    said, over = day_of(f.said), d.window.last
    if said is not None and over is not None:
        missing = _EARLY * math.exp(-max(0, (said - over).days) / _DAYS)
    else:
        missing = _UNKNOWN_DAY
    variance = _NOISE**2 + (0.8 * missing) ** 2 + _SMALL / (value + 1)
    if f.qualifier == "about":
        variance += _ABOUT**2
    return Count(low, high, exact, side, missing, math.sqrt(variance))


def interval(counts: Sequence[Count]) -> tuple[int, int, int]:
    """Return low, median and high of the number, by Bayes' rule with a flat prior on its logarithm."""
    grid = _grid(counts)
    logs = [math.log(value + 0.5) for value in grid]
    posterior = [0.0] * len(grid)
    for side in sorted({count.side for count in counts}):
        mine = [count for count in counts if count.side == side]
        mean, spread = BIAS[side]
        nodes = [mean + spread * _REACH * (k / (_NODES - 1) - 0.5) for k in range(_NODES)]
        weights = [-(((node - mean) / spread) ** 2) / 2 for node in nodes]
        for place, log in enumerate(logs):
            terms = [
                weight + sum(_log_density(count, log + node) for count in mine)
                for node, weight in zip(nodes, weights, strict=True)
            ]
            top = max(terms)
            posterior[place] += top + math.log(sum(math.exp(term - top) for term in terms))
    top = max(posterior)
    widths = _widths(grid)
    masses = [
        math.exp(value - top) * width / (at + 1)
        for value, width, at in zip(posterior, widths, grid, strict=True)
    ]
    tail = (1 - LEVEL) / 2
    low, best, high = (_quantile(grid, masses, share) for share in (tail, 0.5, 1 - tail))
    return low, best, high


def _log_density(count: Count, centre: float) -> float:
    """Return the log density of a count of a speaker who would give ``exp(centre)`` once all are found."""
    middle, scale = centre - count.missing, count.spread * math.sqrt(3) / math.pi
    low, high = math.log(count.low + 0.5), math.log(count.high + 0.5)
    at = _density((low - middle) / scale) / scale
    if count.exact:
        return math.log(at + 1e-12)
    share = (_mass((high - middle) / scale) - _mass((low - middle) / scale)) / max(high - low, 1e-9)
    return math.log(_EXACT * at + (1 - _EXACT) * share + 1e-12)


def _density(z: float) -> float:
    """Return the standard logistic density: near the normal one, with heavier tails."""
    e = math.exp(-abs(z))
    return e / (1 + e) ** 2


def _mass(z: float) -> float:
    return 1 / (1 + math.exp(-max(-500.0, min(500.0, z))))


def _grid(counts: Sequence[Count]) -> list[int]:
    """Return whole numbers from far under the counts to far over them, evenly spread in logarithms."""
    least = max(0.0, min(count.low for count in counts) / 8 - 1)
    most = max(count.high for count in counts) * 6 + 10
    first, last = math.log(least + 0.5), math.log(most + 0.5)
    step = (last - first) / (_GRID - 1)
    return sorted({round(math.exp(first + step * k) - 0.5) for k in range(_GRID)} | {int(least)})


def _widths(grid: Sequence[int]) -> list[float]:
    """Return how many whole numbers each point of the grid stands for."""
    edges = [(a + b) / 2 for a, b in pairwise(grid)]
    lows, highs = [grid[0] - 0.5, *edges], [*edges, grid[-1] + 0.5]
    return [high - low for low, high in zip(lows, highs, strict=True)]


def _quantile(grid: Sequence[int], masses: Sequence[float], share: float) -> int:
    reach, total = 0.0, sum(masses)
    for value, mass in zip(grid, masses, strict=True):
        reach += mass
        if reach >= share * total:
            return value
    return grid[-1]
