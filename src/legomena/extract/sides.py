"""On which side of an effect word its people stand: passives, and objects that follow."""

from __future__ import annotations

from . import lexicon as lx
from .sentence_view import low_at
from .tokens import Token
from .words import words

_WITHIN_PASSIVE = lx.ADVERBS | frozenset(lx.TRANSITIVE) | words("or and / to have , dead taken shot")


def is_passive(tokens: list[Token], i: int) -> bool:
    """Whether a form of "be" leads to the participle at ``i``."""
    for k in range(i - 1, max(-1, i - 8), -1):
        word = tokens[k].low
        if word in lx.BE:
            return True
        if word not in _WITHIN_PASSIVE:
            return False
    return False


_OBJECT_OPENERS = (lx.DETERMINERS - {"that", "some"}) | words("dozens scores hundreds several many")
_NO_OBJECTS = words("wounded injured dead more others people")
_CALENDAR = lx.WEEKDAYS | lx.MONTHS


def object_follows(tokens: list[Token], i: int, starts: set[int]) -> bool:
    """Whether a noun phrase begins at ``i``, adverbs and a second verb ("and wounded") skipped."""
    k = i
    while k < len(tokens) and (tokens[k].low in lx.ADVERBS or _second_verb(tokens, k, i)):
        k += 1
    if k >= len(tokens):
        return False
    word = tokens[k].low
    if k in starts or word in _OBJECT_OPENERS:
        return True
    if word in ("at", "up"):
        return low_at(tokens, k + 1) in ("least", "most", "to")
    if word in ("over", "around", "about"):
        return False
    if word in lx.GROUP_OF and word not in _NO_OBJECTS:
        return True
    return tokens[k].capital and word not in ("in", "on") and word.isalpha() and word not in _CALENDAR


def _second_verb(tokens: list[Token], k: int, first: int) -> bool:
    """Whether token ``k`` is of "and wounded" after a first verb."""
    joiners = ("and", "or", "/")
    if tokens[k].low in joiners:
        return low_at(tokens, k + 1) in lx.TRANSITIVE
    return k > first and tokens[k].low in lx.TRANSITIVE and tokens[k - 1].low in joiners
