"""Roles and short forms of speakers: what the words of a phrase make its speaker, and its name proper."""

from __future__ import annotations

import re

from . import lexicon as lx
from .people import NAME_PARTICLES
from .tokens import Token
from .words import words

_CAPITALISED = re.compile(r"[A-Za-z][\w’']*")
_BODY_NOUNS = words("military army police navy government ministry hospital parliament")
_BANDS_IN_PHRASE = lx.MILITANTS | words("militia cartel gang rebels")


_RANK = (
    "security forces",
    "armed group",
    "international",
    "medical",
    "rights group",
    "state",
    "expert",
    "witness",
    "media",
)
"""Roles, the most telling first."""


def role_of(low: list[str]) -> str | None:
    """The role that the lower-cased words of a phrase tell, or None."""
    lows = {w.removesuffix("'s") for w in low}
    found = {lx.SPEAKER_NOUNS[w] for w in lows if w in lx.SPEAKER_NOUNS}
    if "armed group" in found and not lows & _BANDS_IN_PHRASE:
        # A "group" or "front" that no word marks as armed.
        found.discard("armed group")
        if not found:
            found.add("rights group" if lows & {"rights", "human"} else "state")
    if lows & {"official", "officials"}:
        found.discard("witness")
    if lows & lx.MEDIA_SPEAKERS and found <= {"media"}:
        return "media"
    if "security" in lows and "state" in found:
        return "security forces"
    return next((r for r in _RANK if r in found), None)


def body_in(named: list[Token]) -> str | None:
    """The body in a phrase: "BLA spokesperson", "the military's media wing" → military."""
    for w in named:
        if w.text.isupper() and len(w.text) > 1 and w.text not in ("CM", "PM", "MP"):
            return w.text
    return next((w.low for w in named if w.low in _BODY_NOUNS), None)


def abbreviates(full: str, short: str) -> bool:
    """Whether ``short`` is made of the capitals of ``full``."""
    letters = [w[0] for w in _CAPITALISED.findall(full) if w[0].isupper()]
    want = [c for c in short if c.isupper()]
    return bool(want) and bool(letters) and (letters[-len(want) :] == want or letters[0] == want[0])


def name_run(named: list[Token]) -> str | None:
    """The last run of capitalised words that are no titles: the name proper."""
    run: list[Token] = []
    best: list[Token] = []
    for w in named:
        acronym = w.text.isupper() and 1 < len(w.text) < 6
        if (w.capital and w.low not in lx.TITLES and not acronym) or (run and w.low in NAME_PARTICLES):
            run.append(w)
        else:
            best, run = (run or best), []
    return " ".join(w.text for w in run or best) or None
