"""How figures moved: one chart for each group, drawn here as SVG so that no script is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from legomena.records import Account

from . import words
from .chart_labels import labels
from .dots import Dot, dots_of, way
from .labels import Room
from .lookup import Lookup
from .scales import Days, Figures
from .svg import el, mark, path, short
from .tolls import order, title

WIDE, NARROW = 1040, 348
_FEWEST = 4
"""Fewer figures than this of as many speakers are told better by the table alone."""
_BEFORE = 10
"""Days before the first figure was said from which a window's beginning is drawn cut off."""


_GAP_NOTE, _NOTE = 12.0, 11.5
"""How far above the line it is told how many days are left out, and in which size."""


@dataclass(frozen=True)
class Chart:
    """One group’s chart in two widths, and the figures that it shows."""

    key: str
    title: str
    wide: Markup
    narrow: Markup
    dots: tuple[Dot, ...]
    log: bool
    undated: int
    partial: int
    """Parts of larger figures, additions and figures of single places, which are not drawn."""


def charts(account: Account | None, lookup: Lookup) -> list[Chart]:
    """Return a chart for each toll line with enough figures, said on two days or more, to show a course."""
    out = []
    for line in sorted(account.tolls, key=order) if account else []:
        dots, undated, partial = dots_of(line, lookup)
        joined = any(dot.joins for dot in dots)
        if len({dot.day for dot in dots}) < 2 or len(dots) < (3 if joined else _FEWEST):
            continue
        name = title(line.group, line.effect)
        log = Figures([dot.value for dot in dots], 1).log
        out.append(
            Chart(
                key=f"{line.group}-{line.effect}".replace(" ", "-"),
                title=name,
                wide=_draw(dots, name, lookup, WIDE, 240 + 5 * min(len(dots), 34)),
                narrow=_draw(dots, name, lookup, NARROW, 240 + 5 * min(len(dots), 26)),
                dots=tuple(dots),
                log=log,
                undated=undated,
                partial=partial,
            )
        )
    return out


def _draw(dots: Sequence[Dot], name: str, lookup: Lookup, width: int, height: int) -> Markup:
    left, right, top, foot = 44.0, 14.0, 16.0, 40.0
    inner, tall = width - left - right, height - top - foot
    ceiling = [v for dot in dots for v in (dot.figure.low, dot.figure.high) if v is not None]
    ys = Figures(ceiling, tall)
    xs = Days(_days(dots), inner)
    radius = {dot.figure.id: 3.4 + min(4.2, 0.75 * (dot.figure.origins - 1) ** 0.6) for dot in dots}
    at = _spread(dots, xs, ys, radius)
    room = Room((-10, 4 - top, inner + right - 3, tall - 2))
    for note, x in _gaps(xs):
        room.place_box(note, x, tall - _GAP_NOTE, "middle", _NOTE)
    for dot in dots:
        x, y = at[dot.figure.id]
        reach = radius[dot.figure.id] + 1
        tip = way(dot.figure) * 10.0
        room.take((x - reach, y - reach + min(tip, 0), x + reach, y + reach + max(tip, 0)))
        if dot.figure.low is not None and dot.figure.high is not None:
            room.take((x - 4, ys.y(dot.figure.high), x + 4, ys.y(dot.figure.low)))

    for dot in dots:
        for before, _ in dot.joins:
            if before in at:
                room.take_line([at[before], at[dot.figure.id]], 2.0)
        ends = _window_ends(dot, at[dot.figure.id], xs)
        if ends is not None:
            y = at[dot.figure.id][1]
            room.take((ends[0], y - 1.5, ends[1], y + 1.5), faint=True)
    layers: list[Markup] = [_grid(xs, ys, inner, tall)]
    layers += [_window(dot, at[dot.figure.id], xs) for dot in dots]
    layers += [_range(dot, at[dot.figure.id], ys) for dot in dots]
    layers += _joins(dots, at)
    layers += [_dot(dot, at[dot.figure.id], radius[dot.figure.id], name, lookup) for dot in dots]
    layers += labels(dots, at, radius, room, narrow=width < 600)
    return el(
        "svg",
        el("g", *layers, transform=f"translate({left:g},{top:g})"),
        viewBox=f"0 0 {width} {height}",
        role="group",
        aria_label=f"{name}: figures by the day on which they were said. The table holds the same.",
        class_="chart",
    )


def _days(dots: Sequence[Dot]) -> list[dt.date]:
    """Days that must be on the line: those on which figures were said, and windows that begin near them."""
    said = [dot.day for dot in dots]
    first = min(said)
    days = list(said)
    for dot in dots:
        start = words.day_of(dot.figure.when.start if dot.figure.when else None)
        if start is not None and (first - start).days <= _BEFORE and start <= dot.day:
            days.append(start)
    return days


def _spread(
    dots: Sequence[Dot], xs: Days, ys: Figures, radius: dict[str, float]
) -> dict[str, tuple[float, float]]:
    """Set dots of one day beside each other within its band where they would lie on each other."""
    placed: dict[dt.date, list[tuple[float, float, float]]] = {}
    out: dict[str, tuple[float, float]] = {}
    for dot in sorted(dots, key=lambda d: (d.day, -d.figure.origins, d.value, d.figure.id)):
        middle, y, r = xs.x(dot.day), ys.y(dot.value), radius[dot.figure.id]
        limit = max(xs.step / 2 - r, 0.0)
        others = placed.setdefault(dot.day, [])
        best = middle
        for step in range(60):
            offset = ((step + 1) // 2) * 3.0 * (1 if step % 2 else -1)
            if abs(offset) > limit:
                break
            x = middle + offset
            if all((x - ox) ** 2 + (y - oy) ** 2 >= (r + other + 1.0) ** 2 for ox, oy, other in others):
                best = x
                break
        others.append((best, y, r))
        out[dot.figure.id] = (best, y)
    return out


def _grid(xs: Days, ys: Figures, inner: float, tall: float) -> Markup:
    parts: list[Markup] = []
    for value in ys.ticks():
        y = ys.y(value)
        parts.append(el("line", x1=0, x2=inner, y1=y, y2=y, class_="grid"))
        parts.append(el("text", words.number(value), x=-8, y=y + 4, class_="tick", text_anchor="end"))
    parts.append(el("line", x1=0, x2=inner, y1=tall, y2=tall, class_="axis"))
    month, written = 0, -99.0
    for x, day in xs.ticks(34 if inner < 600 else 46):
        parts.append(el("line", x1=x, x2=x, y1=tall, y2=tall + 5, class_="axis"))
        parts.append(el("text", str(day.day), x=x, y=tall + 18, class_="tick", text_anchor="middle"))
        if (day.year, day.month) == divmod(month, 100):
            continue
        label = words.MONTHS[day.month - 1][:3] + ("" if month // 100 == day.year else f" {day.year}")
        if x - written > 62:
            parts.append(el("text", label, x=x - 8, y=tall + 33, class_="tick month"))
            month, written = day.year * 100 + day.month, x
    for note, x in _gaps(xs):
        parts.append(el("rect", x=x - 5, y=tall - 6, width=10, height=12, class_="gap"))
        parts.append(
            el(
                "path",
                d=f"M{short(x - 6)},{short(tall + 6)}l4,-12M{short(x + 2)},{short(tall + 6)}l4,-12",
                class_="axis",
            )
        )
        parts.append(el("text", note, x=x, y=tall - _GAP_NOTE, class_="tick note", text_anchor="middle"))
    return el("g", *parts)


def _gaps(xs: Days) -> list[tuple[str, float]]:
    """Return how many days are left out of the line, and where."""
    return [(f"{end - start} days", x) for (start, end), x in zip(xs.breaks, xs.gaps(), strict=True)]


def _window_ends(dot: Dot, at: tuple[float, float], xs: Days) -> tuple[float, float] | None:
    """Return where a figure's window begins and ends along the line, or None where it is not told."""
    when = dot.figure.when
    start = words.day_of(when.start if when else None)
    if start is None or start > dot.day:
        return None
    end = min(words.day_of(when.end if when else None) or dot.day, dot.day)
    left = xs.x(start, 0.08)
    return left, max(xs.x(end, 0.92) if end < dot.day else at[0], left + 2)


def _window(dot: Dot, at: tuple[float, float], xs: Days) -> Markup:
    """Draw the time that a figure covers as a thin bar at its height, back from its dot."""
    ends = _window_ends(dot, at, xs)
    start = words.day_of(dot.figure.when.start if dot.figure.when else None)
    if ends is None or start is None:
        return Markup("")
    (left, right), y = ends, at[1]
    cut = start.toordinal() < xs.first
    head = f"M{short(left)},{short(y)}L{short(left + 6)},{short(y - 3)}V{short(y + 3)}z" if cut else ""
    body = left + 6 if cut else left
    return el(
        "path",
        d=f"{head}M{short(body)},{short(y - 3)}H{short(right)}V{short(y + 3)}H{short(body)}z",
        class_=f"window f-{dot.family}",
    )


def _range(dot: Dot, at: tuple[float, float], ys: Figures) -> Markup:
    """Draw a figure told as a range as an upright line from its lower to its upper bound."""
    low, high = dot.figure.low, dot.figure.high
    if low is None or high is None or low == high:
        return Markup("")
    foot, top, x = ys.y(low), ys.y(high), at[0]
    line = f"M{short(x)},{short(foot)}V{short(top)}M{short(x - 4)},{short(top)}h8"
    return el("path", d=line, class_=f"range f-{dot.family}")


def _joins(dots: Sequence[Dot], at: dict[str, tuple[float, float]]) -> list[Markup]:
    lines = []
    for dot in dots:
        for before, kind in dot.joins:
            if before in at:
                line = path([at[before], at[dot.figure.id]])
                lines.append(el("path", d=line, class_=f"{kind} f-{dot.family}"))
    return lines


def _dot(dot: Dot, at: tuple[float, float], radius: float, name: str, lookup: Lookup) -> Markup:
    x, y = at
    figure = dot.figure
    parts: list[Markup] = []
    open_way = way(figure)
    if open_way:
        tip = y + open_way * (radius + 9)
        barb = tip - open_way * 3.5
        parts.append(
            el(
                "path",
                d=f"M{short(x)},{short(y + open_way * radius)}V{short(tip)}"
                f"M{short(x - 3)},{short(barb)}L{short(x)},{short(tip)}L{short(x + 3)},{short(barb)}",
                class_=f"open f-{dot.family}",
            )
        )
    parts.append(mark(dot.family, x, y, radius, f"dot f-{dot.family}"))
    told = (
        f"{dot.speaker}: {dot.words} ({name.lower()}), said {words.date(figure.said)}; "
        f"covers {words.when(figure.when)}; {words.count(figure.origins, 'voice')}"
    )
    known = lookup.known(figure.claims)
    if not known:
        return el("g", el("title", told), *parts)
    return el(
        "a",
        el("title", told),
        *parts,
        href=lookup.href(known[0]),
        data_claims=" ".join(known),
        class_="cite",
        tabindex="-1",
    )
