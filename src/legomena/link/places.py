"""Which places are one locality: spellings of a town, and sites within it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from legomena.records import Place
from legomena.records.distance import distance_km as apart_km

from .names import fold, similar, skeleton
from .union import Groups

FINE = frozenset({"site", "town", "district"})
"""Precisions that an incident can stand on."""
SITE_REACH_KM = 12.0
"""A site this near to a town's centre is taken to lie in the town."""
SAME_NAME_REACH_KM = 60.0
"""Two places of one name and further apart than this are two places."""
_NEARLY_ALL = 0.8
_SEVERAL = re.compile(r",|;|/|\band\b|&|\bto\b|\bbetween\b", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:district|town|city|village|tehsil|county|municipality|governorate|area|region|division"
    r"|prison|jail|hospital|camp|market|mosque|church|school|station|base|airport)\b"
)

Locality = tuple[str, ...]


def distance_km(one: Place, other: Place) -> float | None:
    """Return the great-circle distance in kilometres; null where either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return apart_km((one.lat, one.lon), (other.lat, other.lon))


def is_fine(place: Place | None) -> bool:
    """Whether an incident can stand on the place: a site, town or district, or one unresolved name."""
    if place is None:
        return False
    if place.precision is not None:
        return place.precision in FINE
    if place.name is not None:
        return True
    single = not _SEVERAL.search(place.text) and not any(char.isdecimal() for char in place.text)
    return single and len(place.text.split()) <= 4 and place.text[:1].isupper()


def plain_name(place: Place) -> str:
    """Return the folded name without "district", "hospital" and the like."""
    return " ".join(_AREA.sub(" ", fold(place.name or place.text)).split()) or fold(place.text)


def localities(counts: Mapping[Place, int]) -> dict[Place, Locality]:
    """Return the locality of every fine place; ``counts`` says how many claims are told of each.

    One name in one country is one locality (spellings folded, unless coordinates set them far apart); a
    site belongs to the town that its text names, or to the nearest town within reach.
    """
    places = sorted(counts, key=lambda place: (-counts[place], *_fields(place)))
    groups: Groups[Locality] = Groups()
    samples: dict[Locality, Place] = {}
    keys = {id(place): _key(place) for place in places}
    for place in places:
        samples.setdefault(keys[id(place)], place)
    _join_spellings(groups, samples)
    _join_misplaced(groups, samples, counts)
    towns = [key for key, place in samples.items() if place.precision in ("town", "district")]
    finder = _Towns([(key, samples[key]) for key in towns])
    for key, place in samples.items():
        if place.precision in ("site", None):
            town = finder.of(place)
            if town is not None and town != key:
                groups.join(town, key)
    return {place: groups.find(keys[id(place)]) for place in places}


def _fields(place: Place) -> tuple[str, ...]:
    """Return what puts places in one order that no other place shares."""
    return place.text, str(place.geonames), repr(place)


def _key(place: Place) -> Locality:
    where = "" if place.geonames is None else str(place.geonames)
    if not where and place.lat is not None and place.lon is not None:
        where = f"{place.lat:.0f},{place.lon:.0f}"
    where = where or fold(place.admin1 or "")
    return (place.country or "", plain_name(place), where)


def _join_spellings(groups: Groups[Locality], samples: dict[Locality, Place]) -> None:
    blocks: dict[str, list[Locality]] = defaultdict(list)
    for key in samples:
        groups.find(key)
        blocks[skeleton(key[1].replace(" ", ""))].append(key)
    for block in blocks.values():
        for second, key in enumerate(block):
            for other in block[:second]:
                if _one_place(samples[key], samples[other], key, other):
                    groups.join(other, key)
                    break


def _join_misplaced(
    groups: Groups[Locality], samples: dict[Locality, Place], counts: Mapping[Place, int]
) -> None:
    """Put a town that stands in another country than nearly all places of the case with its namesake there.

    Short names exist in many countries, and one page may not tell enough to choose among them.
    """
    countries: Counter[str] = Counter()
    for place, count in counts.items():
        if place.country:
            countries[place.country] += count
    if not countries:
        return
    home, most = min(countries.items(), key=lambda pair: (-pair[1], pair[0]))
    if most < _NEARLY_ALL * sum(countries.values()):
        return
    at_home = {key[1]: key for key in sorted(samples) if key[0] == home}
    for key in sorted(samples):
        if key[0] != home and key[1] in at_home:
            groups.join(at_home[key[1]], key)


def _one_place(one: Place, other: Place, key: Locality, other_key: Locality) -> bool:
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    if key[0] and other_key[0] and key[0] != other_key[0]:
        return False
    far = distance_km(one, other)
    if far is not None and far > SAME_NAME_REACH_KM:
        return False
    if far is None and one.admin1 and other.admin1 and fold(one.admin1) != fold(other.admin1):
        return False
    return similar(key[1].replace(" ", ""), other_key[1].replace(" ", ""))


class _Towns:
    """Towns by name and by grid cell, so that the town of a site is found without trying all of them."""

    def __init__(self, towns: Sequence[tuple[Locality, Place]]) -> None:
        self._by_name: dict[str, Locality] = {}
        self._cells: dict[tuple[int, int], list[tuple[Locality, Place]]] = defaultdict(list)
        for key, place in towns:
            self._by_name.setdefault(key[1], key)
            if place.precision == "town" and place.lat is not None and place.lon is not None:
                self._cells[self._cell(place.lat, place.lon)].append((key, place))

    @staticmethod
    def _cell(lat: float, lon: float) -> tuple[int, int]:
        return math.floor(lat * 4), math.floor(lon * 4)

    def of(self, site: Place) -> Locality | None:
        parts = [part.strip() for part in re.split(r",|\bin\b|\bof\b", fold(site.text)) if part.strip()]
        for part in reversed(parts[1:] if len(parts) > 1 else []):
            if part in self._by_name:
                return self._by_name[part]
        if site.lat is None or site.lon is None:
            words = fold(site.text).split()  # "Nushki cadet college"
            heads = [" ".join(words[:size]) for size in (3, 2, 1) if size < len(words)]
            return next((self._by_name[head] for head in heads if head in self._by_name), None)
        north, east = self._cell(site.lat, site.lon)
        near = [
            (distance_km(site, place) or 0.0, key)
            for up in (-1, 0, 1)
            for along in (-1, 0, 1)
            for key, place in self._cells.get((north + up, east + along), ())
        ]
        best = min(near, default=None)
        return best[1] if best is not None and best[0] <= SITE_REACH_KM else None


def same_area(one: Place | None, other: Place | None) -> bool:
    """Whether a coarse place (province, country) can hold the other; unknown parts do not exclude."""
    if one is None or other is None:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.precision == "province":
        name = one.admin1 or one.name or one.text
        if other.precision == "province" or other.admin1:
            return similar_words(name, other.admin1 or other.name or other.text)
    return True


def similar_words(one: str, other: str) -> bool:
    """Whether two names of areas are spellings of one."""
    return similar(fold(one).replace(" ", ""), fold(other).replace(" ", ""))
