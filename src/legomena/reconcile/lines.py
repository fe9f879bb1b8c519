"""Toll lines: one group and effect, and what can be said of all its figures together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from legomena.records import Figure, TollLine

from .casebook import Casebook
from .figures import Drawn
from .numbers import bounds, value_of
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
_FAR_OFF = 10
_EFFECTS = ("killed", "injured", "killed or injured")


@dataclass(frozen=True)
class Line:
    """A toll line with the figures that can be held against each other, and why the others cannot."""

    toll: TollLine
    drawn: tuple[Drawn, ...]
    compared: tuple[Drawn, ...]
    """The latest figures over the widest window that is told, one scope, of every speaker."""
    left_out: dict[str, str]
    """``Figure.id`` → why it is not among them."""


def make_lines(drawn: Sequence[Drawn], book: Casebook) -> list[Line]:
    """Return one line a group and effect: known groups and effects first, then by name."""
    by_line: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
    for d in drawn:
        by_line[d.figure.group, d.figure.effect].append(d)
    order = sorted(by_line, key=lambda key: (_rank(key[1], _EFFECTS), _rank(key[0], _GROUPS), key))
    return [_line(by_line[key], book) for key in order]


def _rank(name: str, known: Sequence[str]) -> int:
    return known.index(name) if name in known else len(known)


def _line(drawn: Sequence[Drawn], book: Casebook) -> Line:
    compared, left_out = compare_figures(drawn, book)
    values = [value for d in compared if (value := value_of(d.figure.low, d.figure.high)) is not None]
    tops = [value for d in compared for value in (d.figure.high, d.figure.low) if value is not None]
    speakers = {d.figure.actor for d in compared}
    floors = [bounds(d.figure)[0] for d in compared if d.figure.low is not None]
    agreed = int(min(floors)) if len(speakers) > 1 and len(floors) == len(compared) else None
    first = drawn[0].figure
    toll = TollLine(
        group=first.group,
        effect=first.effect,
        figures=tuple(d.figure for d in drawn),
        low=min(values, default=None),
        high=max(tops, default=None),
        agreed=agreed,
        origins=book.origins(claim for d in drawn for claim in d.figure.claims),
    )
    return Line(toll, tuple(drawn), tuple(compared), left_out)


def compare_figures(drawn: Sequence[Drawn], book: Casebook) -> tuple[list[Drawn], dict[str, str]]:
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
    wide = [d for d in kept if not d.where] or kept
    _drop(kept, wide, left, "it covers one place only")
    kept = wide
    all_over = [d for d in kept if not _PARTIAL_VIEW.search(d.figure.speaker.name)] or kept
    _drop(kept, all_over, left, "a hospital or medical team counts those who reached it")
    kept = all_over
    if any(d.figure.speaker.name != "outlet" for d in kept):
        named = [d for d in kept if d.figure.speaker.name != "outlet"]
        _drop(kept, named, left, "the outlet's own voice; speakers are named for this")
        kept = named
    fresh = [d for d in kept if not _is_stale(d, drawn)] or kept
    _drop(kept, fresh, left, "it repeats a figure that its own side had overtaken by then")
    kept = fresh
    without = [d for d in kept if d.figure.includes_attackers is not True]
    if without:
        _drop(kept, without, left, "it includes the attackers, others do not")
        kept = without
    if kept:
        reference = _reference(kept, book)
        same = [d for d in kept if comparable(d.window, reference)]
        unknown = [d for d in kept if not d.window.known]
        _drop(unknown, same, left, "neither its window nor the day it was said is known")
        _drop([d for d in kept if d.window.known], same, left, "it covers a shorter window")
        kept = same
    near = _without_strays(kept)
    _drop(
        kept, near, left, "one report alone gives it, far from all others: a part, another event, or a slip"
    )
    kept = near
    latest: dict[str | None, str] = {}
    for d in kept:
        latest[d.figure.actor] = max(latest.get(d.figure.actor, ""), d.figure.said or "")
    last = [
        d
        for d in kept
        if d.figure.speaker.name == "outlet" or (d.figure.said or "") == latest[d.figure.actor]
    ]
    _drop(kept, last, left, "its speaker gave a later figure")
    return last, left


def _is_stale(d: Drawn, line: Sequence[Drawn]) -> bool:
    """Whether a figure without a window repeats one that a speaker of its side has since replaced."""
    f = d.figure
    if f.said is None or f.side is None or not d.assumed:
        return False
    value = value_of(f.low, f.high)
    replaced = {x: o for o in line for x in (o.figure.revises, o.figure.widens) if x is not None}
    return any(
        o.figure.side == f.side
        and o.figure.actor != f.actor
        and value_of(o.figure.low, o.figure.high) == value
        and (later := replaced.get(o.figure.id)) is not None
        and (value_of(later.figure.low, later.figure.high) or 0) > (value or 0)
        and (later.figure.said or "9999")[:10] <= f.said[:10]
        for o in line
    )


def _reference(kept: Sequence[Drawn], book: Casebook) -> Window:
    """Return the widest window that enough voices count over; a lone late figure sets no measure for all."""
    windows = {d.window for d in kept}
    support = {
        window: book.origins(
            claim
            for d in kept
            if comparable(d.window, window) or d.window == window
            for claim in d.figure.claims
        )
        for window in windows
    }
    enough = max(2.0, _ENOUGH_VOICES * max(support.values()))
    carried = [window for window in windows if support[window] >= enough] or [
        window for window in windows if support[window] == max(support.values())
    ]
    last = {window: max(d.figure.said or "" for d in kept if d.window == window) for window in carried}
    return max(carried, key=lambda window: (window.days or 0, last[window], str(window)))


def _without_strays(kept: Sequence[Drawn]) -> list[Drawn]:
    """Return the figures less those that one report alone gives and that are ten times off the usual one.

    The two sides of a fight may be as far apart as they like.
    """
    if sum(d.figure.origins for d in kept) < _MANY_VOICES:
        return list(kept)
    ranked = sorted(kept, key=lambda d: (value_of(d.figure.low, d.figure.high) or 0, d.figure.id))
    weights = [
        (d, value_of(d.figure.low, d.figure.high) or 0) for d in ranked for _ in range(d.figure.origins)
    ]
    middle, usual = weights[len(weights) // 2]
    out = []
    for d in kept:
        low = value_of(d.figure.low, d.figure.high) or 0
        high = d.figure.high if d.figure.high is not None else low
        far = high * _FAR_OFF < usual or low > usual * _FAR_OFF
        if not far or d.figure.origins > 1 or opposed(d.figure, middle.figure):
            out.append(d)
    return out


def _drop(kept: Sequence[Drawn], stay: Sequence[Drawn], left: dict[str, str], why: str) -> None:
    ids = {d.figure.id for d in stay}
    left.update({d.figure.id: why for d in kept if d.figure.id not in ids})


def _not_whole(d: Drawn) -> str | None:
    """Return why a figure stands for no whole of its line; null where it does."""
    f: Figure = d.figure
    if value_of(f.low, f.high) is None:
        return "no number is given"
    if f.subgroup is not None:
        return f"it counts {f.subgroup} only"
    if f.series == "increment":
        return "it is an addition to an earlier total"
    if f.series == "earlier":
        return "it is quoted as overtaken"
    if not f.standing:
        return "it is part of another figure" if f.part_of else "its speaker gave a later or wider figure"
    return None
