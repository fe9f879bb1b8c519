"""Which kinds of event can be told of one incident."""

from __future__ import annotations

_FROM_AFAR = frozenset(
    {
        "air strike",
        "airstrike",
        "drone strike",
        "missile strike",
        "missile attack",
        "rocket attack",
        "shelling",
    }
    | {"artillery", "bombardment", "air raid"}
)
_UNREST = frozenset({"arrest", "demonstration", "protest", "riot", "execution", "crackdown"})


def family(event: str | None) -> str | None:
    """Return a coarse family for a kind of event; null where it is unknown or as wide as "attack".

    An assault on a town is told as a shooting by one page, as a bombing or a seizure by the next: on the
    ground all of these are one family. Fire from afar, and unrest or arrests, are told apart from it.
    """
    if event is None or event in ("attack", "violence", "incident"):
        return None
    if event in _FROM_AFAR:
        return "from afar"
    if event in _UNREST:
        return "unrest"
    return "on the ground"


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two kinds of event can be two tellings of one."""
    return (
        one is None
        or other is None
        or family(one) is None
        or family(other) is None
        or (family(one) == family(other))
    )
