"""``range``: the span of what speakers stand by at the end."""

from __future__ import annotations

from legomena.records import PolicyFigure

from ..figures import origins
from ._base import Basis, result

NAME = "range"


def range_policy(basis: Basis) -> PolicyFigure:
    """Return lowest and highest of the comparable latest figures; the best only where all agree."""
    used = basis.line.compared
    if not used:
        return result(NAME, basis, (), None, None, None, "No speaker gives a number for the whole.")
    low, high = basis.low, basis.high
    speakers = len({d.figure.actor for d in used})
    open_end = any(d.figure.high is None for d in used)
    voices = origins(used)
    note = (
        f"Latest comparable figure of {speakers} {'speaker' if speakers == 1 else 'speakers'}, "
        f"from {voices} independent {'origin' if voices == 1 else 'origins'}."
    )
    if open_end:
        note += " Some give a lower bound only, so that the highest figure named is no upper limit."
    return result(NAME, basis, used, low, low if low == high else None, high, note)
