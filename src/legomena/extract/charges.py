"""Stances within a statement: "said it was behind the attack", "backed by X", "did not strike it"."""

from __future__ import annotations

from . import lexicon as lx
from .noun_phrases import np_left, np_right
from .responsibility import TAKING_VERBS
from .sentence_view import Range, Sentence
from .shares import Attribution
from .stance_words import ACTS, FALSE, Stance, accused_from, cut
from .words import words

_BEHIND = words("behind responsible")
_BEFORE_BEHIND = lx.BE | words("not directly also solely")
_HARM_AT = words("shot gunned found hit")
"""Participles after which "behind" tells a place."""
_LIGHT = lx.BE | lx.ADVERBS | words("not directly have had has")
_NOT = words("not n't never")
_SELF = words("it they we")
_OWN_PEOPLE = words("fighters members")
_DENIES_OWN = words("it they he we its their fighters forces")
_CARRYING_OUT = words("carried mounted staged conducted launched executed perpetrated")
_COMMITTING = words("carried perpetrated executed")
_SENT = words("them attackers gunmen militants terrorists assailants bombers killers")
_BACKING = words(
    """
    involved complicit orchestrated masterminded financed sponsored supported backed funded instigated planned
    sent supplied trained equipped sheltered
    """
)
_NO_BACKING_CLAIMED = words("complicit instigated")
_TARGETS = ACTS | lx.MILITANTS | words("attackers group it them")
_DEEDS = words(
    """
    strike strikes airstrike airstrikes raid raids shelling bombardment fire drone drones missile
    missiles rocket rockets bombing bombings attack attacks gunfire shells aggression massacre warplanes
    jets
    """
)
_HITTING = words("hit killed struck destroyed caused targeted had has left")
_CHARGING = words("alleged alleges charged condemned denounced blamed accused")
_ALLEGING = words("alleged alleges charged alleging")
_BEFORE_DEMONYM = words("an a the by from in and , that of")
_DONE_BY = words(
    """
    committed perpetrated fired launched planted caused orchestrated masterminded sponsored conducted
    staged planned
    """
)
_SUPPORT = words("support backing involvement sponsorship funding hand")
_CHARGES = words("allegation allegations accusation accusations charge charges claim claims")
_DO = words("was is did were are does do")
_DEEDS_DENIED = words(
    "responsible involved behind strike hit bomb attack target fire shell carry kill complicit"
)


def said_of_self_or_others(s: Sentence, found: list[Attribution], have: list[Stance]) -> list[Stance]:
    """What is said of who did it: "said it was behind the attack", "said X was behind it", "backed by X".

    ``have`` are the stances found already; none of the same kind and speaker is told again.
    """
    out: list[Stance] = []
    for a in found:
        for start, end in a.content:
            for i in range(start, min(end, len(s.tokens))):
                word = s.lows[i]
                stance = None
                if word in _BEHIND:
                    stance = _was_behind(s, i, start, a)
                elif word in _CARRYING_OUT or (word == "done" and s.low(i + 1) in ("it", "this", "so")):
                    stance = _carried_out(s, i, start, a)
                elif word in _BACKING and not (a.verb == "claimed" and word in _NO_BACKING_CLAIMED):
                    stance = _backed(s, i, start, a)
                if stance is not None:
                    out.append(stance)
    return _new(out, have)


def _new(found: list[Stance], have: list[Stance]) -> list[Stance]:
    """The first stance of each kind and speaker that ``have`` lacks."""
    seen = {(h.kind, h.speaker) for h in have}
    out: list[Stance] = []
    for stance in found:
        if (stance.kind, stance.speaker) not in seen:
            seen.add((stance.kind, stance.speaker))
            out.append(stance)
    return out


def _was_behind(s: Sentence, i: int, start: int, a: Attribution) -> Stance | None:
    """ "It was behind the attack", "it was not responsible", "X was behind it"."""
    if s.low(i - 1) not in _BEFORE_BEHIND and s.low(i - 2) not in lx.BE:
        return None
    if s.low(i - 1) in lx.TRANSITIVE or s.low(i - 1) in _HARM_AT:
        return None  # "was shot behind the counter"
    k = i - 1
    while k > start and s.lows[k] in _LIGHT:
        k -= 1
    word = s.low(k)
    last = cut(s, i + 4)
    if s.has(k, i, _NOT):
        if word not in _DENIES_OWN:
            return None
        return Stance("denial", a.speaker, min(a.speaker[0], k), last)
    if word in _SELF or (word in _OWN_PEOPLE and s.low(k - 1) in ("its", "their")):
        return Stance("responsibility", a.speaker, min(a.speaker[0], k), last, subject=a.speaker)
    return _blamed_before(s, k, start, a, last)


def _blamed_before(s: Sentence, k: int, start: int, a: Attribution, last: int) -> Stance | None:
    who = np_left(s, k + 1)
    if who is None or who[0] < start:
        return None
    return Stance("blame", a.speaker, min(a.speaker[0], who[0]), last, subject=who)


def _carried_out(s: Sentence, i: int, start: int, a: Attribution) -> Stance | None:
    """ "It had carried out the attack", "radical Islamists carried out the attack"."""
    k = i - 1
    if s.low(k) in ("had", "have", "has"):
        k -= 1
    own = s.low(k) in _SELF or (s.low(k) == "fighters" and s.low(k - 1) in ("its", "their"))
    if not s.has(i + 1, i + 7, ACTS) and s.low(i) != "done":
        return None
    if not own:
        others = (
            k > start
            and not s.has(k - 3, k, {"its", "their"})
            and (s.low(k) in lx.MILITANTS or s.tokens[k].capital)
            and s.low(i) in _COMMITTING
        )
        return _blamed_before(s, k, start, a, cut(s, i + 5)) if others and a.form == "before" else None
    return Stance("responsibility", a.speaker, min(a.speaker[0], k), cut(s, i + 5), subject=a.speaker)


def _backed(s: Sentence, i: int, start: int, a: Attribution) -> Stance | None:
    """ "The attackers were backed by X", "X had financed the group"."""
    if s.low(i + 1) == "by" and s.low(i - 1) in lx.BE:
        who = np_right(s, i + 2)
        if who is None or not (s.tokens[who[0]].capital or s.lows[who[0]] == "the"):
            return None
        return Stance("blame", a.speaker, min(a.speaker[0], i), who[1] - 1, subject=who)
    if s.low(i) == "planned" and s.low(i + 1) == "in" and s.low(i - 1) in lx.BE:
        where = np_right(s, i + 2)
        return (
            Stance("blame", a.speaker, min(a.speaker[0], i), where[1] - 1, subject=where) if where else None
        )
    k = i - 1
    while k > start and (s.lows[k] in lx.BE or s.lows[k] in lx.HAVE or _is_light(s.lows[k])):
        k -= 1
    if s.low(i) == "sent" and s.low(i + 1) not in _SENT and s.low(i + 2) not in _SENT:
        return None
    if k < start or s.lows[k] == "not" or not s.tokens[k].capital or not s.has(i + 1, i + 7, _TARGETS):
        return None
    return _blamed_before(s, k, start, a, cut(s, i + 5))


def _is_light(word: str) -> bool:
    return word in lx.ADVERBS or word in ("both", "directly")


def laid_within(s: Sentence, found: list[Attribution], have: list[Stance]) -> list[Stance]:
    """Blame and denial told as facts: "an Israeli air strike killed …", "X did not strike it"."""
    out: list[Stance] = []
    for a in found:
        if a.media or a.verb in TAKING_VERBS:
            continue
        alleged = _alleged(s, a)
        if alleged is not None:
            out.append(alleged)
        for start, end in a.content:
            for i in range(start, min(end, len(s.tokens))):
                stance = _deed(s, i, (start, end), a) or _told_at(s, i, (start, end), a)
                if stance is not None:
                    out.append(stance)
    return _new(out, have)


def _alleged(s: Sentence, a: Attribution) -> Stance | None:
    """ "X alleged that Y …"."""
    if a.verb not in _ALLEGING or a.form != "before" or not a.content:
        return None
    start, end = a.content[0]
    if s.counts(start, end) or not any(t.capital for t in s.tokens[start : min(start + 6, end)]):
        return None
    accused = accused_from(s, start + 1 if s.low(start) == "that" else start)
    return Stance("blame", a.speaker, a.speaker[0], min(end, start + 14) - 1, subject=accused)


def _deed(s: Sentence, i: int, within: Range, a: Attribution) -> Stance | None:
    """ "An Israeli air strike hit …", "condemned the Israeli bombing"."""
    start, end = within
    if s.tokens[i].text not in lx.DEMONYMS or not s.has(i + 1, min(i + 4, end), _DEEDS):
        return None
    if a.verb not in _CHARGING and not _did_it(s, i, end):
        return None
    if i != start and s.low(i - 1) not in _BEFORE_DEMONYM:
        return None
    return Stance("blame", a.speaker, i, min(i + 4, end - 1), subject=(i, i + 1))


def _did_it(s: Sentence, i: int, end: int) -> bool:
    """Whether the deed, told with its doer, is the subject of the clause: "an Israeli air strike hit …"."""
    deed = s.next_of(i + 1, min(i + 4, end), _DEEDS)
    if deed is None or s.low(i - 1) not in ("an", "a"):
        return False
    while s.low(deed + 1) in _DEEDS:
        deed += 1
    return s.low(deed + 1) in _HITTING


def _told_at(s: Sentence, i: int, within: Range, a: Attribution) -> Stance | None:
    """ "Carried out by X", "X's involvement", "the false allegation", "was not responsible"."""
    start, end = within
    word, before = s.lows[i], s.low(i - 1)
    if word == "by" and (before in _DONE_BY or (before == "out" and s.low(i - 2) == "carried")):
        who = np_right(s, i + 1)
        if who and who[0] < end and any(t.capital for t in s.tokens[slice(*who)]):
            return Stance("blame", a.speaker, max(start, i - 4), min(who[1], end) - 1, subject=who)
    elif word in _SUPPORT and before in ("'s", "’") and i - 2 >= start and s.tokens[i - 2].capital:
        return Stance("blame", a.speaker, i - 2, i, subject=(i - 2, i - 1))
    elif word in FALSE and s.has(i + 1, min(i + 3, end), _CHARGES):
        return Stance("denial", a.speaker, i, min(i + 2, end - 1))
    elif word == "not" and before in _DO and i - 2 >= start and s.has(i + 1, min(i + 3, end), _DEEDS_DENIED):
        return Stance("denial", a.speaker, max(start, i - 3), min(i + 4, end - 1))
    return None
