"""Events told by nouns: "a blast hit the market", "attacks on Friday on police posts"."""

from __future__ import annotations

from collections.abc import Iterator

from . import act_words as acts
from . import lexicon as lx
from .attribution import Range
from .event_verbs import weapon
from .found import Found
from .page import Line
from .phrases import agent_right, is_passive, is_unreal, object_right, phrase_left, subject_left
from .scope import Scope, TimeRef
from .words import words

_DEFINITE = words("the these those this that such its their his")


def nouns(line: Line, scope: Scope) -> Iterator[Found]:
    """Yield the events that the nouns of a line tell of, each with a scope or a deed of its own."""
    i = line.body
    while i < len(line.tokens):
        pair = acts.PAIRS.get((line.low(i), line.low(i + 1)))
        kind = pair or acts.NOUNS.get(line.low(i))
        width = 2 if pair else 1
        if kind is not None and not (line.tokens[i].capital and i > line.body and not pair):
            found = _noun(line, i, i + width, kind, scope)
            if found is not None:
                yield found
        i += width if kind else 1


_UNREAL = words("no future prevent preventing threat threats plan plans planned foiled thwarted")


def _noun(line: Line, a: int, b: int, kind: str, scope: Scope) -> Found | None:
    """An event told by a noun: it must have a target, place or time of its own, or did something."""
    if line.low(b) in (
        "squad",
        "squads",
        "plot",
        "plots",
        "victims",
        "victim",
        "site",
        "scene",
        "helicopters",
        "survivors",
    ):
        return None
    first = a
    opens = {end for _, end in line.grounds}
    while first > line.body and first not in opens and a - first < 5 and modifies(line, first - 1):
        first -= 1
        if line.low(first) in lx.DETERMINERS:
            break
    before = line.words(first - 3, a)
    if set(before) & _UNREAL:
        return None
    target: Range | None = None
    soon = _time_near(line, b, scope)
    onto = soon.last if soon is not None else b
    if line.low(onto) in ("on", "against", "targeting") and line.low(onto + 1) not in _WEEK:
        target = object_right(line, onto + 1)
        if target and _only_time(line, target):
            target = None
    definite = line.low(first) in _DEFINITE
    end = target[1] if target else b
    near = _place_near(line, end, scope)
    if kind == "operation":
        if not _carried_out(line, b):
            return None
        kind = "attack" if set(line.words(first, a)) & (lx.MILITANTS | lx.ARMED_WORDS) else "operation"
        return Found(first, b, a, kind, agent_right(line, b, 14))
    harm = next((k for k in range(end, min(len(line.tokens), end + 5)) if line.low(k) in acts.HARM), None)
    acted = harm is not None and not set(line.words(end, harm)) & {",", "who", "and", ";"}
    time = soon or _time_near(line, end, scope) or _time_before(line, first, scope)
    launched = next(
        (k for k in range(first - 1, max(line.body, first - 4), -1) if line.low(k) in _LAUNCHED), None
    )
    if launched is not None and is_unreal(line, launched):
        return None
    own = launched is not None or target is not None or near is not None
    if not own and (definite or not (acted or time is not None)):
        # "The attacks" alone points back; "a blast killed …" and "attacks on Friday" tell of one.
        return None
    last = max(end, near or end)
    if time is not None and last <= time.first <= last + 3:
        last = time.last
    elif time is not None and not set(line.words(time.last, first)) - {"'s", "’", "'"} and time.last <= first:
        first = time.first
    doer = agent_right(line, end, 6)
    if doer is not None:
        last = max(last, doer[1])
    elif launched is not None:
        doer = subject_left(line, launched)
        first = doer[0] if doer is not None else launched
    else:
        doer = _owner(line, first, a)
    return Found(first, last, a, kind, doer, target, weapon=weapon(line, a, end), time=time, firm=False)


_WEEK = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
    """
)


_LAUNCHED = words("carried launched mounted staged conducted committed perpetrated")


def _owner(line: Line, first: int, noun: int) -> Range | None:
    """Whose attack it is: "Hamas's attack on …". A day or a town owns none."""
    mark = next((k for k in range(noun - 1, first - 1, -1) if line.low(k) in ("'s", "’", "'")), None)
    if mark is None:
        return None
    owner = phrase_left(line, mark)
    if owner is None or any(a < owner[1] and owner[0] < b for a, b in [*line.times, *line.places]):
        return None
    return (
        owner
        if line.tokens[owner[0]].capital or set(line.words(*owner)) & (lx.MILITANTS | lx.FORCES)
        else None
    )


def _carried_out(line: Line, i: int) -> bool:
    """Whether the noun before token ``i`` is said to have been carried out or to have happened."""
    for k in range(i, min(len(line.tokens), i + 9)):
        if line.low(k) in (";", ",") or line.low(k) in lx.CLAUSE_STARTS:
            return False
        if line.low(k) in words("carried launched conducted mounted staged") and is_passive(line, k):
            return True
        if line.low(k) in words("occurred happened unfolded erupted"):
            return True
    return False


def modifies(line: Line, k: int) -> bool:
    t = line.tokens[k]
    return (
        t.text[0].isalnum()
        and t.low not in lx.PREPOSITIONS
        and t.low not in lx.FINITE
        and t.low not in lx.CLAUSE_STARTS
        and t.low not in lx.TRANSITIVE
        and t.low not in ("and", "or", "but")
    )


def _only_time(line: Line, span: Range) -> bool:
    return all(
        w in _WEEK or w in lx.DETERMINERS or w.isdecimal() or w in ("early", "late", "morning", "night")
        for w in line.words(*span)
    )


def _place_near(line: Line, end: int, scope: Scope) -> int | None:
    """End of a place told in the noun's own complement: "attacks across X", "the assault on the Y jail"."""
    for ref in scope.lines[line.index].places:
        if end <= ref.first <= end + 4 and not set(line.words(end, ref.first)) - _LEADS:
            return ref.last
        if ref.first <= end <= ref.last + 1 and ref.last <= end:
            return end
    return None


_LEADS = words(
    """
    in on at across near into throughout around outside inside the of several many parts areas
    districts town city and over
    """
)


def _time_near(line: Line, end: int, scope: Scope) -> TimeRef | None:
    return next(
        (
            t
            for t in scope.lines[line.index].times
            if end <= t.first <= end + 3 and not set(line.words(end, t.first)) & {",", "and", "that"}
        ),
        None,
    )


def _time_before(line: Line, first: int, scope: Scope) -> TimeRef | None:
    return next((t for t in scope.lines[line.index].times if 0 <= first - t.last <= 2), None)
