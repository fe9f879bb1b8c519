"""Events told by verbs: "gunmen stormed the jail", "a convoy was ambushed by rebels"."""

from __future__ import annotations

from collections.abc import Iterator

from . import act_words as acts
from . import lexicon as lx
from .attribution import Range
from .found import Found
from .page import Line
from .phrases import agent_right, is_passive, is_unreal, object_right, phrase_left, subject_left
from .words import words


def verbs(line: Line) -> Iterator[Found]:
    """Yield the events that the verbs of a line tell of, before place and time."""
    i = line.body
    while i < len(line.tokens):
        phrase = _verb_phrase(line, i)
        if phrase is None:
            i += 1
            continue
        event, end = phrase
        found = _told(line, i, end, event)
        if found is not None:
            yield found
        i = end


def _verb_phrase(line: Line, i: int) -> tuple[str, int] | None:
    """Type of event and end of the verb at token ``i``."""
    phrase = line.phrase_at(i, acts.VERB_PHRASES)
    if phrase is not None and line.low(i) == "set" and line.low(i + 1) == "off":
        return phrase if set(line.words(i + 2, i + 8)) & _SET_OFF else None
    if phrase is not None:
        return phrase
    if line.low(i) == "set" and "on" in line.words(i + 1, i + 7) and line.words(i, i + 8).count("fire"):
        return None
    kind = acts.VERBS.get(line.low(i))
    if kind is None or (line.tokens[i].capital and i > line.body):
        return None
    if set(line.words(i + 1, i + 4)) & acts.HARMLESS.get(line.low(i), frozenset()):
        return None
    if line.low(i - 1) in lx.DETERMINERS and line.low(i + 1) in acts.NOUNS:
        return None
    if line.low(i - 1) in ("hard", "harder", "hardest", "worst", "badly"):
        return None
    if kind in ("protest", "riot") and line.low(i + 1) not in _MARCHING:
        return None
    return kind, i + 1


_SET_OFF = acts.WEAPONS | frozenset(acts.NOUNS) | words("device devices charge charges explosives-laden")
_MARCHING = words("in on at outside against over near across for and , . to after") | {""}


def _told(line: Line, verb: int, end: int, event: str) -> Found | None:
    if is_unreal(line, verb):
        return None
    if is_passive(line, verb) or (line.low(verb - 1) == "and" and _passive_before(line, verb)):
        k = verb - 1
        while k > 0 and (
            line.low(k) in lx.BE
            or line.low(k) in lx.HAVE
            or line.low(k) in lx.ADVERBS
            or line.low(k).endswith("ly")
        ):
            k -= 1
        struck = phrase_left(line, k + 1)
        doer = agent_right(line, end)
        first = struck[0] if struck else verb
        last = doer[1] if doer else end
    else:
        doer = subject_left(line, verb)
        if line.low(verb - 1) in lx.BE or (doer is None and line.low(verb - 1) in lx.DETERMINERS):
            return None
        start = end
        struck = object_right(line, start) or (
            object_right(line, start + 1)
            if line.low(start) in ("at", "on", "into", "with", "near", "outside", "inside")
            and line.low(start + 1) != "least"
            else None
        )
        first = doer[0] if doer else verb
        last = struck[1] if struck else end
        if struck is None and event in ("attack", "bombing", "execution", "arson") and doer is None:
            return None
        if struck is None and doer is not None and _is_struck(line, doer):
            # "… and over 20 vehicles burnt": a passive whose auxiliary stands before.
            doer, struck = None, doer
    if struck is not None and line.low(struck[0]) in ("nothing", "no", "none"):
        return None
    if doer is not None and "suicide" in line.words(*doer):
        event = "suicide bombing"
    if doer is not None and _is_thing(line, doer):
        # "The blast hit the market": the noun tells the kind, and nobody is named.
        kind = noun_kind(line, doer)
        event = kind if kind not in (None, "operation") else _by_weapon(line, doer, event)
        doer = None
    if event == "attack" and struck is not None and line.low(struck[0]) in ("hard", "headlines"):
        return None
    return Found(first, last, verb, event, doer, struck, weapon=weapon(line, verb, max(last, end)))


def _passive_before(line: Line, verb: int) -> bool:
    """ "were stormed and burnt": the second participle is passive as well."""
    return any(line.low(k) in lx.BE for k in range(max(0, verb - 6), verb)) and line.low(verb + 1) in (
        "",
        ".",
        ",",
        "by",
        "in",
    )


def _by_weapon(line: Line, span: Range, event: str) -> str:
    """The kind of an attack whose subject is what was fired: "drones struck a depot"."""
    heard = set(line.words(*span))
    return next((kind for kind, weapons in acts.CARRIERS.items() if heard & weapons), event)


def _is_struck(line: Line, span: Range) -> bool:
    """Whether a phrase names what is struck rather than who strikes."""
    heard = set(line.words(*span))
    if heard & (lx.MILITANTS | lx.FORCES | _SQUADS):
        return False
    return bool(heard & (lx.NOT_PEOPLE | lx.CIVILIANS)) or any(a == span[0] for a, _ in line.numbers)


_SQUADS = words(
    "group groups squad squads units unit brigade brigades aircraft planes jets drones drone party"
)


def _is_thing(line: Line, span: Range) -> bool:
    return noun_kind(line, span) is not None or line.low(span[1] - 1) in acts.WEAPONS


def noun_kind(line: Line, span: Range) -> str | None:
    for k in range(span[0], span[1]):
        kind = acts.PAIRS.get((line.low(k), line.low(k + 1))) if k + 1 < span[1] else None
        if kind:
            return kind
    last = next((k for k in range(span[1] - 1, span[0] - 1, -1) if line.low(k) in acts.NOUNS), None)
    return acts.NOUNS[line.low(last)] if last is not None and line.low(last + 1) not in ("of",) else None


def weapon(line: Line, a: int, b: int) -> Range | None:
    for k in range(max(line.body, a - 10), min(len(line.tokens), b + 14)):
        if line.low(k) in (";",):
            if k > b:
                return None
            continue
        if line.low(k) in acts.WEAPONS and line.low(k + 1) not in acts.NOUNS:
            first = k
            while line.low(first - 1) in acts.WEAPON_MODIFIERS or (
                line.low(first - 1) in acts.WEAPONS and first > 0
            ):
                first -= 1
            if line.low(first - 1) in ("drone", "gun") or line.low(k + 1) in (
                "attack",
                "attacks",
                "factory",
                "squad",
                "disposal",
            ):
                continue
            last = k + 1
            while line.low(last) in ("and",) and line.low(last + 1) in acts.WEAPONS:
                last += 2
            return first, last
    return None
