"""What the kinds of stance share: the record of one, its words, subject, negation and accused."""

from __future__ import annotations

from dataclasses import dataclass

from . import lexicon as lx
from .noun_phrases import name_in, np_left, np_right
from .saying import clause_subject
from .sentence_view import Range, Sentence
from .words import words


@dataclass(slots=True)
class Stance:
    """One stance within a sentence. ``first`` and ``last`` are token indexes, both included."""

    kind: str
    """``responsibility``, ``blame`` or ``denial``."""
    speaker: Range | None
    """Who takes it; null where the document says it itself."""
    first: int
    last: int
    subject: Range | None = None
    object: Range | None = None
    negative: bool = False
    """Whether it is said that nobody took it."""


ACTS = words(
    """
    attack attacks assault assaults bombing bombings blast blasts explosion explosions raid raids ambush
    strike strikes operation operations massacre killing killings shooting shootings offensive hijacking
    hijack abduction abductions kidnapping kidnappings bombardment campaign incident violence murder
    murders assassination assassinations shelling airstrike airstrikes siege atrocity atrocities carnage
    insurgency unrest deaths incursion infiltration plot
    """
)
CLAIM_VERBS = words("claimed claims claim")
FALSE = words(
    """
    baseless false unfounded fabricated untrue groundless fabrication fabrications propaganda nonsense
    lies lie incorrect misleading exaggerated implausible fake made-up invented concocted
    """
)
DAYS = lx.WEEKDAYS | words("today yesterday")
_BEFORE_VERB = (
    lx.HAVE
    | lx.ADVERBS
    | lx.BE
    | DAYS
    | words("on late early and formally since first last immediately publicly")
)
_NOT = words("not no never nobody yet without neither")
_NO_SUBJECT = words("no none nobody neither")
_ENDS_ACCUSED = words("for responsible 's ’ with over as")
_DOING = words(
    """
    work works worked working act acts acted acting supply supplies supplied provide provides provided fund
    funds finance finances sponsor sponsors train trains equip equips arm arms send sends shelter shelters
    plan plans use uses help helps want wants seek seeks operate operates try tries run runs
    """
)
"""Verbs of what the accused are said to do, which end their name where they are written small."""
TRACES = words("hand trail trace traces involvement handiwork role")
"""What the accused leave behind: "a Ukrainian trail"."""
_CHARGES = words("a the an any both involvement responsibility complicity terrorism")


def cut(s: Sentence, i: int) -> int:
    """Token index ``i``, or that of the last token where the sentence ends before."""
    return min(i, len(s.tokens) - 1)


def subject_of(s: Sentence, i: int) -> Range | None:
    """The subject of the verb at ``i``: nearest speaker to the left, through auxiliaries and relatives."""
    if s.low(i - 1) in ("and", "but"):
        return clause_subject(s, i)
    k = i - 1
    while k >= 0 and i - k <= 10 and (s.lows[k] in _BEFORE_VERB or s.lows[k].endswith("ly")):
        k -= 1
    if k < 0:
        return None
    if s.lows[k] in ("who", "which", "that") and k > 0:
        return np_left(s, k - 1 if s.lows[k - 1] == "," else k)
    if s.lows[k] == ",":
        return _before_apposition(s, k)
    return np_left(s, k + 1)


def _before_apposition(s: Sentence, comma: int) -> Range | None:
    opening = s.last_of(comma - 21, comma, {","})
    outer = np_left(s, opening) if opening else None
    if opening is None or outer is None:
        return None
    named = name_in(s, (opening + 1, comma))
    acronym = any(t.text.isupper() for t in s.tokens[slice(*outer)])
    if named and not acronym and not name_in(s, outer):
        # "A little-known group, the Free Army, claimed …": the name is in the apposition.
        return named
    return outer


def negated(s: Sentence, i: int, subject: Range | None = None) -> bool:
    """Whether the verb at ``i`` is negated, by a word before it or by its subject ("no group")."""
    near = s.words(i - 4, i)
    if not _NOT.isdisjoint(near) or any(w.endswith("n't") for w in near):
        return True
    return subject is not None and s.has(subject[0] - 2, subject[1], _NO_SUBJECT)


def accuser_after(s: Sentence, i: int) -> Range | None:
    """Who stands after "by" near token ``i``."""
    by = s.next_of(i + 1, i + 8, {"by"})
    if by is None:
        return None
    return np_right(s, by + 2 if s.low(by + 1) == "both" else by + 1)


def accused_from(s: Sentence, start: int) -> Range | None:
    """The one accused, from ``start`` on, without the charge ("India of backing the group" → India)."""
    found = np_right(s, start)
    return without_charge(s, found) if found is not None else None


def without_charge(s: Sentence, found: Range) -> Range:
    """The part of ``found`` that names the accused, up to the words that tell of what."""
    for k in range(found[0] + 1, found[1]):
        word, following = s.lows[k], s.low(k + 1)
        if word in _ENDS_ACCUSED:
            return (found[0], k)
        if word == "of":
            deed = following.endswith("ing")
            charge = k == found[0] + 1 and s.tokens[found[0]].capital and following in _CHARGES
            if deed or charge:
                return (found[0], k)
        traced = k == found[1] - 1 and word in TRACES
        if (traced or word in _DOING) and not s.tokens[k].capital:
            return (found[0], k)
    end = found[1]
    while end > found[0] + 1 and s.lows[end - 1] in ("and", "or", ",", "of"):
        end -= 1  # a row of names that is cut short
    return (found[0], end)
