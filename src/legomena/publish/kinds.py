"""Kinds of incident as the map and the timeline tell them apart: a shape and a colour each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from legomena.records import Incident

from .svg import el, short

KindKey = Literal["armed", "bomb", "strike", "clash", "taking", "operation", "other"]


@dataclass(frozen=True)
class IncidentKind:
    """A kind of incident: its key in style sheets, its name, and the types of event that belong to it."""

    key: KindKey
    name: str
    events: frozenset[str]
    one: str
    """What one of them is called in a sentence."""
    many: str


KINDS: tuple[IncidentKind, ...] = (
    IncidentKind(
        "armed",
        "Armed attack",
        frozenset(
            {"attack", "ambush", "raid", "shooting", "massacre", "stabbing", "execution", "assassination"}
            | {"siege", "vehicle attack"}
        ),
        "armed attack",
        "armed attacks",
    ),
    IncidentKind("bomb", "Bombing", frozenset({"bombing", "suicide bombing"}), "bombing", "bombings"),
    IncidentKind(
        "strike",
        "Air strike or shelling",
        frozenset({"air strike", "drone strike", "shelling"}),
        "air strike or shelling",
        "air strikes or shellings",
    ),
    IncidentKind("clash", "Clash", frozenset({"clash"}), "clash", "clashes"),
    IncidentKind(
        "taking",
        "Abduction, seizure or destruction",
        frozenset({"abduction", "hijacking", "prison break", "robbery", "seizure", "arson"}),
        "abduction or seizure",
        "abductions or seizures",
    ),
    IncidentKind(
        "operation",
        "Operation of security forces",
        frozenset({"operation", "clearance operation", "security operation"}),
        "operation of security forces",
        "operations of security forces",
    ),
    IncidentKind("other", "Other, or not told", frozenset(), "other incident", "other incidents"),
)
_BY_EVENT = {event: kind for kind in KINDS for event in kind.events}


def kind_of(incident: Incident) -> IncidentKind:
    """Return the kind of an incident by its type of event."""
    return _BY_EVENT.get((incident.event or "").casefold(), KINDS[-1])


def symbol(kind: KindKey, radius: float, class_: str) -> Markup:
    """Return the shape of a kind around (0, 0), about as large to the eye as a disc of ``radius``."""
    r = radius
    if kind in ("armed", "other"):
        return el("circle", cx=0, cy=0, r=r, class_=class_)
    if kind == "operation":
        side = r * 1.72
        return el("rect", x=-side / 2, y=-side / 2, width=side, height=side, rx=0.8, class_=class_)
    return el("path", d=_outline(kind, r), class_=class_)


def _outline(kind: KindKey, r: float) -> str:
    if kind == "bomb":  # a star of four points
        points = [(0, -1.5), (0.42, -0.42), (1.5, 0), (0.42, 0.42), (0, 1.5), (-0.42, 0.42), (-1.5, 0)]
        points.append((-0.42, -0.42))
    elif kind == "strike":  # a triangle that points down
        points = [(-1.2, -0.85), (1.2, -0.85), (0, 1.25)]
    elif kind == "clash":  # a cross
        points = [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1)]
        points += [(-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)]
    else:  # a diamond
        points = [(0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)]
    return "M" + "L".join(f"{short(x * r)},{short(y * r)}" for x, y in points) + "z"
