"""Toll lines: one group and effect, and what can be said of all its figures together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from legomena.records import Figure, TollLine

from .figures import Drawn, origins
from .sides import opposed
from .windows import Window, comparable

_PARTIAL_VIEW = re.compile(
    r"\b(?:hospitals?|clinics?|doctors?|nurses?|surgeons?|medics?|paramedics?|morgues?|mortuary|ambulance"
    r"|medical (?:charity|team|staff|workers?|sources?|officials?))\b",
    re.IGNORECASE,
)
"""Speakers who see a part of the harmed, however they word it."""
_GROUPS = ("civilians", "security forces", "militants", "unspecified")
_ENOUGH_VOICES = 0.2
"""A window that this share of the best carried one's voices count over can be the measure of a line."""
_MANY_VOICES = 4
_FAR_OFF = 5
_EFFECTS = ("killed", "injured", "killed or injured")


Parted = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""Claims that are used, and the others with the reason for each."""


@dataclass(frozen=True)
class Line:
    """A toll line with the figures that can be held against each other, and why the others cannot."""

    toll: TollLine
    drawn: tuple[Drawn, ...]
    compared: tuple[Drawn, ...]
    """The latest figures over the widest window that is told, one scope, of every speaker."""
    left_out: dict[str, str]
    """``Figure.id`` → why it is not among them."""

    _parted: dict[frozenset[str], Parted] = field(default_factory=dict)

    def part(self, used: frozenset[str], reasons: dict[str, str]) -> Parted:
        """Return the claims of the figures of these ids, and all others, each with the reason: one of
        ``reasons`` (``Figure.id`` → why), or the line's own.

        Most policies use the same figures, and share what is made here.
        """
        if reasons:
            return self._part(used, self.left_out | reasons)
        if used not in self._parted:
            self._parted[used] = self._part(used, self.left_out)
        return self._parted[used]

    def _part(self, used: Set[str], reasons: Mapping[str, str]) -> Parted:
        unused: list[tuple[str, str]] = []
        for d in self.drawn:
            if d.figure.id not in used:
                why = reasons.get(d.figure.id, "the rule does not need it")
                unused += [(claim, why) for claim in d.figure.claims]
        return tuple([c for d in self.drawn if d.figure.id in used for c in d.figure.claims]), tuple(unused)


def make_lines(drawn: Sequence[Drawn]) -> list[Line]:
    """Return one line a group and effect: known groups and effects first, then by name."""
    by_line: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
    for d in drawn:
        by_line[d.figure.group, d.figure.effect].append(d)
    order = sorted(by_line, key=lambda key: (_rank(key[1], _EFFECTS), _rank(key[0], _GROUPS), key))
    return [_line(by_line[key]) for key in order]


def _rank(name: str, known: Sequence[str]) -> int:
    return known.index(name) if name in known else len(known)


def _line(drawn: Sequence[Drawn]) -> Line:
    compared, left_out = compare_figures(drawn)
    values = [d.value for d in compared if d.value is not None]
    tops = [d.figure.high for d in compared if d.figure.high is not None]
    agreed = None
    if len(compared) > 1 and len({d.figure.actor for d in compared}) > 1:
        floors = [d.bounds[0] for d in compared if d.figure.low is not None]
        agreed = int(min(floors)) if len(floors) == len(compared) else None
    first = drawn[0].figure
    toll = TollLine(
        group=first.group,
        effect=first.effect,
        figures=tuple([d.figure for d in drawn]),
        low=min(values, default=None),
        high=max((*values, *tops), default=None),
        agreed=agreed,
        origins=origins(drawn),
    )
    return Line(toll, tuple(drawn), tuple(compared), left_out)


def compare_figures(drawn: Sequence[Drawn]) -> tuple[list[Drawn], dict[str, str]]:
    """Return the figures of a line that can be held against each other, and why each other one is not.

    Only what speakers stand by at the end counts; figures limited to a part, a place or a shorter window,
    and totals that include the attackers beside totals that do not, are left out. Where a speaker is
    named, the outlets' own voice repeats unnamed speakers and is left out too.
    """
    left: dict[str, str] = {}
    kept: list[Drawn] = []
    for d in drawn:
        why = _not_whole(d)
        if why is None:
            kept.append(d)
        else:
            left[d.figure.id] = why
    if len(kept) < 2:
        return kept, left
    kept = _narrow(kept, [d for d in kept if not d.where], left, "it covers one place only")
    all_over = [d for d in kept if not _sees_a_part(d.figure.speaker.name)]
    kept = _narrow(kept, all_over, left, "a hospital or medical team counts those who reached it")
    named = [d for d in kept if d.figure.speaker.name != "outlet"]
    kept = _narrow(kept, named, left, "the outlet's own voice; speakers are named for this")
    fresh = _without_stale(kept, drawn)
    kept = _narrow(kept, fresh, left, "it repeats a figure that its own side had overtaken by then")
    without = [d for d in kept if d.figure.includes_attackers is not True]
    kept = _narrow(kept, without, left, "it includes the attackers, others do not")
    kept = _of_one_window(kept, left)
    near = _without_strays(kept)
    kept = _narrow(
        kept, near, left, "one report alone gives it, far from all others: a part, another event, or a slip"
    )
    latest: dict[str | None, str] = {}
    for d in kept:
        latest[d.figure.actor] = max(latest.get(d.figure.actor, ""), d.figure.said or "")
    last = [
        d
        for d in kept
        if d.figure.speaker.name == "outlet" or (d.figure.said or "") == latest[d.figure.actor]
    ]
    return _narrow(kept, last, left, "its speaker gave a later figure"), left


@lru_cache(maxsize=1 << 12)
def _sees_a_part(speaker: str) -> bool:
    return _PARTIAL_VIEW.search(speaker) is not None


def _narrow(kept: list[Drawn], stay: list[Drawn], left: dict[str, str], why: str) -> list[Drawn]:
    """Return what of ``kept`` stays, and note why the others do not; where nothing would stay, all does."""
    if not stay or len(stay) == len(kept):
        return kept
    ids = {d.figure.id for d in stay}
    left.update({d.figure.id: why for d in kept if d.figure.id not in ids})
    return stay


def _of_one_window(kept: list[Drawn], left: dict[str, str]) -> list[Drawn]:
    reference = _reference(kept)
    same = [d for d in kept if comparable(d.window, reference)]
    if len(same) < len(kept):
        ids = {d.figure.id for d in same}
        for d in kept:
            if d.figure.id not in ids:
                left[d.figure.id] = (
                    "it covers a shorter window"
                    if d.window.known
                    else "neither its window nor the day it was said is known"
                )
    return same


def _without_stale(kept: list[Drawn], line: Sequence[Drawn]) -> list[Drawn]:
    """Return the figures less those without a window that repeat one that a speaker of their side has since
    replaced."""
    if not any(d.assumed for d in kept):
        return kept
    replaced = {x: o for o in line for x in (o.figure.revises, o.figure.widens) if x is not None}
    before = [(o, replaced[o.figure.id]) for o in line if o.figure.id in replaced]
    return [d for d in kept if not any(_is_stale(d, o, later) for o, later in before)]


def _is_stale(d: Drawn, other: Drawn, later: Drawn) -> bool:
    """Whether a figure repeats the other one, though it was replaced by the later one by then."""
    f = d.figure
    return (
        d.assumed
        and f.said is not None
        and f.side is not None
        and other.figure.side == f.side
        and other.figure.actor != f.actor
        and other.value == d.value
        and (later.value or 0) > (d.value or 0)
        and (later.figure.said or "9999")[:10] <= f.said[:10]
    )


def _reference(kept: Sequence[Drawn]) -> Window:
    """Return the widest window that enough voices count over; a lone late figure sets no measure for all."""
    first = kept[0].window
    if all(d.window is first for d in kept):
        return first
    windows = {d.window for d in kept}
    support = {
        window: origins(d for d in kept if d.window == window or comparable(d.window, window))
        for window in windows
    }
    enough = max(2.0, _ENOUGH_VOICES * max(support.values()))
    carried = [window for window in windows if support[window] >= enough] or [
        window for window in windows if support[window] == max(support.values())
    ]
    last = {window: max(d.figure.said or "" for d in kept if d.window == window) for window in carried}
    return max(carried, key=lambda window: (window.days or 0, last[window], str(window)))


def _without_strays(kept: Sequence[Drawn]) -> list[Drawn]:
    """Return the figures less those that one report alone gives and that are five times off the usual one.

    Of the losses of one group, the two sides of a fight may be as far apart as they like.
    """
    if sum(d.figure.origins for d in kept) < _MANY_VOICES:
        return list(kept)
    ranked = sorted(kept, key=lambda d: (d.value or 0, d.figure.id))
    weights = [(d, d.value or 0) for d in ranked for _ in range(d.figure.origins)]
    middle, usual = weights[len(weights) // 2]
    out = []
    for d in kept:
        low = d.value or 0
        high = d.figure.high if d.figure.high is not None else low
        far = high * _FAR_OFF < usual or low > usual * _FAR_OFF
        at_odds = d.figure.group != "unspecified" and opposed(d.figure, middle.figure)
        if not far or d.figure.origins > 1 or at_odds:
            out.append(d)
    return out


def _not_whole(d: Drawn) -> str | None:
    """Return why a figure stands for no whole of its line; null where it does."""
    f: Figure = d.figure
    if d.value is None:
        return "no number is given"
    if f.subgroup is not None:
        return f"it counts {f.subgroup} only"
    if d.portion is not None:
        return f"it counts {d.portion}"
    if f.series == "increment":
        return "it is an addition to an earlier total"
    if f.series == "earlier":
        return "it is quoted as overtaken"
    if not f.standing:
        return "it is part of another figure" if f.part_of else "its speaker gave a later or wider figure"
    return None
