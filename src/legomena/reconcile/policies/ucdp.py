"""``ucdp``: best, low and high estimate, after the practice of the UCDP georeferenced event data.

UCDP's coders judge reliability by hand. Here one rule stands for that judgement: a party to the fight is
not relied on for the other side's losses where anyone else gives a figure.
"""

from __future__ import annotations

from collections import Counter

from legomena.records import PolicyFigure

from ..figures import Drawn
from ..sides import counts_enemy
from ._base import Basis, number, result, top

NAME = "ucdp"


def ucdp(basis: Basis) -> PolicyFigure | None:
    """Return the best-carried, lowest and highest reliable figure; only deaths."""
    if basis.effect != "killed":
        return None
    reliable = [d for d in basis.line.compared if not counts_enemy(d.figure)]
    note = ""
    if not reliable:
        reliable = list(basis.line.compared)
        note = " Only the opposing party gives a figure." if reliable else ""
    if not reliable:
        return result(NAME, basis, (), None, None, None, "No figure that can be relied on: unknown, not 0.")
    discounted = {
        d.figure.id: "a party's figure for the other side's losses"
        for d in basis.line.compared
        if d not in reliable
    }
    best = best_carried(reliable, basis)
    low, high = min(number(d.figure) for d in reliable), max(top(d.figure) for d in reliable)
    if discounted:
        note += " A party's figure for the other side's losses is left out."
    told = f"Best: the figure that most independent origins carry ({best}).{note}"
    return result(NAME, basis, reliable, low, best, high, told, discounted)


def best_carried(figures: list[Drawn], basis: Basis) -> int:
    """Return the number that most independent origins carry; of equals the lower one."""
    claims: dict[int, list[str]] = {}
    for d in figures:
        claims.setdefault(number(d.figure), []).extend(d.figure.claims)
    carried = Counter({value: basis.book.origins(found) for value, found in claims.items()})
    return min(carried, key=lambda value: (-carried[value], value))
