"""Whose losses a figure counts: the speaker's own side, the other side's, or neither's."""

from __future__ import annotations

from legomena.records import Figure

_SIDE_OF_GROUP = {"security forces": "state", "militants": "armed group"}
OPPOSED = frozenset({"state", "armed group"})
"""The two sides of a fight."""


def counts_own(figure: Figure) -> bool:
    """Whether the speaker counts losses of its own side, as told or as its side and the group show."""
    if figure.own_side is not None:
        return figure.own_side
    side = _SIDE_OF_GROUP.get(figure.group)
    return side is not None and side == figure.side


def counts_enemy(figure: Figure) -> bool:
    """Whether a party to the fight counts the losses that it says it inflicted."""
    side = _SIDE_OF_GROUP.get(figure.group)
    return side is not None and figure.side in OPPOSED and side != figure.side and figure.own_side is not True


def opposed(one: Figure, other: Figure) -> bool:
    """Whether the two speakers stand on the two sides of the fight."""
    return one.side != other.side and one.side in OPPOSED and other.side in OPPOSED
