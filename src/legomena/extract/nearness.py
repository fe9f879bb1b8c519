"""How far a place or time stands from a figure in its sentence: by words, clauses and rival figures."""

from __future__ import annotations

from . import lexicon as lx
from .attribution import Range, speaker_at
from .figures import Figure
from .grounds import SUBORDINATE
from .page import Line
from .words import words

_ASIDE = words("including among of with mostly mainly counting not many most some three two")


def distance(line: Line, ref: Range, anchor: Range, own: Figure | None, follows: float) -> float:
    """How far two token ranges are apart, clause marks and other figures counting as distance.

    ``follows`` is what a word costs that sets one after the other ("killed in 40 hours after the raids").
    """
    if ref[0] < anchor[1] and anchor[0] < ref[1]:
        return 0.0
    a, b = (ref[1], anchor[0]) if ref[1] <= anchor[0] else (anchor[1], ref[0])
    cost = 0.0
    k = a
    while k < b:
        word = line.low(k)
        if word == ";":
            cost += 30
        elif word == ",":
            close = next((j for j in range(k + 1, min(b, k + 12)) if line.low(j) == ","), None)
            if close is not None and line.low(k + 1) in _ASIDE:
                cost += 2
                k = close + 1
                continue
            cost += 12 if line.low(k + 1) in _NEW_CLAUSE and not _lists_on(line, k + 1) else 3
        elif word in ("after", "following", "before"):
            cost += follows
        elif word in ("when", "as", "where"):
            cost += 2
        elif word == "that" and line.low(k - 1) == ",":
            cost += 12
        elif word in SUBORDINATE:
            cost += 7
        elif word in ("and", "or"):
            cost += 3
        elif word in lx.CUES_STRONG:
            cost += 6
        elif word[:1].isalnum():
            cost += 3 if word in lx.FINITE or word in lx.TRANSITIVE else 1
        k += 1
    cost += _rivals(line, ref, anchor, own, a, b)
    one, other = speaker_at(line.found, ref[0])[0], speaker_at(line.found, anchor[0])[0]
    if one is not other and one is not None and other is not None:
        cost += 8
    return cost


_NEW_CLAUSE = words("and but while whereas")


def _lists_on(line: Line, k: int) -> bool:
    """Whether "and" at ``k`` closes a list: no verb or figure of its own follows before the next mark."""
    if any(f.first == k + 1 for f in line.tolls):
        return False
    for word in line.words(k + 1, k + 9):
        if word in lx.FINITE or word in lx.TRANSITIVE or word in lx.INTRANSITIVE:
            return False
        if word in (",", ";", "."):
            break
    return True


def _rivals(line: Line, ref: Range, anchor: Range, own: Figure | None, a: int, b: int) -> float:
    """What other figures cost: a nearer one, in a clause of its own, takes the place or time for itself."""
    cost = 0.0
    for f in line.tolls:
        if f is own or not (a <= f.first and f.last < b):
            continue
        if own is not None and f.part_of is own and ref[0] > f.last and "," in line.words(f.last + 1, ref[0]):
            continue  # "92 militants, three bombers among them, on Saturday": told in passing.
        cost += 5
        gap = (anchor[1], f.first) if ref[0] >= anchor[1] else (f.last + 1, anchor[0])
        apart = {",", ";", "while", "but"} & set(line.words(*gap))
        if own is not None and (f.part_of is own or (apart and f.trigger != own.trigger)):
            cost += 25
    if own is not None and ref[0] >= anchor[1]:
        # "41 died there, bringing the two-day total to 133": what stands before a figure is that figure's.
        after = next((f for f in line.tolls if 0 <= f.first - ref[1] <= 3), None)
        if after is not None and after is not own and {",", ";"} & set(line.words(anchor[1], ref[0])):
            cost += 25
    return cost
