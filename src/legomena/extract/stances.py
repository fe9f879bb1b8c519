"""Responsibility taken, blame laid and denials made: who says so of whom."""

from __future__ import annotations

from dataclasses import replace

from . import lexicon as lx
from .blame import OPENERS as BLAME_OPENERS
from .blame import blame
from .charges import laid_within, said_of_self_or_others
from .denial import DENYING, denial
from .denial import OPENERS as DENIAL_OPENERS
from .noun_phrases import valid_speaker
from .responsibility import OPENERS as RESPONSIBILITY_OPENERS
from .responsibility import armed_claim, responsibility
from .sentence_view import Range, Sentence
from .shares import Attribution
from .stance_words import Stance
from .words import words

__all__ = ["Stance", "armed_claim", "find_stances"]

_OPENERS = RESPONSIBILITY_OPENERS | BLAME_OPENERS | DENIAL_OPENERS
_OWN = words("it its they their we our he she")
_BODIES = words("military army police government")
_SAME = 6
"""Stances of one kind and speaker that begin fewer tokens apart than this are one."""


def find_stances(s: Sentence, found: list[Attribution]) -> list[Stance]:
    """Return the stances of one sentence in order; ``found`` are its attributions."""
    out: list[Stance] = []
    for i, word in enumerate(s.lows):
        if word not in _OPENERS:
            continue
        stance = responsibility(s, i) or blame(s, i) or denial(s, i)
        if stance and not any(_same(o, stance) for o in out):
            out.append(stance)
    for o in out:
        if o.speaker is not None:
            if o.kind == "denial":
                o.speaker = _denier(s, found, o)
            o.speaker = _owner(s, found, o.speaker)
    out.extend(said_of_self_or_others(s, found, out))
    out.extend(laid_within(s, found, out))
    return [part for o in out if not o.negative for part in _each(s, o)]


def _same(a: Stance, b: Stance) -> bool:
    return a.kind == b.kind and a.speaker == b.speaker and abs(a.first - b.first) < _SAME


def _denier(s: Sentence, found: list[Attribution], o: Stance) -> Range:
    """ "The minister said his country had nothing to do with it": the minister denies.

    Who is told to deny, denies, unless an officer speaks so for a state.
    """
    span = o.speaker or (o.first, o.first + 1)
    denies = s.has(o.first, o.last + 1, DENYING)
    for a in found:
        if a.form == "before" and not a.media and a.covers(span[0]) and a.cue < span[0]:
            officer = s.tokens[span[0]].text in lx.SEATS and s.has(*a.speaker, lx.TITLES | {"he", "she"})
            return a.speaker if officer or not denies else span
    return span


def _owner(s: Sentence, found: list[Attribution], span: Range) -> Range:
    """The speaker behind "it", "its fighters": whoever is speaking there."""
    if s.low(span[0]) in _OWN:
        return next((a.speaker for a in found if a.covers(span[0]) and a.speaker != span), span)
    return span


def _each(s: Sentence, stance: Stance) -> list[Stance]:
    """One stance for each speaker of "X and Y said"."""
    span = stance.speaker
    joint = s.next_of(span[0] + 1, span[1] - 1, {"and"}) if span is not None else None
    if span is None or joint is None:
        return [stance]
    sides = ((span[0], joint), (joint + 1, span[1]))
    names = all(b - a == 1 and s.tokens[a].capital for a, b in sides)
    titled = all(any(w in lx.TITLES or w in lx.SPEAKER_NOUNS for w in s.words(a, b)) for a, b in sides)
    ended = all(s.tokens[b - 1].capital or s.lows[b - 1] in _BODIES for _, b in sides)
    if not (names or (titled and ended)) or not all(valid_speaker(s, side) for side in sides):
        return [stance]
    return [
        replace(stance, speaker=side, subject=side if stance.subject == span else stance.subject)
        for side in sides
    ]
