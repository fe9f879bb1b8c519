"""Parts of a whole: "including three women", "26 of the dead were children", "40 of them civilians"."""

from __future__ import annotations

from . import lexicon as lx
from .figures import Figure
from .groups import looks_human
from .lists import adjacent_in_list
from .sentence_view import low_at, lows_of
from .tokens import Token
from .words import words

_STATE_NOUNS = {
    **dict.fromkeys(words("dead killed deceased fatalities deaths victims slain"), lx.KILLED),
    **dict.fromkeys(words("wounded injured"), lx.INJURED),
    **dict.fromkeys(words("hostages captives abducted kidnapped"), "abducted"),
    **dict.fromkeys(words("detained arrested"), "arrested"),
    "missing": "missing",
    "displaced": "displaced",
}
"""Nouns for people by what happened to them: "of the dead"."""
_DEAD = words("victims dead fatalities")
_OF_WHOM = (["of", "whom"], ["of", "them"], ["of", "these"], ["of", "those"])
_BE = words("were are was is")


def of_the_dead(tokens: list[Token], figures: list[Figure]) -> None:
    """Find "26 of the dead were children", "31 foreign nationals are among the deceased", "of whom 38 …"."""
    for n, f in enumerate(figures):
        if f.effect is None:
            _of_state(tokens, f) or _of_counted(tokens, figures, n) or _of_whom(tokens, figures, n)


def _of_state(tokens: list[Token], f: Figure) -> bool:
    """ "26 of the dead were children", "31 foreign nationals are among the deceased"."""
    after = lows_of(tokens, f.last + 1, f.last + 5)
    inside = lows_of(tokens, f.first, f.last + 1)
    if after[:2] in (["of", "the"], ["of", "those"]) and low_at(tokens, f.last + 3) in _STATE_NOUNS:
        end = f.last + 3
    elif len(inside) > 1 and inside[-1] in _STATE_NOUNS and "of" in inside[1:]:
        end = f.last
    else:
        return _among_state(tokens, f, after)
    f.effect, f.trigger = _STATE_NOUNS[tokens[end].low], end
    f.group = _predicate(tokens, end + 1) or f.group
    return True


def _among_state(tokens: list[Token], f: Figure, after: list[str]) -> bool:
    at = 0 if after[:2] == ["among", "the"] else 1 if after[1:3] == ["among", "the"] else None
    if at is None:
        # "Two doctors from the region are among the dead."
        verb = next(
            (k for k in range(f.last + 1, f.last + 9) if low_at(tokens, k) in ("are", "were", "is", "was")),
            None,
        )
        if verb is None or lows_of(tokens, verb + 1, verb + 3) != ["among", "the"]:
            return False
        if low_at(tokens, f.last + 1) not in lx.PREPOSITIONS or low_at(tokens, verb + 3) not in _STATE_NOUNS:
            return False
        f.effect, f.trigger = _STATE_NOUNS[tokens[verb + 3].low], verb + 3
        return f.head not in lx.NOT_PEOPLE
    if at is None or f.head in lx.NOT_PEOPLE:
        return False
    noun = f.last + 3 + at
    if low_at(tokens, noun) not in _STATE_NOUNS or at + 2 >= len(after):
        return False
    f.effect, f.trigger = _STATE_NOUNS[tokens[noun].low], noun
    return True


def _of_counted(tokens: list[Token], figures: list[Figure], n: int) -> bool:
    """ "Nineteen of the 31 victims were women", "of the 26 people killed, 20 were children"."""
    f = figures[n]
    following = figures[n + 1] if n + 1 < len(figures) else None
    if (
        following is not None
        and following.first == f.last + 3
        and lows_of(tokens, f.last + 1, f.last + 3) == ["of", "the"]
    ):
        effect = following.effect or (lx.KILLED if following.head in _DEAD else None)
        if effect is not None:
            f.effect, f.trigger, f.part_of = effect, following.trigger or following.first, following
            following.effect, following.trigger = effect, f.trigger
            f.group = _predicate(tokens, following.last + 1) or f.group
            return True
    if n and f.bare and tokens[0].low == "of" and low_at(tokens, f.first - 1) == ",":
        whole = figures[n - 1]
        group = _predicate(tokens, f.last + 1)
        if whole.effect is not None and group is not None:
            f.effect, f.trigger, f.part_of, f.group = whole.effect, whole.trigger, whole, group
            return True
    return False


def _of_whom(tokens: list[Token], figures: list[Figure], n: int) -> bool:
    """ "Of whom 38 were foreigners"."""
    f = figures[n]
    if not n or lows_of(tokens, f.first - 2, f.first) not in _OF_WHOM:
        return False
    f.partitive = True
    f.group = _predicate(tokens, f.last + 1) or f.group
    return True


def _predicate(tokens: list[Token], k: int) -> str | None:
    """The group told after "were": "… were children"; None where nothing of the kind follows."""
    if low_at(tokens, k) not in _BE:
        return None
    for token in tokens[k + 1 : k + 4]:
        if token.low in ("nationals", "citizens") and tokens[k + 1].low == "foreign":
            return "foreigners"
        if token.low in lx.GROUP_OF:
            return lx.GROUP_OF[token.low]
        if token.low not in lx.MODIFIERS and token.low not in lx.FORCE_WORDS:
            return None
    return None


def breakdown(figures: list[Figure]) -> None:
    """Find "51 dead, 40 civilians and 11 soldiers": a list without a verb that adds up."""
    for n, whole in enumerate(figures):
        if whole.effect is None or whole.low is None or whole.part_of is not None:
            continue
        listed: list[Figure] = []
        for f in figures[n + 1 :]:
            if f.effect is not None or not f.known or f.low is None or f.low != f.high:
                break
            listed.append(f)
        if len(listed) > 1 and sum(p.low or 0 for p in listed) == whole.low:
            for p in listed:
                p.effect, p.trigger, p.part_of = whole.effect, whole.trigger, whole


# -- parts told as such ----------------------------------------------------------------------------------

_INCLUDING = words("including includes included")
_AMONG = (
    ["among", "them"],
    ["among", "the", "dead"],
    ["among", "those"],
    ["among", "the", "victims"],
    ["being", "among"],
    ["were", "among"],
    ["among", "the", "killed"],
    ["of", "them"],
)
_TAKES_WHOLES_GROUP = {
    "militants": ("civilians", words("women men teenagers")),
    "security forces": (None, words("women men officers")),
}
"""Group of the whole → group that a part is read as, and heads that then take the group of the whole."""


def parts(tokens: list[Token], figures: list[Figure]) -> None:
    """Find parts: "including three women", "three women among them", "31 of them civilians"."""
    for n, f in enumerate(figures):
        whole = next(
            (w for w in reversed(figures[:n]) if w.effect is not None and w.part_of is None and not w.single),
            None,
        )
        if whole is None or not _is_part(tokens, figures, n) or not _counts_people(tokens, f):
            continue
        if f.effect is None or (f.trigger is not None and (f.trigger == whole.trigger or f.single)):
            f.effect, f.trigger = whole.effect, whole.trigger
        f.part_of = whole
        if f.group == "unspecified" and (f.bare or f.partitive or not f.known):
            f.group = whole.group
        read_as, heads = _TAKES_WHOLES_GROUP.get(whole.group, (None, frozenset()))
        if f.head in heads and read_as in (None, f.group):
            f.group = whole.group


def _counts_people(tokens: list[Token], f: Figure) -> bool:
    if f.head in lx.NOT_PEOPLE:
        return False
    return f.known or f.bare or f.partitive or looks_human(tokens[f.last])


def _is_part(tokens: list[Token], figures: list[Figure], n: int) -> bool:
    f = figures[n]
    if f.partitive:
        return True
    before = lows_of(tokens, f.first - 3, f.first)
    if before[-1:] and (
        before[-1] in _INCLUDING or before[-2:] == ["among", "them"] or before[-2:] == ["them", ":"]
    ):
        return True
    if n and before[-1:] in (["and"], [","]):
        preceding = figures[n - 1]
        if preceding.part_of is not None and adjacent_in_list(tokens, preceding, f):
            return True
    after = lows_of(tokens, f.last + 1, f.last + 5)
    if _told_among(after) or after[:1] == ["each"] or (after[:1] == ["being"] and "among" in after):
        return True
    # "three women and three children among them": the first of a list that ends so.
    if n + 1 < len(figures) and after[:1] in (["and"], [","]):
        following = figures[n + 1]
        if following.first - f.last <= 3 and not following.partitive:
            return _told_among(lows_of(tokens, following.last + 1, following.last + 5))
    return False


def _told_among(after: list[str]) -> bool:
    """Whether the words after a figure say that it is among others: "among them", "included"."""
    return after[:1] == ["included"] or any(after[: len(p)] == p for p in _AMONG)
