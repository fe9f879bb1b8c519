"""Zeros: "no casualties were reported", "nobody was hurt"."""

from __future__ import annotations

from . import lexicon as lx
from .figures import Figure
from .sentence_view import low_at, lows_of
from .tokens import Token
from .words import words

_ZERO_NOUNS = {
    **dict.fromkeys(words("casualties casualty"), lx.BOTH),
    **dict.fromkeys(words("deaths fatalities fatality losses"), lx.KILLED),
    "injuries": lx.INJURED,
}
_BETWEEN = lx.MODIFIERS | words("any human immediate civilian further reported reports of fresh")
_ZERO_EFFECTS = frozenset({lx.KILLED, lx.INJURED, lx.BOTH, "abducted"})
_HARMED = {"harmed": lx.BOTH}
_DEAD = words("dead killed victims deceased casualties fatalities")
_NO_NEWS = words("reports immediate fresh word")
"""Words that make it unknown: "no immediate reports of casualties"."""
_GIVING = words("gave given giving gives provided released with")
_NO_ONE = words("one civilians people")


def zeros(tokens: list[Token]) -> list[Figure]:
    """The zeros of one sentence, as figures."""
    out: list[Figure] = []
    for i, token in enumerate(tokens):
        zero = None
        if token.low in ("lost", "loses") and low_at(tokens, i + 1) in ("nobody", "none"):
            out.append(_zero(i + 1, i + 1, lx.KILLED, "unspecified"))
            continue
        if token.low in ("no", "without", "zero"):
            zero = _none_of(tokens, i)
        elif token.low in ("nobody", "none"):
            zero = _passive(tokens, i, i, "unspecified")
        if zero is not None:
            out.append(zero)
    return out


def _none_of(tokens: list[Token], i: int) -> Figure | None:
    """ "No casualties", "no civilians were hurt"."""
    noun = i + 1
    while noun - i < 5 and low_at(tokens, noun) in _BETWEEN:
        noun += 1
    word = low_at(tokens, noun)
    if not _NO_NEWS.isdisjoint(lows_of(tokens, i, noun + 1)):
        return None
    if word in _ZERO_NOUNS:
        return _no_losses(tokens, i, noun)
    if word in lx.GROUP_OF or (tokens[i].low == "no" and word in _NO_ONE):
        return _passive(tokens, i, noun, lx.GROUP_OF.get(word, "unspecified"))
    return None


def _no_losses(tokens: list[Token], i: int, noun: int) -> Figure | None:
    following = lows_of(tokens, noun + 1, noun + 8)
    if following[:1] in (["figures"], ["toll"]) or "numbers" in following[:2]:
        return None
    if low_at(tokens, i - 1) in _GIVING and following[:1] == ["figure"]:
        return None  # "gave no casualty figure"
    group = "civilians" if "civilian" in lows_of(tokens, i, noun) else "unspecified"
    if following[:1] == ["among"]:
        group = next((lx.GROUP_OF[w] for w in following[1:4] if w in lx.GROUP_OF), group)
    return _zero(i, noun, _ZERO_NOUNS[tokens[noun].low], group)


def _passive(tokens: list[Token], first: int, noun: int, group: str) -> Figure | None:
    """ "… was hurt", "… were killed" after what is counted none."""
    for k in range(noun + 1, min(noun + 6, len(tokens))):
        word = tokens[k].low
        if noun < k and word == "among" and low_at(tokens, k - 1) in lx.BE and low_at(tokens, k + 2) in _DEAD:
            return _zero(first, noun, lx.KILLED, group)
        effect = _HARMED.get(word) or lx.TRANSITIVE.get(word) or lx.INTRANSITIVE.get(word)
        if word == "hostage":
            effect = "abducted"
        alone = word in ("died", "perished")
        if effect in _ZERO_EFFECTS and (alone or not lx.BE.isdisjoint(lows_of(tokens, noun + 1, k))):
            return _zero(first, noun, effect, group)
    return None


def _zero(first: int, last: int, effect: str, group: str) -> Figure:
    return Figure(first, last, None, 0, 0, "exact", group, True, False, effect=effect, head="zero")
