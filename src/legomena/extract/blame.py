"""Blame laid: "X blamed Y", "was blamed on Y by X", "X attributed it to Y", "held Y responsible"."""

from __future__ import annotations

from . import lexicon as lx
from .noun_phrases import np_left, np_right, valid_speaker
from .sentence_view import Range, Sentence
from .stance_words import ACTS, DAYS, TRACES, Stance, accused_from, accuser_after, cut, negated, subject_of
from .words import words

_BLAMING = words(
    "blamed blames blame blaming accused accuses accuse accusing faulted faults fault suspect suspects"
)
_BEFORE_SUSPECT = words(
    "more other main prime key alleged male female further additional new terror two three"
)
_NOUN_BEFORE = words("the to for of no any lay laid put took")
_LAYING = words("laid lay put placed pinned puts lays")
_ATTRIBUTING = words("attributed attributes attribute ascribed")
_LINKING = words("linked links link tied ties tie traced")
_HOLDING = words("held holds hold")
_POINTING = words("pointed points pointing")
_PINNING = words("pinned pins pin")
_NAMING = words("named identified names")
_CULPRITS = words(
    """
    attacker attackers perpetrator perpetrators culprit culprits mastermind masterminds responsible behind
    suspects suspect
    """
)
_SEEING = words("saw sees see")
_GUILT = words("guilt responsibility")
_HINTS = words("evidence intelligence signs indications indicators clues traces findings information")
_LYING = words("lying lies fabricating inventing misleading")
_FINDING = words("found finds established establishes")
_CLOSED = words('” "')
_HANDIWORK = words("work hand handiwork")
_IS = lx.BE | words("bore bears apparently")
OPENERS = (
    _BLAMING
    | _ATTRIBUTING
    | _LINKING
    | _HOLDING
    | _POINTING
    | _PINNING
    | _NAMING
    | _HANDIWORK
    | _SEEING
    | _GUILT
    | {"put", "puts", "alleged", "bears", "bore", "insists", "insisting", "insisted"}
)
"""Words that can tell of one."""


def blame(s: Sentence, i: int) -> Stance | None:
    """The blame that the word at ``i`` lays, or None."""
    word = s.low(i)
    if word not in OPENERS:
        return None
    if word in _BLAMING:
        return _by_verb(s, i)
    if word == "alleged":
        return _alleged_by(s, i)
    if word in _HOLDING:
        return _held(s, i)
    if word in _POINTING:
        return _finger(s, i)
    if word in _ATTRIBUTING or word in _LINKING:
        return _attributed(s, i)
    if word in _NAMING:
        return _named(s, i)
    if word in _SEEING:
        return _saw_behind(s, i)
    if word in ("bears", "bore"):
        return _bears(s, i)
    if word.startswith("insist"):
        return _insists(s, i)
    if word in _GUILT:
        return _laid_the_blame(s, i)
    if word in ("put", "puts"):
        return _put_down(s, i)
    if word in _PINNING:
        return _pinned(s, i)
    return _handiwork(s, i)


def _laid(s: Sentence, who: Range, last: int, on: Range | None) -> Stance:
    return Stance("blame", who, who[0], cut(s, last), subject=on)


def _by_verb(s: Sentence, i: int) -> Stance | None:
    word, before = s.low(i), s.low(i - 1)
    if s.has(i + 1, i + 8, _LYING) and word.startswith("accus"):
        return None  # a denial
    if word == "blame" and before == "to" and s.low(i - 2) in lx.BE:
        accused = np_left(s, i - 2)
        return Stance("blame", None, accused[0], i, subject=accused) if accused else None
    if word == "blame" and before in _NOUN_BEFORE:
        return _laid_the_blame(s, i)
    if word in ("accuses", "accused") and before in _CLOSED:
        accuser = np_right(s, i + 1)
        return Stance("blame", accuser, i, accuser[1] - 1) if accuser else None
    if word in ("suspect", "suspects") and not _suspecting(s, i):
        return None
    if before == "also" and s.low(i - 2) in lx.BE:
        before = s.low(i - 2)
    if (before in lx.BE and word in ("blamed", "accused")) or before == "widely":
        return _passive(s, i)
    accused = accused_from(s, i + 1)
    if word in ("blamed", "blames", "blaming"):
        accused = _blamed_on(s, i, accused)
    subject = subject_of(s, i)
    if subject is None and word.endswith("ing"):
        subject = accused_from(s, 0)
    if subject is None or negated(s, i, subject) or (accused is None and not valid_speaker(s, subject)):
        return None
    return _laid(s, subject, i + 8, accused)


def _suspecting(s: Sentence, i: int) -> bool:
    """Whether "suspect" is a verb with an object: "police suspect a gang", not "three suspects"."""
    if i - 1 in s.figures or s.low(i - 1) in lx.DETERMINERS or s.low(i - 1) in _BEFORE_SUSPECT:
        return False
    return any(
        t.low in lx.MILITANTS or t.low in lx.ARMED_WORDS or (t.capital and t.text not in lx.DEMONYMS)
        for t in s.tokens[i + 1 : i + 5]
    )


def _laid_the_blame(s: Sentence, i: int) -> Stance | None:
    """ "X laid the blame on Y", "X puts responsibility on Y"."""
    verb = i - 2 if s.low(i - 1) in ("the", "all", "full", "sole") else i - 1
    if s.low(verb) not in _LAYING or (verb == i - 1 and s.low(i) == "blame"):
        return None
    subject = subject_of(s, verb)
    on = s.next_of(i, i + 10, {"on", "with", "at"})
    if on is None and s.low(i) != "blame":
        return None
    accused = accused_from(s, on + 1) if on else None
    return Stance(
        "blame", subject, subject[0] if subject else i, accused[1] - 1 if accused else i, subject=accused
    )


def _passive(s: Sentence, i: int) -> Stance | None:
    """ "Was blamed on X", "is accused of": the accuser is whoever follows "by", else the document."""
    accuser = accuser_after(s, i)
    verb = i - 1
    while verb > 0 and (s.lows[verb - 1] in lx.BE or s.lows[verb - 1] in lx.HAVE):
        verb -= 1
    accused = np_left(s, verb)
    if s.low(i + 1) == "for" and accuser is None and accused is not None and not negated(s, i, accused):
        return Stance("blame", None, accused[0], i, subject=accused)
    if s.low(i + 1) == "on":
        return Stance("blame", accuser, i, i + 2, subject=accused_from(s, i + 2))
    return Stance("blame", accuser, max(0, i - 3), i + 1, subject=accused) if accuser else None


def _blamed_on(s: Sentence, i: int, accused: Range | None) -> Range | None:
    """Of "blamed the attack on X" and "blamed X": who is blamed."""
    on = s.next_of(i + 1, i + 12, {"on"})
    found = accused_from(s, on + 1) if on is not None else None
    if on is None or found is None or s.lows[found[1] - 1] in DAYS:
        return accused
    return found if accused is None or s.has(i + 1, on, ACTS) else accused


def _alleged_by(s: Sentence, i: int) -> Stance | None:
    """ "Y is alleged by X to …"."""
    if s.low(i - 1) not in lx.BE or s.low(i + 1) != "by":
        return None
    accuser, accused = accuser_after(s, i), np_left(s, i - 1)
    return (
        Stance("blame", accuser, accused[0], accuser[1] - 1, subject=accused) if accuser and accused else None
    )


def _held(s: Sentence, i: int) -> Stance | None:
    """ "X holds Y responsible", "Y is held responsible by X"."""
    if s.low(i) == "held" and s.low(i - 1) in lx.BE and s.low(i + 1) in ("responsible", "accountable"):
        accuser, accused = accuser_after(s, i), np_left(s, i - 1)
        return Stance("blame", accuser, max(0, i - 3), i + 1, subject=accused) if accuser else None
    if not s.has(i + 1, i + 8, {"responsible", "accountable"}):
        return None
    subject = subject_of(s, i)
    return (
        _laid(s, subject, i + 8, accused_from(s, i + 1)) if subject and not negated(s, i, subject) else None
    )


def _finger(s: Sentence, i: int) -> Stance | None:
    """ "X pointed the finger at Y", "X has evidence that points to Y"."""
    if s.low(i + 1) in ("to", "at", "towards") and s.has(i - 5, i, _HINTS):
        accused = accused_from(s, i + 2)
        return Stance("blame", None, max(0, i - 3), accused[1] - 1, subject=accused) if accused else None
    if not (s.has(i + 1, i + 4, {"finger"}) or s.has(i + 1, i + 3, {"fingers"})):
        return None
    subject = subject_of(s, i)
    at = s.next_of(i, i + 6, {"at", "toward", "towards"})
    return (
        Stance("blame", subject, subject[0], at + 1, subject=accused_from(s, at + 1))
        if subject and at
        else None
    )


def _pinned(s: Sentence, i: int) -> Stance | None:
    """ "X pinned it on Y"."""
    on = s.next_of(i, i + 9, {"on"})
    subject = subject_of(s, i) if on is not None else None
    return _laid(s, subject, on + 3, np_right(s, on + 1)) if subject and on is not None else None


def _attributed(s: Sentence, i: int) -> Stance | None:
    """ "X attributed the attack to Y", "X linked the attackers to Y"."""
    word = s.low(i)
    if word in ("link", "links") and s.has(i - 4, i, _FINDING):
        return _found_link(s, i)
    to = s.next_of(i + 1, i + 10, {"to"})
    if to is None:
        return None
    if word in _LINKING and not s.has(i + 1, to, ACTS | lx.MILITANTS | {"them", "it"}):
        return None
    accused = accused_from(s, to + 1)
    if s.low(i - 1) not in lx.BE:
        subject = subject_of(s, i)
        return _laid(s, subject, to + 3, accused) if subject and not negated(s, i, subject) else None
    if word != "attributed":
        return None
    by = s.next_of(i + 1, i + 10, {"by"})
    accuser = accused_from(s, by + 1) if by is not None else None
    return Stance("blame", accuser, max(0, i - 4), cut(s, to + 2), subject=accused)


def _found_link(s: Sentence, i: int) -> Stance | None:
    """ "X found a link between the gunmen and Y"."""
    verb = s.last_of(i - 4, i, _FINDING)
    if verb is None or s.low(i + 1) not in ("between", "with", "to") or s.has(verb, i, {"no", "any"}):
        return None
    subject = subject_of(s, verb)
    return _laid(s, subject, i + 6, accused_from(s, i + 2)) if subject else None


def _named(s: Sentence, i: int) -> Stance | None:
    """ "X named Y as the attackers"."""
    following = s.low(i + 1)
    if following in ("as", "in") or (following == "the" and s.low(i) == "names"):
        return None
    as_ = s.next_of(i + 1, i + 14, {"as"})
    if as_ is None or not s.has(as_, as_ + 5, _CULPRITS) or s.low(i - 1) in lx.BE:
        return None
    subject = subject_of(s, i)
    return Stance("blame", subject, subject[0], as_ + 2, subject=accused_from(s, i + 1)) if subject else None


def _saw_behind(s: Sentence, i: int) -> Stance | None:
    """ "X saw Y behind the attack", "X sees Y's hand in it"."""
    told = s.has(i + 1, i + 13, {"behind"}) or s.has(i + 2, i + 6, TRACES)
    subject = subject_of(s, i) if told else None
    if subject is None or negated(s, i, subject):
        return None
    return _laid(s, subject, i + 6, accused_from(s, i + 1))


def _put_down(s: Sentence, i: int) -> Stance | None:
    """ "X put it down to Y"."""
    down = s.next_of(i + 1, i + 8, {"down"})
    if down is None or s.low(down + 1) != "to" or not s.has(i + 1, down, ACTS | {"it", "this", "them"}):
        return None
    subject = subject_of(s, i)
    return _laid(s, subject, down + 4, accused_from(s, down + 2)) if subject else None


def _bears(s: Sentence, i: int) -> Stance | None:
    """ "Y bears responsibility for the attack"."""
    laid = s.next_of(i + 1, i + 5, {"responsibility", "blame"})
    if laid is None or s.has(i + 1, i + 3, {"no"}) or not s.has(laid, laid + 8, ACTS):
        return None
    accused = np_left(s, i)
    return Stance("blame", None, accused[0], cut(s, i + 4), subject=accused) if accused else None


def _insists(s: Sentence, i: int) -> Stance | None:
    """ "X insists on a foreign hand"."""
    if s.low(i + 1) != "on" or not s.has(i + 2, i + 6, TRACES):
        return None
    k = i - 1 if s.low(i - 1) in ("keeps", "kept") else i
    subject = subject_of(s, k)
    return _laid(s, subject, i + 4, accused_from(s, i + 2)) if subject else None


def _handiwork(s: Sentence, i: int) -> Stance | None:
    """ "The attack was the work of Y"."""
    if s.low(i + 1) != "of" or s.low(i - 1) != "the" or not s.has(i - 4, i, _IS):
        return None
    accused = accused_from(s, i + 2)
    return Stance("blame", None, max(0, i - 5), accused[1] - 1, subject=accused) if accused else None
