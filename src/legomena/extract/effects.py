"""What was done to the people counted: which figure each effect word governs."""

from __future__ import annotations

from . import lexicon as lx
from .figures import Figure
from .groups import looks_human
from .lists import as_before, lists_of, same_subject, shared_noun, spread
from .parts import breakdown, of_the_dead, parts
from .sentence_view import low_at
from .sides import is_passive
from .tokens import Token
from .triggers import Trigger, find_triggers
from .words import words

__all__ = ["Trigger", "find_triggers", "govern"]

_AGENT = words("by against from between versus than per")
_NO_SUBJECT = _AGENT | words("in on into near at")
"""Words before a figure that make it no subject."""
_HARD_STOPS = words("; : — – ( )")
_LOSING = words("lost lose losing")
_LOST_MEN = words("men people members comrades heroes")
_BODIES = words("bodies corpses body")
_STAY_PUT = frozenset(["militants", "prisoners", "security forces"])
_THROUGH = words("including like among")
"""Prepositions across which an effect word goes on to govern."""


def govern(tokens: list[Token], figures: list[Figure], triggers: list[Trigger]) -> None:
    """Set ``effect`` on every figure that an effect word governs, and ``part_of`` on parts."""
    within = {i for f in figures for i in range(f.first, f.last + 1)}
    lists = lists_of(tokens, figures)
    for figure in figures:
        if figure.effect is None:
            trigger = _nearest(tokens, figure, triggers, within)
            if trigger is not None and _takes(tokens, figure, trigger):
                _set(tokens, figure, trigger)
    for figure in figures:
        if figure.effect is None and figure.state is not None and figure.known:
            figure.effect, figure.trigger = figure.state, figure.first
    same_subject(tokens, figures, triggers)
    spread(tokens, lists)
    of_the_dead(tokens, figures)
    shared_noun(tokens, figures)
    breakdown(figures)
    parts(tokens, figures)
    as_before(tokens, figures)


def _set(tokens: list[Token], figure: Figure, trigger: Trigger) -> None:
    if tokens[trigger.first].low in _LOSING and figure.head in _LOST_MEN:
        figure.group = _loser(tokens, trigger.first) or figure.group
    figure.effect = trigger.effect
    figure.trigger = trigger.first


def _loser(tokens: list[Token], i: int) -> str | None:
    """Whose men are lost: "the army lost at least 17 men"."""
    for token in reversed(tokens[max(0, i - 5) : i]):
        if token.low in lx.FORCE_WORDS:
            return "security forces"
        if token.low in lx.MILITANTS or token.low in lx.ARMED_GROUP_NAMES:
            return "militants"
    return None


def _nearest(
    tokens: list[Token], figure: Figure, triggers: list[Trigger], within: set[int]
) -> Trigger | None:
    best: Trigger | None = None
    least = 0.0
    for trigger in triggers:
        cost = None
        if figure.first > trigger.last:
            cost = _cost_right(tokens, figure, trigger, triggers, within) if trigger.right else None
        elif figure.last < trigger.first:
            cost = _cost_left(tokens, figure, trigger, triggers, within) if trigger.left else None
        if cost is not None and (best is None or cost < least):
            best, least = trigger, cost
    return best


def _takes(tokens: list[Token], figure: Figure, trigger: Trigger) -> bool:
    """Whether the figure counts what can suffer that effect."""
    if figure.head in lx.NOT_PEOPLE or figure.head == "-":
        return False
    if figure.head in _BODIES and trigger.effect != lx.KILLED:
        return False
    flight = trigger.effect == "displaced" and tokens[trigger.first].low.startswith("fl")
    if flight and figure.group in _STAY_PUT:
        return False
    if figure.known:
        return True
    if figure.bare:
        return trigger.firm or _right_beside(figure, trigger)
    noun = next((t for t in reversed(tokens[figure.first : figure.last + 1]) if t.text[0].isalpha()), None)
    return noun is not None and looks_human(noun)


def _right_beside(figure: Figure, trigger: Trigger) -> bool:
    """Whether a bare number stands right beside a word that takes things too: "169 were arrested"."""
    if trigger.left:
        return trigger.first - figure.last <= (7 if figure.partitive else 4)
    return figure.partitive and figure.first - trigger.last <= 2


def _between(first: int, end: int, triggers: list[Trigger], skip: Trigger) -> list[Trigger]:
    return [t for t in triggers if t is not skip and first <= t.first < end]


# -- how far a figure is from an effect word; None where the words between part them -------------------


def _cost_right(
    tokens: list[Token], figure: Figure, trigger: Trigger, triggers: list[Trigger], within: set[int]
) -> float | None:
    """The distance of a figure that stands after the effect word."""
    gap = range(trigger.last + 1, figure.first)
    others = _between(gap.start, gap.stop, triggers, trigger)
    if any(t.effect != trigger.effect or t.right for t in others):
        return None
    before = low_at(tokens, figure.first - 1)
    if before in _AGENT or (figure.single and len(gap) > 1 and within.isdisjoint(gap)):
        return None
    cost = 2.0 * len(others)
    after_preposition = False
    for k in gap:
        word = tokens[k].low
        beside = k == gap.start
        if k in within:
            after_preposition = False
        elif word == ":" and beside:
            continue
        elif _parts_right(tokens, k, trigger, beside=beside):
            return None
        elif word in lx.PREPOSITIONS and word not in _THROUGH and not (beside and trigger.nominal):
            after_preposition = True
            cost += 1.5
        elif word in (",", "and", "or"):
            after_preposition = False
            cost += 0.3
        else:
            cost += 0.25
    if after_preposition and not (
        trigger.nominal and (before not in lx.PREPOSITIONS or before in ("including", "among", "of"))
    ):
        return None
    return cost + 0.2 * len(gap)


def _parts_right(tokens: list[Token], k: int, trigger: Trigger, *, beside: bool) -> bool:
    """Whether token ``k`` ends the reach of an effect word to the right."""
    word = tokens[k].low
    if word in _HARD_STOPS:
        return True
    if word == "as":
        return low_at(tokens, k + 1) not in ("well", "many")
    if word in lx.CLAUSE_STARTS:
        return True
    return word in lx.FINITE and not (trigger.nominal and beside)


def _cost_left(
    tokens: list[Token], figure: Figure, trigger: Trigger, triggers: list[Trigger], within: set[int]
) -> float | None:
    """The distance of a figure that stands before the effect word."""
    gap = range(figure.last + 1, trigger.first)
    others = _between(gap.start, gap.stop, triggers, trigger)
    if any(t.effect != trigger.effect or not t.left for t in others):
        return None
    before = low_at(tokens, figure.first - 1)
    if before in _NO_SUBJECT or (before == "of" and low_at(tokens, figure.first - 2) in lx.NOT_PEOPLE):
        return None
    if len(gap) > 1 and _needs_passive(tokens, trigger):
        return None
    cost = 1.0 * len(others)
    relative = listed = False
    for k in gap:
        word = tokens[k].low
        listed = listed or word == "including"
        if k in within:
            continue
        if word in ("(", ")"):
            cost += 0.5
        elif word in ("who", "which", "whom"):
            relative = True
            cost += 0.5
        elif _parts_left(tokens, k, trigger, relative=relative) or (
            not listed and word in ("and", "but") and _new_subject(tokens, k + 1, trigger.first, within)
        ):
            return None
        else:
            light = word in lx.AUX or word in lx.ADVERBS
            cost += 0.1 if light else 0.5 if word in lx.PREPOSITIONS else 0.25
    if before in ("with", "left", "leaving"):
        cost -= 0.2
    return cost + 0.1 * len(gap)


def _needs_passive(tokens: list[Token], trigger: Trigger) -> bool:
    """Whether it is a lone verb that also takes things ("seized"), and active."""
    return (
        not trigger.firm
        and trigger.first == trigger.last
        and tokens[trigger.first].low in lx.TRANSITIVE
        and not is_passive(tokens, trigger.first)
    )


def _parts_left(tokens: list[Token], k: int, trigger: Trigger, *, relative: bool) -> bool:
    """Whether token ``k`` ends the reach of an effect word to the left."""
    word = tokens[k].low
    beside = k == trigger.first - 1
    if word in _HARD_STOPS:
        return True
    if word == "as":
        return not beside and low_at(tokens, k + 1) != "well"
    if word in lx.CLAUSE_STARTS:
        return True
    if word not in lx.FINITE or word in lx.AUX or relative or low_at(tokens, k - 1) in lx.BE:
        return False
    return not (beside and word in ("reported", "confirmed", "believed"))


def _new_subject(tokens: list[Token], k: int, end: int, within: set[int]) -> bool:
    """Whether a subject of its own stands between "and" and the effect word ("… and the driver was hurt")."""
    if k >= end or not within.isdisjoint(range(k, end)):
        return False
    return tokens[k].low in lx.DETERMINERS or tokens[k].low in lx.PRONOUNS
