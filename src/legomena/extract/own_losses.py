"""Losses of one's own side: "the army lost five men", "17 of its men", "admitted the loss of six".

Words for people that fit every side take the group of the side that counts its own dead.
"""

from __future__ import annotations

from legomena.records import Speaker

from . import lexicon as lx
from .figures import Figure
from .noun_phrases import np_left
from .page import Line, Page
from .words import words

_SIDES = {"armed group": "militants", "security forces": "security forces"}
"""Role of who counts → group of its own people."""
_OPEN = frozenset({"unspecified", "civilians"})
_ANYBODY = words(
    "man men member members hero heroes martyr martyrs others other dead comrade comrades people own officers"
)
"""Words for people that any side uses of its own."""
_LOSSES = words("losses loss lost")
_OWN = words("its their our his own")
_REACH = 7


def own_losses(page: Page, line: Line, f: Figure, speaker: Speaker) -> str | None:
    """The group of a figure that counts somebody's own losses; null where it does not."""
    if f.group not in _OPEN or not (f.bare or f.head in _ANYBODY or f.head == "zero"):
        return None
    lost = next(
        (k for k in range(f.first - 1, max(-1, f.first - _REACH), -1) if line.low(k) in _LOSSES), None
    )
    if lost is not None and line.low(lost) == "lost":
        subject = np_left(line.s, lost)
        return _side(page.speaker(line, subject)) if subject is not None else None
    owned = f.own or not _OWN.isdisjoint(line.words(f.first, f.last + 1))
    if lost is not None:
        near = line.words(lost - 4, f.first)
        owned = owned or not (_OWN | {"admitted", "acknowledged", "for"}).isdisjoint(near)
    return _side(speaker) if owned else None


def _side(speaker: Speaker) -> str | None:
    if speaker.role == "state" and speaker.actor is not None and lx.FORCE_WORDS & {speaker.actor.lower()}:
        return "security forces"
    return _SIDES.get(speaker.role or "")
