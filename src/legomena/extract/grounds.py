"""Which places of a sentence are ground that something can have happened on, and which stand in one list."""

from __future__ import annotations

from dataclasses import dataclass

from legomena.records import Place

from . import lexicon as lx
from .page import Line
from .words import words

SUBORDINATE = words(
    "while whereas but after before when as where although though because who which that until since"
)
"""Words that begin a clause of its own."""

FINE = frozenset({"site", "town", "district", None})


_LIST_WORDS = words(
    ", and or & the districts district towns town city outskirts of areas area both in near villages village"
)


GROUND = words("in at near across throughout inside within around outside over on through into")


_PRESS = words(
    "reporters press journalists media news conference briefing interview newsmen cameras statement"
)


GENERIC = words("""
    town city village port capital district area camp prison jail base site scene church mosque
    temple hospital
    hotel market school place spot compound building neighbourhood neighborhood province region headquarters
    """)


OFFICES = words("deputy district commissioner mayor governor council police jail prison hospital garrison")
"""What a town's name before it places there: "the Nushki deputy commissioner was abducted"."""


@dataclass(slots=True)
class PlaceRef:
    """A place, or several listed together, that can be where something happened."""

    first: int
    last: int
    """Token range, half-open."""
    places: list[Place]
    prepared: bool = False
    """Whether a preposition of place leads to it."""


def leads(line: Line, i: int) -> bool:
    """Whether token ``i`` stands in a phrase that opens the sentence and holds for all of it."""
    head = line.words(line.body, i)
    return len(head) <= 3 and all(
        w in GROUND or w in lx.DETERMINERS or w in ("early", "late", "by", "on", "since", "meanwhile", ",")
        for w in head
    )


def is_speakers(line: Line, i: int) -> bool:
    return any(a.speaker[0] <= i < a.speaker[1] or (a.to and a.to[0] <= i < a.to[1]) for a in line.found)


def is_press(line: Line, i: int) -> bool:
    if line.low(i - 1) == "in" and line.low(i - 2) in lx.CUES_STRONG:
        return True
    if line.low(i + 1) in _PRESS or line.low(i + 2) in ("conference", "briefing"):
        return True
    return bool(_PRESS & set(line.words(i - 4, i))) and line.low(i - 1) in ("in", "at", "from")


def is_origin(line: Line, a: int, b: int) -> bool:
    """Where somebody comes from or who rules there: "labourers from Khuzdar", "Gaza's health ministry"."""
    before = line.low(a - 1) if line.low(a - 1) != "the" else line.low(a - 2)
    if line.low(b) in _PEOPLE and before not in GROUND:
        return True
    if before == "like" and line.low(a - 2) in _PLURAL:
        return False
    if before == "from":
        back = set(line.words(a - 8, a))
        return not back & {
            "escaped",
            "escape",
            "freed",
            "fled",
            "seized",
            "released",
            "driven",
            "expelled",
            "taken",
            "pulled",
            "recovered",
        }
    if before in ("by", "to", "than", "like", "as"):
        return True
    carried = next((k for k in range(a - 1, max(-1, a - 10), -1) if line.low(k) in _CARRIED), None)
    if (
        carried is not None
        and "to" in line.words(carried, a)
        and not {",", ";", "and"} & set(line.words(carried, a))
    ):
        return True
    return line.low(b) in ("-based", "-born", "-backed") or (
        line.low(b) == "-" and line.low(b + 1) in ("based", "born", "backed")
    )


_PEOPLE = (frozenset(lx.GROUP_OF) - lx.UNSPECIFIED) | words(
    "family families natives native couple tribe tribesmen"
)


_CARRIED = words(
    "taken brought moved sent transferred referred evacuated admitted rushed airlifted shifted flown"
)


def listed(line: Line, kept: list[tuple[int, int, Place]]) -> list[PlaceRef]:
    """Join names that stand in one list; drop what only says where a place lies ("Quetta, Balochistan")."""
    refs: list[PlaceRef] = []
    for a, b, place in kept:
        last = refs[-1] if refs else None
        if last is not None:
            gap = line.words(last.last, a)
            if _is_list_gap(gap):
                if _holds(place, last.places[-1]) and not set(gap) & {"and", "or"}:
                    last.last = b
                    continue
                if _holds(last.places[-1], place) and set(gap) <= {"'s", "’", "'"}:
                    last.places[-1] = place
                    last.last = b
                    continue
                if set(gap) & {",", ";", "and", "or", "&"}:
                    last.places.append(place)
                    last.last = b
                    continue
        refs.append(PlaceRef(a, b, [place]))
    return refs


def _is_list_gap(gap: list[str]) -> bool:
    """Whether only list marks and words for kinds of place stand between two names."""
    if len(gap) <= 4 and set(gap) <= _LIST_WORDS | {"'s", "’", "'", "("}:
        return True
    return (
        len(gap) <= 9
        and bool({",", ";"} & set(gap[:1]))
        and bool(GENERIC & set(gap) or _PLURAL & set(gap))
        and not any(w in lx.FINITE or w in lx.TRANSITIVE or w in lx.PRONOUNS or w in SUBORDINATE for w in gap)
        and not any(w in lx.PREPOSITIONS and w not in ("of", "in", "like", "including") for w in gap)
    )


_PLURAL = words("towns cities villages districts areas places ports regions")


def _holds(outer: Place, inner: Place) -> bool:
    if outer.precision == "country":
        return inner.precision != "country" and inner.country == outer.country
    if outer.precision == "province":
        return inner.precision not in ("country", "province") and inner.admin1 in (outer.name, outer.admin1)
    return outer.precision in ("district", "town") and inner.precision == "site"
