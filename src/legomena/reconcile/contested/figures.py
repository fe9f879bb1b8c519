"""Rules on figures of one line: what cannot both hold, and what one speaker said twice."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from legomena.records import ContestedPoint
from legomena.records.days import day_of

from ..figures import Drawn
from ..lines import Line
from ..numbers import exclusive, told, value_of
from ..sides import OPPOSED, counts_own, opposed
from ..windows import comparable, relation
from ._base import EFFECT_WEIGHT, Matter, figure_side, joined, name_of, speaker_name

_FAR_APART = 1.5
"""Two lower bounds do not exclude each other; from opponents, one half again as high as the other does."""
_GROWING_DAYS = 2
_MOST_SIDES = 8
_MOST_VALUES = 5


def cannot_both_hold(matter: Matter) -> Iterator[ContestedPoint]:
    """Two speakers give figures for one scope and one window that cannot both hold."""
    for line in matter.lines:
        known = line.toll.group != "unspecified"  # of people of no told group, each side may mean others
        hard = _opposed_pairs(line) if known else []
        if hard:
            yield _between_opponents(line, hard)
        final = [d for d in line.compared if _whole(d)]
        soft = [(a, b) for a, b in combinations(final, 2) if _conflict(a, b)]
        soft = [pair for pair in soft if not _grew(*pair) and not _stale(*pair, line.drawn)]
        soft = [pair for pair in soft if not _is_of_a_part(*pair, line.drawn)]
        soft = [pair for pair in soft if not (known and opposed(pair[0].figure, pair[1].figure))]
        if len({_value(d) for pair in soft for d in pair}) > _MOST_VALUES:  # so many: a count on the move
            soft = [pair for pair in soft if not _early(*pair)]
        if soft and line.toll.group != "foreigners":  # each country counts its own
            yield _between_others(line, soft)


def _opposed_pairs(line: Line) -> list[tuple[Drawn, Drawn]]:
    """Return what the two sides of the fight say against each other, in the order of the line."""
    sides: dict[str | None, list[tuple[int, Drawn]]] = defaultdict(list)
    for place, d in enumerate(line.drawn):
        if d.figure.side in OPPOSED and _whole(d):
            sides[d.figure.side].append((place, d))
    pairs = [
        sorted(pair, key=lambda found: found[0])
        for pair in product(*(sides[side] for side in sorted(OPPOSED)))
    ]
    return [(a, b) for (_, a), (_, b) in pairs if _conflict(a, b)]


def _whole(d: Drawn) -> bool:
    f = d.figure
    return (
        value_of(f.low, f.high) is not None
        and f.subgroup is None
        and f.series not in ("increment", "earlier")
        and not d.where
        and f.includes_attackers is not True
        and f.speaker.name != "outlet"
    )


def _conflict(a: Drawn, b: Drawn) -> bool:
    one, other = a.figure, b.figure
    if one.actor == other.actor or _value(a) == _value(b) or not comparable(a.window, b.window):
        return False
    if exclusive(one, other):
        return True
    low, high = sorted(value_of(f.low, f.high) or 0 for f in (one, other))
    return opposed(one, other) and high >= _FAR_APART * max(low, 1)


def _grew(a: Drawn, b: Drawn) -> bool:
    """Whether the higher figure was simply said later: counts of the dead grow as bodies are found."""
    first, second = sorted((a, b), key=lambda d: d.figure.said or "")
    if first.figure.said is None:
        return False
    if first.figure.said[:10] == (second.figure.said or "")[:10]:
        return False
    return (value_of(first.figure.low, first.figure.high) or 0) < (
        value_of(second.figure.low, second.figure.high) or 0
    )


def _early(a: Drawn, b: Drawn) -> bool:
    """Whether either was said in the first days, when a day of publication does not tell what came later."""
    begun, days = a.window.first, (day_of(a.figure.said), day_of(b.figure.said))
    return begun is not None and any(
        day is not None and 0 <= (day - begun).days <= _GROWING_DAYS for day in days
    )


def _stale(a: Drawn, b: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether the lower figure was already out before the higher one: somebody repeats an old count."""
    lower, higher = sorted((a, b), key=_value)
    before = higher.figure.said
    return before is not None and any(
        d.figure.said is not None and d.figure.said[:10] < before[:10] and _value(d) == _value(lower)
        for d in line
        if d.figure.group == lower.figure.group and not d.where
    )


def _is_of_a_part(a: Drawn, b: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether one report alone gives a number under a bound that several give: it is of one act."""
    lower, higher = sorted((a, b), key=_value)
    if lower.figure.origins > 1 or higher.figure.high is not None:
        return False
    return sum(d.figure.origins for d in line if _value(d) == _value(higher) and _whole(d)) > 1


def _size(a: Drawn, b: Drawn) -> float:
    low, high = sorted(value_of(d.figure.low, d.figure.high) or 0 for d in (a, b))
    return math.log2((high + 1) / (low + 1))


def _between_opponents(line: Line, pairs: list[tuple[Drawn, Drawn]]) -> ContestedPoint:
    """One point a line: the pair over the widest window, with what others say of the same window."""
    a, b = max(
        pairs,
        key=lambda p: (
            min(p[0].window.days or 0, p[1].window.days or 0),
            p[0].figure.standing + p[1].figure.standing,
            min(p[0].figure.said or "", p[1].figure.said or ""),
            _size(*p),
            p[0].figure.id,
        ),
    )
    a, b = sorted((a, b), key=lambda d: not counts_own(d.figure))
    known = {id(d): d for pair in pairs for d in pair}
    others = [d for d in known.values() if d is not a and d is not b and comparable(d.window, a.window)]
    earlier = [p for p in pairs if not comparable(p[0].window, a.window)]
    earlier = [p for p in earlier if p[0].figure.part_of is None and p[1].figure.part_of is None]
    own = counts_own(a.figure) or counts_own(b.figure)
    why = "One counts its own losses, the other its enemy’s" if own else "They stand on opposite sides"
    over = "for the same days" if a.window.known else "and no window is told"
    text = f"{_name(a)} counts {_told(a)}, {_name(b)} {_told(b)}, {over}. {why}: both cannot hold."
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
        text += f" It was so from the first figures on: {_told(first[0])} against {_told(first[1])}."
    return ContestedPoint(
        rule="cannot both hold",
        title=f"{name_of(a.figure)}: {_told(a)} ({_name(a)}) or {_told(b)} ({_name(b)})",
        explanation=text,
        sides=tuple(figure_side(d) for d in (a, b, *_sorted(others)[: _MOST_SIDES - 2])),
        weight=round(2.0 * _weight(line) * (1 + min(3.0, _size(a, b)) / 3), 3),
    )


def _between_others(line: Line, pairs: list[tuple[Drawn, Drawn]]) -> ContestedPoint:
    found = {id(d): d for pair in pairs for d in pair}
    sides = _sorted(found.values())
    widest = max(pairs, key=lambda p: (_size(*p), p[0].figure.id, p[1].figure.id))
    values = sorted({value_of(d.figure.low, d.figure.high) or 0 for d in sides})
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
        sides=tuple(figure_side(d) for d in sides[:_MOST_SIDES]),
        weight=round(_weight(line) * (0.6 + min(3.0, _size(*widest)) / 3), 3),
    )


def two_figures_at_once(matter: Matter) -> Iterator[ContestedPoint]:
    """One speaker is quoted on one day with two figures for one scope that cannot both hold."""
    for line in matter.lines:
        by_speaker: dict[str | None, list[Drawn]] = defaultdict(list)
        for d in line.drawn:
            if _whole(d) and d.figure.said is not None:
                by_speaker[d.figure.actor].append(d)
        for actor in sorted(by_speaker, key=str):
            pairs = [
                (a, b)
                for a, b in combinations(by_speaker[actor], 2)
                if (a.figure.said or "")[:10] == (b.figure.said or "")[:10]
                and a.figure.revises != b.figure.id
                and b.figure.revises != a.figure.id
                and relation(a.window, b.window) == "same"
                and exclusive(a.figure, b.figure)
                and not (a.figure.part_of or b.figure.part_of)
            ]
            speaker = matter.book.actors.get(actor or "")
            if not pairs or (speaker is not None and speaker.kind == "unnamed"):
                continue
            found = _sorted({id(d): d for pair in pairs for d in pair}.values())
            numbers = joined([_told(d) for d in found])
            yield ContestedPoint(
                rule="two figures at once",
                title=f"{name_of(found[0].figure)}: {numbers} from {_name(found[0])}",
                explanation=(
                    f"{_name(found[0])} is quoted on the same day with {numbers}: "
                    "one report may be a stale version of another."
                ),
                sides=tuple(figure_side(d) for d in found[:_MOST_SIDES]),
                weight=round(0.5 * _weight(line), 3),
            )


def downward_correction(matter: Matter) -> Iterator[ContestedPoint]:
    """A speaker's later figure for one scope and window is lower than its earlier one."""
    by_id = matter.by_id
    for line in matter.lines:
        for d in line.drawn:
            before = by_id.get(d.figure.revises or "")
            if before is None or not _whole(d) or not exclusive(before.figure, d.figure):
                continue
            was, now = (value_of(x.figure.low, x.figure.high) or 0 for x in (before, d))
            if now >= was:
                continue
            yield ContestedPoint(
                rule="downward correction",
                title=f"{name_of(d.figure)}: {_name(d)} went down from {was} to {now}",
                explanation=(
                    f"{_name(d)} first gave {_told(before)} and later {_told(d)} for the same days. Counts "
                    "seldom fall: it is a correction, another way of counting, or an error in one report."
                ),
                sides=(figure_side(before), figure_side(d)),
                weight=round(0.8 * _weight(line), 3),
            )


def moved_and_why(matter: Matter) -> Iterator[ContestedPoint]:
    """A speaker's figure moved, and the claims show why: a later count, or a wider window."""
    by_id = matter.by_id
    for line in matter.lines:
        followed = {x for d in line.drawn for x in (d.figure.revises, d.figure.widens) if x}
        for d in line.drawn:
            if d.figure.id in followed or not _numbered(d):
                continue
            steps = _steps(d, by_id)
            falls = any(_value(x) > _value(y) for x, y in pairwise(steps))
            if len(steps) < 2 or falls:
                continue
            kinds = {"wider" if x.figure.widens else "later" for x in steps[1:]}
            why = {
                frozenset(
                    {"wider"}
                ): "Each covers a wider window than the one before: they are no revisions.",
                frozenset({"later"}): "The later figure stands in for the earlier one: the count went on.",
            }.get(frozenset(kinds), "Some steps are later counts of the same days, others cover more days.")
            yield ContestedPoint(
                rule="a figure that moved and why",
                title=f"{name_of(d.figure)}, {_name(d)}: {' → '.join(_told(x) for x in steps)}",
                explanation=f"{_name(d)} gave {joined([_told(x) for x in steps], 'then')}. {why}",
                sides=tuple(figure_side(x) for x in steps[-_MOST_SIDES:]),
                weight=round(0.3 * _weight(line), 3),
                explained=True,
            )


def _numbered(d: Drawn) -> bool:
    return value_of(d.figure.low, d.figure.high) is not None and d.figure.subgroup is None


def _steps(d: Drawn, by_id: dict[str, Drawn]) -> list[Drawn]:
    steps = [d]
    seen = {d.figure.id}
    while True:
        f = steps[0].figure
        before = by_id.get(f.revises or f.widens or "")
        if before is None or before.figure.id in seen:
            return steps
        seen.add(before.figure.id)
        steps.insert(0, before)


def _sorted(drawn: Iterable[Drawn]) -> list[Drawn]:
    return sorted(
        drawn, key=lambda d: (d.figure.said or "9999", d.figure.speaker.name, _value(d), d.figure.id)
    )


def _name(d: Drawn) -> str:
    return speaker_name(d.figure.speaker.name)


def _names(sides: list[Drawn]) -> str:
    names = list(dict.fromkeys(_name(d) for d in sides))
    return joined(names) if len(names) < 6 else f"{', '.join(names[:4])} and {len(names) - 4} more"


def _told(d: Drawn) -> str:
    return told(d.figure.low, d.figure.high, d.figure.qualifier, d.word)


def _value(d: Drawn) -> int:
    return value_of(d.figure.low, d.figure.high) or 0


def _weight(line: Line) -> float:
    return EFFECT_WEIGHT.get(line.toll.effect, 0.5)
