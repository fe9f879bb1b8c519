"""``ucdp``: best, low and high estimate, after the practice of the UCDP georeferenced event data.

UCDP's coders judge reliability by hand. Here one rule stands for that judgement: a party to the fight is
not relied on for the other side's losses where anyone else gives a figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from legomena.records import PolicyFigure

from ..figures import Drawn, origins
from ..sides import counts_enemy
from ._base import Basis, number, result, top

NAME = "ucdp"


def ucdp(basis: Basis) -> PolicyFigure | None:
    """Return the best-carried, lowest and highest reliable figure; only deaths."""
    if basis.effect != "killed":
        return None
    if not basis.line.compared:
        return result(NAME, basis, (), None, None, None, "No figure that can be relied on: unknown, not 0.")
    inflicted = [d for d in basis.line.compared if counts_enemy(d.figure)]
    reliable = [d for d in basis.line.compared if not counts_enemy(d.figure)]
    note = ""
    if not reliable:
        reliable, inflicted = inflicted, []
        note = " Only the opposing party gives a figure."
    discounted = {d.figure.id: "a party's figure for the other side's losses" for d in inflicted}
    best = best_carried(reliable)
    low, high = min(number(d.figure) for d in reliable), max(top(d.figure) for d in reliable)
    if discounted:
        note += " A party's figure for the other side's losses is left out."
    told = f"Best: the figure that most independent origins carry ({best}).{note}"
    return result(NAME, basis, reliable, low, best, high, told, discounted)


def best_carried(figures: Sequence[Drawn]) -> int:
    """Return the number that most independent origins carry; of equals the lower one."""
    found: dict[int, list[Drawn]] = defaultdict(list)
    for d in figures:
        found[number(d.figure)].append(d)
    return min(found, key=lambda value: (-origins(found[value]), value))
