"""Figures that share: one verb for a list, one noun for two counts, the effect told just before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from . import lexicon as lx
from .figures import Figure
from .groups import looks_human
from .sentence_view import low_at, lows_of
from .tokens import Token
from .triggers import Trigger
from .words import words

_GLUE = words(", and or & as well along with plus another a further additional the other ; both")
_STATE_JOINTS = (["dead", "and"], ["killed", "and"], ["dead", ","], ["wounded", "and"], ["injured", "and"])
_BEFORE_MORE = words("and , another but")
_AFTER_BARE = words("on in at since , . more including near elsewhere during the there")
_FURTHEST = 14
"""Most tokens between a bare figure and the figure whose effect it takes over."""


def lists_of(tokens: list[Token], figures: list[Figure]) -> list[list[Figure]]:
    """Figures joined by commas and "and" only: one list, one verb."""
    out: list[list[Figure]] = []
    for figure in figures:
        if out and _glued(tokens, out[-1][-1], figure, most=3, least=1):
            out[-1].append(figure)
        else:
            out.append([figure])
    return [group for group in out if len(group) > 1]


def _glued(tokens: list[Token], a: Figure, b: Figure, *, most: int, least: int = 0) -> bool:
    gap = lows_of(tokens, a.last + 1, b.first)
    return least <= len(gap) <= most and all(w in _GLUE for w in gap)


def adjacent_in_list(tokens: list[Token], a: Figure, b: Figure) -> bool:
    """Whether nothing but a comma or "and" stands between two figures."""
    return _glued(tokens, a, b, most=2)


def spread(tokens: list[Token], lists: list[list[Figure]]) -> None:
    """Give the members of a list the effect that one of them has, from right to left and back."""
    for group in lists:
        for member, following in reversed(list(pairwise(group))):
            if _may_take(tokens, member, following):
                far = member.bare and following.first - member.last > 2
                if not (far and following.trigger is not None):
                    member.effect, member.trigger = following.effect, following.trigger
        for preceding, member in pairwise(group):
            if _may_take(tokens, member, preceding):
                member.effect, member.trigger = preceding.effect, preceding.trigger


def _may_take(tokens: list[Token], member: Figure, other: Figure) -> bool:
    """Whether ``member`` has no effect of its own and counts people, and ``other`` has one to give."""
    if member.effect is not None or other.effect is None or other.single:
        return False
    if member.head in lx.NOT_PEOPLE or (member.bare and not other.bare and not member.increment):
        return False
    return member.known or member.bare or looks_human(tokens[member.last])


def same_subject(tokens: list[Token], figures: list[Figure], triggers: list[Trigger]) -> None:
    """ "17 were captured and later let go": one subject, two effects."""
    for a, b in pairwise(triggers):
        between = lows_of(tokens, a.last + 1, b.first)
        if not (a.left and b.left and a.effect != b.effect and between[:1] == ["and"] and len(between) <= 3):
            continue
        if all(w in lx.ADVERBS or w in ("and", "then", "were", "was") for w in between):
            twice = [f for f in figures if f.trigger == a.first and not f.single]
            figures.extend(replace(f, effect=b.effect, trigger=b.first) for f in twice)
    figures.sort(key=lambda f: f.first)


def shared_noun(tokens: list[Token], figures: list[Figure]) -> None:
    """ "10 dead and 18 wounded soldiers", "of the soldiers, 17 died": the noun stands once for both."""
    for n, f in enumerate(figures):
        if not f.bare or f.effect is None or f.group != "unspecified":
            continue
        following = figures[n + 1] if n + 1 < len(figures) else None
        if (
            following is not None
            and following.known
            and lows_of(tokens, f.last + 1, following.first) in _STATE_JOINTS
        ):
            f.group = following.group
        elif 3 <= f.first <= 6 and tokens[0].low == "of" and tokens[f.first - 1].low in (",", "only"):
            noun = next((t.low for t in tokens[1 : f.first] if t.low in lx.GROUP_OF), None)
            f.group = lx.GROUP_OF[noun] if noun is not None else f.group


def as_before(tokens: list[Token], figures: list[Figure]) -> None:
    """Lean on the figure before: "and 41 on Friday", "as did five civilians", lists after ":"."""
    for n, figure in enumerate(figures):
        if n == 0 or figure.effect is not None or figure.vague:
            continue
        told = [f for f in figures[:n] if f.effect is not None]
        if not told or told[-1].single:
            continue
        if _goes_on(tokens, told[-1], figure):
            figure.effect, figure.trigger = told[-1].effect, told[-1].trigger
            figure.group = told[-1].group
        elif _as_did(tokens, figure.first):
            figure.effect, figure.trigger = told[-1].effect, told[-1].trigger
        else:
            _take_from_list(tokens, figures[n - 1], figure, told)


def _goes_on(tokens: list[Token], whole: Figure, figure: Figure) -> bool:
    """ "… and 41 on Friday", "and 92 more"."""
    if not figure.bare or low_at(tokens, figure.first - 1) not in _BEFORE_MORE:
        return False
    if figure.last + 1 < len(tokens) and tokens[figure.last + 1].low not in _AFTER_BARE:
        return False
    gap = lows_of(tokens, whole.last + 1, figure.first)
    return len(gap) <= _FURTHEST and ";" not in gap


def _as_did(tokens: list[Token], first: int) -> bool:
    """ "as did five civilians", "so were 36 civilians"."""
    return low_at(tokens, first - 1) in ("did", "were", "was", "had") and low_at(tokens, first - 2) in (
        "as",
        "so",
    )


def _take_from_list(tokens: list[Token], preceding: Figure, figure: Figure, told: list[Figure]) -> None:
    """Make ``figure`` a part of the whole that a colon, or the list it stands in, breaks down."""
    whole = next((f for f in told if f.part_of is None), told[-1])
    after_colon = any(t.low in (":", "—", "–") for t in tokens[whole.last + 1 : figure.first])
    counts_people = (
        figure.known or figure.bare or (figure.number is not None and figure.head not in lx.NOT_PEOPLE)
    )
    if after_colon and counts_people:
        source, part_of = whole, whole
    elif (
        preceding.part_of is not None
        and preceding.part_of.trigger is not None
        and low_at(tokens, figure.first - 1) in ("and", ",")
        and adjacent_in_list(tokens, preceding, figure)
    ):
        source, part_of = preceding, preceding.part_of
    else:
        return
    figure.effect, figure.trigger, figure.part_of = source.effect, source.trigger, part_of
    if figure.group == "unspecified":
        figure.group = source.group
