"""Responsibility taken: "X claimed responsibility", "claimed by X", "X's claim of responsibility"."""

from __future__ import annotations

from . import lexicon as lx
from .noun_phrases import np_left, np_right
from .sentence_view import Range, Sentence
from .shares import Attribution
from .stance_words import ACTS, CLAIM_VERBS, Stance, cut, negated, subject_of
from .words import words

TAKING_VERBS = words(
    """
    claiming accepting taking take took takes taken accepted accepts assumed assumes admitted admits
    acknowledged
    """
)
OPENERS = CLAIM_VERBS | TAKING_VERBS | {"responsibility"}
"""Words that can tell of one."""
_CREDIT = words("responsibility credit")
_LATER = words("after before since")
_VICTORY = words("responsibility victory")
_TAKEN = words("claimed taken assumed accepted")
_NOUN_BEFORE = words("the a its of 's")
_AFTER_CLAIMED_IT = words(". , under in as on at the within hours later first too through via")
_AFTER_ACT = words("was were had killed is has left targeted did have")
_COMING = words("came comes come made issued posted")
_CLAIMABLE = ACTS | words("deed deeds clash clashes ambushes battle rockets fire")
_NO_DEED = words("that to it they he she its his , ; . in on at") | lx.FINITE


def responsibility(s: Sentence, i: int) -> Stance | None:
    """The responsibility that the word at ``i`` tells of, or None."""
    word = s.low(i)
    if word not in OPENERS:
        return None
    if word == "responsibility":
        return _passive(s, i)
    if word in ("claim", "claims"):
        return _owned_claim(s, i) or _claim_from(s, i) or _verb(s, i)
    return _verb(s, i)


def _of(who: Range | None, first: int, last: int) -> Stance | None:
    return Stance("responsibility", who, first, last, subject=who) if who else None


def _owned_claim(s: Sentence, i: int) -> Stance | None:
    """ "The group's claim of responsibility"."""
    if (
        s.low(i - 1) not in ("'s", "’")
        or s.low(i + 1) not in ("of", "to")
        or not s.has(i + 1, i + 4, _VICTORY)
    ):
        return None
    who = np_left(s, i - 1)
    return _of(who, who[0], cut(s, i + 4)) if who else None


def _claim_from(s: Sentence, i: int) -> Stance | None:
    """ "A claim of responsibility from X"."""
    if s.words(i + 1, i + 3) != ["of", "responsibility"]:
        return None
    by = s.next_of(i + 3, i + 9, {"from", "by"})
    if by is None or (not s.has(i + 2, by, _COMING) and by != i + 3):
        return None
    who = np_right(s, by + 1)
    return _of(who, i, who[1] - 1) if who and not negated(s, i) else None


def _passive(s: Sentence, i: int) -> Stance | None:
    """ "Responsibility for the attack was claimed by X"."""
    if s.low(i + 1) not in ("was", "for", "has"):
        return None
    for by in range(i, min(i + 14, len(s.tokens))):
        if s.lows[by] == "by" and s.low(by - 1) in _TAKEN:
            who = np_right(s, by + 1)
            return _of(who, i, who[1] - 1) if who and not negated(s, i, who) else None
    return None


def _verb(s: Sentence, i: int) -> Stance | None:
    """ "X claimed responsibility", "X claimed the attack", "an attack claimed by X"."""
    word, before = s.low(i), s.low(i - 1)
    if word in CLAIM_VERBS and s.low(i + 1) == "by":
        who = np_right(s, i + 2)
        return _of(who, max(0, i - 6), who[1] - 1) if who and not negated(s, i) else None
    whole = s.has(i + 1, i + 5, _CREDIT)
    if not whole and not (word in CLAIM_VERBS and _claims_act(s, i)):
        return None
    if word in ("claim", "claims") and before in _NOUN_BEFORE:
        return None
    subject = subject_of(s, i)
    if subject is None:
        by = s.next_of(i, i + 8, {"by"}) if whole and before in lx.BE else None
        if by is not None:
            return _of(np_right(s, by + 1), i, by + 1)
        if before == "as" and s.has(i - 6, i, {"quoted"}):
            quoted = s.last_of(i - 7, i, {"quoted"}) or i
            while quoted > 0 and (s.low(quoted - 1) in lx.BE or s.low(quoted - 1) in lx.HAVE):
                quoted -= 1
            subject = subject_of(s, quoted)
        elif word in ("claiming", "taken"):
            subject = np_right(s, 0)
    if subject is None or (whole and word == "claim" and before == "to"):
        return None
    credit = s.next_of(i + 1, i + 8, _CREDIT)
    last = cut(s, credit if credit is not None else i + 4)
    first = subject[0] if subject[0] < i else i
    return Stance("responsibility", subject, first, last, subject=subject, negative=negated(s, i, subject))


def _claims_act(s: Sentence, i: int) -> bool:
    """Whether what is claimed is a deed: "claimed the attacks", "claimed nearly a dozen attacks"."""
    past = s.low(i) == "claimed"
    if s.low(i + 1) == "them" or (s.words(i, i + 2) == ["claiming", "it"] and s.low(i - 1) in _LATER):
        return past or s.low(i) == "claiming"
    if s.low(i + 1) in ("him", "her", "it") and s.low(i + 2) == "as" and s.has(i + 3, i + 7, {"own", "its"}):
        return True
    if past and s.low(i + 1) in (",", ".", ""):
        # "the attacks, which the group has claimed, …"
        which = s.last_of(i - 8, i, {"which"})
        return which is not None and s.has(which - 4, which, ACTS)
    for k in range(i + 1, min(i + 9, len(s.tokens))):
        word = s.lows[k]
        if word in _CLAIMABLE:
            return s.low(k + 1) not in _AFTER_ACT
        if word in _NO_DEED:
            return word == "it" and s.low(k + 1) in _AFTER_CLAIMED_IT
    return False


# -- what an armed group says of its own deeds --------------------------------------------------------------

_STRUCK = words(
    """
    fired shelled detonated struck hit attacked targeted stormed launched ambushed bombed raided carried
    mounted assaulted seized captured overran
    """
)
_OWN = words("it they we its their")
_TAKEN_BY_US = _STRUCK | words("abducted kidnapped killed took did")
_OPERATIONS = words("operation campaign offensive")
_PHASES = words("phase part second first its")


def armed_claim(s: Sentence, a: Attribution) -> Stance | None:
    """An armed group of its own deeds: "said it had struck 48 places", "phase two of its operation"."""
    for start, end in a.content:
        for i in range(start, min(end, start + 16)):
            word = s.low(i)
            near = max(start, i - 4)
            to_have = a.verb in ("claims", "claimed") and s.words(i - 2, i) == ["to", "have"]
            if word in _STRUCK and (s.has(near, i, _OWN) or to_have):
                return _of(a.speaker, min(a.speaker[0], i), min(i + 5, end - 1))
            if word in _TAKEN_BY_US and s.low(i - 1) in ("i", "we"):
                return _of(a.speaker, min(a.speaker[0], i), min(i + 5, end - 1))
            if word in _OPERATIONS and s.has(near, i, {"its", "phase", "the"}) and s.has(start, i, _PHASES):
                return _of(a.speaker, min(a.speaker[0], i), min(i + 3, end - 1))
    return None
