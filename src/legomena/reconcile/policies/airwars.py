"""``airwars``: minimum and maximum with a grade for who stands behind it, after Airwars' published grades."""

from __future__ import annotations

from collections import defaultdict

from legomena.records import PolicyFigure

from ..figures import Drawn, origins
from ..sides import counts_enemy
from ._base import Basis, number, result

NAME = "airwars"
FIGHTERS = ("militants", "security forces")
GRADES = {
    "confirmed": "a party has accepted responsibility",
    "fair": "two or more independent sources report it, and no party has accepted responsibility",
    "weak": "a single independent source reports it",
    "contested": "it is laid on more than one party",
    "discounted": "more independent sources give the same number as fighters killed",
}


def airwars(basis: Basis) -> PolicyFigure | None:
    """Return minimum and maximum of civilians harmed; the grade opens the note."""
    if basis.group != "civilians" or basis.effect not in ("killed", "injured"):
        return None
    used = basis.line.compared
    if not used:
        return result(NAME, basis, (), None, None, None, "No number is reported: unknown, not 0.")
    grade = grade_of(basis)
    note = f"{grade.capitalize()}: {GRADES[grade]}."
    return result(NAME, basis, used, basis.low, None, basis.high, note)


def grade_of(basis: Basis) -> str:
    """Return ``confirmed``, ``contested``, ``discounted``, ``fair`` or ``weak``."""
    if _were_fighters(basis):
        return "discounted"
    accepted = {p.subject for p in basis.positions if p.kind == "responsibility" and p.subject}
    named = accepted | {p.subject for p in basis.positions if p.kind == "blame" and p.subject}
    if len(named) > 1:
        return "contested"
    if accepted:
        return "confirmed"
    return "fair" if origins(basis.line.compared) > 1 else "weak"


def _were_fighters(basis: Basis) -> bool:
    """Whether every number for civilians is given for fighters by more origins, the enemy's word apart."""
    fighters: dict[int, list[Drawn]] = defaultdict(list)
    for line in basis.others:
        if line.toll.group in FIGHTERS and line.toll.effect == basis.effect:
            for d in line.compared:
                if not counts_enemy(d.figure):
                    fighters[number(d.figure)].append(d)
    if not fighters:
        return False
    civilians: dict[int, list[Drawn]] = defaultdict(list)
    for d in basis.line.compared:
        civilians[number(d.figure)].append(d)
    return all(
        value in fighters and origins(fighters[value]) > origins(found) for value, found in civilians.items()
    )
