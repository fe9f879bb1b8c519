"""The figures that a chart shows: those that stand for a whole, with the day on which they were said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from legomena.records import Figure, TollLine

from . import words
from .lookup import Family, Lookup, family


@dataclass(frozen=True)
class Dot:
    """A figure with all that its mark needs."""

    figure: Figure
    day: dt.date
    value: int
    speaker: str
    family: Family
    words: str
    joins: tuple[tuple[str, str], ...] = ()
    """(``Figure.id`` before it, class of the line), for a speaker with a name: only those are a series."""


def dots_of(line: TollLine, lookup: Lookup) -> tuple[list[Dot], int, int]:
    """Return the figures that stand for the whole, and how many have no date or stand for a part."""
    dots, undated, partial = [], 0, 0
    named = {actor.id for actor in lookup.anatomy.links.actors if actor.kind in ("person", "body")}
    for figure in line.figures:
        value = figure.low if figure.low is not None else figure.high
        if value is None:
            continue
        if _partial(figure):
            partial += 1
            continue
        day = words.day_of(figure.said)
        if day is None:
            undated += 1
            continue
        dots.append(
            Dot(
                figure=figure,
                day=day,
                value=value,
                speaker=lookup.speaker(figure.speaker, figure.claims),
                family=family(figure.speaker, figure.side),
                words=words.figure(figure.low, figure.high, figure.qualifier),
                joins=_steps(figure) if figure.actor is None or figure.actor in named else (),
            )
        )
    dots.sort(key=lambda dot: (dot.day, dot.value, dot.speaker, dot.figure.id))
    return dots, undated, partial


def _steps(figure: Figure) -> tuple[tuple[str, str], ...]:
    steps = ((figure.revises, "join"), (figure.widens, "join wider"))
    return tuple((before, kind) for before, kind in steps if before is not None)


def _partial(figure: Figure) -> bool:
    place = figure.place
    local = place is not None and place.precision in ("site", "town", "district")
    part = figure.part_of is not None or figure.subgroup is not None
    return part or figure.series in ("increment", "earlier") or local


def way(figure: Figure) -> int:
    """Return the way in which a figure is open on the picture: -1 up, 1 down, 0 neither."""
    if figure.qualifier in ("at least", "more than") or (figure.low is not None and figure.high is None):
        return -1
    return 1 if figure.qualifier in ("up to", "less than") or figure.low is None else 0
