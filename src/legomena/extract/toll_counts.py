"""Tolls told by what was counted: lives lost, bodies found, a chairman "and six of his guards"."""

from __future__ import annotations

from . import lexicon as lx
from .figures import Figure
from .sentence_view import low_at, lows_of
from .tokens import Token
from .words import words

_COSTING = words(
    "cost costing claimed claiming claims took taken taking lost costs snuffed demanded exacted demands"
)
_ADMITTING = words("received receives admitted treated treating treats has have had remain remains hospital")
_BODIES = words("bodies corpses body")
_LIFELESS = words("lifeless charred mutilated bullet-riddled decomposed burnt beheaded decapitated")
_UNHURT = words("unharmed unhurt uninjured unscathed")
_BODY_VERBS = words(
    """
    saw seen buried brought received laid found recovered retrieved pulled unearthed exhumed discovered
    collected counted find recover
    """
)
_BURIED = words("people persons victims civilians villagers soldiers men")
_LISTED = words("people persons members")
_FEW = words("one two three four five six")
_OPENERS = words("the its their his her a an")
_OFFICES = words("chairman chairwoman imam mayor headmaster owner son")
_LISTING = words("including from of among with police")


def lives(tokens: list[Token], figures: list[Figure]) -> None:
    """ "Cost more than 250 lives"."""
    for f in figures:
        if (
            f.effect is None
            and f.head in ("patient", "patients")
            and not _ADMITTING.isdisjoint(lows_of(tokens, f.first - 5, f.last + 4))
        ):
            f.effect = lx.INJURED
        if f.effect is None and f.head in ("lives", "souls"):
            costs = not _COSTING.isdisjoint(lows_of(tokens, f.first - 4, f.first))
            if costs or "lost" in lows_of(tokens, f.last + 1, f.last + 8):
                f.effect = lx.KILLED


def bodies(tokens: list[Token], figures: list[Figure]) -> None:
    """ "Recovered 12 bodies", "the bodies of 12 people were found", "31 people were buried"."""
    for f in figures:
        if f.effect == lx.INJURED and f.head in _BODIES:
            f.effect = None  # "30 bodies, 47 hurt": the word is of the next figure
        if f.effect is None and (_counts_dead(f, tokens) or not _LIFELESS.isdisjoint(f.modifiers)):
            f.effect = lx.KILLED
        if f.effect == lx.INJURED and not _UNHURT.isdisjoint(lows_of(tokens, f.last + 1, f.last + 14)):
            f.effect = None


def _counts_dead(f: Figure, tokens: list[Token]) -> bool:
    before = lows_of(tokens, f.first - 6, f.first)
    after = lows_of(tokens, f.last + 1, f.last + 8)
    if f.head in _BURIED and after[1:2] == ["buried"] and after[0] in ("were", "are", "was"):
        return True
    if f.head in _BODIES:
        found = not _BODY_VERBS.isdisjoint(after) and not lx.BE.isdisjoint(after)
        return found or not _BODY_VERBS.isdisjoint(before)
    return f.known and before[-2:] == ["bodies", "of"]


def told_by_list(tokens: list[Token], figures: list[Figure]) -> None:
    """ "Over 80 people, among them soldiers and policemen": the list tells the group where all agree."""
    for f in figures:
        if f.effect is None or f.group != "unspecified" or f.head not in _LISTED:
            continue
        start = next((k for k in range(f.last + 1, f.last + 10) if _includes(tokens, k)), None)
        groups: list[str] = []
        for token in tokens[start + 1 : start + 22] if start is not None else ():
            if token.low in (".", ";") or token.low in lx.FINITE or token.low in _FEW:
                break
            if token.text[0].isdecimal():
                break
            group = lx.GROUP_OF.get(token.low, "unspecified")
            if group != "unspecified":
                groups.append(group)
        if len(groups) >= 2 and set(groups) == {"security forces"}:
            f.group = "security forces"


def _includes(tokens: list[Token], k: int) -> bool:
    return low_at(tokens, k) == "including" or lows_of(tokens, k, k + 2) == ["among", "them"]


def with_leader(tokens: list[Token], figures: list[Figure]) -> None:
    """ "Killed the chairman and six of his guards": seven."""
    for f in figures:
        if f.effect is None or f.trigger is None or f.number is None or f.low is None or f.low != f.high:
            continue
        if f.first < 3 or tokens[f.first - 1].low != "and":
            continue
        k = _leader_phrase(tokens, f.first - 2)
        opener = tokens[k].low
        if opener not in _OPENERS or not (k - 1 == f.trigger or low_at(tokens, k - 1) in lx.TRANSITIVE):
            continue
        nouns = lows_of(tokens, k + 1, f.first - 1)
        heads = [w for w in nouns if _is_one_person(w)]
        if not heads or (opener in ("a", "an") and nouns[-1] in lx.GROUP_OF):
            continue
        f.low += 1
        f.high = f.low
        f.first = k
        if f.group == "security forces" and heads[0] not in lx.FORCES:
            f.group = "civilians"


def _leader_phrase(tokens: list[Token], k: int) -> int:
    """The first token of the noun phrase that ends at ``k``."""
    end = max(0, k - 10)
    while k > end:
        word = tokens[k].low
        within = tokens[k].capital or word in ("of", "the", "for")
        if not within and (word in lx.PREPOSITIONS or word in lx.FINITE or word == ","):
            break
        if word in lx.DETERMINERS and tokens[k - 1].low not in ("of", "for", "in"):
            break
        k -= 1
    return k


def _is_one_person(word: str) -> bool:
    return (word in lx.GROUP_OF and not word.endswith("s")) or word in lx.TITLES or word in _OFFICES


def only_lists(tokens: list[Token], f: Figure) -> bool:
    """Whether a lone "one officer" only helps to list who made up a larger figure."""
    if f.number is None or f.low != 1 or f.high != 1:
        return False
    if f.part_of is not None:
        return f.head not in lx.CIVILIANS
    if low_at(tokens, f.first - 1) not in ("and", "with", "including"):
        return False
    return not _LISTING.isdisjoint(lows_of(tokens, f.first - 14, f.first))


def captured_by_state(figures: list[Figure]) -> None:
    """Militants and suspects who are captured or seized are arrested: abductions are what armed groups do."""
    for f in figures:
        if f.effect == "abducted" and (f.group == "militants" or f.head in ("suspects", "suspect")):
            f.effect = "arrested"
