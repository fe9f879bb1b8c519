"""The places of a case, each with the incidents and claims that are told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legomena.records import Claim, Incident, Place
from legomena.records.distance import distance_km

from .geometry import Point
from .kinds import KINDS, IncidentKind, kind_of
from .lookup import Lookup

RADIUS_KM = {"site": 0.0, "town": 0.0, "district": 35.0, "province": 150.0}
"""How wide a ring a precision gets. The ring says "somewhere about here", not where a border runs."""

_MOST = 0.7
"""The share of the voices that must be heard on what the map is drawn around."""
_NEAR_KM = 120.0
_FEW = 2


@dataclass
class Spot:
    """One place with the incidents and claims that are told of it."""

    key: str
    place: Place
    incidents: list[Incident] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    voices: int = 0

    @property
    def name(self) -> str:
        """Its name, or how it is written where the name is not resolved."""
        return self.place.name or self.place.text

    @property
    def ring(self) -> bool:
        """Whether it is an area rather than a point."""
        return RADIUS_KM.get(self.place.precision or "town", 0.0) > 0

    @property
    def kind(self) -> IncidentKind:
        """The kind of most of its incidents, the first of the legend where two are as many."""
        counted = [kind_of(incident) for incident in self.incidents]
        return max(KINDS, key=lambda kind: (counted.count(kind), -KINDS.index(kind)), default=KINDS[-1])

    @property
    def told(self) -> str:
        """Its incidents for the page's filters: first and last day and kind of each, ``-`` where unknown."""
        return " ".join(
            f"{_day(one.when.start if one.when else None)}/{_day(one.when.end if one.when else None)}"
            f"/{kind_of(one).key}"
            for one in self.incidents
        )


def _day(moment: str | None) -> str:
    return moment[:10] if moment else "-"


def part_far(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Part from the rest the places that few voices tell of, far from where most of it happened."""
    if not spots:
        return [], []
    middle = max(spots, key=lambda spot: (spot.voices, spot.key)).place
    away = {spot.key: distance_km(_degrees(middle), _degrees(spot.place)) for spot in spots}
    ordered = sorted(spots, key=lambda spot: (away[spot.key], spot.key))
    total, heard, reach = sum(spot.voices for spot in spots), 0, 0.0
    for spot in ordered:
        heard, reach = heard + spot.voices, away[spot.key]
        if heard >= _MOST * total:
            break
    limit = 3 * max(reach, _NEAR_KM)
    far = [spot for spot in spots if spot.voices <= _FEW and away[spot.key] > limit]
    return [spot for spot in spots if spot not in far], far


def _degrees(place: Place) -> Point:
    return place.lat or 0.0, place.lon or 0.0


def gather(lookup: Lookup) -> tuple[list[Spot], list[Claim]]:
    background = set(lookup.anatomy.links.background)
    spots: dict[str, Spot] = {}
    unplaced = []
    for claim in lookup.anatomy.claims:
        if claim.other_event or claim.id in background or claim.kind == "assessment":
            continue
        if claim.place is None:
            unplaced.append(claim)
        else:
            _spot(spots, claim.place).claims.append(claim)
    for incident in lookup.anatomy.links.incidents:
        if incident.place is not None:
            _spot(spots, incident.place).incidents.append(incident)
    for spot in spots.values():
        told = {claim.id for claim in spot.claims}
        told |= {member.claim for incident in spot.incidents for member in incident.claims}
        spot.voices = lookup.voices(told)
    return sorted(spots.values(), key=lambda spot: spot.key), unplaced


def _spot(spots: dict[str, Spot], place: Place) -> Spot:
    if place.geonames is not None:
        key = f"g{place.geonames}"
    else:
        key = (place.name or place.text).casefold()
        if place.lat is not None and place.lon is not None:
            key += f"@{place.lat:.2f},{place.lon:.2f}"
    spot = spots.get(key)
    if spot is None:
        spot = spots[key] = Spot(key=key, place=place)
    elif spot.place.lat is None and place.lat is not None:
        spot.place = place
    return spot
