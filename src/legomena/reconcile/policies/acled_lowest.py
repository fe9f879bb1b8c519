"""``acled-lowest``: the lowest figure where sources differ, vague words as fixed numbers.

After the fatality rules of the ACLED codebook. Which number stands for "several", "many", "few" or a plural
without a number depends there on the context; here it is the lower one of its two.
"""

from __future__ import annotations

from legomena.records import PolicyFigure

from ..figures import Drawn
from ._base import Basis, result

NAME = "acled-lowest"
SEVERAL = 3
"""The codebook has 3 or, in larger events, 10."""
PLURAL = "a plural without a number"
VAGUE = {
    PLURAL: SEVERAL,
    "several": SEVERAL,
    "many": SEVERAL,
    "few": SEVERAL,
    "a few": SEVERAL,
    "some": SEVERAL,
    "numerous": SEVERAL,
    "multiple": SEVERAL,
    "a number of": SEVERAL,
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
}


def acled_lowest(basis: Basis) -> PolicyFigure | None:
    """Return the lowest of the comparable latest figures; only deaths, as the data set codes no injuries."""
    if basis.effect != "killed":
        return None
    used = basis.line.compared
    if used:
        lowest = basis.low
        chosen = [d for d in used if d.value == lowest]
        other = {d.figure.id: f"a higher figure ({d.value})" for d in used if d.value != lowest}
        note = "The lowest figure, as sources differ." if other else "Sources do not differ."
        return result(NAME, basis, chosen, lowest, lowest, lowest, note, other)
    vague = [(VAGUE[word], d) for d in basis.line.drawn if (word := _word(d)) in VAGUE]
    if not vague:
        return result(
            NAME,
            basis,
            (),
            None,
            None,
            None,
            "No figure and no word for one: unknown. The data set itself has 0 here.",
        )
    lowest, word = min((value, d.word or "") for value, d in vague)
    chosen = [d for value, d in vague if value == lowest]
    return result(NAME, basis, chosen, lowest, lowest, lowest, _note(word, lowest))


def _note(word: str, value: int) -> str:
    named = word if word == PLURAL else f"“{word}”"
    return f"No number; {named} is coded as {value}."


def _word(d: Drawn) -> str | None:
    f = d.figure
    if f.subgroup is not None or f.low is not None or f.high is not None or f.series == "increment":
        return None
    return d.word or PLURAL
