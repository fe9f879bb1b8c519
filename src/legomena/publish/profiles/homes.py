"""Places of homes: which claims tell of one, and what they are rounded to."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from legomena.records import Anatomy, Claim, Place
from legomena.records.distance import distance_km

MARK = "[place withheld]"
KIND = "places of homes"
_HOME = re.compile(
    r"\b(?:homes?|houses?|residences?|apartments?|flats?|farmhouses?|bungalows?|villas?|compounds? of)\b",
    re.IGNORECASE,
)
_NEAR_KM = 15.0
_NO_HOMES = re.compile(
    r"\b(?:House of|(?:White|Government|State|Parliament) House"
    r"|(?:governor|president|minister)\w*[’']?s? (?:house|residence)"
    r"|(?:safe|rest|guest) ?houses?|residences? of the (?:governor|president))",
    re.IGNORECASE,
)
"""Houses that are seats of office, or nobody's home."""


class Homes:
    """The homes of one case: sites that claims name in a sentence about somebody's home, and nowhere else."""

    def __init__(self, anatomy: Anatomy) -> None:
        texts = {document.id: document.text for document in anatomy.documents}
        self.claims: dict[str, Place] = {}
        """Claim id → its rounded place."""
        found: set[str] = set()
        other: set[str] = set()
        self._towns = list(_towns(anatomy.claims))
        for claim in anatomy.claims:
            place = claim.place
            if place is None or place.precision != "site":
                continue
            if _is_home(texts.get(claim.document, ""), claim):
                self.claims[claim.id] = _rounded(place, self._towns)
                found |= {place.text, place.name or place.text}
            else:
                other |= {place.text, place.name or place.text}
        self.names = found - other
        """Names of sites that are homes alone."""
        words = "|".join(re.escape(name) for name in sorted(self.names, key=lambda n: (-len(n), n)))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else None

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """Yield where a home's place is named in ``text``."""
        return (match.span() for match in self._pattern.finditer(text)) if self._pattern else ()

    def replace(self, text: str) -> str:
        """Return ``text`` with every home's place marked."""
        return self._pattern.sub(MARK, text) if self._pattern else text

    def is_home(self, place: Place) -> bool:
        """Whether a derived record's place is a home's."""
        return place.precision == "site" and (place.text in self.names or place.name in self.names)

    def rounded(self, place: Place) -> Place:
        """Return such a place without what is more exact than its town."""
        return _rounded(place, self._towns)


def _is_home(text: str, claim: Claim) -> bool:
    sentence = text[claim.sentence[0] : claim.sentence[1]]
    return _HOME.search(_NO_HOMES.sub(" ", sentence)) is not None


def _towns(claims: Iterable[Claim]) -> Iterable[Place]:
    seen = set()
    for claim in claims:
        place = claim.place
        if place and place.precision == "town" and place.lat is not None and place.geonames not in seen:
            seen.add(place.geonames)
            yield place


def _rounded(place: Place, towns: list[Place]) -> Place:
    """Return the town that a site lies in: one that the case knows near by, else its point to about 10 km."""
    town = Place(
        text=MARK,
        country=place.country,
        admin1=place.admin1,
        precision="town",
        start=place.start,
        end=place.end,
    )
    if place.lat is None or place.lon is None:
        return town
    near = [(_km(place, one), one.name or "", one) for one in towns]
    near = [one for one in near if one[0] <= _NEAR_KM]
    if near:
        _, _, known = min(near, key=lambda one: one[:2])
        return msgspec.structs.replace(
            town, name=known.name, geonames=known.geonames, lat=known.lat, lon=known.lon
        )
    return msgspec.structs.replace(town, lat=round(place.lat, 1), lon=round(place.lon, 1))


def _km(one: Place, other: Place) -> float:
    here, there = ((place.lat or 0.0, place.lon or 0.0) for place in (one, other))
    return distance_km(here, there)
