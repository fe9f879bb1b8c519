"""``ibc-two-source``: minimum and maximum that independent sources support, after Iraq Body Count.

A figure counts where at least two independent sources report deaths; copies of one text are one source.
"""

from __future__ import annotations

from collections import defaultdict

from legomena.records import PolicyFigure

from ..figures import Drawn, origins
from ._base import Basis, number, result, top

NAME = "ibc-two-source"
SOURCES = 2


def ibc_two_source(basis: Basis) -> PolicyFigure | None:
    """Return the lowest and highest figure that at least two independent origins carry; civilians only."""
    if basis.group != "civilians" or basis.effect not in ("killed", "injured"):
        return None
    carried: dict[int, list[Drawn]] = defaultdict(list)
    for d in basis.line.compared:
        carried[number(d.figure)].append(d)
    held = {value: found for value, found in carried.items() if origins(found) >= SOURCES}
    if not held:
        note = "No figure is carried by two independent sources: held back, not 0."
        left = {d.figure.id: "one independent source only" for d in basis.line.compared}
        return result(NAME, basis, (), None, None, None, note, left)
    used = [d for found in held.values() for d in found]
    left = {d.figure.id: "one independent source only" for d in basis.line.compared if d.value not in held}
    high = max(top(d.figure) for d in used)
    note = f"Figures that at least {SOURCES} independent origins carry."
    return result(NAME, basis, used, min(held), None, high, note, left)
