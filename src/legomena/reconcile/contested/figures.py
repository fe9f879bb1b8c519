"""Rules on figures of one line: what cannot both hold, and what one speaker said twice."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import combinations, product

from legomena.records import ContestedPoint
from legomena.records.days import day_of

from ..figures import Drawn, exclusive, origins
from ..lines import Line
from ..sides import OPPOSED, counts_own, opposed
from ..windows import comparable
from ._base import (
    MOST_SIDES,
    Matter,
    count_of,
    figure_side,
    in_order,
    is_whole,
    joined,
    name_of,
    voice_of,
    weight_of,
    words_of,
)

_FAR_APART = 1.5
"""Two lower bounds do not exclude each other; from opponents, one half again as high as the other does."""
_GROWING_DAYS = 2
_FAR_UNDER = 3
_HANDFUL = 10
_ADDED_UP = frozenset({"arrested", "released", "escaped"})
"""What different authorities do to different people. (Of foreigners, too, each country counts its own.)"""
_MOST_VALUES = 5

_Pair = tuple[Drawn, Drawn]


def cannot_both_hold(matter: Matter) -> Iterator[ContestedPoint]:
    """Two speakers give figures for one scope and one window that cannot both hold."""
    for line in matter.lines:
        if len(line.drawn) == 1:
            continue
        known = line.toll.group != "unspecified"  # of people of no told group, each side may mean others
        hard = _opposed_pairs(line, _totals(matter, line)) if known else []
        if hard:
            yield _between_opponents(line, hard)
        final = [d for d in line.compared if is_whole(d)]
        soft = [
            (a, b)
            for a, b in combinations(final, 2)
            if _conflict(a, b)
            and not (known and opposed(a.figure, b.figure))
            and not _grew(a, b)
            and not _stale(a, b, line.drawn)
            and not _is_of_a_part(a, b, line.drawn)
            and not _is_far_under(a, b)
            and not _beside_larger(a, final)
            and not _beside_larger(b, final)
        ]
        values = {count_of(d) for pair in soft for d in pair}
        if len(values) > _MOST_VALUES or (soft and _is_on_the_move(line)):
            soft = [pair for pair in soft if not _early(*pair)]
        if soft and line.toll.group != "foreigners" and line.toll.effect not in _ADDED_UP:
            yield _between_others(line, soft)


def _totals(matter: Matter, line: Line) -> set[int]:
    """Return the numbers that are told of all who were harmed so, of no one group."""
    wholes = (other for other in matter.lines if other.toll.group == "unspecified")
    return {d.value for one in wholes if one.toll.effect == line.toll.effect for d in one.drawn if d.value}


def _opposed_pairs(line: Line, totals: Set[int]) -> list[_Pair]:
    """Return what the two sides of the fight say against each other, in the order of the line.

    A number that one report alone gives for the group, and others for all the harmed, is not of the group.
    """
    sides: dict[str | None, list[tuple[int, Drawn]]] = defaultdict(list)
    for place, d in enumerate(line.drawn):
        if d.figure.side not in OPPOSED or not is_whole(d):
            continue
        if d.figure.origins > 1 or count_of(d) < _HANDFUL or d.value not in totals:
            sides[d.figure.side].append((place, d))
    if len(sides) < 2:
        return []
    pairs = [
        sorted(pair, key=lambda found: found[0])
        for pair in product(*(sides[side] for side in sorted(OPPOSED)))
    ]
    return [(a, b) for (_, a), (_, b) in pairs if _conflict(a, b)]


def _conflict(a: Drawn, b: Drawn) -> bool:
    one, other = a.figure, b.figure
    if a.value == b.value or one.actor == other.actor or not comparable(a.window, b.window):
        return False
    if exclusive(a, b):
        return True
    low, high = sorted((count_of(a), count_of(b)))
    return high >= _FAR_APART * max(low, 1) and opposed(one, other)


def _grew(a: Drawn, b: Drawn) -> bool:
    """Whether the higher figure was simply said later: counts of the dead grow as bodies are found."""
    first, second = sorted((a, b), key=lambda d: d.figure.said or "")
    if first.figure.said is None:
        return False
    if first.figure.said[:10] == (second.figure.said or "")[:10]:
        return False
    return count_of(first) < count_of(second)


def _is_on_the_move(line: Line) -> bool:
    """Whether three days or more each brought a figure higher than any before it."""
    highest: dict[str, int] = {}
    for d in line.drawn:
        if d.figure.said is not None and is_whole(d):
            day = d.figure.said[:10]
            highest[day] = max(highest.get(day, 0), count_of(d))
    most = rises = 0
    for day in sorted(highest):
        if highest[day] > most:
            most, rises = highest[day], rises + 1
    return rises > _GROWING_DAYS


def _early(a: Drawn, b: Drawn) -> bool:
    """Whether either was said in the first days, when a day of publication does not tell what came later."""
    begun, days = a.window.first, (day_of(a.figure.said), day_of(b.figure.said))
    return begun is not None and any(
        day is not None and 0 <= (day - begun).days <= _GROWING_DAYS for day in days
    )


def _stale(a: Drawn, b: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether the lower figure was already out before the higher one: somebody repeats an old count."""
    lower, higher = sorted((a, b), key=count_of)
    before = higher.figure.said
    return before is not None and any(
        d.figure.said is not None and d.figure.said[:10] < before[:10] and count_of(d) == count_of(lower)
        for d in line
        if d.figure.group == lower.figure.group and not d.where
    )


def _is_of_a_part(a: Drawn, b: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether one report alone gives a number under a bound that several give: it is of one act."""
    lower, higher = sorted((a, b), key=count_of)
    if lower.figure.origins > 1 or higher.figure.high is not None:
        return False
    return sum(d.figure.origins for d in line if count_of(d) == count_of(higher) and is_whole(d)) > 1


def _beside_larger(d: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether its speaker gives a larger figure on one of its pages: then it is a portion of that one."""
    return any(
        count_of(other) > count_of(d)
        and other.figure.actor == d.figure.actor
        and not set(other.figure.documents).isdisjoint(d.figure.documents)
        for other in line
    )


def _is_far_under(a: Drawn, b: Drawn) -> bool:
    """Whether one report alone gives less than a third of the other figure: it is of a part, or another act.

    It is none where it is put as the most there were, nor where a party to the fight gives it and it is no
    handful.
    """
    lower, higher = sorted((a, b), key=count_of)
    f = lower.figure
    if f.origins > 1 or f.low is None or f.low != f.high or higher.bounds[0] <= _FAR_UNDER * lower.bounds[1]:
        return False
    return f.side not in OPPOSED or count_of(lower) < _HANDFUL


def _size(a: Drawn, b: Drawn) -> float:
    low, high = sorted((count_of(a), count_of(b)))
    return math.log2((high + 1) / (low + 1))


def _between_opponents(line: Line, pairs: list[_Pair]) -> ContestedPoint:
    """One point a line: the pair over the widest window, with what others say of the same window."""
    a, b = sorted(_foremost(pairs), key=lambda d: not counts_own(d.figure))
    known = {id(d): d for pair in pairs for d in pair}
    others = [d for d in known.values() if d is not a and d is not b and comparable(d.window, a.window)]
    earlier = [p for p in pairs if not comparable(p[0].window, a.window)]
    earlier = [p for p in earlier if p[0].figure.part_of is None and p[1].figure.part_of is None]
    own = counts_own(a.figure) or counts_own(b.figure)
    why = "One counts its own losses, the other its enemy’s" if own else "They stand on opposite sides"
    over = "for the same days" if a.window.known else "and no window is told"
    text = f"{voice_of(a)} counted {words_of(a)}, {voice_of(b)} {words_of(b)}, {over}."
    text += f" {why}: both cannot hold."
    if earlier:
        first = min(
            earlier,
            key=lambda p: (
                max((d.figure.said or "9999")[:10] for d in p),
                -sum(d.figure.origins for d in p),
                p[0].figure.id,
                p[1].figure.id,
            ),
        )
        text += f" It was so from the first figures on: {words_of(first[0])} against {words_of(first[1])}."
    return ContestedPoint(
        rule="cannot both hold",
        title=f"{name_of(a.figure)}: {words_of(a)} ({voice_of(a)}) or {words_of(b)} ({voice_of(b)})",
        explanation=text,
        sides=tuple(figure_side(d) for d in (a, b, *in_order(others)[: MOST_SIDES - 2])),
        weight=round(2.0 * weight_of(line) * (1 + min(3.0, _size(a, b)) / 3), 3),
    )


def _foremost(pairs: list[_Pair]) -> _Pair:
    """Return the pair over the widest window; of several the one that both stand by, the latest, the one
    furthest apart."""
    ranks: tuple[Callable[[Drawn, Drawn], object], ...] = (
        lambda a, b: min(a.window.days or 0, b.window.days or 0),
        lambda a, b: a.figure.standing + b.figure.standing,
        lambda a, b: min(a.figure.said or "", b.figure.said or ""),
        _size,
        lambda a, _: a.figure.id,
    )
    for rank in ranks:
        if len(pairs) == 1:
            break
        ranked = [(rank(*pair), pair) for pair in pairs]
        most = max(value for value, _ in ranked)  # type: ignore[type-var]
        pairs = [pair for value, pair in ranked if value == most]
    return pairs[0]


def _between_others(line: Line, pairs: list[_Pair]) -> ContestedPoint:
    found = {id(d): d for pair in pairs for d in pair}
    sides = in_order(found.values())
    widest = max(pairs, key=lambda p: (_size(*p), p[0].figure.id, p[1].figure.id))
    values = sorted({count_of(d) for d in sides})
    over = "for the same days" if sides[0].window.known else "without a window"
    listed = joined([f"{value:,}" for value in values], "or")
    if len(values) > _MOST_VALUES:
        listed = f"{len(values)} figures from {values[0]:,} to {values[-1]:,}"
    return ContestedPoint(
        rule="cannot both hold",
        title=f"{name_of(sides[0].figure)}: {listed}",
        explanation=(
            f"{_names(sides)} give figures {over} that cannot all hold, and none is just a later count."
        ),
        sides=tuple(figure_side(d) for d in sides[:MOST_SIDES]),
        weight=round(weight_of(line) * _carried(sides) * (0.6 + min(3.0, _size(*widest)) / 3), 3),
    )


def _carried(sides: Sequence[Drawn]) -> float:
    """Return what few voices take from the weight of a point: nothing where six carry its figures."""
    return min(1.0, 0.4 + 0.1 * origins(sides))


def _names(sides: list[Drawn]) -> str:
    names = list(dict.fromkeys(voice_of(d) for d in sides))
    return joined(names) if len(names) < 6 else f"{', '.join(names[:4])} and {len(names) - 4} more"
