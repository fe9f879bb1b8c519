"""``airwars``: minimum and maximum with a grade for who stands behind it, after Airwars' published grades."""

from __future__ import annotations

from legomena.records import PolicyFigure

from ._base import Basis, number, result, top

NAME = "airwars"
GRADES = {
    "confirmed": "a party has accepted responsibility",
    "fair": "two or more independent sources report it, and no party has accepted responsibility",
    "weak": "a single independent source reports it",
    "contested": "it is laid on more than one party",
}


def airwars(basis: Basis) -> PolicyFigure | None:
    """Return minimum and maximum of civilians harmed; the grade opens the note."""
    if basis.group != "civilians" or basis.effect not in ("killed", "injured"):
        return None
    used = basis.line.compared
    if not used:
        return result(NAME, basis, (), None, None, None, "No number is reported: unknown, not 0.")
    grade = grade_of(basis)
    low, high = min(number(d.figure) for d in used), max(top(d.figure) for d in used)
    return result(NAME, basis, used, low, None, high, f"{grade.capitalize()}: {GRADES[grade]}.")


def grade_of(basis: Basis) -> str:
    """Return ``confirmed``, ``contested``, ``fair`` or ``weak``."""
    accepted = {p.subject for p in basis.positions if p.kind == "responsibility" and p.subject}
    named = accepted | {p.subject for p in basis.positions if p.kind == "blame" and p.subject}
    if len(named) > 1:
        return "contested"
    if accepted:
        return "confirmed"
    origins = basis.book.origins(claim for d in basis.line.compared for claim in d.figure.claims)
    return "fair" if origins > 1 else "weak"
