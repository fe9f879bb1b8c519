"""The timeline: incidents as intervals on one axis, in the order in which they are told to have begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from legomena.records import Incident, When

from . import words
from .kinds import IncidentKind, kind_of
from .lookup import Lookup
from .scales import Days
from .svg import el
from .zones import Zone, zones

_EXACT = ("minute", "hour", "part of day")
_MOST_EXACT = 6


@dataclass(frozen=True)
class Entry:
    """One incident on the timeline."""

    incident: Incident
    kind: IncidentKind
    bar: Markup
    when: str
    as_written: tuple[str, ...]


@dataclass(frozen=True)
class Timeline:
    """Dated incidents with their bars, the axis over them, and those without a date."""

    axis: Markup
    entries: tuple[Entry, ...]
    undated: tuple[Incident, ...]
    zones: tuple[Zone, ...]
    """Whose local time it is, those of most incidents first."""


def draw_timeline(lookup: Lookup) -> Timeline:
    """Return the timeline of all incidents."""
    dated: list[tuple[dt.datetime, dt.datetime, Incident]] = []
    undated = []
    for incident in lookup.anatomy.links.incidents:
        span = _span(incident.when)
        if span is None:
            undated.append(incident)
        else:
            dated.append((*span, incident))
    dated.sort(key=lambda one: (one[0], one[1], one[2].title, one[2].id))
    if not dated:
        return Timeline(Markup(""), (), tuple(undated), ())
    days = [day for start, end, _ in dated for day in (start.date(), end.date())]
    scale = Days(days, 100)
    return Timeline(
        axis=_axis(scale),
        entries=tuple(
            Entry(
                incident=incident,
                kind=kind_of(incident),
                bar=_bar(incident, start, end, scale, lookup),
                when=words.when(incident.when),
                as_written=_as_written(incident, lookup),
            )
            for start, end, incident in dated
        ),
        undated=tuple(sorted(undated, key=lambda one: (one.title, one.id))),
        zones=zones(
            (incident.place for _, _, incident in dated if incident.place is not None), dated[0][0].date()
        ),
    )


def _as_written(incident: Incident, lookup: Lookup) -> tuple[str, ...]:
    texts = []
    for member in incident.claims:
        claim = lookup.claims.get(member.claim)
        if claim is not None and claim.when is not None and claim.when.text:
            texts.append(" ".join(claim.when.text.split()))
    counted = sorted(set(texts), key=lambda text: (-texts.count(text), text))
    return tuple(counted[:4])


def _span(when: When | None) -> tuple[dt.datetime, dt.datetime] | None:
    """Return the interval in local time; an open or unknown end is taken to be the other."""
    if when is None:
        return None
    start, end = _moment(when.start, False), _moment(when.end, True)
    if start is None and end is None:
        return None
    first = start or end
    last = end or start
    assert first is not None and last is not None  # noqa: S101 - one of the two is set here
    return (first, last) if first <= last else (last, first)


def _moment(iso: str | None, closing: bool) -> dt.datetime | None:
    day = words.day_of(iso)
    if day is None or iso is None:
        return None
    if len(iso) >= 16 and iso[11:13].isdecimal() and iso[14:16].isdecimal():
        return dt.datetime(day.year, day.month, day.day, int(iso[11:13]) % 24, int(iso[14:16]) % 60)
    clock = dt.time(23, 59) if closing else dt.time(0, 0)
    return dt.datetime.combine(day, clock)


def _x(moment: dt.datetime, scale: Days) -> float:
    return scale.x(moment.date(), (moment.hour * 60 + moment.minute) / 1440)


def _bar(incident: Incident, start: dt.datetime, end: dt.datetime, scale: Days, lookup: Lookup) -> Markup:
    """Draw one interval in per cent of the row, so that it fits every screen without a second drawing.

    Within it stand, darker, the hours that single claims tell.
    """
    when = incident.when
    parts = [el("rect", x=f"{x:.2f}%", y=0, width="1", height="100%", class_="day") for x in _lines(scale)]
    exact = when is not None and when.precision in _EXACT
    parts.append(_stroke(start, end, scale, "when exact" if exact else "when"))
    parts += [_stroke(*span, scale, "when exact") for span in _hours(incident, lookup) if not exact]
    if when is not None and (when.start is None) != (when.end is None):
        edge = _x(start, scale) if when.start is None else _x(end, scale)
        parts.append(el("circle", cx=f"{edge:.2f}%", cy=9, r=4, class_="openend"))
    return el("svg", *parts, class_=f"bar k-{kind_of(incident).key}", aria_hidden="true", focusable="false")


def _stroke(start: dt.datetime, end: dt.datetime, scale: Days, class_: str) -> Markup:
    left = _x(start, scale)
    width = max(_x(end, scale) - left, 0.6)
    left = min(left, 100 - width)
    return el(
        "rect", x=f"{left:.2f}%", y=5, width=f"{width:.2f}%", height=8, rx=2, class_=class_
    )  # fmt: skip


def _hours(incident: Incident, lookup: Lookup) -> list[tuple[dt.datetime, dt.datetime]]:
    """Return the hours that single claims of an incident tell, within its days."""
    whole = _span(incident.when)
    found = set()
    for member in incident.claims:
        claim = lookup.claims.get(member.claim)
        span = _span(claim.when) if claim and claim.when and claim.when.precision in _EXACT else None
        if span is not None and whole is not None and whole[0] <= span[0] and span[1] <= whole[1]:
            found.add(span)
    return sorted(found)[:_MOST_EXACT]


_TICK_WIDE = 14
"""Per cent of the scale that the words of a tick may take on a narrow screen."""


def _lines(scale: Days) -> Sequence[float]:
    return [scale.x(day, 0) for _, day in scale.ticks(9)]


def _axis(scale: Days) -> Markup:
    parts: list[Markup] = []
    before = 0
    ticks = []
    for _, day in scale.ticks(9):
        x = scale.x(day, 0)
        ticks.append(x)
        label = str(day.day)
        if day.month != before:
            label += f" {words.MONTHS[day.month - 1][:3]}"
            before = day.month
        parts.append(el("text", label, x=f"{x:.2f}%", y=14, dx=2, class_="tick"))
        parts.append(el("rect", x=f"{x:.2f}%", y=0, width="1", height="100%", class_="day"))
    for x in scale.gaps():
        if any(-6 < x - tick < _TICK_WIDE for tick in ticks):
            continue  # a date stands there
        parts.append(el("text", "⋯", x=f"{x:.2f}%", y=14, class_="tick", text_anchor="middle"))
    return el("svg", *parts, class_="bar axis", aria_hidden="true", focusable="false")
