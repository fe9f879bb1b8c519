"""Denials: "X denied involvement", "X called the claims baseless", "X had nothing to do with it"."""

from __future__ import annotations

from . import lexicon as lx
from .noun_phrases import np_left, np_right
from .sentence_view import Sentence
from .stance_words import FALSE, Stance, cut, subject_of
from .words import words

_DENYING = words("denied denies deny denying")
_REJECTING = words(
    """
    rejected rejects reject rejecting dismissed dismisses dismiss dismissing refuted refutes refute
    doubt doubts doubted rebuffed disclaimed disclaims repudiated disputed disputes disowned rubbished
    disavowed contradicted
    refuting disputing
    """
)
_DENIABLE = words(
    """
    allegation allegations accusation accusations charge charges claim claims report reports involvement
    responsibility role hand connection link links suggestion suggestions assertion assertions blame it
    this them that having any all killing targeting such wrongdoing carrying being insinuations
    narrative statement statements notion account figure figures toll complicity baseless false
    unfounded firing striking shelling attacking bombing hitting using knowledge
    """
)
_CHARGES = words("charge claim allegation accusation assertion suggestion figure toll version")
_SHOWN = words("found seen established supports support links shows suggests")
_LYING = words("lying lies fabricating inventing misleading")
DENYING = (
    _DENYING
    | _REJECTING
    | words(
        "consider considers called calls described distanced accused accuses retracted withdrew withdrawn"
    )
)
"""Verbs whose subject denies."""
_WITHHELD = words("access entry bail permission visas medical treatment food aid")
"""What is denied to people, not of deeds."""
_CALLING = words("called calls described termed branded labelled labeled")
_PARTS = words("involvement role hand part connection link links ties knowledge")
_FOUND = words("found find finds seen see sees saw had has have")
_NO_TIES = words("link links connection connections evidence involvement sign signs ties proof role part")
_CLEARING = words("clears cleared exonerates exonerated absolves absolved")
_BEARING = words("bears bore bear")
_TAKING_BACK = words("withdrew withdrawn withdraws retracted retracts retract recanted")
_STATED = words("statement claim claims words responsibility report announcement account allegation")
OPENERS = (
    _DENYING
    | _REJECTING
    | _CALLING
    | _TAKING_BACK
    | words("turned had has have ruled no distanced accused accuses consider considers taken took true")
    | _CLEARING
    | _BEARING
)
"""Words that can tell of one."""


def denial(s: Sentence, i: int) -> Stance | None:
    """The denial that the word at ``i`` makes, or None."""
    word = s.low(i)
    if word not in OPENERS:
        return None
    if word in _DENYING or word in _REJECTING:
        return _by_verb(s, i)
    if word in _CALLING or word in ("consider", "considers"):
        return _called_false(s, i)
    if word in ("accused", "accuses"):
        return _denied(s, i, i + 8) if s.has(i + 1, i + 8, _LYING) and s.low(i - 1) not in lx.BE else None
    if word in _CLEARING:
        return _denied(s, i, i + 8) if s.has(i + 1, i + 10, {"of"}) and s.low(i - 1) not in lx.BE else None
    if word in _BEARING:
        bearer = np_left(s, i)
        none = s.low(i + 1) == "no" and s.low(i + 2) in ("blame", "responsibility", "guilt")
        return Stance("denial", None, bearer[0], i + 2, object=(i, i + 3)) if none and bearer else None
    if word == "true":
        return (
            Stance("denial", None, max(0, i - 4), i)
            if s.low(i - 1) in ("not", "n't") and s.has(i - 9, i, _DENIABLE)
            else None
        )
    if word == "distanced":
        return _denied(s, i, i + 6) if s.has(i + 1, i + 5, {"from"}) else None
    if word in _TAKING_BACK or (word in ("taken", "took") and s.low(i + 1) == "back"):
        return _denied(s, i, i + 6) if s.has(i + 1, i + 6, _STATED) else None
    following = s.low(i + 1)
    if word == "turned" and following == "down" and s.has(i + 2, i + 8, _DENIABLE):
        return _denied(s, i, i + 10, i + 2)
    if word in ("had", "has", "have") and following == "nothing" and s.low(i + 3) == "do":
        return _denied(s, i, i + 6)
    if word == "ruled" and following == "out" and _ruled_out_a_part(s, i):
        return _denied(s, i, i + 8, i + 2)
    if word != "no":
        return None
    verb = i - 1
    while s.low(verb) in lx.ADVERBS or s.low(verb).endswith("ly"):
        verb -= 1
    if s.has(i + 1, i + 3, _PARTS) and s.low(verb) in ("had", "has", "have", "played"):
        subject = subject_of(s, verb)
        return Stance("denial", subject, subject[0], cut(s, i + 5)) if subject else None
    return _no_link(s, i)


def _no_link(s: Sentence, i: int) -> Stance | None:
    """ "X has found no link", "there is no evidence that …", "no connection has been found"."""
    noun = s.next_of(i + 1, i + 4, _NO_TIES)
    if noun is None or (s.low(noun + 1) in ("of", "to") and s.low(noun) in ("sign", "signs")):
        return None
    if s.low(i - 1) in _FOUND:
        subject = subject_of(s, i - 1)
        return Stance("denial", subject, subject[0], cut(s, noun + 4)) if subject else None
    there = s.low(i - 1) in lx.BE and s.low(i - 2) == "there"
    opens = (i == 0 or s.low(i - 1) in (":", "that", ",")) and s.has(noun + 1, len(s.tokens), _SHOWN)
    if not (there or opens):
        return None
    return Stance("denial", None, i, cut(s, noun + 4))


def _ruled_out_a_part(s: Sentence, i: int) -> bool:
    return s.low(i + 2) in ("that", "any") or s.low(i + 3) in ("involvement", "link")


def _denied(s: Sentence, i: int, last: int, what: int | None = None) -> Stance | None:
    """The denial by the subject of the verb at ``i``; ``what`` is the first token of what is denied."""
    subject = subject_of(s, i)
    if subject is None:
        return None
    denied = (what, min(len(s.tokens), last + 1)) if what is not None else None
    return Stance("denial", subject, subject[0], cut(s, last), object=denied)


def _by_verb(s: Sentence, i: int) -> Stance | None:
    word, before = s.low(i), s.low(i - 1)
    participle = word in ("denying", "rejecting", "dismissing")
    if s.low(i + 1) == "by" and (before in _DENIABLE or (before in lx.BE and not participle)):
        who = np_right(s, i + 2)
        first = max(0, i - (3 if before in _DENIABLE else 4))
        return Stance("denial", who, first, who[1] - 1) if who else None
    if not participle and (before in lx.BE or before == "to"):
        return None
    relative = _of_a_charge(s, i)
    if relative is not None:
        return relative
    if word in _DENYING:
        if s.has(i + 1, i + 4, _WITHHELD):
            return None
    elif not s.has(i + 1, i + 9, _DENIABLE) and s.low(i + 1) != "what":
        return None
    subject = subject_of(s, i)
    if subject is None and word.endswith("ing"):
        # "…, the ministry says, denying reports that …"
        said = s.low(i - 1) == "," and s.low(i - 2) in lx.CUES_SAY
        subject = (subject_of(s, i - 2) if said else None) or np_right(s, 0)
    if subject is None or s.has(i - 3, i, {"not"}):
        return None
    stop = s.next_of(i + 1, len(s.tokens), {",", ";", "."})
    end = (stop if stop is not None else len(s.tokens)) - 1
    return Stance("denial", subject, subject[0], min(end, i + 14), object=(i + 1, min(end + 1, i + 15)))


def _of_a_charge(s: Sentence, i: int) -> Stance | None:
    """ "Accusations that X and Y have refuted": the charge stands before the verb."""
    if s.low(i + 1) not in (".", ",", ";", "", "as") and s.low(i + 1) not in lx.ADVERBS:
        return None
    subject = subject_of(s, i)
    if subject is None:
        return None
    noun = subject[0] - 2 if s.low(subject[0] - 1) == "the" else subject[0] - 1
    if s.low(noun) in _CHARGES and s.low(noun - 1) in lx.DETERMINERS:
        # "a charge the movement rejects"
        return Stance("denial", subject, noun - 1, i, object=(noun - 1, noun + 1))
    if s.low(subject[0] - 1) not in ("that", "which"):
        return None
    if s.low(subject[0] - 1) == "which" and s.low(subject[0] - 2) in (",", "charge", "claim"):
        return Stance("denial", subject, subject[0], i, object=(max(0, subject[0] - 8), subject[0] - 1))
    charge = subject[0] - 2
    if s.low(charge) not in _DENIABLE and not (s.low(charge) == "," and s.low(charge - 1) in _DENIABLE):
        return None
    return Stance("denial", subject, max(0, charge), i, object=(max(0, charge), subject[0] - 1))


def _called_false(s: Sentence, i: int) -> Stance | None:
    """ "X called the allegations baseless"."""
    if not (s.has(i + 1, i + 9, FALSE) and s.has(i + 1, i + 10, _DENIABLE)):
        return None
    subject = subject_of(s, i)
    if subject is None or s.low(subject[1] - 1) == "it" or s.low(subject[0] - 1) == "what":
        return None
    return Stance("denial", subject, subject[0], cut(s, i + 9), object=(i + 1, min(len(s.tokens), i + 10)))
